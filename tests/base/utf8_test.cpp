#include "base/utf8.h"

#include <gtest/gtest.h>

namespace laut::utf8 {
namespace {

TEST(Utf8, DecodesAndAppendsEveryLength) {
  for (const char32_t cp : {U'a', U'ä', U'„', U'\U0001F600'}) {
    std::string s;
    append(s, cp);
    const Decoded d = decode(s, 0);
    EXPECT_EQ(d.cp, cp);
    EXPECT_EQ(d.size, s.size());
  }
}

TEST(Utf8, RepairReplacesEveryMalformedByte) {
  std::string out;
  EXPECT_EQ(repair("a\xC3(\xFF\xE2\x82", out), 4u);
  EXPECT_EQ(out, "a\uFFFD(\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(repair("Füße", out), 0u);
  EXPECT_EQ(out, "Füße");
  EXPECT_EQ(repair("\uFFFD", out), 0u) << "a replacement character in the input is not malformed";
}

TEST(Utf8, CodePointIndexGoesForwardAndBack) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? "ä" : i % 3 == 1 ? "x" : "„";
  CodePointIndex index(text);
  std::vector<std::uint32_t> at{0};
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).size) at.push_back(at.back() + decode(text, i).size);
  for (std::uint32_t i = 0; i < at.size(); ++i) ASSERT_EQ(index(at[i]), i);
  for (std::uint32_t i = 0; i < at.size(); i += 7) ASSERT_EQ(index(at[at.size() - 1 - i]), at.size() - 1 - i);
}

}  // namespace
}  // namespace laut::utf8
