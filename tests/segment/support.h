/// Helpers of the segmenter's tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "segment/segment.h"

namespace laut::test {

/// A segmenter on the built pack, opened once.
inline const Segmenter& segmenter() {
  static const Pack pack = [] {
    auto p = Pack::open(LAUT_SHARE_DIR "/de.pack");
    EXPECT_TRUE(p) << p.error().to_string();
    return std::move(*p);
  }();
  static const Segmenter s = [] {
    auto opened = Segmenter::open(pack);
    EXPECT_TRUE(opened) << opened.error().to_string();
    return std::move(*opened);
  }();
  return s;
}

inline Document segment(std::string_view text) {
  Document doc;
  doc.article.text = text;
  Segmenter::Scratch scratch;
  segmenter().run(doc, scratch);
  return doc;
}

/// Tokens parted by |, sentences by ||.
inline std::string spelled(const Document& doc) {
  std::string out;
  for (const Sentence& s : doc.sentences) {
    if (!out.empty()) out += "||";
    for (std::uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      if (i > s.tokens.begin) out += '|';
      out += doc.form(i);
    }
  }
  return out;
}

/// The token with this form; fails the test where there is none.
inline const Token& token(const Document& doc, std::string_view form) {
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i)
    if (doc.form(i) == form) return doc.tokens[i];
  ADD_FAILURE() << "no token " << form << " in " << spelled(doc);
  static const Token nothing;
  return nothing;
}

/// What every segmentation must keep; empty if it does, else what is wrong.
std::string broken_invariant(const Document& doc);

}  // namespace laut::test
