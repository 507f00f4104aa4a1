/// Days as ISO 8601 text, counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace laut::ledger {

inline constexpr std::string_view first_of_days = "0001-01-01", last_of_days = "9999-12-31";  ///< open ends

/// Days since 1970-01-01 of "YYYY-MM-DD" (more may follow); nothing where it is none.
std::optional<long> day_number(std::string_view iso);
std::string day_text(long number);
/// The day so many days later, within first_of_days and last_of_days; the same text where it is no day.
std::string day_plus(std::string_view iso, long days);

}  // namespace laut::ledger
