/// From what a pattern matched to a TIMEX3 value.
///
/// Values follow ISO-TimeML and, for German news, KRAUTS (Strötgen et al. 2018, after It-TimeML 1.4): "vor drei Jahren"
/// is the duration P3Y without its preposition, decades are 199, centuries 18, weekends 2024-W25-WE. What is told
/// relatively is anchored at the date of publication or at an earlier time in the text; without either it stays open
/// (XXXX-05-03, XXXX-WXX-2). No clock is read.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "laut/document.h"
#include "times/calendar.h"
#include "times/table.h"

namespace laut {

/// What one slot of a match holds.
struct TimeFill {
  double value = 0;
  std::array<int, 3> numbers{};  ///< the numbers written in its token (12.03.2024)
  bool set = false;
};
using TimeFills = std::array<TimeFill, time_slots>;

/// The last point in time that the text has told.
struct TimeReference {
  enum class Grain : std::uint8_t { unknown, year, month, day };
  Grain grain = Grain::unknown;
  CivilDate date;
  std::uint32_t sentence = 0;
  std::uint32_t end = 0;  ///< token behind its expression
};

struct TimeContext {
  const Document& doc;
  bool published = false;  ///< whether the date of publication is known
  int today = 0;           ///< its day number
  TimeReference previous;
  TokenRange tokens;      ///< the expression
  bool repeated = false;  ///< something that comes back stands before it in the sentence (täglich ab 18 Uhr)
  bool planned = false;   ///< told as planned: für Freitag, der am Freitag geplante Besuch
  bool yearly = false;    ///< every year (jedes Jahr am 28. Dezember)
};

struct TimeValue {
  std::string value;
  std::string_view anchor;
  TimexType type = TimexType::DATE;
  TimeMod mod = TimeMod::no;
  std::string freq;         ///< of a SET that tells how often: 2X
  TimeReference reference;  ///< what later expressions may refer to; grain unknown: nothing
  bool floating = false;    ///< a time of day whose day the sentence may still tell
};

/// Fills `out`; false where the parts make no time (31. Februar, 25 Uhr). out.type is the rule's, if not changed.
bool make_time_value(const TimeRule& rule, const TimeFills& fills, const TimeContext& context, TimeValue& out);

}  // namespace laut
