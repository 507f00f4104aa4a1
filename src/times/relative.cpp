#include "times/value_parts.h"

#include <algorithm>

namespace laut::time_parts {

using Grain = TimeReference::Grain;

namespace {

TimeUnit unit_of(const Call& call) {
  return static_cast<TimeUnit>(call.get(TimeSlot::unit));
}

std::string iso_week_text(int day) {
  const IsoWeek week = iso_week(day);
  std::string out = iso_year(week.year) + "-W";
  append_number(out, week.week, 2);
  return out;
}

void set_day(const Call& call, int day) {
  const CivilDate date = civil_date(day);
  call.out.value = iso_day(date);
  call.set_reference(Grain::day, date);
}

void add_part(const Call& call) {
  if (!call.has(TimeSlot::part)) return;
  call.out.value += part_code(static_cast<TimePart>(call.get(TimeSlot::part)));
  call.out.type = TimexType::TIME;
}

CivilDate add_months(CivilDate date, int months) {
  const int total = date.year * 12 + date.month - 1 + months;
  const int year = total / 12, month = total % 12 + 1;
  return {year, month, std::min(date.day, days_in_month(year, month))};
}

/// Saturday of the weekend that is meant.
int weekend(const Call& call) {
  const int today = call.context.today, weekday = weekday_of(today);
  const int saturday = today - weekday + 6;  // of this ISO week
  const bool now = weekday >= 6;
  switch (call.get(TimeSlot::dir, 9)) {
    case -1: return saturday - 7;
    case 0: return saturday;
    case 1: return now ? saturday + 7 : saturday;
    default: return now || !call.looks_back() ? saturday : saturday - 7;
  }
}

/// The unit without anything that says which: XXXX-WXX, XXXX-XX ...
std::string_view open_value(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day: return "XXXX-XX-XX";
    case TimeUnit::week: return "XXXX-WXX";
    case TimeUnit::weekend: return "XXXX-WXX-WE";
    case TimeUnit::month: return "XXXX-XX";
    case TimeUnit::quarter: return "XXXX-QX";
    case TimeUnit::halfyear: return "XXXX-HX";
    default: return "XXXX";
  }
}

/// The unit that lies `by` units from `from`.
bool moved(const Call& call, CivilDate from, TimeUnit unit, int by) {
  std::string& value = call.out.value;
  switch (unit) {
    case TimeUnit::day: set_day(call, day_number(from) + by); return true;
    case TimeUnit::week: value = iso_week_text(day_number(from) + 7 * by); return true;
    case TimeUnit::month: {
      const CivilDate date = add_months({from.year, from.month, 1}, by);
      value = iso_month(date.year, date.month);
      call.set_reference(Grain::month, date);
      return true;
    }
    case TimeUnit::quarter:
    case TimeUnit::halfyear: {
      const int months = unit == TimeUnit::quarter ? 3 : 6;
      const CivilDate date = add_months({from.year, (from.month - 1) / months * months + 1, 1}, by * months);
      value = iso_year(date.year) + (unit == TimeUnit::quarter ? "-Q" : "-H");
      append_number(value, (date.month - 1) / months + 1, 1);
      return true;
    }
    case TimeUnit::year:
      value = iso_year(from.year + by);
      call.set_reference(Grain::year, {from.year + by, 1, 1});
      return true;
    case TimeUnit::decade: append_number(value, from.year / 10 + by, 3); return true;
    case TimeUnit::century: append_number(value, from.year / 100 + by, 2); return true;
    case TimeUnit::millennium: append_number(value, from.year / 1000 + by, 1); return true;
    default: return false;
  }
}

bool earlier_in_text(const Call& call, TimeUnit unit) {
  const Grain grain = call.context.previous.grain;
  switch (unit) {
    case TimeUnit::day:
    case TimeUnit::week: return grain == Grain::day;
    case TimeUnit::month: return grain >= Grain::month;
    case TimeUnit::year:
    case TimeUnit::decade:
    case TimeUnit::century: return grain >= Grain::year;
    default: return false;
  }
}

}  // namespace

std::string_view season_code(int season) {
  constexpr std::string_view codes[] = {"SP", "SU", "FA", "WI"};
  return codes[season & 3];
}

/// Whether the text has just told another year than that of the publication, and still looks back.
bool told_before(const Call& call) {
  const TimeReference& previous = call.context.previous;
  const std::uint32_t sentence = call.context.doc.tokens[call.context.tokens.begin].sentence;
  return previous.grain != Grain::unknown && previous.sentence + 1 >= sentence &&
         previous.date.year < call.published().year && call.looks_back();
}

/// vergangene Woche, dieses Jahr, kommender Monat, am Wochenende
bool relative(const Call& call) {
  const TimeUnit unit = unit_of(call);
  if (!call.context.published) {
    call.out.value = open_value(unit);
    return true;
  }
  if (unit == TimeUnit::year && call.has(TimeSlot::half) && told_before(call)) {
    call.out.anchor = "text";  // "1991 ...; Ende des Jahres stand": the year that is told of
    return moved(call, call.context.previous.date, unit, 0);
  }
  call.out.anchor = "published";
  if (unit == TimeUnit::weekend) {
    const int saturday = weekend(call);
    call.out.value = iso_week_text(saturday) + "-WE";
    call.set_reference(Grain::day, civil_date(saturday));
    return true;
  }
  const bool made = moved(call, call.published(), unit, call.get(TimeSlot::dir));
  if (made) add_part(call);
  return made;
}

/// drei Tage später, ein Jahr zuvor, am Vortag: counted from the last time told. Where there is none,
/// a count is a bare duration, and the day before is that before the publication.
bool shift(const Call& call) {
  const TimeUnit unit = unit_of(call);
  const double count = call.has(TimeSlot::count) ? call.fill(TimeSlot::count).value : 1;
  const int whole = static_cast<int>(count);
  const bool countable = count >= 1 && count == whole && whole < 2000;
  if (countable && earlier_in_text(call, unit)) {
    call.out.anchor = "text";
    if (moved(call, call.context.previous.date, unit, whole * call.get(TimeSlot::dir, 1))) {
      add_part(call);
      return true;
    }
  }
  if (unit <= TimeUnit::hour &&
      call.has(TimeSlot::count)) {  // drei Minuten später: a point that the text does not tell
    call.out.type = TimexType::TIME;
    call.out.value = "XXXX-XX-XXTXX:XX";
    return true;
  }
  if (call.has(TimeSlot::count)) {
    call.out.type = TimexType::DURATION;
    call.out.anchor = {};
    return duration(call);
  }
  if (call.context.published && countable && call.get(TimeSlot::dir, 1) < 0) {
    call.out.anchor = "published";
    if (moved(call, call.published(), unit, call.get(TimeSlot::dir, 1))) {
      add_part(call);
      return true;
    }
  }
  call.out.anchor = {};
  call.out.value = open_value(unit);
  add_part(call);
  return true;
}

/// am selben Tag, an diesem Tag, im selben Jahr
bool same(const Call& call) {
  const TimeUnit unit = unit_of(call);
  if (earlier_in_text(call, unit)) {
    call.out.anchor = "text";
    if (moved(call, call.context.previous.date, unit, 0)) {
      add_part(call);
      return true;
    }
  }
  call.out.value = open_value(unit);
  add_part(call);
  return true;
}

bool season(const Call& call) {
  const int season = call.get(TimeSlot::season);
  int year = call.told_year();
  if (year == 0 && call.yearly()) {
    call.out.value = "XXXX-";
    call.out.value += season_code(season);
    call.out.type = TimexType::SET;
    return true;
  }
  if (year == 0 && call.context.published) {
    call.out.anchor = "published";
    const CivilDate now = call.published();
    // Winter counts for the year in which it begins, so January and February belong to the year before.
    const int month = season == 3 && now.month <= 2 ? now.month + 12 : now.month;
    const int base = month > 12 ? now.year - 1 : now.year;
    const int first = 3 + 3 * season, last = first + 2;
    switch (call.get(TimeSlot::dir, 9)) {
      case -1: year = month > last ? base : base - 1; break;
      case 0: year = base; break;
      case 1: year = month < first ? base : base + 1; break;
      default: year = call.looks_back() ? (month >= first ? base : base - 1) : (month <= last ? base : base + 1);
    }
  }
  call.out.value = year > 0 ? iso_year(year) : "XXXX";
  call.out.value += '-';
  call.out.value += season_code(season);
  if (year > 0) call.set_reference(Grain::year, {year, 1, 1});
  return true;
}

bool holiday(const Call& call) {
  const int code = call.get(TimeSlot::holiday);
  const auto in_year = [code](int year) {
    if (code >= advent_zero - 100) return advent_sunday(year, code - advent_zero);
    if (code >= easter_zero - 500) return civil_date(day_number(easter_sunday(year)) + code - easter_zero);
    return CivilDate{year, code / 100, code % 100};
  };
  int year = call.told_year();
  if (year == 0 && !call.context.published) {
    call.out.value = code < easter_zero - 500 ? iso_day(in_year(0)) : "XXXX-XX-XX";
    return true;
  }
  if (year == 0) {
    call.out.anchor = "published";
    const int now = call.published().year;
    const int day = day_number(in_year(now));
    const int dir = call.get(TimeSlot::dir, 9);
    const bool back = dir == 9 ? call.looks_back() : dir < 0;
    year = now;
    const int distance = day - call.context.today;
    if (dir != 0 && back && distance > 0 && (dir != 9 || distance > 40)) --year;
    if (dir != 0 && !back && distance < 0 && (dir != 9 || distance < -60)) ++year;
  }
  set_day(call, day_number(in_year(year)));
  add_part(call);
  return true;
}

/// "das Ergebnis vom Sonntag": what is named after a day has mostly happened.
bool result_of(const Call& call) {
  const std::uint32_t first = call.context.tokens.begin;
  return first > 0 && call.context.doc.form(first - 1) == "vom";
}

bool weekday(const Call& call) {
  const int wanted =
      call.get(TimeSlot::weekday) >= 100 ? call.get(TimeSlot::weekday) / 100 : call.get(TimeSlot::weekday);
  const int part = call.get(TimeSlot::weekday) >= 100 ? call.get(TimeSlot::weekday) % 100 : call.get(TimeSlot::part);
  if (call.context.published) {
    const int today = call.context.today;
    const int ahead = (wanted - weekday_of(today) + 7) % 7;  // days to the next such day, 0 for today
    int day = today;
    switch (call.get(TimeSlot::dir, 9)) {
      case -1: day = today + ahead - 7; break;
      case 0: day = today + ahead - (ahead > 0 && call.looks_back() ? 7 : 0); break;
      case 1: day = ahead == 0 ? today + 7 : today + ahead; break;
      default: day = today + ahead - (ahead > 0 && (call.looks_back() || result_of(call)) ? 7 : 0);
    }
    if (call.has(TimeSlot::unit))  // a day of a week that is told: vorige Woche Mittwoch
      day = today - weekday_of(today) + wanted + 7 * call.get(TimeSlot::dir);
    // The night to a day begins on the evening before it.
    if (call.has(TimeSlot::half)) --day;
    call.out.anchor = "published";
    set_day(call, day);
  } else {
    call.out.value = "XXXX-WXX-";
    append_number(call.out.value, call.has(TimeSlot::half) ? (wanted + 5) % 7 + 1 : wanted, 1);
  }
  if (part > 0) {
    call.out.value += part_code(static_cast<TimePart>(part));
    call.out.type = TimexType::TIME;
  }
  return true;
}

/// gestern, heute, morgen; the offset in days is in dir.
bool dayword(const Call& call) {
  if (call.context.published) {
    call.out.anchor = "published";
    set_day(call, call.context.today + call.get(TimeSlot::dir));
  } else {
    call.out.value = "XXXX-XX-XX";
  }
  add_part(call);
  return true;
}

/// heute: the day in a clause that looks back or tells of something planned for it, else "nowadays".
bool today(const Call& call) {
  const Tense tense = clause_tense(call.context.doc, call.context.tokens);
  if (tense == Tense::present || tense == Tense::future) {
    const Document& doc = call.context.doc;
    const TokenRange sentence = doc.sentences[doc.tokens[call.context.tokens.begin].sentence].tokens;
    const std::uint32_t end = std::min(sentence.end, call.context.tokens.end + 40);
    for (std::uint32_t i = call.context.tokens.end; i < end; ++i)
      if (doc.form(i) == "Uhr") return dayword(call);
    if (tense == Tense::future) return dayword(call);
    call.out.value = "PRESENT_REF";
    return true;
  }
  return dayword(call);
}

}  // namespace laut::time_parts
