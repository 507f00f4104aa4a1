// Runs the examples that stand beside the rules of data/de/intake/clutter.txt.
#include <gtest/gtest.h>

#include "base/source_file.h"
#include "intake/support.h"

namespace laut::test {
namespace {

TEST(ClutterExamples, EveryRuleLabelsItsExamplesAndSparesItsCounterexamples) {
  const auto file = SourceFile::read(LAUT_SOURCE_DIR "/data/de/intake/clutter.txt");
  ASSERT_TRUE(file) << file.error().to_string();
  std::string rule;
  int positive = 0, negative = 0, rules = 0;
  int own_positive = 1, own_negative = 1;
  for (const SourceLine& line : file->lines) {
    const std::string_view text = trim(line.text);
    if (text.starts_with("rule ")) {
      EXPECT_GT(own_positive, 0) << rule << " has no example";
      EXPECT_GT(own_negative, 0) << rule << " has no counterexample";
      rule = "intake/" + std::string(words(text)[1]);
      own_positive = own_negative = 0;
      ++rules;
    } else if (text.starts_with("+ ")) {
      EXPECT_EQ(intake().rule_of(text.substr(2)), rule) << "line " << line.number << ": " << text;
      ++positive, ++own_positive;
    } else if (text.starts_with("- ")) {
      EXPECT_NE(intake().rule_of(text.substr(2)), rule) << "line " << line.number << ": " << text;
      ++negative, ++own_negative;
    }
  }
  EXPECT_GE(rules, 25);
  EXPECT_GE(positive, 100);
  EXPECT_GE(negative, 40);
}

}  // namespace
}  // namespace laut::test
