#include "corpus/values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace laut::corpus {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> style_names = {"agency", "feature",    "interview", "liveblog",
                                                         "press",  "commentary", "local",     "correction"};
constexpr std::array<std::string_view, 12> subject_names = {"politics", "conflict", "court",  "economy",
                                                            "science",  "disaster", "sport",  "culture",
                                                            "crime",    "local",    "health", "traffic"};
constexpr std::array<std::string_view, 7> factuality_names = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"};
constexpr std::array<std::string_view, 2> stance_names = {"distances", "endorses"};
constexpr std::array<std::string_view, 17> event_names = {
    "AGREE",    "CONSULT", "SUPPORT",  "COOPERATE", "AID",    "YIELD",   "REQUEST",  "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT", "TRANSFER", "PRODUCE"};
constexpr std::array<std::string_view, 3> mode_names = {"duty", "plan", "visit"};
constexpr std::array<std::string_view, 8> mod_names = {"APPROX", "START", "MID",       "END",
                                                       "BEFORE", "AFTER", "MORE_THAN", "LESS_THAN"};

/// The value of an enum from 0 to last whose name it is.
template <typename E>
std::optional<E> named(std::string_view name, E last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (to_string(static_cast<E>(i)) == name) return static_cast<E>(i);
  return std::nullopt;
}
template <typename E>
std::string names_up_to(E last) {
  std::string out;
  for (int i = 0; i <= static_cast<int>(last); ++i) (out += i ? ", " : "") += to_string(static_cast<E>(i));
  return out;
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Reads a value from left to right; every step takes what it names and says whether it was there.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  bool at(char c) const { return !text_.empty() && text_.front() == c; }
  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  bool take_one_of(std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view w) { return take(w); });
  }
  /// n digits, or X where left open; where all are digits they lie between low and high.
  bool digits(std::size_t n, int low, int high) {
    if (text_.size() < n) return false;
    int value = 0;
    bool open = false;
    for (const char c : text_.substr(0, n)) {
      if (c == 'X')
        open = true;
      else if (!digit(c))
        return false;
      else
        value = value * 10 + (c - '0');
    }
    text_.remove_prefix(n);
    return open || (value >= low && value <= high);
  }
  /// 3, 1.5, X.
  bool amount() {
    if (take("X")) return true;
    const std::size_t whole = run();
    if (whole == 0) return false;
    text_.remove_prefix(whole);
    if (!at('.')) return true;
    text_.remove_prefix(1);
    const std::size_t part = run();
    text_.remove_prefix(part);
    return part != 0;
  }

 private:
  std::size_t run() const { return static_cast<std::size_t>(std::ranges::find_if_not(text_, digit) - text_.begin()); }
  std::string_view text_;
};

bool read_zone(Reader& in) {
  if (in.take("Z")) return true;
  if (!in.take("+") && !in.take("-")) return true;
  if (!in.digits(2, 0, 14)) return false;
  return !in.take(":") || in.digits(2, 0, 59);
}

/// What stands behind the T of a time.
bool read_clock(Reader& in) {
  static constexpr std::array<std::string_view, 6> parts = {"MO", "MI", "AF", "EV", "NI", "DT"};
  if (in.take_one_of(parts)) return true;
  if (!in.digits(2, 0, 24)) return false;
  if (in.take(":") && !in.digits(2, 0, 59)) return false;
  if (in.take(":") && !in.digits(2, 0, 59)) return false;
  return read_zone(in);
}

/// What stands behind the year: a season, half, quarter, week or month with its day.
bool read_part_of_year(Reader& in) {
  static constexpr std::array<std::string_view, 12> parts = {"SP", "SU", "FA", "WI", "H1", "H2",
                                                             "HX", "Q1", "Q2", "Q3", "Q4", "QX"};
  if (in.take_one_of(parts)) return true;
  if (in.take("W")) {
    if (!in.digits(2, 1, 53)) return false;
    return !in.take("-") || in.take("WE") || in.digits(1, 1, 7);
  }
  if (!in.digits(2, 1, 12)) return false;
  return !in.take("-") || in.digits(2, 1, 31);
}

bool read_date(Reader& in) {
  if (in.at('T')) return true;  // a clock time without a day
  in.take("BC");
  if (!in.digits(2, 0, 99)) return false;
  if (in.done()) return true;  // 19: a century
  if (!in.digits(1, 0, 9)) return false;
  if (in.done()) return true;  // 199: a decade
  if (!in.digits(1, 0, 9)) return false;
  return !in.take("-") || read_part_of_year(in);
}

bool is_duration(std::string_view value) {
  static constexpr std::array<std::string_view, 13> days = {"DE", "CE", "ML", "WE", "SP", "SU", "FA",
                                                            "WI", "Y",  "Q",  "M",  "W",  "D"};
  static constexpr std::array<std::string_view, 3> clock = {"H", "M", "S"};
  static constexpr std::array<std::string_view, 6> parts = {"MO", "MI", "AF", "EV", "NI", "DT"};
  Reader in(value);
  if (!in.take("P")) return false;
  bool any = false, time = false;
  while (!in.done()) {
    if (!time && in.take("T")) {
      time = true;
      any = false;
    }
    if (!in.amount()) return false;
    if (time ? !in.take_one_of(parts) && !in.take_one_of(clock) : !in.take_one_of(days)) return false;
    any = true;
  }
  return any;
}

/// A point in time; clock says whether it goes down to the hour.
bool is_point(std::string_view value, bool& clock) {
  Reader in(value);
  clock = false;
  if (!read_date(in)) return false;
  if (in.take("T")) {
    clock = true;
    if (!read_clock(in)) return false;
  }
  return in.done();
}

bool read_number(std::string_view text, double& out) {
  if (text.empty() || !(digit(text.front()) || (text.size() > 1 && text.front() == '-' && digit(text[1]))))
    return false;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), out, std::chars_format::fixed);
  return code == std::errc{} && stop == text.data() + text.size() && text.back() != '.';
}

}  // namespace

Names styles() {
  return style_names;
}
Names subjects() {
  return subject_names;
}
Names factualities() {
  return factuality_names;
}
Names stances() {
  return stance_names;
}
Names event_types() {
  return event_names;
}
Names event_modes() {
  return mode_names;
}
Names time_mods() {
  return mod_names;
}

bool is_one_of(std::string_view value, Names list) {
  return std::ranges::find(list, value) != list.end();
}
std::string listed(Names list) {
  std::string out;
  for (const auto name : list) (out += out.empty() ? "" : ", ") += name;
  return out;
}

std::optional<MentionType> mention_type(std::string_view name) {
  return named(name, MentionType::OTHER);
}
std::optional<QuoteType> quote_type(std::string_view name) {
  return named(name, QuoteType::reported);
}
std::optional<Medium> medium(std::string_view name) {
  return named(name, Medium::TW);
}
std::optional<TimexType> timex_type(std::string_view name) {
  return named(name, TimexType::SET);
}
std::optional<Comparator> comparator(std::string_view name) {
  return named(name, Comparator::less_than);
}
std::string mention_types() {
  return names_up_to(MentionType::OTHER);
}
std::string quote_types() {
  return names_up_to(QuoteType::reported);
}
std::string media() {
  return names_up_to(Medium::TW);
}

bool is_date_or_time(std::string_view value) {
  bool clock = false;
  return value.size() >= 10 && value.find('X') == std::string_view::npos && value.find('W') == std::string_view::npos &&
         is_point(value, clock) && (value.size() == 10 || value[10] == 'T');
}

bool is_timex_value(TimexType type, std::string_view value) {
  bool clock = false;
  switch (type) {
    case TimexType::DATE:
      if (value == "PRESENT_REF" || value == "PAST_REF" || value == "FUTURE_REF") return true;
      return is_point(value, clock) && !clock;
    case TimexType::TIME: return value == "PRESENT_REF" || (is_point(value, clock) && clock);
    case TimexType::DURATION: return is_duration(value);
    case TimexType::SET: return is_duration(value) || is_point(value, clock);
  }
  return false;
}

std::optional<Range> number_or_range(std::string_view value) {
  Range out;
  const std::size_t dots = value.find("..");
  if (dots == std::string_view::npos) {
    if (!read_number(value, out.low)) return std::nullopt;
    out.high = out.low;
    return out;
  }
  if (!read_number(value.substr(0, dots), out.low) || !read_number(value.substr(dots + 2), out.high))
    return std::nullopt;
  if (out.low > out.high) return std::nullopt;
  return out;
}

}  // namespace laut::corpus
