// The days of the times of a sentence, and the dates that head sections.
#include <algorithm>

#include "times/calendar.h"
#include "times/matcher.h"
#include "times/value_parts.h"

namespace laut {
namespace {

void write_day(std::optional<int> day, std::string& out) {
  if (!day) return;
  const CivilDate date = civil_date(*day);
  if (date.year >= 1 && date.year <= 9999) out = time_parts::iso_day(date);
}

}  // namespace

TimeBound TimeMatcher::bound_of(std::uint32_t token) const {
  const Times::Scratch::Word& word = scratch_.words[token - sentence_.begin];
  for (std::uint32_t m = 0; m < word.count; ++m)
    if (word.members[m].cls == time_class_bound) return static_cast<TimeBound>(word.members[m].value);
  return TimeBound::no;
}

/// The preposition before `token`, over articles and the like: bis zum 3. Mai, seit Ende der Woche.
TimeBound TimeMatcher::bound_before(TokenRange time, TimexType type, std::uint32_t& at) const {
  const std::uint32_t token = time.begin, behind = time.end;
  constexpr std::uint32_t reach = 3;
  for (std::uint32_t i = token; i > sentence_.begin && i + reach > token; --i) {
    const TimeBound bound = bound_of(i - 1);
    if (bound == TimeBound::no) break;
    if (bound == TimeBound::start && behind < sentence_.end && bound_of(behind) == TimeBound::onward) {
      at = i - 1;
      return TimeBound::from;
    }
    const bool passes = bound == TimeBound::passing || bound == TimeBound::start || bound == TimeBound::onward;
    if (passes || (bound == TimeBound::in && type != TimexType::DURATION)) continue;
    at = i - 1;
    return bound;
  }
  return TimeBound::no;
}

bool TimeMatcher::planned(TokenRange tokens) const {
  std::uint32_t at = none;
  if (bound_before(tokens, TimexType::DATE, at) == TimeBound::planned) return true;
  for (std::uint32_t i = tokens.end; i < std::min(sentence_.end, tokens.end + 2); ++i)
    if (bound_of(i) == TimeBound::planned) return true;
  return false;
}

DayInterval TimeMatcher::days_of(const Time& time, const Found& found) const {
  if (time.type == TimexType::SET) return {};
  if (time.type != TimexType::DURATION) return bounded_days(found.own, time.type, found.bound, anchor());
  const bool future = found.bound == TimeBound::in || found.bound == TimeBound::within;
  const Tense tense = future ? clause_tense(doc_, time.tokens) : Tense::unknown;
  return days_of_duration(time.value, found.mod, found.bound, found.dir, tense, anchor());
}

/// "vor drei bis vier Jahren": the preposition belongs to both, and both have all the days.
DayInterval TimeMatcher::days_of_either(const Time& first, const Found& before, const Time& second,
                                        Found& found) const {
  found.bound = before.bound;
  const DayInterval a = days_of(first, before), b = days_of(second, found);
  if (!a.any() || !b.any()) return {};
  DayInterval out;
  if (a.low && b.low) out.low = std::min(*a.low, *b.low);
  if (a.high && b.high) out.high = std::max(*a.high, *b.high);
  return out;
}

/// "von A bis B", "A bis B", "zwischen A und B": whether the time and the one before it are the ends of a range.
bool TimeMatcher::is_range(std::size_t time, std::uint32_t bound_at, const Found& previous, const Found& found) const {
  if (!previous.own.low || !found.own.high || *previous.own.low > *found.own.high) return false;
  if (doc_.times[time - 1].tokens.end != bound_at) return false;
  return found.bound == TimeBound::until || found.bound == TimeBound::to ||
         (found.bound == TimeBound::with && previous.bound == TimeBound::between);
}

/// Weekdays that belong together: "von Montag bis Freitag" goes forward within one week, and the date in "Samstag
/// (15. Juni)" says which Saturday.
void TimeMatcher::settle_weekdays(std::size_t first_time) {
  for (std::size_t i = first_time; i + 1 < doc_.times.size(); ++i) {
    Time& time = doc_.times[i];
    Time& next = doc_.times[i + 1];
    CivilDate a, b;
    if (time.rule != "times/weekday" || time.value.size() != 10 || !parse_iso_date(time.value, a)) continue;
    if (next.value.size() != 10 || !parse_iso_date(next.value, b)) continue;
    const int from = day_number(a), to = day_number(b);
    if (next.rule != "times/weekday") {
      const bool beside = next.tokens.begin - time.tokens.end <= 2 &&
                          (doc_.form(time.tokens.end) == "(" || doc_.form(time.tokens.end) == ",");
      if (beside && weekday_of(from) == weekday_of(to)) time.value = next.value;
      continue;
    }
    std::uint32_t at = none;
    if (from <= to || bound_before(next.tokens, next.type, at) != TimeBound::until || at != time.tokens.end) continue;
    if (to < context_.today)
      time.value = time_parts::iso_day(civil_date(from - 7));
    else
      next.value = time_parts::iso_day(civil_date(to + 7));
  }
}

void TimeMatcher::set_days(std::size_t first_time) {
  settle_weekdays(first_time);
  for (std::size_t i = first_time; i < doc_.times.size(); ++i) {
    Time& time = doc_.times[i];
    Found& found = found_[i - first_time];
    const bool dated = time.type == TimexType::DATE || time.type == TimexType::TIME;
    if (dated) found.own = days_of_value(time.value, found.mod, anchor());
    std::uint32_t at = none;
    found.bound = bound_before(time.tokens, time.type, at);
    DayInterval days = days_of(time, found);
    if (dated && i > first_time && is_range(i, at, found_[i - 1 - first_time], found)) {
      Time& before = doc_.times[i - 1];
      days = {found_[i - 1 - first_time].own.low, found.own.high};
      before.earliest.clear();
      before.latest.clear();
      write_day(days.low, before.earliest);
      write_day(days.high, before.latest);
    }
    if (i > first_time && doc_.times[i - 1].rule == "times/duration-range") {
      days = days_of_either(doc_.times[i - 1], found_[i - 1 - first_time], time, found);
      write_day(days.low, doc_.times[i - 1].earliest);
      write_day(days.high, doc_.times[i - 1].latest);
    }
    write_day(days.low, time.earliest);
    write_day(days.high, time.latest);
    if (time.type == TimexType::DURATION && days.any()) time.anchor = section_ ? "text" : "published";
  }
}

/// A paragraph that is nothing but a day (live coverage, diaries): what follows is counted from that day. Digits alone
/// may be the stamp of a link, so the month must be written out, unless it is a heading.
void TimeMatcher::begin_section(std::size_t first_time) {
  if (doc_.times.size() == first_time || doc_.article.blocks.empty()) return;
  const Time& time = doc_.times[first_time];
  const Sentence& sentence = doc_.sentences[doc_.tokens[sentence_.begin].sentence];
  if (sentence.block >= doc_.article.blocks.size()) return;
  const Block& block = doc_.article.blocks[sentence.block];
  const bool heading = block.kind == BlockKind::heading;
  const bool alone = block.kind == BlockKind::body || block.kind == BlockKind::dateline;
  if (!heading && (!alone || time.rule == "times/date-digits")) return;
  CivilDate date;
  if (!parse_iso_date(time.value, date)) return;
  std::uint32_t covered = sentence_.begin;  // every word must belong to a time
  for (std::size_t i = first_time; i <= doc_.times.size(); ++i) {
    const std::uint32_t until = i < doc_.times.size() ? doc_.times[i].tokens.begin : sentence_.end;
    for (; covered < until; ++covered)
      if (doc_.tokens[covered].kind != TokenKind::punctuation && doc_.tokens[covered].kind != TokenKind::symbol) return;
    if (i < doc_.times.size()) covered = doc_.times[i].tokens.end;
  }
  const Span words = doc_.span(sentence_);
  const std::string_view rest = doc_.view({block.span.begin, words.begin});
  if (!rest.empty() || doc_.view({words.end, block.span.end}).find_first_not_of(" \t\r\n") != std::string_view::npos)
    return;
  section_ = true;
  context_.published = true;
  context_.today = day_number(date);
}

}  // namespace laut
