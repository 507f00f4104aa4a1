/// The Gregorian calendar: day numbers, ISO weeks, Easter. Pure functions.
#pragma once

#include <cstdint>
#include <string_view>

namespace laut {

struct CivilDate {
  int year = 0, month = 1, day = 1;
  friend bool operator==(CivilDate, CivilDate) = default;
};

/// An ISO 8601 week: the week of a year that has its Thursday in it.
struct IsoWeek {
  int year = 0, week = 1;
};

/// Days since 1970-01-01 (Hinnant's algorithm).
int day_number(CivilDate date);
CivilDate civil_date(int day_number);
/// 1 Monday to 7 Sunday.
int weekday_of(int day_number);
int days_in_month(int year, int month);
bool valid_date(int year, int month, int day);
IsoWeek iso_week(int day_number);
/// Easter Sunday after the anonymous Gregorian computus (Meeus, Jones, Butcher).
CivilDate easter_sunday(int year);
/// The four Sundays before Christmas, n from 1 to 4.
CivilDate advent_sunday(int year, int n);
/// Reads "2024-06-20", alone or with a time behind it. False where it is no date.
bool parse_iso_date(std::string_view text, CivilDate& date);

}  // namespace laut
