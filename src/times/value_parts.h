/// Pieces that the functions of values.cpp, relative.cpp and durations.cpp share.
#pragma once

#include <string>

#include "times/tense.h"
#include "times/values.h"

namespace laut::time_parts {

/// One call of make_time_value.
struct Call {
  const TimeFills& fills;
  const TimeContext& context;
  TimeValue& out;

  bool has(TimeSlot slot) const { return fills[static_cast<std::size_t>(slot)].set; }
  const TimeFill& fill(TimeSlot slot) const { return fills[static_cast<std::size_t>(slot)]; }
  int get(TimeSlot slot, int otherwise = 0) const { return has(slot) ? static_cast<int>(fill(slot).value) : otherwise; }
  CivilDate published() const { return civil_date(context.today); }
  /// Whether the clause looks back, or "seit" stands before the time; where nothing tells, news looks back.
  bool looks_back() const;
  /// The year slot, ydir counted from the publication, or 0.
  int told_year() const;
  void set_reference(TimeReference::Grain grain, CivilDate date) const;
  /// "jedes Jahr am 28. Dezember": what has no year of its own is one of every year, a SET.
  bool yearly() const { return context.yearly && !has(TimeSlot::year) && !has(TimeSlot::ydir) && !has(TimeSlot::dir); }
};

void append_number(std::string& out, int value, int width);
/// 2024-05-03
std::string iso_day(CivilDate date);
std::string iso_month(int year, int month);
std::string iso_year(int year);
/// "TEV"; empty for TimePart::no.
std::string_view part_code(TimePart part);
/// "SU"; the argument counts seasons from spring 0 to winter 3.
std::string_view season_code(int season);
/// A year of two digits in the century that fits the publication.
int full_year(int year, const TimeContext& context);

bool relative(const Call& call);
bool shift(const Call& call);
bool same(const Call& call);
bool season(const Call& call);
bool holiday(const Call& call);
bool weekday(const Call& call);
bool dayword(const Call& call);
bool today(const Call& call);
bool duration(const Call& call);
bool adjective(const Call& call);
bool every(const Call& call);
bool every_day(const Call& call);

}  // namespace laut::time_parts
