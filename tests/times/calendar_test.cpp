#include "times/calendar.h"

#include <gtest/gtest.h>

namespace laut {
namespace {

TEST(Calendar, DayNumbersAndDatesAreInverse) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({2000, 3, 1}), 11017);
  for (int day = -800000; day < 800000; day += 379) EXPECT_EQ(day_number(civil_date(day)), day);
}

TEST(Calendar, Weekdays) {
  EXPECT_EQ(weekday_of(day_number({2024, 6, 20})), 4);
  EXPECT_EQ(weekday_of(day_number({1969, 12, 28})), 7);
}

TEST(Calendar, IsoWeeksAtTheTurnOfTheYear) {
  struct Case {
    CivilDate date;
    int year, week;
  };
  constexpr Case cases[] = {{{2024, 6, 20}, 2024, 25},
                            {{2021, 1, 3}, 2020, 53},
                            {{2024, 12, 30}, 2025, 1},
                            {{2016, 1, 1}, 2015, 53},
                            {{2018, 1, 1}, 2018, 1}};
  for (const Case& c : cases) {
    const IsoWeek week = iso_week(day_number(c.date));
    EXPECT_EQ(week.year, c.year) << c.date.year << '-' << c.date.month << '-' << c.date.day;
    EXPECT_EQ(week.week, c.week) << c.date.year << '-' << c.date.month << '-' << c.date.day;
  }
}

TEST(Calendar, EasterAndAdvent) {
  EXPECT_EQ(easter_sunday(2024), (CivilDate{2024, 3, 31}));
  EXPECT_EQ(easter_sunday(2019), (CivilDate{2019, 4, 21}));
  EXPECT_EQ(easter_sunday(2008), (CivilDate{2008, 3, 23}));
  EXPECT_EQ(advent_sunday(2024, 1), (CivilDate{2024, 12, 1}));
  EXPECT_EQ(advent_sunday(2023, 4), (CivilDate{2023, 12, 24}));
}

TEST(Calendar, IsoDates) {
  CivilDate date;
  EXPECT_TRUE(parse_iso_date("2024-06-20", date));
  EXPECT_EQ(date, (CivilDate{2024, 6, 20}));
  EXPECT_TRUE(parse_iso_date("2024-02-29T10:00:00+01:00", date));
  EXPECT_FALSE(parse_iso_date("2023-02-29", date));
  EXPECT_FALSE(parse_iso_date("20.06.2024", date));
  EXPECT_FALSE(parse_iso_date("", date));
}

}  // namespace
}  // namespace laut
