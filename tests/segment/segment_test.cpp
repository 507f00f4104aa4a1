// Flags, kinds, blocks and given tokens.
#include "segment/support.h"

namespace laut {
namespace {

using test::segment;
using test::spelled;
using test::token;

TEST(Segment, FlagsSayWhatTheFormIs) {
  const Document doc =
      segment("Am 3. Mai kamen z.B. die NATO-Partner, US-amerikanische Luft- und Seeleute sowie Ärzte.");
  EXPECT_TRUE(token(doc, "3.").has(token_flag::ordinal));
  EXPECT_TRUE(token(doc, "z.B.").has(token_flag::abbreviation));
  EXPECT_TRUE(token(doc, "NATO-Partner").has(token_flag::hyphenated));
  EXPECT_FALSE(token(doc, "NATO-Partner").has(token_flag::all_caps));
  EXPECT_TRUE(token(doc, "Luft-").has(token_flag::truncated));
  EXPECT_FALSE(token(doc, "Luft-").has(token_flag::hyphenated));
  EXPECT_TRUE(token(doc, "Ärzte").has(token_flag::capitalised));
  EXPECT_FALSE(token(doc, "kamen").has(token_flag::capitalised));
  EXPECT_TRUE(token(doc, "Mai").has(token_flag::space_before));
  EXPECT_FALSE(token(doc, ",").has(token_flag::space_before));
  EXPECT_TRUE(token(segment("Die ÖVP und die A"), "ÖVP").has(token_flag::all_caps));
  EXPECT_FALSE(token(segment("Die ÖVP und die A"), "A").has(token_flag::all_caps));
}

TEST(Segment, SentenceStartsStandBehindColonsAndOpeningQuotationMarksToo) {
  const Document doc = segment("Er sagte: „Wir kommen“, aber \"Sieger\" waren andere. (Niemand ging.)");
  for (const char* form : {"Er", "Wir", "Sieger", "Niemand"})
    EXPECT_TRUE(token(doc, form).has(token_flag::sentence_start)) << form;
  for (const char* form : {"sagte", "kommen", "aber", "waren", "ging"})
    EXPECT_FALSE(token(doc, form).has(token_flag::sentence_start)) << form;
}

TEST(Segment, TheDashOfADatelineOpensTheSentenceProper) {
  for (const char* text : {"Wien – Zwei Schiffe sanken.", "Tallenburg/Riga (dpa) – Zwei Schiffe sanken."})
    EXPECT_TRUE(token(segment(text), "Zwei").has(token_flag::sentence_start)) << text;
  for (const char* text : {"Das ferne Ziel – Zwei und mehr – war weit.", "Er kam – Zwei sahen ihn."})
    EXPECT_FALSE(token(segment(text), "Zwei").has(token_flag::sentence_start)) << text;
}

TEST(Segment, KindsFollowTheForm) {
  const Document doc = segment("Um 18:10 Uhr (3. Mai) zahlte @anna 29-jährigen 5 % von „B“ laut bild.de – 1990er.");
  const std::pair<const char*, TokenKind> cases[] = {
      {"18:10", TokenKind::number},  {"3.", TokenKind::number},  {"Uhr", TokenKind::word},
      {"(", TokenKind::punctuation}, {"@anna", TokenKind::url},  {"29-jährigen", TokenKind::word},
      {"%", TokenKind::symbol},      {"„", TokenKind::quote},    {"bild.de", TokenKind::url},
      {"–", TokenKind::punctuation}, {"1990er", TokenKind::word}};
  for (const auto& [form, kind] : cases) EXPECT_EQ(token(doc, form).kind, kind) << form;
}

TEST(Segment, BlanksOfAllSortsPartWordsAndSoftHyphensDoNot) {
  EXPECT_EQ(spelled(segment("5\u00A0Euro\u202Fund\u2009mehr")), "5|Euro|und|mehr");
  EXPECT_EQ(spelled(segment("Bundes\u00ADregierung tagt\u00AD.")), "Bundes\u00ADregierung|tagt|.");
  EXPECT_EQ(spelled(segment("Cafe\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 da")),
            "Cafe\u0301|\U0001F468\u200D\U0001F469\u200D\U0001F467|da");
}

TEST(Segment, ParagraphsBecomeBlocksWhereNoneAreGiven) {
  const Document doc = segment(
      "Erste Zeile\n\nZweite Zeile ohne Punkt\n  Dritte.\nDieser Absatz ist von Hand umbrochen worden und geht\nin der "
      "nächsten Zeile weiter.\n");
  ASSERT_EQ(doc.article.blocks.size(), 4u);
  EXPECT_EQ(doc.view(doc.article.blocks[2].span), "Dritte.");
  EXPECT_EQ(doc.sentences.size(), 4u);
  EXPECT_EQ(doc.sentences[3].block, 3u);
}

TEST(Segment, BlankBlocksAreSkippedAndSentencesStayInTheirBlock) {
  Document doc;
  doc.article.text = "Titel ohne Punkt   und weiter";
  doc.article.blocks = {
      {{0, 16}, BlockKind::title, ""}, {{16, 19}, BlockKind::blank, ""}, {{19, 29}, BlockKind::body, ""}};
  Segmenter::Scratch scratch;
  test::segmenter().run(doc, scratch);
  EXPECT_EQ(spelled(doc), "Titel|ohne|Punkt||und|weiter");
  EXPECT_EQ(doc.sentences[1].block, 2u);
}

TEST(Segment, GivenTokensAreKept) {
  Document doc;
  doc.article.text = "Er rief \"Halt!\" am 3. Mai";
  doc.article.given = {{{{0, 2}, {3, 7}, {8, 9}, {9, 13}, {13, 14}, {14, 15}}, "a"},
                       {{{16, 18}, {19, 21}, {22, 25}}, "b"}};
  Segmenter::Scratch scratch;
  test::segmenter().run(doc, scratch);
  EXPECT_EQ(spelled(doc), "Er|rief|\"|Halt|!|\"||am|3.|Mai");
  EXPECT_TRUE(token(doc, "3.").has(token_flag::ordinal));
  EXPECT_TRUE(token(doc, "am").has(token_flag::sentence_start));
  ASSERT_EQ(doc.quote_marks.size(), 1u);
  EXPECT_EQ(doc.quote_marks[0].open, 2u);
  EXPECT_EQ(doc.quote_marks[0].close, 5u);
}

TEST(Segment, VeryLongSentencesAreCut) {
  std::string text;
  for (int i = 0; i < 9000; ++i) text += i % 10 == 9 ? "und so, " : "immer weiter ";
  const Document doc = segment(text);
  EXPECT_GT(doc.sentences.size(), 8u);
  for (const Sentence& s : doc.sentences) EXPECT_LE(s.tokens.size(), Segmenter::longest_sentence);
}

TEST(Segment, ScratchAndDocumentCanBeUsedAgain) {
  Segmenter::Scratch scratch;
  Document doc;
  std::string first;
  for (int round = 0; round < 3; ++round) {
    doc.clear();
    doc.article.text = "„Ja“, sagte er. Dann ‚nein‘.";
    test::segmenter().run(doc, scratch);
    if (round == 0) first = spelled(doc);
    EXPECT_EQ(spelled(doc), first);
    EXPECT_EQ(doc.quote_marks.size(), 2u);
    doc.clear();
    doc.article.text = "Etwas \"anderes.";
    test::segmenter().run(doc, scratch);
    EXPECT_EQ(doc.quote_marks.size(), 1u);
  }
}

}  // namespace
}  // namespace laut
