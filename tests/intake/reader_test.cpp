// What every input may bring: charsets, empty and binary files, broken records, formats.
#include <gtest/gtest.h>

#include "intake/support.h"

namespace laut::test {
namespace {

using namespace std::string_literals;

TEST(PlainText, KeepsTheInputUnchanged) {
  const std::string text = "Die Stadt prüft den Vorschlag.\r\n\r\nDas sagte die Bürgermeisterin am Montag.\r\n";
  const Outcome out = read(text);
  ASSERT_EQ(out.articles.size(), 1u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.text, text) << "CRLF stays, so offsets are those of the input";
  EXPECT_EQ(a.id, "muster");
  EXPECT_TRUE(a.warnings.empty());
  ASSERT_EQ(a.blocks.size(), 2u);
  EXPECT_EQ(text_of(a, a.blocks[0].span), "Die Stadt prüft den Vorschlag.");
  EXPECT_TRUE(a.published.empty()) << "no date is guessed";
}

TEST(PlainText, LeavesOutAByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBFGuten Tag").articles.at(0).text, "Guten Tag");
  EXPECT_EQ(read("\xFF\xFEG\0r\0\xFC\0n\0"s).articles.at(0).text, "Grün");
  EXPECT_EQ(read("\xFE\xFF\0G\0r\0\xFC\0n"s).articles.at(0).text, "Grün");
  EXPECT_EQ(read("\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"Ein Satz.\"}\n", "a.jsonl").articles.at(0).id, "a");
}

TEST(PlainText, ReadsWindows1252WhereItDecodesToGerman) {
  const Outcome out = read(
      "Der Minister erkl\xE4rte: \x84"
      "Das gen\xFCgt nicht.\x93 Es koste 5 \x80.");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Der Minister erklärte: „Das genügt nicht.“ Es koste 5 €.");
  ASSERT_EQ(out.articles[0].warnings.size(), 1u);
  EXPECT_NE(out.articles[0].warnings[0].find("windows-1252"), std::string::npos);
}

TEST(PlainText, ReplacesMalformedBytesAndCountsThem) {
  const Outcome out = read("Größe, Straße, Übung, Äpfel, Öl: \xC3 und \xE2\x82 fehlt etwas.");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Größe, Straße, Übung, Äpfel, Öl: \uFFFD und \uFFFD\uFFFD fehlt etwas.");
  ASSERT_EQ(out.articles[0].warnings.size(), 1u);
  EXPECT_EQ(out.articles[0].warnings[0], "3 bytes were not UTF-8 and became U+FFFD");
}

TEST(PlainText, StrictRefusesWhatItWouldMend) {
  IntakeOptions strict;
  strict.strict = true;
  const Outcome invalid = read(
      "Erste Zeile.\nGr\xFC\xDF"
      "e",
      "a.txt", strict);
  ASSERT_EQ(invalid.errors.size(), 1u);
  EXPECT_EQ(invalid.errors[0].code, ErrorCode::encoding);
  EXPECT_EQ(invalid.errors[0].line, 2u);
  EXPECT_NE(invalid.errors[0].message.find("byte 15"), std::string::npos) << invalid.errors[0].message;
  EXPECT_FALSE(invalid.errors[0].mend.empty());
  const Outcome nul = read("Ein Satz.\nNoch\0einer."s, "a.txt", strict);
  ASSERT_EQ(nul.errors.size(), 1u);
  EXPECT_EQ(nul.errors[0].code, ErrorCode::encoding);
  EXPECT_EQ(nul.errors[0].line, 2u);
}

TEST(PlainText, TurnsNulBytesIntoBlanks) {
  const Outcome out = read("Ein Satz, der mitten im Wort\0ein Nullbyte hat."s);
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Ein Satz, der mitten im Wort ein Nullbyte hat.");
  ASSERT_EQ(out.articles[0].warnings.size(), 1u);
  EXPECT_EQ(out.articles[0].warnings[0], "1 NUL byte became a blank");
}

struct Refused {
  const char* name;
  std::string bytes;
  ErrorCode code;
  const char* message;
};

TEST(Refusals, SayWhatIsWrongAndHowToMendIt) {
  std::string noise;
  for (int i = 0; i < 4000; ++i) noise += static_cast<char>(i * 7919 >> 3);
  const Refused cases[] = {
      {"empty", "", ErrorCode::syntax, "is empty"},
      {"blank", " \r\n\t\xC2\xA0\n", ErrorCode::syntax, "holds no text"},
      {"only a mark", "\xEF\xBB\xBF", ErrorCode::syntax, "holds no text"},
      {"PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", ErrorCode::binary, "PDF"},
      {"office", "PK\x03\x04\x14\0\x06\0"s, ErrorCode::binary, "office"},
      {"noise", noise, ErrorCode::binary, "binary"},
      {"zeros", std::string(500, '\0'), ErrorCode::binary, "binary"},
  };
  for (const Refused& c : cases) {
    const Outcome out = read(c.bytes, "eingabe.txt");
    EXPECT_TRUE(out.articles.empty()) << c.name;
    ASSERT_EQ(out.errors.size(), 1u) << c.name;
    EXPECT_EQ(out.errors[0].code, c.code) << c.name;
    EXPECT_NE(out.errors[0].message.find(c.message), std::string::npos) << c.name << ": " << out.errors[0].message;
    EXPECT_EQ(out.errors[0].file, "eingabe.txt") << c.name;
    EXPECT_FALSE(out.errors[0].mend.empty()) << c.name;
  }
}

TEST(JsonLines, ReadsEveryRecordAroundAMalformedOne) {
  const Outcome out = read(
      "{\"id\": 7, \"text\": \"Der Rat tagt.\", \"title\": \"Rat\", \"published\": \"2024-06-20\", \"authors\": "
      "[\"Anna Beispiel\"]}\n"
      "{\"id\": \"b\", \"text\": \"kaputt\n"
      "\n"
      "{\"id\": \"c\"}\n"
      "[1, 2]\n"
      "{\"id\": \"d\", \"text\": \"Es schneit.\", \"url\": \"https://www.taz.de/x\", \"language\": \"de-AT\", "
      "\"published\": \"bald\"}",
      "meldungen.jsonl");
  ASSERT_EQ(out.articles.size(), 2u);
  EXPECT_EQ(out.articles[0].id, "7");
  EXPECT_EQ(out.articles[0].title.value, "Rat");
  EXPECT_EQ(out.articles[0].published.origin, "jsonl");
  ASSERT_EQ(out.articles[0].authors.size(), 1u);
  EXPECT_EQ(out.articles[1].outlet.value, "taz");
  EXPECT_EQ(out.articles[1].language.value, "de");
  EXPECT_TRUE(out.articles[1].published.empty()) << "what is no date is no anchor";
  EXPECT_EQ(out.articles[1].warnings.size(), 1u);
  ASSERT_EQ(out.errors.size(), 3u);
  EXPECT_EQ(out.errors[0].line, 2u);
  EXPECT_EQ(out.errors[1].line, 4u);
  EXPECT_EQ(out.errors[2].line, 5u);
  for (const Error& e : out.errors) EXPECT_EQ(e.code, ErrorCode::syntax);
}

TEST(JsonLines, SinkStopsTheReading) {
  int calls = 0;
  intake().read("{\"text\": \"Eins.\"}\n{\"text\": \"Zwei.\"}\n", "a.jsonl", {},
                [&](Result<Article>&&) { return ++calls < 1; });
  EXPECT_EQ(calls, 1);
}

TEST(Conllu, BuildsTextAndGivenTokens) {
  const std::string tail = "\t_\t_\t_\t_\t_\t_\t_\t";
  const Outcome out =
      read("# newdoc id = eins\n# sent_id = s1\n1\tSie" + tail + "_\n2-3\tim" + tail + "_\n2\tin" + tail + "_\n3\tdem" +
               tail + "_\n4\tHaus" + tail + "SpaceAfter=No\n5\t." + tail + "_\n\n# sent_id = s2\n1\tJa" + tail +
               "SpaceAfter=No\n2\t!" + tail + "_\n\n# newdoc id = zwei\n1\tEnde" + tail + "_\n",
           "baum.conllu");
  ASSERT_TRUE(out.errors.empty());
  ASSERT_EQ(out.articles.size(), 2u);
  const Article& a = out.articles[0];
  EXPECT_EQ(a.id, "eins");
  EXPECT_EQ(a.text, "Sie in dem Haus.\nJa!");
  ASSERT_EQ(a.given.size(), 2u);
  EXPECT_EQ(a.given[0].id, "s1");
  ASSERT_EQ(a.given[0].tokens.size(), 5u);
  EXPECT_EQ(text_of(a, a.given[0].tokens[2]), "dem");
  EXPECT_EQ(out.articles[1].text, "Ende");
}

TEST(Conllu, LeavesOutABrokenSentenceAndNamesItsLine) {
  const std::string tail = "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  const Outcome out =
      read("1\tEins" + tail + "\n1\tZwei" + tail + "2 kaputt\n3\tdrei" + tail + "\n1\tVier" + tail, "baum.conllu");
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].line, 4u);
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Eins\nVier");
}

TEST(TimeMl, StripsTagsAndReadsTheCreationTime) {
  const Outcome out = read(
      "<?xml version=\"1.0\"?>\n<TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" "
      "value=\"2006-10-05\">gestern</TIMEX3></DCT>\n"
      "<TEXT>Am <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2006-10-04\">Mittwoch</TIMEX3> tagten M&amp;M "
      "&#8222;drei&#x201C; &lt; vier &foo; Leute.</TEXT></TimeML>",
      "ordner/akte.tml");
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].text, "Am Mittwoch tagten M&M „drei“ < vier &foo; Leute.");
  EXPECT_EQ(out.articles[0].published.value, "2006-10-05");
  EXPECT_EQ(out.articles[0].id, "akte");
}

TEST(Options, ReplaceWhatTheInputSays) {
  IntakeOptions o;
  o.published = "20.06.2024";
  o.outlet = "Beispielblatt";
  const Outcome out = read("{\"text\": \"Ein Satz.\", \"published\": \"2020-01-01\"}", "a.jsonl", o);
  ASSERT_EQ(out.articles.size(), 1u);
  EXPECT_EQ(out.articles[0].published.value, "2024-06-20");
  EXPECT_EQ(out.articles[0].published.origin, "option");
  EXPECT_EQ(out.articles[0].outlet.value, "Beispielblatt");
}

TEST(LongLines, AreReadInLinearTime) {
  std::string line;
  line.reserve(51u << 20);
  while (line.size() < 50u << 20) line += "„Das sagte er“, sagte sie, „und das auch“, ";
  const Outcome out = [&] {
    Outcome o;
    intake().read(line, "lang.txt", {}, [&](Result<Article>&& r) {
      if (r) o.articles.push_back(std::move(*r));
      return true;
    });
    return o;
  }();
  ASSERT_EQ(out.articles.size(), 1u);
  ASSERT_EQ(out.articles[0].blocks.size(), 1u);
  EXPECT_EQ(out.articles[0].text.size(), line.size());
}

}  // namespace
}  // namespace laut::test
