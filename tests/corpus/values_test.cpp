#include "corpus/values.h"

#include <gtest/gtest.h>

namespace laut::corpus {
namespace {

TEST(CorpusValues, KnowsTimexValues) {
  using enum TimexType;
  for (const auto v : {"2023-11-07", "2023-W45", "2023-W45-WE", "XXXX-WXX-2", "2023-SU", "2023-H1", "2023-Q4", "2023",
                       "199", "19", "2023-11", "XXXX-11-07", "PRESENT_REF", "PAST_REF"})
    EXPECT_TRUE(is_timex_value(DATE, v)) << v;
  for (const auto v : {"", "2023-13", "2023-11-32", "2023-11-7", "2023-W60", "2023-11-07T18", "P3W", "gestern", "20233",
                       "2023-11-07 "})
    EXPECT_FALSE(is_timex_value(DATE, v)) << v;
  for (const auto v : {"2023-11-07T18:10", "2023-11-07TEV", "T18", "XXXX-XX-XXT09:00", "2023-11-07T18:10:05+01:00"})
    EXPECT_TRUE(is_timex_value(TIME, v)) << v;
  for (const auto v : {"2023-11-07", "2023-11-07T", "2023-11-07T25", "T18:60", "T18:1"})
    EXPECT_FALSE(is_timex_value(TIME, v)) << v;
  for (const auto v : {"P3W", "P24Y", "PT30M", "PXD", "P1DT2H", "P1.5Y", "P1DE", "P7WE", "PT2NI"})
    EXPECT_TRUE(is_timex_value(DURATION, v)) << v;
  for (const auto v : {"P", "3W", "PT", "P3", "P3H", "P1.Y", "P-1D", "P1DT"})
    EXPECT_FALSE(is_timex_value(DURATION, v)) << v;
  for (const auto v : {"P1D", "XXXX-WXX-2", "XXXX-12-24"}) EXPECT_TRUE(is_timex_value(SET, v)) << v;
}

TEST(CorpusValues, ReadsNumbersAndRanges) {
  EXPECT_DOUBLE_EQ(number_or_range("3500000000")->low, 3.5e9);
  EXPECT_DOUBLE_EQ(number_or_range("-3.5")->high, -3.5);
  const auto range = number_or_range("3..5");
  ASSERT_TRUE(range);
  EXPECT_DOUBLE_EQ(range->low, 3);
  EXPECT_DOUBLE_EQ(range->high, 5);
  for (const auto v : {"", "3,5", "10.000.000", "5..3", "3..", "..5", "x", "1e9", "inf", "nan", "3.", "+3", "-"})
    EXPECT_FALSE(number_or_range(v)) << v;
}

TEST(CorpusValues, KnowsDatesOfPublication) {
  for (const auto v : {"2023-11-08", "2023-11-08T18:10", "2023-11-08T18:10:00+01:00"})
    EXPECT_TRUE(is_date_or_time(v)) << v;
  for (const auto v : {"2023-11", "2023-W45-1", "XXXX-11-08", "8.11.2023", "2023-11-08 18:10"})
    EXPECT_FALSE(is_date_or_time(v)) << v;
}

}  // namespace
}  // namespace laut::corpus
