#include "times/table.h"

#include <charconv>

#include <xxhash.h>

namespace laut {
namespace {

struct Name {
  std::string_view name;
  int value;
};

constexpr Name slots[] = {
    {"unused", int(TimeSlot::unused)}, {"year", int(TimeSlot::year)},       {"month", int(TimeSlot::month)},
    {"day", int(TimeSlot::day)},       {"weekday", int(TimeSlot::weekday)}, {"part", int(TimeSlot::part)},
    {"season", int(TimeSlot::season)}, {"count", int(TimeSlot::count)},     {"unit", int(TimeSlot::unit)},
    {"count2", int(TimeSlot::count2)}, {"unit2", int(TimeSlot::unit2)},     {"dir", int(TimeSlot::dir)},
    {"ydir", int(TimeSlot::ydir)},     {"mod", int(TimeSlot::mod)},         {"hour", int(TimeSlot::hour)},
    {"minute", int(TimeSlot::minute)}, {"second", int(TimeSlot::second)},   {"date", int(TimeSlot::date)},
    {"decade", int(TimeSlot::decade)}, {"century", int(TimeSlot::century)}, {"quarter", int(TimeSlot::quarter)},
    {"half", int(TimeSlot::half)},     {"holiday", int(TimeSlot::holiday)}, {"zone", int(TimeSlot::zone)}};

constexpr Name functions[] = {{"date", int(TimeFunction::date)},           {"month", int(TimeFunction::month)},
                              {"year", int(TimeFunction::year)},           {"years", int(TimeFunction::years)},
                              {"weekday", int(TimeFunction::weekday)},     {"dayword", int(TimeFunction::dayword)},
                              {"daypart", int(TimeFunction::daypart)},     {"clock", int(TimeFunction::clock)},
                              {"season", int(TimeFunction::season)},       {"relative", int(TimeFunction::relative)},
                              {"duration", int(TimeFunction::duration)},   {"decade", int(TimeFunction::decade)},
                              {"century", int(TimeFunction::century)},     {"quarter", int(TimeFunction::quarter)},
                              {"half", int(TimeFunction::half)},           {"holiday", int(TimeFunction::holiday)},
                              {"every", int(TimeFunction::every)},         {"every_day", int(TimeFunction::every_day)},
                              {"shift", int(TimeFunction::shift)},         {"same", int(TimeFunction::same)},
                              {"bare_year", int(TimeFunction::bare_year)}, {"adjective", int(TimeFunction::adjective)},
                              {"today", int(TimeFunction::today)}};

constexpr Name constants[] = {{"second", int(TimeUnit::second)},
                              {"minute", int(TimeUnit::minute)},
                              {"hour", int(TimeUnit::hour)},
                              {"day", int(TimeUnit::day)},
                              {"week", int(TimeUnit::week)},
                              {"month", int(TimeUnit::month)},
                              {"quarter", int(TimeUnit::quarter)},
                              {"year", int(TimeUnit::year)},
                              {"decade", int(TimeUnit::decade)},
                              {"century", int(TimeUnit::century)},
                              {"millennium", int(TimeUnit::millennium)},
                              {"weekend", int(TimeUnit::weekend)},
                              {"halfyear", int(TimeUnit::halfyear)},
                              {"morning", int(TimeUnit::morning)},
                              {"afternoon", int(TimeUnit::afternoon)},
                              {"evening", int(TimeUnit::evening)},
                              {"night", int(TimeUnit::night)},
                              {"spring", int(TimeUnit::spring)},
                              {"summer", int(TimeUnit::summer)},
                              {"autumn", int(TimeUnit::autumn)},
                              {"winter", int(TimeUnit::winter)},
                              {"MO", int(TimePart::morning)},
                              {"MI", int(TimePart::midday)},
                              {"AF", int(TimePart::afternoon)},
                              {"EV", int(TimePart::evening)},
                              {"NI", int(TimePart::night)},
                              {"DT", int(TimePart::day)},
                              {"MN", int(TimePart::midnight)},
                              {"APPROX", int(TimeMod::APPROX)},
                              {"START", int(TimeMod::START)},
                              {"MID", int(TimeMod::MID)},
                              {"END", int(TimeMod::END)},
                              {"MORE_THAN", int(TimeMod::MORE_THAN)},
                              {"LESS_THAN", int(TimeMod::LESS_THAN)},
                              {"EQUAL_OR_MORE", int(TimeMod::EQUAL_OR_MORE)},
                              {"EQUAL_OR_LESS", int(TimeMod::EQUAL_OR_LESS)},
                              {"BEFORE", int(TimeMod::BEFORE)},
                              {"AFTER", int(TimeMod::AFTER)},
                              {"since", int(TimeBound::since)},
                              {"until", int(TimeBound::until)},
                              {"to", int(TimeBound::to)},
                              {"from", int(TimeBound::from)},
                              {"before", int(TimeBound::before)},
                              {"after", int(TimeBound::after)},
                              {"in", int(TimeBound::in)},
                              {"within", int(TimeBound::within)},
                              {"between", int(TimeBound::between)},
                              {"with", int(TimeBound::with)},
                              {"start", int(TimeBound::start)},
                              {"onward", int(TimeBound::onward)},
                              {"planned", int(TimeBound::planned)},
                              {"passing", int(TimeBound::passing)},
                              {"number", int(time_token_number)}};

constexpr std::string_view mods[] = {"",          "APPROX",        "START",         "MID",    "END",  "MORE_THAN",
                                     "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "BEFORE", "AFTER"};
static_assert(std::size(mods) == static_cast<std::size_t>(TimeMod::size));

template <std::size_t N>
std::optional<int> look_up(const Name (&names)[N], std::string_view name) {
  for (const Name& n : names)
    if (n.name == name) return n.value;
  return std::nullopt;
}

std::optional<int> integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<TimeSlot> time_slot(std::string_view name) {
  const auto v = look_up(slots, name);
  return v ? std::optional(static_cast<TimeSlot>(*v)) : std::nullopt;
}

std::optional<TimeFunction> time_function(std::string_view name) {
  const auto v = look_up(functions, name);
  return v ? std::optional(static_cast<TimeFunction>(*v)) : std::nullopt;
}

std::optional<int> time_constant(std::string_view name) {
  if (const auto v = look_up(constants, name)) return v;
  if (name.starts_with("easter")) {
    const auto v = integer(name.substr(6));
    return v ? std::optional(easter_zero + *v) : std::nullopt;
  }
  if (name.starts_with("advent")) {
    const auto v = integer(name.substr(6));
    return v ? std::optional(advent_zero + *v) : std::nullopt;
  }
  return integer(name);
}

std::string_view time_mod_name(TimeMod mod) {
  return mods[static_cast<std::size_t>(mod)];
}

void time_filter_positions(std::string_view form, std::uint32_t& a, std::uint32_t& b) {
  const std::uint64_t hash = XXH3_64bits(form.data(), form.size());
  a = static_cast<std::uint32_t>(hash) % time_filter_bits;
  b = static_cast<std::uint32_t>(hash >> 32) % time_filter_bits;
}

bool time_shape(std::string_view lowered, char* key, std::size_t capacity, std::size_t& size, int (&numbers)[3]) {
  size = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < lowered.size();) {
    if (!digit(lowered[i])) {
      if (size == capacity) return false;
      key[size++] = lowered[i++];
      continue;
    }
    std::size_t end = i;
    int value = 0;
    for (; end < lowered.size() && digit(lowered[end]) && end - i < 5; ++end) value = value * 10 + (lowered[end] - '0');
    const std::size_t digits = end - i;
    if (digits > 4) return false;
    if (run < 3) numbers[run] = value;
    ++run;
    const std::size_t nines = digits <= 2 ? 1 : digits;
    if (size + nines > capacity) return false;
    for (std::size_t k = 0; k < nines; ++k) key[size++] = '9';
    i = end;
  }
  return true;
}

}  // namespace laut
