#include "times/interval.h"

#include <gtest/gtest.h>

#include "laut/engine.h"
#include "times/calendar.h"

namespace laut {
namespace {

const IntervalAnchor anchor{true, day_number({2024, 6, 20})};

std::string day(std::optional<int> number) {
  if (!number) return "-";
  const CivilDate d = civil_date(*number);
  return std::to_string(d.year) + "-" + std::to_string(d.month) + "-" + std::to_string(d.day);
}

std::string shown(const DayInterval& days) {
  return day(days.low) + " " + day(days.high);
}

TEST(Interval, EveryFormOfAValue) {
  const std::pair<const char*, const char*> cases[] = {
      {"2024-06-18", "2024-6-18 2024-6-18"},
      {"2024-06-18T18:30", "2024-6-18 2024-6-18"},
      {"2024-06-18T18:30+02:00", "2024-6-18 2024-6-18"},
      {"2024-06-18TEV", "2024-6-18 2024-6-18"},
      {"2024-06-18TNI", "2024-6-18 2024-6-19"},
      {"2024-02", "2024-2-1 2024-2-29"},
      {"2024", "2024-1-1 2024-12-31"},
      {"199", "1990-1-1 1999-12-31"},
      {"18", "1800-1-1 1899-12-31"},
      {"2007/2008", "2007-1-1 2008-12-31"},
      {"2023-SU", "2023-6-1 2023-8-31"},
      {"2023-WI", "2023-12-1 2024-2-29"},
      {"2024-Q3", "2024-7-1 2024-9-30"},
      {"2024-H2", "2024-7-1 2024-12-31"},
      {"2024-W01", "2024-1-1 2024-1-7"},
      {"2020-W53", "2020-12-28 2021-1-3"},
      {"2024-W25-WE", "2024-6-22 2024-6-23"},
      {"PAST_REF", "- 2024-6-20"},
      {"PRESENT_REF", "2024-6-20 2024-6-20"},
      {"FUTURE_REF", "2024-6-20 -"},
  };
  for (const auto& [value, expected] : cases)
    EXPECT_EQ(shown(days_of_value(value, TimeMod::no, anchor)), expected) << value;
  for (const char* open : {"", "XXXX", "XXXX-06-03", "XXXX-WXX-2", "T18:00", "BC0044", "2024-13", "2024-02-31",
                           "2024-Q5", "2024-", "20240", "P3Y", "-", "2024-W", "/"})
    EXPECT_FALSE(days_of_value(open, TimeMod::no, anchor).any()) << open;
  EXPECT_FALSE(days_of_value("PAST_REF", TimeMod::no, {}).any()) << "without a day of publication";
}

TEST(Interval, ModsNarrowAndWiden) {
  EXPECT_EQ(shown(days_of_value("2024-06", TimeMod::START, anchor)), "2024-6-1 2024-6-10");
  EXPECT_EQ(shown(days_of_value("2024-06", TimeMod::MID, anchor)), "2024-6-11 2024-6-20");
  EXPECT_EQ(shown(days_of_value("2024-06", TimeMod::END, anchor)), "2024-6-21 2024-6-30");
  EXPECT_EQ(shown(days_of_value("2024-06-18", TimeMod::START, anchor)), "2024-6-18 2024-6-18");
  EXPECT_EQ(shown(days_of_value("1900", TimeMod::APPROX, anchor)), "1899-1-1 1901-12-31");
  EXPECT_EQ(shown(days_of_value("2000", TimeMod::BEFORE, anchor)), "- 1999-12-31");
  EXPECT_EQ(shown(days_of_value("2000", TimeMod::AFTER, anchor)), "2001-1-1 -");
}

TEST(Interval, DurationsAreCountedFromThePublication) {
  struct Case {
    const char* value;
    TimeMod mod;
    TimeBound bound;
    int dir;
    Tense tense;
    const char* expected;
  };
  const Case cases[] = {
      {"P24Y", TimeMod::no, TimeBound::since, 0, Tense::present, "2000-1-1 2024-6-20"},
      {"P10Y", TimeMod::MORE_THAN, TimeBound::since, 0, Tense::present, "- 2024-6-20"},
      {"PXY", TimeMod::no, TimeBound::since, 0, Tense::present, "- 2024-6-20"},
      {"P3Y", TimeMod::no, TimeBound::before, 0, Tense::past, "2021-1-1 2021-12-31"},
      {"P0.5Y", TimeMod::no, TimeBound::before, 0, Tense::past, "2023-12-1 2023-12-31"},
      {"P2W", TimeMod::no, TimeBound::before, 0, Tense::past, "2024-6-3 2024-6-9"},
      {"PT3H", TimeMod::no, TimeBound::before, 0, Tense::past, "2024-6-20 2024-6-20"},
      {"P3D", TimeMod::no, TimeBound::in, 0, Tense::future, "2024-6-23 2024-6-23"},
      {"P3D", TimeMod::no, TimeBound::in, 0, Tense::past, "- -"},
      {"P90D", TimeMod::no, TimeBound::within, 0, Tense::present, "2024-6-20 2024-9-18"},
      {"P10Y", TimeMod::no, TimeBound::no, -1, Tense::past, "2014-6-20 2024-6-20"},
      {"P2M", TimeMod::no, TimeBound::no, 1, Tense::present, "2024-6-20 2024-8-20"},
      {"P2W", TimeMod::no, TimeBound::no, 0, Tense::past, "- -"},
      {"P9999999Y", TimeMod::no, TimeBound::since, 0, Tense::past, "- -"},
      {"P", TimeMod::no, TimeBound::since, 0, Tense::past, "- -"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(shown(days_of_duration(c.value, c.mod, c.bound, c.dir, c.tense, anchor)), c.expected) << c.value;
  EXPECT_FALSE(days_of_duration("P24Y", TimeMod::no, TimeBound::since, 0, Tense::past, {}).any());
}

TEST(EngineStages, APartGivesWhatTheWholeGives) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine) << engine.error().to_string();
  Scratch scratch;
  Document whole, part;
  whole.article.text = part.article.text =
      "Am Dienstag sagte August Bebel, seit vergangenem Sommer seien rund 400 Kisten gekommen.";
  whole.article.published.value = part.article.published.value = "2024-06-20";
  engine->read(whole, scratch);
  engine->read(part, scratch, stage::times | stage::quantities);
  EXPECT_EQ(whole.stages, stage::all);
  ASSERT_EQ(part.times.size(), whole.times.size());
  for (std::size_t i = 0; i < part.times.size(); ++i) EXPECT_EQ(part.times[i].value, whole.times[i].value);
  ASSERT_EQ(part.quantities.size(), whole.quantities.size());
  EXPECT_FALSE(whole.quotations.empty());
  EXPECT_TRUE(part.quotations.empty());
  part.clear();
  EXPECT_EQ(part.stages, stage::all);
  part.article.text = whole.article.text;
  engine->read(part, scratch, stage::segmentation);
  EXPECT_FALSE(part.tokens.empty());
  EXPECT_TRUE(part.readings.empty());
  EXPECT_TRUE(part.times.empty());
}

}  // namespace
}  // namespace laut
