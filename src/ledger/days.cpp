#include "ledger/days.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace laut::ledger {

std::optional<long> day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const char* end = iso.data() + at + size;
    return std::from_chars(iso.data() + at, end, value).ptr == end ? value : -1;
  };
  const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
  if (y < 0 || m < 0 || d < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                                         std::chrono::day(static_cast<unsigned>(d))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::string day_text(long number) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(number))};
  const auto digits = [](unsigned value, std::size_t size) {
    std::string out = std::to_string(value);
    return std::string(size - std::min(size, out.size()), '0') + out;
  };
  return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + '-' +
         digits(static_cast<unsigned>(date.month()), 2) + '-' + digits(static_cast<unsigned>(date.day()), 2);
}

std::string day_plus(std::string_view iso, long days) {
  const auto number = day_number(iso);
  if (!number) return std::string(iso);
  static const long least = *day_number(first_of_days), most = *day_number(last_of_days);
  return day_text(std::clamp(*number + days, least, most));
}

}  // namespace laut::ledger
