#include "cli/date.h"

#include <chrono>
#include <optional>

namespace laut::cli {
namespace {

/// Takes exactly `digits` digits off the front of s.
std::optional<unsigned> number(std::string_view& s, std::size_t digits) {
  if (s.size() < digits) return std::nullopt;
  unsigned value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (s[i] < '0' || s[i] > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(s[i] - '0');
  }
  s.remove_prefix(digits);
  return value;
}

bool character(std::string_view& s, char c) {
  if (s.empty() || s.front() != c) return false;
  s.remove_prefix(1);
  return true;
}

bool day(std::string_view& s) {
  const auto y = number(s, 4);
  if (!y || !character(s, '-')) return false;
  const auto m = number(s, 2);
  if (!m || !character(s, '-')) return false;
  const auto d = number(s, 2);
  using namespace std::chrono;
  return d && *y > 0 && year_month_day{year(static_cast<int>(*y)), month(*m), std::chrono::day(*d)}.ok();
}

/// hh:mm
bool hour(std::string_view& s) {
  const auto h = number(s, 2);
  if (!h || *h > 23 || !character(s, ':')) return false;
  const auto m = number(s, 2);
  return m && *m < 60;
}

/// [:ss[.fraction]][Z | +hh:mm | -hh:mm]
bool seconds_and_zone(std::string_view s) {
  if (character(s, ':')) {
    const auto seconds = number(s, 2);
    if (!seconds || *seconds > 60) return false;
    if (character(s, '.')) {
      if (!number(s, 1)) return false;
      while (number(s, 1)) {
      }
    }
  }
  if (character(s, 'Z')) return s.empty();
  if (character(s, '+') || character(s, '-')) return hour(s) && s.empty();
  return s.empty();
}

}  // namespace

bool is_iso_date(std::string_view s) {
  if (!day(s)) return false;
  if (s.empty()) return true;
  return character(s, 'T') && hour(s) && seconds_and_zone(s);
}

}  // namespace laut::cli
