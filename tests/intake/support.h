/// What the tests of intake share.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/pack.h"
#include "base/utf8.h"
#include "laut/intake.h"

namespace laut::test {

inline const Intake& intake() {
  static const Result<Pack> pack = Pack::open(LAUT_SHARE_DIR "/de.pack");
  static const Result<Intake> opened = pack ? Intake::open(*pack) : Result<Intake>(pack.error());
  if (!opened) ADD_FAILURE() << opened.error().to_string();
  return *opened;
}

struct Outcome {
  std::vector<Article> articles;
  std::vector<Error> errors;
};

/// The invariants that every article keeps.
inline void check(const Article& a) {
  std::string repaired;
  EXPECT_EQ(utf8::repair(a.text, repaired), 0u) << "the text is valid UTF-8";
  std::vector<bool> covered(a.text.size());
  std::uint32_t end = 0;
  for (const Block& b : a.blocks) {
    ASSERT_LT(b.span.begin, b.span.end);
    ASSERT_LE(end, b.span.begin) << "blocks ascend and are disjoint";
    ASSERT_LE(b.span.end, a.text.size());
    EXPECT_FALSE(b.rule.empty());
    for (std::uint32_t i = b.span.begin; i < b.span.end; ++i) covered[i] = true;
    end = b.span.end;
  }
  for (std::size_t i = 0; i < a.text.size();) {
    const utf8::Decoded d = utf8::decode(a.text, i);
    if (!utf8::is_space(d.cp)) {
      EXPECT_TRUE(covered[i]) << "byte " << i << " is in no block";
    }
    i += d.size;
  }
}

inline Outcome read(std::string_view bytes, std::string_view path = "muster.txt", const IntakeOptions& options = {}) {
  Outcome out;
  intake().read(bytes, path, options, [&](Result<Article>&& r) {
    if (r) {
      check(*r);
      out.articles.push_back(std::move(*r));
    } else {
      out.errors.push_back(r.error());
    }
    return true;
  });
  return out;
}

inline std::string_view text_of(const Article& a, Span s) {
  return std::string_view(a.text).substr(s.begin, s.size());
}

}  // namespace laut::test
