#include "times/patterns.h"

#include <gtest/gtest.h>

namespace laut {
namespace {

TEST(TimePatterns, Expand) {
  const std::map<std::string, std::string> macros = {{"about", "(rund|etwa)?"}};
  auto all = expand_time_pattern("[vor] @about <count=number> <unit:week>", macros);
  ASSERT_TRUE(all) << all.error().to_string();
  ASSERT_EQ(all->size(), 3u);
  const TimeSequence& with = (*all)[0];
  ASSERT_EQ(with.size(), 4u);
  EXPECT_TRUE(with[0].context);
  EXPECT_EQ(with[1].cls, "=rund");
  EXPECT_EQ(with[2].slot, TimeSlot::count);
  EXPECT_TRUE(with[3].restricted);
  EXPECT_EQ(with[3].only, static_cast<int>(TimeUnit::week));
}

TEST(TimePatterns, FaultsAreTold) {
  for (const char* bad : {"(a", "a)", "<unit", "@nothing", "<nowhere=unit>", "[vor]", "? a", "<unit:nonsense> b"})
    EXPECT_FALSE(expand_time_pattern(bad, {})) << bad;
}

TEST(TimePatterns, Braces) {
  EXPECT_EQ(expand_braces("Tag{,e,es}"), (std::vector<std::string>{"Tag", "Tage", "Tages"}));
  EXPECT_EQ(expand_braces("{a,b}{c,d}").size(), 4u);
  EXPECT_EQ(expand_braces("Mai"), std::vector<std::string>{"Mai"});
}

TEST(TimeShape, DigitsBecomeKeys) {
  struct Case {
    const char *text, *key;
  };
  constexpr Case cases[] = {
      {"3.", "9."},     {"2024", "9999"},   {"12.03.2024", "9.9.9999"}, {"90er-jahre", "9er-jahre"},
      {"18:10", "9:9"}, {"10.000", "9.999"}};
  for (const Case& c : cases) {
    char key[64];
    std::size_t size = 0;
    int numbers[3] = {};
    ASSERT_TRUE(time_shape(c.text, key, sizeof key, size, numbers)) << c.text;
    EXPECT_EQ(std::string_view(key, size), c.key);
  }
  char key[64];
  std::size_t size = 0;
  int numbers[3] = {};
  EXPECT_FALSE(time_shape("1234567", key, sizeof key, size, numbers));
}

}  // namespace
}  // namespace laut
