// Inputs made to hurt: every one must keep the invariants and take time in proportion to its length.
#include <algorithm>
#include <ctime>

#include "segment/characters.h"
#include "segment/support.h"

namespace laut {

std::string test::broken_invariant(const Document& doc) {
  const std::string_view text = doc.text();
  std::uint32_t end = 0, sentence_end = 0;
  std::size_t token = 0;
  const auto only_blanks = [&](std::uint32_t from, std::uint32_t to) {
    while (from < to) {
      const segment::Classified c = segment::classify(text.substr(0, to), from);
      if (!segment::is_blank(c.kind)) return false;
      from += c.size;
    }
    return true;
  };
  for (const Block& b : doc.article.blocks) {
    if (b.kind == BlockKind::blank) continue;
    std::uint32_t at = b.span.begin;
    for (; token < doc.tokens.size() && doc.tokens[token].begin < b.span.end; ++token) {
      const Token& t = doc.tokens[token];
      if (t.begin >= t.end) return "empty token";
      if (t.begin < end || t.begin < b.span.begin) return "tokens overlap or lie outside the blocks";
      if (t.end > b.span.end) return "token crosses a block";
      if (!only_blanks(at, t.begin)) return "text without token before byte " + std::to_string(t.begin);
      at = end = t.end;
      if (t.sentence >= doc.sentences.size() ||
          !doc.sentences[t.sentence].tokens.contains(static_cast<std::uint32_t>(token)))
        return "token outside its sentence";
    }
    if (!only_blanks(at, b.span.end)) return "text without token at the end of a block";
  }
  if (token != doc.tokens.size()) return "token behind the last block";
  for (const Sentence& s : doc.sentences) {
    if (s.tokens.begin != sentence_end || s.tokens.empty()) return "sentences do not cover the tokens";
    if (s.tokens.size() > Segmenter::longest_sentence) return "sentence too long";
    sentence_end = s.tokens.end;
  }
  if (sentence_end != doc.tokens.size()) return "tokens behind the last sentence";
  std::uint32_t begin = 0;
  for (const QuoteMarks& q : doc.quote_marks) {
    if (q.inside.begin < begin || q.inside.begin > q.inside.end || q.inside.end > doc.tokens.size())
      return "quotation marks out of order";
    begin = q.inside.begin;
    if (q.open != none && q.open + 1 != q.inside.begin) return "opening mark not in front of the quotation";
    if (q.close != none && q.close != q.inside.end) return "closing mark not behind the quotation";
  }
  return {};
}

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string s;
  s.reserve(bytes + piece.size());
  while (s.size() < bytes) s += piece;
  return s;
}

/// Processor time, which a busy machine disturbs less than the clock on the wall does.
double seconds(const std::string& text) {
  Document doc;
  Segmenter::Scratch scratch;
  doc.article.text = text;
  const std::clock_t start = std::clock();
  test::segmenter().run(doc, scratch);
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_EQ(test::broken_invariant(doc), "");
  return took;
}

TEST(SegmentHostile, TimeIsLinear) {
  const char* pieces[] = {
      "a",      "a.",      ".",       "a.b",      "1.",     "1. ",      "3. Mai ", "„",
      "“",      "„a“ ",    "\"",      "\"a ",     "' ",     "'a ",      "a' ",     "''",
      "-",      "a-",      "1-",      "1-1",      "/",      "a/",       "@",       "a@",
      "a@b.c",  "#",       "http://", "http://)", "www.a.", "z. B. ",   "I. ",     "A.",
      "A. ",    "(",       ")",       "a ) . ",   "! ",     "?\n",      "\n",      "a\n",
      "\u00AD", "a\u00AD", "\u0301",  "\u200D",   "\xFF",   "\xE2\x80", "%",       "5%a",
      "'",      "’a",      "‘",       "1,",       "1:",     "a:innen",  "a*in",    "…",
      ",,",     ",,a ",    "& ",      "A&",       "<<a>>",  "_",        "a_",      "\U0001F468\u200D"};
  for (const char* piece : pieces) {
    // The larger text is eight times as long; quadratic work would take sixty-four times. The floor swallows noise.
    const double small = std::max(seconds(repeated(piece, 20'000)), 0.005);
    const std::string large = repeated(piece, 160'000);
    double took = seconds(large);
    for (int again = 0; again < 3 && took >= 30 * small; ++again) took = std::min(took, seconds(large));
    EXPECT_LT(took, 30 * small) << piece;
  }
}

TEST(SegmentHostile, TenThousandNestedQuotations) {
  std::string text = "Er sagte ";
  for (int i = 0; i < 10'000; ++i) text += "„a ";
  for (int i = 0; i < 10'000; ++i) text += "b“ ";
  const Document doc = test::segment(text);
  EXPECT_EQ(test::broken_invariant(doc), "");
  ASSERT_EQ(doc.quote_marks.size(), 8u);
  EXPECT_EQ(doc.quote_marks[0].level, 0);
  EXPECT_EQ(doc.quote_marks[7].level, 7);
  EXPECT_EQ(doc.form(doc.quote_marks[0].close), "“");
  EXPECT_EQ(doc.quote_marks[0].close, doc.tokens.size() - 1);
}

TEST(SegmentHostile, EmptyAndBlankTexts) {
  for (const char* text : {"", " ", "\n\n", "\u00A0", "\u00AD", "\xEF\xBB\xBF"}) {
    const Document doc = test::segment(text);
    EXPECT_TRUE(doc.tokens.empty());
    EXPECT_TRUE(doc.sentences.empty());
  }
}

TEST(SegmentHostile, BlocksFromOutsideMayBeWrong) {
  Document doc;
  doc.article.text = "Eins zwei drei.";
  doc.article.blocks = {{{0, 8}, BlockKind::body, ""},
                        {{4, 9}, BlockKind::body, ""},
                        {{9, 900}, BlockKind::body, ""},
                        {{700, 600}, BlockKind::body, ""}};
  Segmenter::Scratch scratch;
  test::segmenter().run(doc, scratch);
  EXPECT_EQ(test::spelled(doc), "Eins|zwe||i||drei|.");
}

}  // namespace
}  // namespace laut
