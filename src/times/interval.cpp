#include "times/interval.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "times/calendar.h"

namespace laut {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

DayInterval days(CivilDate first, CivilDate last) {
  return {day_number(first), day_number(last)};
}

/// Whole months from `month` on, which may lie beyond December.
DayInterval months(int year, int month, int count) {
  const int first = year * 12 + month - 1, last = first + count - 1;
  const int last_year = last / 12, last_month = last % 12 + 1;
  return days({first / 12, first % 12 + 1, 1}, {last_year, last_month, days_in_month(last_year, last_month)});
}

/// Monday of an ISO week: the week of 4 January is the first.
int monday(int year, int week) {
  const int fourth = day_number({year, 1, 4});
  return fourth - weekday_of(fourth) + 1 + 7 * (week - 1);
}

/// What stands behind the year and its hyphen: 06, 06-18, W25, W25-WE, Q2, H1, SU.
DayInterval within_year(int year, std::string_view rest) {
  if (rest.size() == 2 && digits(rest)) {
    const int month = number(rest);
    return month >= 1 && month <= 12 ? months(year, month, 1) : DayInterval{};
  }
  if (rest.size() >= 5 && rest[2] == '-' && digits(rest.substr(0, 2)) && digits(rest.substr(3, 2))) {
    const int month = number(rest.substr(0, 2)), day = number(rest.substr(3, 2));
    if (!valid_date(year, month, day)) return {};
    const int first = day_number({year, month, day});
    const std::string_view time = rest.substr(5);
    return {first, first + (time == "TNI" || time == "T24:00" ? 1 : 0)};  // nights end on the next day
  }
  if (rest.size() >= 3 && rest[0] == 'W' && digits(rest.substr(1, 2))) {
    const int first = monday(year, number(rest.substr(1, 2)));
    return rest.ends_with("-WE") ? DayInterval{first + 5, first + 6} : DayInterval{first, first + 6};
  }
  if (rest.size() == 2 && digits(rest.substr(1))) {
    const int n = number(rest.substr(1));
    if (rest[0] == 'Q' && n >= 1 && n <= 4) return months(year, 3 * n - 2, 3);
    if (rest[0] == 'H' && n >= 1 && n <= 2) return months(year, 6 * n - 5, 6);
  }
  constexpr std::array<std::string_view, 4> seasons{"SP", "SU", "FA", "WI"};
  for (std::size_t i = 0; i < seasons.size(); ++i)
    if (rest == seasons[i]) return months(year, 3 + 3 * static_cast<int>(i), 3);
  return {};
}

DayInterval plain_days(std::string_view value, IntervalAnchor anchor) {
  if (value.ends_with("_REF")) {
    if (!anchor.known) return {};
    if (value == "PAST_REF") return {std::nullopt, anchor.today};
    if (value == "FUTURE_REF") return {anchor.today, std::nullopt};
    return {anchor.today, anchor.today};
  }
  const std::size_t hyphen = std::min(value.find('-'), value.size());
  const std::string_view head = value.substr(0, hyphen);
  if (const std::size_t slash = head.find('/'); slash != std::string_view::npos) {  // 2007/2008
    const std::string_view first = head.substr(0, slash), last = head.substr(slash + 1);
    if (first.size() != 4 || last.size() != 4 || !digits(first) || !digits(last)) return {};
    return days({number(first), 1, 1}, {number(last), 12, 31});
  }
  if (!digits(head) || head.size() > 4) return {};
  if (hyphen < value.size())
    return head.size() == 4 ? within_year(number(head), value.substr(hyphen + 1)) : DayInterval{};
  int scale = 1;
  for (std::size_t i = head.size(); i < 4; ++i) scale *= 10;
  const int year = number(head) * scale;
  return days({year, 1, 1}, {year + scale - 1, 12, 31});
}

/// A count of one unit, as a duration's value has it: P24Y, PT3H, PXM.
struct Counted {
  double count = -1;  ///< negative: not told
  enum class Unit { none, hour, day, week, month, year } unit = Unit::none;
  double scale = 1;  ///< units in one of what is counted: 10 years
};

Counted read_duration(std::string_view value) {
  Counted out;
  if (!value.starts_with('P')) return out;
  value.remove_prefix(1);
  const bool clock = value.starts_with('T');
  if (clock) value.remove_prefix(1);
  std::size_t i = 0;
  if (value.starts_with('X')) {
    i = 1;
  } else {
    double count = 0, place = 0;
    for (; i < value.size() && ((value[i] >= '0' && value[i] <= '9') || value[i] == '.'); ++i) {
      if (value[i] == '.') {
        place = 0.1;
      } else if (place > 0) {
        count += place * (value[i] - '0');
        place /= 10;
      } else {
        count = count * 10 + (value[i] - '0');
      }
    }
    if (i == 0 || count > 100000) return out;
    out.count = count;
  }
  std::size_t end = i;
  while (end < value.size() && value[end] >= 'A' && value[end] <= 'Z') ++end;
  const std::string_view unit = value.substr(i, end - i);
  using Unit = Counted::Unit;
  struct Code {
    std::string_view code;
    bool clock;
    Unit unit;
    double scale;
  };
  constexpr Code codes[] = {{"S", true, Unit::hour, 1.0 / 3600}, {"M", true, Unit::hour, 1.0 / 60},
                            {"H", true, Unit::hour, 1},          {"D", false, Unit::day, 1},
                            {"W", false, Unit::week, 1},         {"M", false, Unit::month, 1},
                            {"Q", false, Unit::month, 3},        {"Y", false, Unit::year, 1},
                            {"DE", false, Unit::year, 10},       {"CE", false, Unit::year, 100}};
  for (const Code& c : codes) {
    if (c.code != unit || c.clock != clock) continue;
    out.unit = c.unit;
    out.scale = c.scale;
    // A second part (P3Y4M) makes the point no finer than the first part's unit.
  }
  return out;
}

/// The day that lies `count` of the units from `today`.
int moved_day(int today, const Counted& c, double count) {
  using Unit = Counted::Unit;
  const double units = count * c.scale;
  switch (c.unit) {
    case Unit::hour: return today + static_cast<int>(std::trunc(units / 24));
    case Unit::day: return today + static_cast<int>(std::lround(units));
    case Unit::week: return today + static_cast<int>(std::lround(units * 7));
    case Unit::month:
    case Unit::year: {
      const CivilDate from = civil_date(today);
      const double in_months = units * (c.unit == Unit::year ? 12 : 1);
      const int total = from.year * 12 + from.month - 1 + static_cast<int>(std::lround(in_months));
      if (total < 12) return today;
      const int year = total / 12, month = total % 12 + 1;
      return day_number({year, month, std::min(from.day, days_in_month(year, month))});
    }
    case Unit::none: break;
  }
  return today;
}

/// The calendar unit around a day. A half year ago is a month of that time, not a year.
DayInterval unit_around(int day, const Counted& c) {
  using Unit = Counted::Unit;
  const CivilDate date = civil_date(day);
  switch (c.unit) {
    case Unit::week: return {day - weekday_of(day) + 1, day - weekday_of(day) + 7};
    case Unit::month: return months(date.year, date.month, 1);
    case Unit::year: {
      const double years = c.count * c.scale;
      if (years != std::floor(years)) return months(date.year, date.month, 1);
      if (c.scale >= 10) return days({date.year - 5, 1, 1}, {date.year + 5, 12, 31});
      return days({date.year, 1, 1}, {date.year, 12, 31});
    }
    default: return {day, day};
  }
}

bool at_least(TimeMod mod) {
  return mod == TimeMod::MORE_THAN || mod == TimeMod::EQUAL_OR_MORE;
}

}  // namespace

DayInterval days_of_value(std::string_view value, TimeMod mod, IntervalAnchor anchor) {
  DayInterval out = plain_days(value, anchor);
  if (!out.low || !out.high) return out;
  const int length = *out.high - *out.low + 1;
  switch (mod) {
    case TimeMod::START: out.high = *out.low + std::max(length / 3, 1) - 1; break;
    case TimeMod::MID:
      out.low = *out.low + length / 3;
      out.high = *out.high - length / 3;
      break;
    case TimeMod::END: out.low = *out.high - std::max(length / 3, 1) + 1; break;
    case TimeMod::APPROX:
      out.low = *out.low - length;
      out.high = *out.high + length;
      break;
    case TimeMod::BEFORE: return {std::nullopt, *out.low - 1};
    case TimeMod::AFTER: return {*out.high + 1, std::nullopt};
    case TimeMod::EQUAL_OR_LESS: out.low.reset(); break;
    case TimeMod::EQUAL_OR_MORE: out.high.reset(); break;
    default: break;
  }
  return out;
}

DayInterval bounded_days(DayInterval own, TimexType type, TimeBound bound, IntervalAnchor anchor) {
  switch (bound) {
    case TimeBound::since:
      if (own.low && anchor.known && *own.low <= anchor.today) own.high = anchor.today;
      break;
    case TimeBound::until:
      if (own.high) own.low.reset();
      break;
    case TimeBound::from:
      if (own.low) own.high.reset();
      break;
    case TimeBound::before:  // kurz vor 18 Uhr is a matter of minutes, on the same day
      if (type == TimexType::DATE && own.low) return {std::nullopt, *own.low - 1};
      break;
    case TimeBound::after:
      if (type == TimexType::DATE && own.high) return {*own.high + 1, std::nullopt};
      break;
    default: break;
  }
  return own;
}

DayInterval days_of_duration(std::string_view value, TimeMod mod, TimeBound bound, int dir, Tense tense,
                             IntervalAnchor anchor) {
  const Counted c = read_duration(value);
  if (!anchor.known || c.unit == Counted::Unit::none) return {};
  const bool told = c.count >= 0;
  const int today = anchor.today;
  const bool open = !told || at_least(mod);
  if (dir < 0) return {told ? std::optional(moved_day(today, c, -c.count)) : std::nullopt, today};
  if (dir > 0) return {today, told ? std::optional(moved_day(today, c, c.count)) : std::nullopt};
  switch (bound) {
    case TimeBound::since: {
      if (open) return {std::nullopt, today};
      const int from = mod == TimeMod::APPROX ? moved_day(today, c, -c.count - 1) : moved_day(today, c, -c.count);
      return {unit_around(from, c).low, today};
    }
    case TimeBound::before: {
      if (!told) return {std::nullopt, today};
      DayInterval out = unit_around(moved_day(today, c, -c.count), c);
      if (mod == TimeMod::APPROX) {
        const int length = *out.high - *out.low + 1;
        out = {*out.low - length, std::min(*out.high + length, today)};
      }
      if (at_least(mod)) out.low.reset();
      if (out.high) out.high = std::min(*out.high, today);
      return out;
    }
    case TimeBound::in: {
      // Only of what is to come: "in zwei Wochen schrieb er das Buch" counts from nowhere, and seconds and minutes are
      // how long it takes.
      if (c.scale < 1) return {};
      if (tense == Tense::past || tense == Tense::unknown) return {};
      if (open) return {today, std::nullopt};
      DayInterval out = unit_around(moved_day(today, c, c.count), c);
      if (out.low) out.low = std::max(*out.low, today);
      return out;
    }
    case TimeBound::within:
      if (tense == Tense::past || tense == Tense::unknown || open) return {};
      return {today, moved_day(today, c, c.count)};
    default: return {};
  }
}

}  // namespace laut
