/// Dates of publication as metadata and bylines write them.
#pragma once

#include <string>
#include <string_view>

namespace laut {

/// The date in ISO 8601 (2024-06-20, 2024-06-20T18:10, with seconds and zone where they are given), or empty where `s`
/// names no full date. Reads ISO, "20.06.2024, 18:10 Uhr", "20.6.24", "20. Juni 2024 um 18.10 Uhr", "Thu, 20 Jun 2024
/// 18:10:00 +0200". Looks at the first 200 bytes only.
std::string iso_date(std::string_view s);

}  // namespace laut
