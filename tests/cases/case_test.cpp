/// The case files themselves: what they may say, and that a mismatch is seen.
#include <gtest/gtest.h>

#include "cases/case_check.h"
#include "cases/case_file.h"

namespace laut::cases {
namespace {

TEST(CaseFile, ReadsTitleMetadataTextAndExpectations) {
  const auto cases = parse_cases(
      "# a comment\n\n== Zwei Absätze\npublished: 2024-06-19\n\nEr kam.\n\nSie: ging.\n\n--\n# why\n"
      "sentences 2\ntime DATE 2024-06-18 | kam | mod: APPROX\nonly times\n\n== Noch einer\nLaut: ja\n--\nno "
      "quotation\n",
      "x.laut");
  ASSERT_TRUE(cases) << cases.error().to_string();
  ASSERT_EQ(cases->size(), 2u);
  const Case& c = cases->front();
  EXPECT_EQ(c.title, "Zwei Absätze");
  EXPECT_EQ(c.line, 3u);
  EXPECT_EQ(c.meta.at("published"), "2024-06-19");
  EXPECT_EQ(c.text, "Er kam.\n\nSie: ging.\n");
  ASSERT_EQ(c.expectations.size(), 3u);
  EXPECT_EQ(c.expectations[1].labels, (std::vector<std::string>{"DATE", "2024-06-18"}));
  EXPECT_EQ(c.expectations[1].fields.at(""), "kam");
  EXPECT_EQ(c.expectations[1].fields.at("mod"), "APPROX");
  EXPECT_TRUE(c.expectations[2].complete);
  EXPECT_EQ(c.expectations[2].kind, "time");
  EXPECT_EQ(cases->back().text, "Laut: ja\n");
  EXPECT_TRUE(cases->back().expectations[0].negative);
}

TEST(CaseFile, NamesTheLineOfAMistake) {
  struct {
    const char* text;
    std::uint32_t line;
    const char* message;
  } const table[] = {
      {"", 1, "there is no case in the file"},
      {"Ein Text.\n", 1, "a case must start with its title"},
      {"== A\nText.\n", 1, "the case has no line '--'"},
      {"== A\n\n--\nsentences 1\n", 1, "the case has no text"},
      {"== A\nText.\n--\n", 1, "the case expects nothing"},
      {"== A\nText.\n--\nsentences 1\nqoutation direct\n", 5, "'qoutation' is no kind of item"},
      {"== A\nText.\n--\nsentence | Txt\n", 4, "'Txt' does not occur so often in the text as whole words"},
      {"== A\nText.\n--\nquotation | speakr: Text\n", 4, "'speakr: Text' is no field of 'quotation'"},
      {"== A\nText.\n--\nmention | Text | form: named | form: nominal\n", 4, "the field 'form' is given twice"},
      {"== A\nText.\n--\nonly times | Text\n", 4, "'only' takes nothing but a kind"},
      {"== A\nText.\n--\nsentences\n", 4, "'sentences' has a wrong number of words before the first '|'"},
  };
  for (const auto& row : table) {
    const auto cases = parse_cases(row.text, "x.laut");
    ASSERT_FALSE(cases) << row.text;
    EXPECT_EQ(cases.error().line, row.line) << row.text;
    EXPECT_EQ(cases.error().message, row.message);
    EXPECT_EQ(cases.error().file, "x.laut");
  }
}

TEST(CaseFile, LocatesWholeWordsPartsAndOccurrences) {
  const std::string text = "Der Bote, er kam, er ging.";
  EXPECT_EQ(locate(text, "er").value(), (SpanList{{10, 12}}));
  EXPECT_EQ(locate(text, "er#2").value(), (SpanList{{18, 20}}));
  EXPECT_EQ(locate(text, "er // er").value(), (SpanList{{10, 12}, {18, 20}}));
  EXPECT_EQ(locate(text, "kam, er // .").value(), (SpanList{{13, 20}, {25, 26}}));
  EXPECT_TRUE(locate(text, "-").value().empty());
  EXPECT_FALSE(locate(text, "er#3"));
  EXPECT_FALSE(locate(text, "ot"));
}

/// "Sie sagte, er komme." with one quotation, as an engine would leave it.
Document document() {
  Document doc;
  doc.article.text = "Sie sagte, er komme.\n";
  const Span spans[] = {{0, 3}, {4, 9}, {9, 10}, {11, 13}, {14, 19}, {19, 20}};
  for (const Span s : spans) {
    Token t;
    t.begin = s.begin;
    t.end = s.end;
    if (s.size() == 1) t.kind = TokenKind::punctuation;
    doc.tokens.push_back(t);
  }
  doc.sentences.push_back({{0, 6}, 0});
  Quotation q;
  q.medium = Medium::speech;
  q.quote = {{11, 20}};
  q.speaker = {{0, 3}};
  q.cue = {{4, 9}};
  doc.quotations.push_back(q);
  return doc;
}

TEST(CaseCheck, SeesWhatIsRightAndWhatIsWrong) {
  struct {
    const char* line;
    bool right;
  } const table[] = {
      {"quotation indirect speech | quote: er komme | speaker: Sie | cue: sagte | factuality: CT+", true},
      {"quotation | quote: er komme.", true},  // punctuation does not count
      {"quotation | addressee: - | inside: none", true},
      {"quotation direct", false},
      {"quotation indirect thought", false},
      {"quotation | quote: komme", false},
      {"quotation | quote: sagte, er komme", false},
      {"quotation | speaker: er", false},
      {"quotation | addressee: Sie", false},
      {"quotation | hearsay: yes", false},
      {"no quotation", false},
      {"no quotation direct", true},
      {"no quotation | quote: er komme", false},
      {"only quotations", false},
      {"sentences 1", true},
      {"sentences 2", false},
      {"sentence | Sie sagte, er komme.", true},
      {"sentence | er komme.", false},
      {"tokens | sagte , er", true},
      {"tokens | sagte, er", false},
      {"token | komme", true},
      {"token | komme.", false},
      {"no time", true},
      {"time", false},
  };
  const Document doc = document();
  for (const auto& row : table) {
    const auto cases = parse_cases("== A\nSie sagte, er komme.\n--\n" + std::string(row.line) + "\n", "x.laut");
    ASSERT_TRUE(cases) << row.line << ": " << cases.error().to_string();
    const auto wrong = check(cases->front(), doc);
    EXPECT_EQ(wrong.empty(), row.right) << row.line;
    for (const std::string& w : wrong) EXPECT_TRUE(w.starts_with("x.laut:4: ")) << w;
  }
}

TEST(CaseCheck, OnlyIsSatisfiedWhenEveryItemIsExpected) {
  const auto cases = parse_cases("== A\nSie sagte, er komme.\n--\nonly quotations\nquotation | quote: er komme\n", "x");
  ASSERT_TRUE(cases);
  EXPECT_TRUE(check(cases->front(), document()).empty());
}

TEST(CaseCheck, PrintsItemsAsLines) {
  const Document doc = document();
  EXPECT_EQ(to_line(doc, items(doc, "quotation").front()),
            "quotation indirect speech | quote: er komme. | speaker: Sie | cue: sagte | factuality: CT+");
}

}  // namespace
}  // namespace laut::cases
