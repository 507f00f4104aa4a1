#include <charconv>
#include <cmath>

#include "times/value_parts.h"

namespace laut::time_parts {
namespace {

struct UnitCode {
  std::string_view code;
  bool clock;  ///< stands behind the T
};

UnitCode unit_code(TimeUnit unit) {
  constexpr UnitCode codes[] = {
      {"S", true},  {"M", true},   {"H", true},   {"D", false},  {"W", false},  {"M", false},  {"Q", false},
      {"Y", false}, {"DE", false}, {"CE", false}, {"ML", false}, {"WE", false}, {"M", false},  {"MO", true},
      {"AF", true}, {"EV", true},  {"NI", true},  {"SP", false}, {"SU", false}, {"FA", false}, {"WI", false}};
  static_assert(std::size(codes) == static_cast<std::size_t>(TimeUnit::size));
  return codes[static_cast<std::size_t>(unit)];
}

/// 3, 2.5; X for a negative count, which stands for an unknown one.
void append_count(std::string& out, double count) {
  if (count < 0) {
    out += 'X';
    return;
  }
  if (count > 1e15) count = 1e15;
  if (count == std::floor(count)) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<long long>(count)).ptr;
    out.append(digits, end);
    return;
  }
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, count, std::chars_format::fixed, 3).ptr;
  std::string_view text(digits, static_cast<std::size_t>(end - digits));
  while (text.ends_with('0')) text.remove_suffix(1);
  out += text;
}

void append_part(std::string& out, double count, TimeUnit unit, bool& clock) {
  const UnitCode code = unit_code(unit);
  if (code.clock && !clock) {
    out += 'T';
    clock = true;
  }
  append_count(out, unit == TimeUnit::halfyear && count > 0 ? count * 6 : count);
  out += code.code;
}

}  // namespace

bool duration(const Call& call) {
  const auto unit = static_cast<TimeUnit>(call.get(TimeSlot::unit));
  const double count = call.has(TimeSlot::count) ? call.fill(TimeSlot::count).value : -1;
  // The second part is the finer one: zwei Stunden und 15 Minuten, not "15 Minuten, zwei Tage".
  if (call.has(TimeSlot::unit2) && call.get(TimeSlot::unit2) >= call.get(TimeSlot::unit)) return false;
  call.out.value = "P";
  bool clock = false;
  append_part(call.out.value, count, unit, clock);
  if (call.has(TimeSlot::unit2))
    append_part(call.out.value, call.has(TimeSlot::count2) ? call.fill(TimeSlot::count2).value : 1,
                static_cast<TimeUnit>(call.get(TimeSlot::unit2)), clock);
  return true;
}

/// zweitägig: count and unit are in one value.
bool adjective(const Call& call) {
  const int told = call.get(TimeSlot::count);
  call.out.value = "P";
  bool clock = false;
  append_part(call.out.value, told / 100, static_cast<TimeUnit>(told % 100), clock);
  return true;
}

/// jeden Tag, alle zwei Wochen, jährlich: the period.
bool every(const Call& call) {
  const auto unit = static_cast<TimeUnit>(call.get(TimeSlot::unit));
  call.out.value = "P";
  bool clock = false;
  append_part(call.out.value, call.has(TimeSlot::count) ? call.fill(TimeSlot::count).value : 1, unit, clock);
  if (const int times = call.get(TimeSlot::count2); times > 1) {  // zweimal pro Woche
    append_number(call.out.freq, times, 1);
    call.out.freq += 'X';
  }
  return true;
}

/// jeden Montag, montags, jeden Sommer: a point that comes back.
bool every_day(const Call& call) {
  std::string& value = call.out.value;
  const int told = call.get(TimeSlot::weekday);
  const int weekday = told >= 100 ? told / 100 : told;
  const int part = told >= 100 ? told % 100 : call.get(TimeSlot::part);
  if (weekday > 0) {
    value = "XXXX-WXX-";
    append_number(value, weekday, 1);
  } else if (call.has(TimeSlot::season)) {
    value = "XXXX-";
    value += season_code(call.get(TimeSlot::season));
  } else if (call.has(TimeSlot::month)) {
    value = iso_month(0, call.get(TimeSlot::month));
    if (call.has(TimeSlot::day)) {
      value += '-';
      append_number(value, call.get(TimeSlot::day), 2);
    }
  } else {
    value = "XXXX-XX-XX";
  }
  if (part > 0) value += part_code(static_cast<TimePart>(part));
  return true;
}

}  // namespace laut::time_parts
