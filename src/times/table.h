/// The records of the tables "times.*", and the names that rules use for slots, functions and constants.
///
/// A rule's patterns are expanded at build time into plain sequences of word classes and merged into one trie. At run
/// time a sentence is read from left to right: the classes of a token choose the edges that leave the root.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// What a part of a pattern tells the function that makes the value.
enum class TimeSlot : std::uint8_t {
  unused,  ///< matched, but tells nothing
  year,    ///< 2024, or a token that holds two (1998/99)
  month,
  day,
  weekday,
  part,  ///< part of the day
  season,
  count,
  unit,
  count2,
  unit2,
  dir,   ///< -1 vergangen, 0 dies, 1 kommend
  ydir,  ///< the same for the year a month or season belongs to (im Mai vorigen Jahres)
  mod,   ///< a TimeMod
  hour,
  minute,
  second,
  date,  ///< a token that holds a whole date (12.03.2024)
  decade,
  century,
  quarter,
  half,
  holiday,
  zone,  ///< v. Chr.
  size,
};
inline constexpr std::size_t time_slots = static_cast<std::size_t>(TimeSlot::size);

/// The functions that make a value; values.h says what each does.
enum class TimeFunction : std::uint8_t {
  constant,
  date,
  month,
  year,
  years,
  weekday,
  dayword,
  daypart,
  clock,
  season,
  relative,
  duration,
  decade,
  century,
  quarter,
  half,
  holiday,
  every,
  every_day,
  shift,
  same,
  bare_year,
  adjective,
  today,
  size,
};

enum class TimeUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century,
  millennium,
  weekend,
  halfyear,
  morning,
  afternoon,
  evening,
  night,
  spring,
  summer,
  autumn,
  winter,
  size,
};
enum class TimePart : std::uint8_t { no, morning, midday, afternoon, evening, night, day, midnight };
enum class TimeMod : std::uint8_t {
  no,
  APPROX,
  START,
  MID,
  END,
  MORE_THAN,
  LESS_THAN,
  EQUAL_OR_MORE,
  EQUAL_OR_LESS,
  BEFORE,
  AFTER,
  size,
};

/// What a word before a time makes of its days (class "bound"); interval.h says how.
enum class TimeBound : std::uint8_t {
  no,
  since,    ///< seit
  until,    ///< bis
  to,       ///< a dash between two times
  from,     ///< ab
  before,   ///< vor
  after,    ///< nach
  in,       ///< in, of durations
  within,   ///< binnen
  between,  ///< zwischen
  with,     ///< und, behind "zwischen"
  start,    ///< vom, von: passes, but with "an" behind the time it is since then
  onward,   ///< an
  planned,  ///< für, or behind the time: geplant; what is told is ahead
  passing,  ///< words that may stand between the preposition and the time (dem, zum, Ende)
};

/// Values from here on are day offsets from Easter Sunday, shifted by this; below they are month * 100 + day.
inline constexpr int easter_zero = 5000;
/// Advent Sundays: this, plus 1 to 4; 0 and below are the Sundays before them.
inline constexpr int advent_zero = 6000;

/// A form's letter case that a member needs.
enum class TimeCase : std::uint8_t { any, upper, lower };

/// A form is a member of a class with a value.
struct TimeMember {
  std::uint16_t cls = 0;
  std::int16_t value = 0;  ///< or time_token_number: the first number in the token
  TimeCase letter_case = TimeCase::any;
  std::uint8_t reserved[3] = {};
};
inline constexpr std::int16_t time_token_number = -32768;

/// By id in the dictionary "times.forms".
struct TimeForm {
  std::uint32_t first = 0, count = 0;  ///< in "times.members"
};

/// Class ids that are no lists of forms.
inline constexpr std::uint16_t time_class_number = 0;     ///< a cardinal of the numbers stage, any tokens long
inline constexpr std::uint16_t time_class_adjective = 1;  ///< an attributive adjective, as morphology reads it
inline constexpr std::uint16_t time_class_bound = 2;      ///< of forms, but known here: values are TimeBound

struct TimeEdge {
  std::uint16_t cls = 0;
  TimeSlot slot = TimeSlot::unused;
  std::uint8_t context = 0;  ///< must be there but is no part of the expression
  std::int16_t only = 0;     ///< with `restricted`: the one value that fits
  std::uint8_t restricted = 0;
  std::uint8_t reserved = 0;
  std::uint32_t target = 0;
};

struct TimeNode {
  std::uint32_t first_edge = 0, edges = 0;
  std::uint32_t first_rule = 0, rules = 0;  ///< rules that end here, in "times.accepts"
};

struct TimePreset {
  TimeSlot slot = TimeSlot::unused;
  std::uint8_t reserved = 0;
  std::int16_t value = 0;
};

struct TimeRule {
  TextRef name;  ///< "times/weekday"
  TextRef constant, quant, freq;
  TimePreset presets[4];
  TimexType type = TimexType::DATE;
  TimeFunction function = TimeFunction::constant;
  std::uint8_t article = 0;  ///< a definite article before it belongs to it
  std::uint8_t drop = 0;     ///< what matches is no time (24 Jahre alt)
  std::int8_t priority = 0;  ///< among matches of equal length; higher wins
  std::uint8_t reserved[3] = {};
};

/// Bits of the filter "times.filter" before the dictionary: hashes of all forms.
inline constexpr std::uint32_t time_filter_bits = 1u << 17;
inline constexpr std::size_t time_filter_words = time_filter_bits / 64;
/// The two bits of a form.
void time_filter_positions(std::string_view form, std::uint32_t& a, std::uint32_t& b);

/// The run of digits that opens `text`, as the key of a form has it: one or two digits are "9", three "999", four
/// "9999"; longer runs have no key. The same for every later run: 12.03.2024 has the key "9.9.9999".
/// Returns false when the token has no key. `numbers` receives the first three numbers.
bool time_shape(std::string_view lowered, char* key, std::size_t capacity, std::size_t& size, int (&numbers)[3]);

std::optional<TimeSlot> time_slot(std::string_view name);
std::optional<TimeFunction> time_function(std::string_view name);
/// A number, or a named constant ("year", "EV", "START", "easter+39", "advent1", "1225").
std::optional<int> time_constant(std::string_view name);
std::string_view time_mod_name(TimeMod mod);

}  // namespace laut
