#include "corpus/parse.h"

#include <gtest/gtest.h>

#include "corpus/check.h"

namespace laut::corpus {
namespace {

constexpr std::string_view head =
    "title: T\noutlet: O\npublished: 2024-01-02\nstyle: agency\nsubject: local\nhand: x\n"
    "\n\n@a PERSON Änne Öz | Rätin; Köchin\n@b ORG -\n\n== text\n";  // the text begins in line 13

struct Read {
  CorpusArticle article;
  Findings findings;
};
Read read(std::string_view text, std::string_view facts = "") {
  std::string file(head);
  Read out;
  (file += text) += "\n== facts\n";
  out.article = parse(file += facts, "x", out.findings);
  return out;
}

std::string views(const CorpusArticle& a, const SpanList& spans) {
  std::string out;
  for (const Span s : spans) (out += out.empty() ? "" : " // ") += a.view(s);
  return out;
}

/// Whether there is a finding in the line whose message has the words.
testing::AssertionResult found(const Findings& findings, std::uint32_t line, std::string_view words) {
  std::string all;
  for (const Finding& f : findings) {
    if (f.line == line && f.message.find(words) != std::string::npos && !f.mend.empty())
      return testing::AssertionSuccess();
    all += std::to_string(f.line) + ": " + f.message + "\n";
  }
  return testing::AssertionFailure() << "'" << words << "' not found in line " << line << " of\n" << all;
}

TEST(CorpusParse, TakesMarksOutAndKeepsTheirPlaces) {
  const auto r = read("{@a Änne Öz} {c1 fügte} {q1 „Übel, {q2 sehr {@b~ übel}}“} {c1 hinzu}.\n\nZweiter Absatz.",
                      "q1 direct speech factuality=CT+\nq2 direct speech factuality=CT+ parent=q1\n");
  EXPECT_TRUE(r.findings.empty()) << r.findings[0].message;
  EXPECT_EQ(r.article.text, "Änne Öz fügte „Übel, sehr übel“ hinzu.\n\nZweiter Absatz.\n");
  ASSERT_EQ(r.article.paragraphs.size(), 2u);
  EXPECT_EQ(r.article.view(r.article.paragraphs[1]), "Zweiter Absatz.");
  ASSERT_EQ(r.article.quotes.all.size(), 2u);
  const auto& q = r.article.quotes.all[0];
  EXPECT_EQ(views(r.article, q[MarkKind::quote]), "„Übel, sehr übel“");
  EXPECT_EQ(views(r.article, q[MarkKind::cue]), "fügte // hinzu");
  EXPECT_EQ(r.article.quotes.all[1].parent, 1u);
  EXPECT_EQ(r.article.quotes.all[1].inside, 1u);
  EXPECT_EQ(r.article.words, 9u);
}

TEST(CorpusParse, PartsOfAQuotationMakeOne) {
  const auto r = read("{q4 „Wir gehen“}, sagte er, {q4 „und zwar bald.“}", "q4 direct speech factuality=CT+");
  EXPECT_TRUE(r.findings.empty());
  ASSERT_EQ(r.article.quotes.all.size(), 1u);
  EXPECT_EQ(views(r.article, r.article.quotes.all[0][MarkKind::quote]), "„Wir gehen“ // „und zwar bald.“");
}

TEST(CorpusParse, ReadsMentionsWithTheirForm) {
  const auto r = read("{@a Änne}, {@a~ die Rätin}, {@a^ sie}, {@b! Amt}");
  ASSERT_EQ(r.article.marks.size(), 4u);
  EXPECT_EQ(r.article.marks[0].form, MentionForm::named);
  EXPECT_EQ(r.article.marks[1].form, MentionForm::nominal);
  EXPECT_EQ(r.article.marks[2].form, MentionForm::pronominal);
  EXPECT_TRUE(r.article.marks[3].metonymic);
  EXPECT_EQ(r.article.entities[0].roles, (std::vector<std::string>{"Rätin", "Köchin"}));
  EXPECT_TRUE(r.article.entities[1].name.empty());
}

TEST(CorpusParse, NamesTheLineOfBadBraces) {
  const auto r = read(
      "Gut {q1 offen\n\n{c1 zu}} viel {q1 } {q1  x}\n{z9 was} {q0 null} {e1.chef wer} {@zz wer} {q1x}\n{q1 a {q1 b}}");
  EXPECT_TRUE(found(r.findings, 13, "'{q1' is not closed"));
  EXPECT_TRUE(found(r.findings, 15, "'}' without a mark"));
  EXPECT_TRUE(found(r.findings, 15, "has no words"));
  EXPECT_TRUE(found(r.findings, 15, "begin or end with a blank"));
  EXPECT_TRUE(found(r.findings, 16, "unknown label '{z9'"));
  EXPECT_TRUE(found(r.findings, 16, "unknown label '{q0'"));
  EXPECT_TRUE(found(r.findings, 16, "unknown role"));
  EXPECT_TRUE(found(r.findings, 16, "unknown entity in '{@zz'"));
  EXPECT_TRUE(found(r.findings, 16, "unknown label '{q1x'"));
  EXPECT_TRUE(found(r.findings, 17, "stands inside '{q1'"));
}

TEST(CorpusParse, MarksWithoutTheirItemAreFound) {
  const auto r = read("{c7 sagte} {e3.actor er} {t1 heute} {t1 morgen}", "q7 direct speech factuality=CT+");
  EXPECT_TRUE(found(r.findings, 13, "c7 without q7"));
  EXPECT_TRUE(found(r.findings, 13, "no word is marked as e3"));
  EXPECT_TRUE(found(r.findings, 13, "t1 is marked twice"));
  EXPECT_TRUE(found(r.findings, 15, "q7: not marked in the text"));
}

TEST(CorpusParse, FactsAreReadAndTheirMistakesFound) {
  const auto r =
      read("{q1 a} {q2 b} {t1 c} {n1 d} {e1 e} {e1.actor der Rat {@b der Stadt}}",
           "q1 direct SW factuality=PS- speaker=@a relay=@b relay=@a hearsay stance=endorses\n"
           "q2 sung hummed factuality=X speaker=@c parent=q9 cue=q2 foo factuality=U\n"
           "t1 DURATION 2023 mod=SOON\n"
           "n1 ~ 3,5 unit=\n"
           "e1 TRANSFER in=q1 factuality=CT+ actor=@a object=die alten Kisten time=t1 quantity=n1 mode=plan\n"
           "e1 AID\nx1 y\n");
  const auto& q = r.article.quotes.all[0];
  EXPECT_EQ(q.medium, Medium::SW);
  EXPECT_EQ(q.factuality, "PS-");
  EXPECT_EQ(q.speaker, 0u);
  EXPECT_EQ(q.relays, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_TRUE(q.hearsay);
  EXPECT_EQ(q.stance, "endorses");
  const auto& e = r.article.events.all[0];
  ASSERT_EQ(e.participants.size(), 2u);
  EXPECT_EQ(e.participants[0].entity, 0u) << "the facts know better than the mention among the words";
  EXPECT_EQ(e.participants[1].words, "die alten Kisten");
  EXPECT_EQ(e.mode, "plan");
  for (const auto words : {"'sung' is no type", "'hummed' is no medium", "factuality='X'", "speaker='@c'",
                           "parent='q9'", "cue= points to the quotation itself", "'foo' does not belong here"})
    EXPECT_TRUE(found(r.findings, 16, words));
  EXPECT_TRUE(found(r.findings, 17, "'2023' is no value of a DURATION"));
  EXPECT_TRUE(found(r.findings, 17, "mod='SOON'"));
  EXPECT_TRUE(found(r.findings, 18, "no comparator"));
  EXPECT_TRUE(found(r.findings, 18, "no number"));
  EXPECT_TRUE(found(r.findings, 18, "'unit=' is empty"));
  EXPECT_TRUE(found(r.findings, 20, "has facts already"));
  EXPECT_TRUE(found(r.findings, 21, "no label of a fact"));
}

TEST(CorpusParse, HeadMustBeWhole) {
  Findings findings;
  parse(
      "title: a\ntitle: b\nstyle: novel\ncolour: red\npublished: 2024-13-01\nhand:\n@a DOG Rex\n@a PERSON x\n@ü PERSON "
      "y\n",
      "x", findings);
  EXPECT_TRUE(found(findings, 2, "'title' stands twice"));
  EXPECT_TRUE(found(findings, 3, "style 'novel'"));
  EXPECT_TRUE(found(findings, 4, "'colour' is no field"));
  EXPECT_TRUE(found(findings, 5, "is no date"));
  EXPECT_TRUE(found(findings, 6, "is empty"));
  EXPECT_TRUE(found(findings, 7, "'DOG' is no type"));
  EXPECT_TRUE(found(findings, 8, "@a stands twice"));
  EXPECT_TRUE(found(findings, 9, "is no key"));
  EXPECT_TRUE(found(findings, 1, "no field 'outlet'"));
  EXPECT_TRUE(found(findings, 0, "no line '== text'"));
}

TEST(CorpusParse, BytesThatAreNotUtf8AreFound) {
  EXPECT_TRUE(found(read("gut\nschlecht \xFF").findings, 14, "not UTF-8"));
}

TEST(CorpusParse, CarriageReturnsAndByteOrderMarkDoNotMatter) {
  Findings findings;
  const auto a = parse("\xEF\xBB\xBFtitle: a\r\n== text\r\nEins.\r\n\r\nZwei.\r\n== facts\r\n", "x", findings);
  EXPECT_EQ(a.head.at("title"), "a");
  EXPECT_EQ(a.text, "Eins.\n\nZwei.\n");
}

TEST(CorpusParse, HostileBracesEndInFindings) {
  std::string deep, many;
  for (int i = 0; i < 100000; ++i) deep += "{q" + std::to_string(i % 99999 + 1) + " ", many += "{q1 a}{c1 b}{s1 c}";
  for (const std::string& text : {deep, std::string(100000, '{'), std::string(100000, '}'), many}) {
    auto r = read(text, "q1 direct speech factuality=CT+");
    check(r.article, r.findings);
    EXPECT_FALSE(r.findings.empty());
  }
}

}  // namespace
}  // namespace laut::corpus
