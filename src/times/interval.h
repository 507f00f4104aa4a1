/// Which days a time may lie in: the interval that a ledger compares.
///
/// Conventions (also told at Time::earliest in laut/document.h): days, both ends included. A value stands for every day
/// of its calendar unit (2024-06 is 1 to 30 June; seasons are the meteorologist's, winter runs into the next year);
/// START, MID and END are its thirds; APPROX adds the unit's own length on either side. A preposition bounds it: "seit"
/// runs on to the publication, "bis" is open at the start, "ab" at the end, "vor" and "nach" exclude the time itself,
/// "von A bis B" and "zwischen A und B" give both times the whole. Durations have none unless they are counted from the
/// publication: "vor drei Jahren" is the whole calendar unit three years back, "seit 24 Jahren" runs from the begin of
/// that unit to the publication, "in den vergangenen zehn Jahren" from the day ten years back.
#pragma once

#include <optional>
#include <string_view>

#include "laut/document.h"
#include "times/table.h"
#include "times/tense.h"

namespace laut {

/// Day numbers (calendar.h), both included; a side that is empty is open. Both empty: no interval.
struct DayInterval {
  std::optional<int> low, high;
  bool any() const { return low || high; }
};

/// The day that is counted from.
struct IntervalAnchor {
  bool known = false;
  int today = 0;
};

/// The days of a DATE or TIME alone; none for what is open (XXXX), before Christ, or no date.
DayInterval days_of_value(std::string_view value, TimeMod mod, IntervalAnchor anchor);

/// The days that a preposition makes of a DATE's or TIME's own days.
DayInterval bounded_days(DayInterval own, TimexType type, TimeBound bound, IntervalAnchor anchor);

/// The days of a DURATION: `bound` stands before it, `dir` is -1 for "vergangene", 1 for "kommende", else 0.
DayInterval days_of_duration(std::string_view value, TimeMod mod, TimeBound bound, int dir, Tense tense,
                             IntervalAnchor anchor);

}  // namespace laut
