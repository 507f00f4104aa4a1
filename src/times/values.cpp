#include "times/values.h"

#include <algorithm>
#include <cstdlib>

#include "times/value_parts.h"

namespace laut {
namespace time_parts {

using Grain = TimeReference::Grain;

bool Call::looks_back() const {
  if (context.tokens.begin > 0) {
    const std::string_view before = context.doc.form(context.tokens.begin - 1);
    if (before == "seit" || before == "Seit") return true;
  }
  if (context.planned) return false;
  const Tense tense = clause_tense(context.doc, context.tokens);
  return tense == Tense::past || tense == Tense::unknown;
}

int Call::told_year() const {
  if (has(TimeSlot::year)) return full_year(get(TimeSlot::year), context);
  if (has(TimeSlot::ydir) && context.published) {
    out.anchor = "published";
    return published().year + get(TimeSlot::ydir);
  }
  return 0;
}

void Call::set_reference(Grain grain, CivilDate date) const {
  out.reference.grain = grain;
  out.reference.date = date;
}

void append_number(std::string& out, int value, int width) {
  char digits[12];
  int size = 0;
  unsigned left = value < 0 ? 0u : static_cast<unsigned>(value);
  do {
    digits[size++] = static_cast<char>('0' + left % 10);
    left /= 10;
  } while (left > 0 && size < 11);
  for (int i = size; i < width; ++i) out += '0';
  while (size > 0) out += digits[--size];
}

std::string iso_year(int year) {
  std::string out;
  append_number(out, year, 4);
  return out;
}

std::string iso_month(int year, int month) {
  std::string out = year > 0 ? iso_year(year) : "XXXX";
  out += '-';
  append_number(out, month, 2);
  return out;
}

std::string iso_day(CivilDate date) {
  std::string out = iso_month(date.year, date.month);
  out += '-';
  append_number(out, date.day, 2);
  return out;
}

std::string_view part_code(TimePart part) {
  constexpr std::string_view codes[] = {"", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT", "T24:00"};
  return codes[static_cast<std::size_t>(part)];
}

int full_year(int year, const TimeContext& context) {
  if (year >= 100) return year;
  const int latest = context.published ? civil_date(context.today).year + 20 : 2040;
  const int guess = latest / 100 * 100 + year;
  return guess > latest ? guess - 100 : guess;
}

namespace {

/// Appends the part of the day or the clock time of the same expression, which makes it a TIME.
void add_time_of_day(const Call& call) {
  if (!call.has(TimeSlot::part)) return;
  call.out.value += part_code(static_cast<TimePart>(call.get(TimeSlot::part)));
  call.out.type = TimexType::TIME;
}

/// The year in which month (and day) lie nearest to the publication, before or behind it as the clause says. Tense is
/// followed unless it leads far away: "kündigte für den 9. Juli an" two days before that day.
int nearest_year(const Call& call, int month, int day) {
  const CivilDate now = call.published();
  const int told = month * 100 + day, current = now.month * 100 + (day > 0 ? now.day : 0);
  if (told == current) return now.year;
  const int before = told < current ? now.year : now.year - 1;
  const int day_of_month = day > 0 ? day : 15;
  const int back = call.context.today - day_number({before, month, day_of_month});
  const int ahead = day_number({before + 1, month, day_of_month}) - call.context.today;
  // "Zahlen für März" are of the past; a day that something is planned for is not.
  const bool planned = call.context.planned && day > 0;
  switch (planned ? Tense::future : clause_tense(call.context.doc, call.context.tokens)) {
    case Tense::past: return ahead * 8 < back ? before + 1 : before;
    case Tense::future: return back * 12 < ahead ? before : before + 1;
    case Tense::present: return back * 3 < ahead ? before : before + 1;
    case Tense::unknown: break;
  }
  return ahead < back ? before + 1 : before;
}

/// The year that the text is telling of, where it is another than the year of publication: in this sentence or the one
/// before, with a clause that looks back. 0 if there is none.
int narrated_year(const Call& call) {
  const TimeReference& previous = call.context.previous;
  const std::uint32_t sentence = call.context.doc.tokens[call.context.tokens.begin].sentence;
  if (previous.grain == Grain::unknown || previous.sentence + 1 < sentence) return 0;
  if (call.context.published && (previous.date.year >= call.published().year - 1 || !call.looks_back())) return 0;
  return previous.date.year;
}

bool whole_date_token(const Call& call, int& year, int& month, int& day) {
  const auto& n = call.fill(TimeSlot::date).numbers;
  if (n[0] > 31) {
    year = n[0];
    month = n[1];
    day = n[2];
  } else {
    day = n[0];
    month = n[1];
    year = n[2] > 0 ? full_year(n[2], call.context) : 0;
  }
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// "zum 31. Mal", "am 1. und 2. Spieltag": an ordinal that belongs to a noun is no day.
bool counts_a_noun(const Call& call) {
  const Document& doc = call.context.doc;
  std::uint32_t next = call.context.tokens.end;
  const std::uint32_t end =
      std::min(doc.sentences[doc.tokens[call.context.tokens.begin].sentence].tokens.end, next + 8);
  while (next + 1 < end && doc.tokens[next + 1].has(token_flag::ordinal)) next += 2;  // und 2.
  return next < end && doc.tokens[next].kind == TokenKind::word && doc.tokens[next].has(token_flag::capitalised);
}

/// The year of the day told just before in the same list (am 11., 18. und 25. März), or 0.
int year_of_list(const Call& call, int month, int day) {
  const TimeReference& previous = call.context.previous;
  const Document& doc = call.context.doc;
  const std::uint32_t begin = call.context.tokens.begin;
  if (previous.grain != Grain::day || previous.end > begin || begin - previous.end > 3) return 0;
  if (previous.sentence != doc.tokens[begin].sentence) return 0;
  for (std::uint32_t i = previous.end; i < begin; ++i)
    if (doc.tokens[i].has(token_flag::capitalised)) return 0;
  const bool later = month * 100 + day > previous.date.month * 100 + previous.date.day;
  return later ? previous.date.year : 0;
}

bool date(const Call& call) {
  int year = call.told_year(), month = call.get(TimeSlot::month), day = call.get(TimeSlot::day);
  if (call.has(TimeSlot::date)) {
    int token_year = 0;
    if (!whole_date_token(call, token_year, month, day)) return false;
    if (token_year > 0) year = token_year;
  }
  if (month == 0) {
    if (counts_a_noun(call)) return false;
    const TimeReference& previous = call.context.previous;
    if (previous.grain >= Grain::month) {
      month = previous.date.month;
      year = previous.date.year;
      call.out.anchor = "text";
    } else if (call.context.published) {
      const CivilDate now = call.published();
      month = now.month;
      year = now.year;
      call.out.anchor = "published";
      if (day > now.day && call.looks_back() && --month == 0) {
        month = 12;
        --year;
      }
    } else {
      if (day < 1 || day > 31) return false;
      call.out.value = "XXXX-XX-";
      append_number(call.out.value, day, 2);
      add_time_of_day(call);
      return true;
    }
  }
  if (year == 0 && call.yearly() && valid_date(2024, month, day)) {
    call.out.value = iso_day({0, month, day});
    call.out.type = TimexType::SET;
    return true;
  }
  if (year == 0) {
    year = year_of_list(call, month, day);
    if (year == 0) year = narrated_year(call);
    if (year > 0) call.out.anchor = "text";
  }
  if (year == 0 && call.context.published) {
    year = nearest_year(call, month, day);
    call.out.anchor = "published";
  }
  if (!valid_date(year > 0 ? year : 2024, month, day)) return false;
  // The night to a day begins on the evening before it.
  if (call.has(TimeSlot::half) && year > 0) {
    const CivilDate before = civil_date(day_number({year, month, day}) - 1);
    year = before.year;
    month = before.month;
    day = before.day;
  }
  call.out.value = iso_day({year, month, day});
  if (year > 0) call.set_reference(Grain::day, {year, month, day});
  add_time_of_day(call);
  return true;
}

/// "August Bebel", "Juli Wenders": a month right before a proper noun, without anything that leads to a time.
bool given_name(const Call& call) {
  const Document& doc = call.context.doc;
  const TokenRange tokens = call.context.tokens;
  const TokenRange sentence = doc.sentences[doc.tokens[tokens.begin].sentence].tokens;
  if (tokens.size() != 1 || tokens.end >= sentence.end || doc.tokens[tokens.end].reading_count == 0) return false;
  if (doc.reading(tokens.end).stts != Stts::NE || doc.tokens[tokens.end].kind != TokenKind::word) return false;
  if (tokens.begin == sentence.begin || doc.tokens[tokens.begin - 1].reading_count == 0) return true;
  const Stts before = doc.reading(tokens.begin - 1).stts;
  return before != Stts::APPR && before != Stts::APPRART && before != Stts::KON && before != Stts::ADJA;
}

bool month(const Call& call) {
  if (given_name(call)) return false;
  int year = call.told_year();
  const int month = call.get(TimeSlot::month);
  if (year == 0 && call.yearly()) {
    call.out.value = iso_month(0, month);
    call.out.type = TimexType::SET;
    return true;
  }
  if (year == 0 && !call.has(TimeSlot::dir)) {
    year = narrated_year(call);
    if (year > 0) call.out.anchor = "text";
  }
  if (year == 0 && call.context.published) {
    const CivilDate now = call.published();
    call.out.anchor = "published";
    switch (call.get(TimeSlot::dir, 9)) {
      case -1: year = month < now.month ? now.year : now.year - 1; break;
      case 0: year = now.year; break;
      case 1: year = month > now.month ? now.year : now.year + 1; break;
      default: year = nearest_year(call, month, 0);
    }
  }
  call.out.value = iso_month(year, month);
  if (year > 0) call.set_reference(Grain::month, {year, month, 1});
  return true;
}

bool year(const Call& call) {
  const int year = call.told_year();
  if (call.has(TimeSlot::zone)) {
    call.out.value = "BC" + iso_year(call.get(TimeSlot::year));
    return true;
  }
  if (year == 0 && call.has(TimeSlot::ydir)) {
    call.out.value = "XXXX";
    return true;
  }
  if (year < 1 || year > 2999) return false;
  call.out.value = iso_year(year);
  call.set_reference(Grain::year, {year, 1, 1});
  return true;
}

bool noun_like(const Document& doc, std::uint32_t token) {
  if (!doc.tokens[token].has(token_flag::capitalised) || doc.tokens[token].kind != TokenKind::word) return false;
  if (doc.tokens[token].reading_count == 0) return true;
  const Reading& reading = doc.reading(token);
  return reading.stts == Stts::NN && (reading.features & feature::plur) && !(reading.features & feature::sing);
}

/// A number of four digits alone: a year unless it counts what follows (1500 Menschen) or something blurs it (rund
/// 2000). Outside 1900 to 2049 any noun behind it is taken for what is counted.
bool bare_year(const Call& call) {
  const Document& doc = call.context.doc;
  const TokenRange tokens = call.context.tokens;
  const TokenRange sentence = doc.sentences[doc.tokens[tokens.begin].sentence].tokens;
  const int year = call.get(TimeSlot::year);
  const bool usual = year >= 1900 && year < 2050;
  if (year < 1000 || year > 2099) return false;
  if (tokens.end < sentence.end && doc.tokens[tokens.end].has(token_flag::capitalised)) {
    if (noun_like(doc, tokens.end) || !usual) return false;
  }
  if (tokens.begin > sentence.begin && !call.has(TimeSlot::mod)) {
    constexpr std::string_view blurs[] = {"rund",       "etwa", "circa",     "ca.", "fast", "knapp", "gut",    "über",
                                          "mindestens", "als",  "insgesamt", "je",  "mal",  "Nr.",   "Nummer", "auf"};
    const std::string_view before = doc.form(tokens.begin - 1);
    for (const std::string_view b : blurs)
      if (before == b) return false;
  }
  if (!usual && tokens.begin > sentence.begin && doc.tokens[tokens.begin - 1].reading_count > 0 &&
      doc.reading(tokens.begin - 1).stts == Stts::PPER)
    return false;  // mittlerweile sind es 1600
  call.out.value = iso_year(year);
  call.set_reference(Grain::year, {year, 1, 1});
  return true;
}

/// 1998/99
bool years(const Call& call) {
  constexpr std::size_t shortest = 5;  // 98/99; 1/2 is a half
  if (call.context.doc.form(call.context.tokens.end - 1).size() < shortest) return false;
  const auto& n = call.fill(TimeSlot::year).numbers;
  const int first = full_year(n[0], call.context);
  const int last = n[1] >= 100 ? n[1] : first / 100 * 100 + n[1] + (n[1] < first % 100 ? 100 : 0);
  if (first < 1000 || last != first + 1) return false;
  call.out.value = iso_year(first) + "/" + iso_year(last);
  return true;
}

/// The day a time of the day belongs to: one told in this sentence, or one told shortly before that is not far
/// ahead, else the publication's.
std::string day_of_clock(const Call& call) {
  if (call.context.repeated || call.has(TimeSlot::second)) return {};  // T18:00, on whichever day
  const TimeReference& previous = call.context.previous;
  const std::uint32_t sentence = call.context.doc.tokens[call.context.tokens.begin].sentence;
  const bool here = previous.sentence == sentence;
  const bool before = previous.sentence + 3 >= sentence &&
                      (!call.context.published || day_number(previous.date) <= call.context.today + 10);
  if (previous.grain == Grain::day && (here || before)) {
    call.out.anchor = "text";
    call.set_reference(Grain::day, previous.date);
    call.out.floating = !here;
    return iso_day(previous.date);
  }
  call.out.floating = true;
  if (!call.context.published) return "XXXX-XX-XX";
  call.out.anchor = "published";
  return iso_day(call.published());
}

/// "um 3:2": minutes have two digits, goals may have one.
bool one_digit_minutes(const Call& call) {
  const std::string_view form = call.context.doc.form(call.context.tokens.begin);
  const std::size_t mark = form.find_first_of(":.");
  if (mark == std::string_view::npos || mark + 1 >= form.size()) return false;
  const auto digit = [&](std::size_t i) { return i < form.size() && form[i] >= '0' && form[i] <= '9'; };
  return digit(mark + 1) && !digit(mark + 2);
}

bool clock(const Call& call) {
  const TimeFill& told = call.fill(TimeSlot::hour);
  int hour = told.numbers[0] > 0 || told.numbers[1] > 0 ? told.numbers[0] : static_cast<int>(told.value);
  int minute = told.numbers[1];
  if (one_digit_minutes(call)) return false;
  if (call.has(TimeSlot::minute)) minute = call.get(TimeSlot::minute);
  if (call.has(TimeSlot::half)) {  // halb neun: 8:30; viertel vor neun: 8:45
    minute = call.get(TimeSlot::half);
    if (minute < 0) {
      minute += 60;
      hour = hour == 0 ? 23 : hour - 1;
    }
  }
  if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return false;
  if (call.has(TimeSlot::part) && hour < 12) {
    const auto part = static_cast<TimePart>(call.get(TimeSlot::part));
    if (part == TimePart::afternoon || part == TimePart::evening) hour += 12;
  }
  call.out.value = day_of_clock(call);
  call.out.value += 'T';
  append_number(call.out.value, hour, 2);
  call.out.value += ':';
  append_number(call.out.value, minute, 2);
  if (call.has(TimeSlot::zone)) {  // minutes east of Greenwich, as ISO 8601 writes them
    const int east = call.get(TimeSlot::zone);
    call.out.value += east < 0 ? '-' : '+';
    append_number(call.out.value, std::abs(east) / 60, 2);
    call.out.value += ':';
    append_number(call.out.value, std::abs(east) % 60, 2);
  }
  return true;
}

/// "morgens", "nachts" in a clause that tells how things are: every morning.
bool habitual(const Call& call) {
  const TimeReference& previous = call.context.previous;
  const std::uint32_t sentence = call.context.doc.tokens[call.context.tokens.begin].sentence;
  if (call.context.repeated) return true;
  if (previous.grain == Grain::day && previous.sentence + 3 >= sentence) return false;  // a story told in the present
  return clause_tense(call.context.doc, call.context.tokens) == Tense::present;
}

bool daypart(const Call& call) {
  if (call.has(TimeSlot::count) && habitual(call)) {
    call.out.value = "XXXX-XX-XX";
    call.out.value += part_code(static_cast<TimePart>(call.get(TimeSlot::part)));
    call.out.type = TimexType::SET;
    return true;
  }
  call.out.value = day_of_clock(call);
  call.out.value += part_code(static_cast<TimePart>(call.get(TimeSlot::part)));
  return true;
}

bool decade(const Call& call) {
  int first = call.get(TimeSlot::decade);
  if (first < 100) first += first < 20 ? 2000 : 1900;
  if (first % 10 != 0 || first > 2990) return false;
  append_number(call.out.value, first / 10, 3);
  return true;
}

bool century(const Call& call) {
  const int century = call.get(TimeSlot::century);
  if (century < 1 || century > 30) return false;
  if (call.has(TimeSlot::zone)) call.out.value = "BC";
  append_number(call.out.value, century - 1, 2);
  return true;
}

/// Quarters, halves, trimesters: `letter` and the number of months each has.
bool year_part(const Call& call, TimeSlot slot, char letter, int months) {
  int year = call.told_year();
  const int n = call.get(slot);
  if (n < 1 || n * months > 12) return false;
  if (year == 0 && call.context.published) {
    const CivilDate now = call.published();
    call.out.anchor = "published";
    const int begin = (n - 1) * months + 1, end = n * months;
    year = now.year;
    if (begin > now.month && call.looks_back()) --year;
    if (end < now.month && !call.looks_back()) ++year;
  }
  call.out.value = year > 0 ? iso_year(year) : "XXXX";
  call.out.value += '-';
  call.out.value += letter;
  append_number(call.out.value, n, 1);
  if (year > 0) call.set_reference(Grain::year, {year, (n - 1) * months + 1, 1});
  return true;
}

}  // namespace

}  // namespace time_parts

bool make_time_value(const TimeRule& rule, const TimeFills& fills, const TimeContext& context, TimeValue& out) {
  using namespace time_parts;
  out.type = rule.type;
  const Call call{fills, context, out};
  out.mod = static_cast<TimeMod>(call.get(TimeSlot::mod));
  switch (rule.function) {
    case TimeFunction::date: return date(call);
    case TimeFunction::month: return month(call);
    case TimeFunction::year: return year(call);
    case TimeFunction::years: return years(call);
    case TimeFunction::bare_year: return bare_year(call);
    case TimeFunction::adjective: return adjective(call);
    case TimeFunction::today: return today(call);
    case TimeFunction::weekday: return weekday(call);
    case TimeFunction::dayword: return dayword(call);
    case TimeFunction::daypart: return daypart(call);
    case TimeFunction::clock: return clock(call);
    case TimeFunction::season: return season(call);
    case TimeFunction::relative: return relative(call);
    case TimeFunction::duration: return duration(call);
    case TimeFunction::decade: return decade(call);
    case TimeFunction::century: return century(call);
    case TimeFunction::quarter: return year_part(call, TimeSlot::quarter, 'Q', 3);
    case TimeFunction::half: return year_part(call, TimeSlot::half, 'H', 6);
    case TimeFunction::holiday: return holiday(call);
    case TimeFunction::every: return every(call);
    case TimeFunction::every_day: return every_day(call);
    case TimeFunction::shift: return shift(call);
    case TimeFunction::same: return same(call);
    case TimeFunction::constant:
    case TimeFunction::size: break;
  }
  return false;
}

}  // namespace laut
