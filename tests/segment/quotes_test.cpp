// Pairing of quotation marks.
#include "segment/support.h"

namespace laut {
namespace {

/// Every pair as its level, flags and inside: "0[Ja] 1s[nein]"; s single, c continued, < without opening, > without
/// closing mark.
std::string pairs(std::string_view text) {
  const Document doc = test::segment(text);
  std::string out;
  for (const QuoteMarks& q : doc.quote_marks) {
    if (!out.empty()) out += ' ';
    out += std::to_string(q.level);
    if (q.single) out += 's';
    if (q.continued) out += 'c';
    if (q.open == none) out += '<';
    if (q.close == none) out += '>';
    out += '[' + std::string(doc.view(doc.span(q.inside))) + ']';
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(Quotes, PairByType) {
  const Case cases[] = {
      {"Er sagte „Ja“ dazu.", "0[Ja]"},
      {"Er sagte »Ja« dazu.", "0[Ja]"},
      {"Er sagte «Ja» dazu.", "0[Ja]"},
      {"Er sagte “Ja” dazu.", "0[Ja]"},
      {"Er sagte \"Ja\" dazu, \"Nein\" nie.", "0[Ja] 0[Nein]"},
      {"Er sagte ''Ja'' dazu.", "0[Ja]"},
      {"Er sagte ,,Ja“ dazu.", "0[Ja]"},
      {"Er sagte ‚Ja‘ dazu.", "0s[Ja]"},
      {"Er sagte ›Ja‹ und ‹Nein› dazu.", "0s[Ja] 0s[Nein]"},
      {"Er sagte 'Ja' dazu.", "0s[Ja]"},
      {"Er sagte ‘Ja’ dazu.", "0s[Ja]"},
  };
  for (const Case& c : cases) EXPECT_EQ(pairs(c.text), c.expected) << c.text;
}

TEST(Quotes, Nest) {
  const Case cases[] = {
      {"„Er rief ‚Halt‘ und ‚Los‘“, sagte sie.", "0[Er rief ‚Halt‘ und ‚Los‘] 1s[Halt] 1s[Los]"},
      {"»Das Wort ›frei‹ fiel«, hieß es.", "0[Das Wort ›frei‹ fiel] 1s[frei]"},
      {"\"Er sagte 'nie' zu mir\", klagte sie.", "0[Er sagte 'nie' zu mir] 1s[nie]"},
      {"„Laut \"Tagblatt\" war es so“, sagte er.", "0[Laut \"Tagblatt\" war es so] 1[Tagblatt]"},
      {"(„Ja“, „Nein“)", "0[Ja] 0[Nein]"},
  };
  for (const Case& c : cases) EXPECT_EQ(pairs(c.text), c.expected) << c.text;
}

TEST(Quotes, ApostrophesAreNone) {
  const Case cases[] = {
      {"Kim's Bruder geht's gut, Marx' Werke auch, gab’s am Ku'damm.", ""},
      {"Hans’ Hut und ’ne Feier der ’Ndrangheta.", ""},
      {"Er sagte 'Geht's dir gut?' zu ihr.", "0s[Geht's dir gut?]"},
      {"Die '68er kamen.", ""},
      {"Ein Brett von 5' mal 3.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(pairs(c.text), c.expected) << c.text;
}

TEST(Quotes, OddMarksAreRecovered) {
  const Case cases[] = {
      {"Er sagte „Ja\" dazu.", "0[Ja]"},  // closed by the plain mark
      {"Er sagte \"Ja“ dazu.", "0[Ja]"},
      {"Er sagte „Ja” dazu.", "0[Ja]"},
      {"Er sagte „Ja„ dazu.", "0[Ja]"},  // wrong way round
      {"Er sagte “Ja“ dazu.", "0[Ja]"},
      {"Er sagte »Ja» dazu.", "0[Ja]"},
      {"Er sagte „Ja “ dazu.", "0[Ja]"},                           // blank in front of the mark
      {"Er sagte Ja“ dazu.", ""},                                  // closing mark alone
      {"Er sagte „Ja dazu. Sie „Nein“.", "0>[Ja dazu.] 0[Nein]"},  // closing mark lost
      {"Er sagte ‚Ja dazu.", ""},                                  // single marks are dropped
      {"\"Wir kommen. Wir gehen.", "0>[Wir kommen. Wir gehen.]"},  // the whole paragraph
      {"Er sagte:\"Ja.\"", "0[Ja.]"},
  };
  for (const Case& c : cases) EXPECT_EQ(pairs(c.text), c.expected) << c.text;
}

TEST(Quotes, GoOnOverParagraphs) {
  EXPECT_EQ(pairs("„Erstens ist es spät.\n\n„Zweitens ist es kalt“, sagte sie."),
            "0c>[Erstens ist es spät.] 0[Zweitens ist es kalt]");
  EXPECT_EQ(pairs("Sie sagte: „Erstens ist es spät.\n\nZweitens ist es kalt.“ Dann ging sie."),
            "0c>[Erstens ist es spät.] 0<[Zweitens ist es kalt.]");
  EXPECT_EQ(pairs("Sie sagte: „Es ist spät.\n\nDas Wetter ist kalt."), "0>[Es ist spät.]");
  EXPECT_EQ(pairs("\"Erstens.\n\n\"Zweitens.\n\n\"Drittens\", sagte er."), "0c>[Erstens.] 0c>[Zweitens.] 0[Drittens]");
}

TEST(Quotes, MarksHaveTheirKind) {
  const Document doc = test::segment("Er sagte „Ja“ und Nein“ dazu.");
  std::string kinds;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i)
    kinds += doc.tokens[i].kind == TokenKind::quote ? 'q' : doc.tokens[i].kind == TokenKind::punctuation ? 'p' : '-';
  EXPECT_EQ(kinds, "--q-q--p-p");
}

TEST(Quotes, ParentsAndOrder) {
  const Document doc = test::segment("„Er sagte ‚Ja‘ dazu“, „so“.");
  ASSERT_EQ(doc.quote_marks.size(), 3u);
  EXPECT_EQ(doc.quote_marks[0].parent, none);
  EXPECT_EQ(doc.quote_marks[1].parent, 0u);
  EXPECT_EQ(doc.quote_marks[1].level, 1);
  EXPECT_EQ(doc.quote_marks[2].parent, none);
}

}  // namespace
}  // namespace laut
