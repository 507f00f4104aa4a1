#include "corpus/check.h"

#include <gtest/gtest.h>

#include "corpus/parse.h"

namespace laut::corpus {
namespace {

/// The findings of an article whose text is long enough, a line each: "error c1 'sagte' is not inside f1".
std::string checked(std::string_view text, std::string_view facts, bool padded = true) {
  std::string file =
      "title: T\noutlet: O\npublished: 2024-01-02\nstyle: agency\nsubject: local\nhand: x\n"
      "@a PERSON Anna\n@b PERSON Ben\n== text\n{@a Anna} {@b Ben}\n";
  (file += text) += '\n';
  for (int i = 0; padded && i < 60; ++i) file += "wort ";
  (file += "\n== facts\n") += facts;
  Findings findings;
  check(parse(file, "x", findings), findings);
  std::string out;
  for (const Finding& f : findings) out += std::string(f.warning ? "warning " : "error ") + f.message + "\n";
  return out;
}

TEST(CorpusCheck, TheExampleHasNoMistakes) {
  Findings findings;
  const auto article = read_article(LAUT_SOURCE_DIR "/tests/corpus/example.txt", findings);
  ASSERT_TRUE(article);
  check(*article, findings);
  EXPECT_TRUE(findings.empty()) << findings[0].message;
  Counts counts;
  counts.add(*article, findings);
  EXPECT_EQ(counts.quotations, (std::array<std::uint32_t, 5>{2, 3, 1, 1, 0}));
  EXPECT_EQ(counts.mentions, 8u);
}

TEST(CorpusCheck, TextsAreLongEnough) {
  EXPECT_EQ(checked("kurz", "", false), "error the text has 3 words\n");
}

TEST(CorpusCheck, WhatIsMarkedHasFacts) {
  EXPECT_EQ(checked("{q1 a} {t1 b} {n1 c} {e1 d}", ""),
            "error q1 has no facts\nerror t1 has no facts\nerror n1 has no facts\nerror e1 has no facts\n");
}

TEST(CorpusCheck, CuesStandInFrames) {
  const auto facts = "q1 direct speech factuality=CT+ speaker=@a";
  EXPECT_EQ(checked("{q1 Ja}, {f1 {c1 sagte} {s1 {@a sie}}}", facts), "");
  EXPECT_EQ(checked("{q1 Ja}, {c1 sagte} {f1 {s1 {@a sie}}}", facts), "error c1 'sagte' is not inside f1\n");
  EXPECT_EQ(checked("{q1 Ja}, {f1 {c1 sagte}} {s1 {@a sie}}", facts),
            "warning f1 does not contain its speaker, which stands with the cue\n");
  EXPECT_EQ(checked("{s1 {@a Anna}} kam. {q1 Ja}, {f1 {c1 hieß} es}", facts), "") << "another sentence";
  EXPECT_EQ(checked("{q1 Ja}, {k1 laut} {r1 {@b Ben}}", facts),
            "error k1 'laut' is not inside r1\nwarning q1 has a relay in the text, but no relay=\n");
}

TEST(CorpusCheck, ParentsHoldTheirChildren) {
  EXPECT_EQ(checked("{q1 Ja {q2 nein}}",
                    "q1 direct speech factuality=CT+ speaker=@a\nq2 direct speech factuality=CT+ speaker=@a parent=q1"),
            "");
  EXPECT_EQ(checked("{q1 Ja} {q2 nein}",
                    "q1 direct speech factuality=CT+ speaker=@a\nq2 direct speech factuality=CT+ speaker=@a parent=q1"),
            "error q2 does not stand inside q1\n");
  EXPECT_EQ(checked("{q1 Ja {q2 nein}}",
                    "q1 direct speech factuality=CT+ speaker=@a\nq2 direct speech factuality=CT+ speaker=@a"),
            "warning q2 stands inside q1 but has no parent\n");
}

TEST(CorpusCheck, ParentsDoNotGoRound) {
  const auto found = checked(
      "{q1 a} {q2 b} {q3 c} {q4 d}",
      "q1 direct speech factuality=CT+ speaker=@a parent=q2\nq2 direct speech factuality=CT+ speaker=@a parent=q3\n"
      "q3 direct speech factuality=CT+ speaker=@a parent=q1\nq4 direct speech factuality=CT+ speaker=@a parent=q1");
  const auto first = found.find("is its own ancestor");
  EXPECT_NE(first, std::string::npos) << found;
  EXPECT_EQ(found.find("is its own ancestor", first + 1), std::string::npos) << "told once";
}

TEST(CorpusCheck, SharedCuesAreOthers) {
  const auto found =
      checked("{q1 Ja {q2 „so“}}, {f1 {c1 sagte} {s1 {@a sie}}} {f2 {c2 x}} {q3 c}",
              "q1 indirect speech factuality=CT+ speaker=@a\nq2 direct speech factuality=CT+ parent=q1 cue=q1\n"
              "q3 direct speech factuality=CT+ cue=q2");
  EXPECT_EQ(
      found,
      "error q2 has cue= and a cue or frame of its own\nerror q3: cue= points to a quotation that has cue= itself\n");
}

TEST(CorpusCheck, SpeakersAreTheirEntities) {
  EXPECT_EQ(checked("{q1 Ja}, {f1 {c1 sagte} {s1 {@a Anna}}}", "q1 direct speech factuality=CT+ speaker=@b"),
            "warning s1 holds no mention of @b\n");
  EXPECT_EQ(checked("{q1 Ja}", "q1 direct speech factuality=CT+"), "warning q1 has no speaker and is no hearsay\n");
}

TEST(CorpusCheck, EventsAreToldByWhoSaysThem) {
  const auto q = std::string("q1 reported speech factuality=U speaker=@a\n");
  const auto text = "{q1 {s1 {@a Anna}} {e1 forderte} {e2 Lieferungen}.}";
  EXPECT_EQ(checked(text, q + "e1 REQUEST in=- factuality=CT+ actor=@a\ne2 TRANSFER in=q1 factuality=U"), "");
  EXPECT_EQ(checked(text, q + "e1 REQUEST in=q1 factuality=CT+ actor=@a\ne2 TRANSFER in=q1 factuality=U"),
            "warning e1 has in=q1, but is told by the article\n");
  EXPECT_EQ(checked("{q1 Ja, {e1 Lieferungen}}",
                    "q1 direct speech factuality=CT+ speaker=@a\ne1 TRANSFER in=- factuality=CT+"),
            "warning e1 has in=-, but is told by q1\n");
}

}  // namespace
}  // namespace laut::corpus
