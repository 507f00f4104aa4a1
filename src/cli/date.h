/// Checking of dates given on the command line.
#pragma once

#include <string>
#include <string_view>

namespace laut::cli {

/// True where s is a day of the calendar, "2024-06-18", or a time of one, "2024-06-18T09:30", with seconds and a zone
/// ("Z", "+02:00") if wanted.
bool is_iso_date(std::string_view s);

}  // namespace laut::cli
