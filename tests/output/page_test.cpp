#include <gtest/gtest.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "laut/output.h"
#include "output/page.h"
#include "output/sample.h"

namespace laut::output {
namespace {

std::string page(const Document& doc, OutputFormat format, bool colour, unsigned width = 80) {
  std::string out;
  OutputOptions options;
  options.colour = colour;
  options.width = width;
  write(doc, format, options, out);
  return out;
}

/// Without escape sequences.
std::string bare(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\x1b')
      i = s.find('m', i);
    else
      out += s[i];
  }
  return out;
}

TEST(Page, BreaksAtBlanksAndNeverWithinAWord) {
  std::string out;
  Page p(out, 40, false);
  p.indent(0, 3);
  p.text("Der Minister  erklärte am\nDienstag, die Donaudampfschifffahrtsgesellschaftskapitänsmütze sei da.", {});
  p.end_line();
  EXPECT_EQ(
      out, "Der Minister erklärte am Dienstag, die\n   Donaudampfschifffahrtsgesellschaftskapitänsmütze\n   sei da.\n");
}

TEST(Page, LimitsAParagraphWithAnEllipsis) {
  std::string out;
  Page p(out, 40, false);
  p.limit(2);
  for (int i = 0; i < 100; ++i) p.text("Wort ", {});
  p.end_line();
  p.text("danach", {});
  p.end_line();
  EXPECT_EQ(out, "Wort Wort Wort Wort Wort Wort Wort Wort\nWort Wort Wort Wort Wort Wort Wort …\ndanach\n");
}

TEST(Page, ControlCharactersCannotSteerTheTerminal) {
  for (const bool colour : {false, true}) {
    std::string out;
    Page p(out, 80, colour);
    p.text("a\x1b[2Jb\x07\x08 \u009b31m\u202Eumgekehrt\x7f \xff", {Ink::direct});
    p.end_line();
    EXPECT_EQ(bare(out), "a\uFFFD[2Jb\uFFFD\uFFFD \uFFFD31m\uFFFDumgekehrt\uFFFD \uFFFD\n");
    EXPECT_EQ(out.find("\x1b[2J"), std::string::npos);
  }
}

TEST(Page, EveryLineEndsWithoutColour) {
  std::string out;
  Page p(out, 40, true);
  for (int i = 0; i < 30; ++i) p.text("Hafen ", {i % 2 == 0 ? Ink::direct : Ink::cue, i % 3 == 0});
  p.end_line();
  for (std::size_t at = out.find('\n'); at != std::string::npos; at = out.find('\n', at + 1))
    EXPECT_EQ(out.substr(at - 4, 4), "\x1b[0m");
}

TEST(TextView, MarksWhoSaysWhatWithBracketsWhereThereIsNoColour) {
  const std::string out = page(test::sample(), OutputFormat::text, false, 200);
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_NE(out.find("[1\u00A0„Wir liefern rund 10.000 Container“], <sagte> {Ministerin Jana Müller} <laut> "
                     "\"{{Kurier}}\" gestern."),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("  1  Jana Müller (Ministerin Jana Müller) via Kurier  (direct speech; 1 quantity)\n"
                     "     „Wir liefern rund 10.000 Container“\n"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("Times       gestern (2024-06-17)\n"), std::string::npos) << out;
}

TEST(TextView, ColourChangesNothingButColourAndBrackets) {
  const std::string coloured = page(test::sample(), OutputFormat::text, true, 200);
  EXPECT_NE(coloured.find("\x1b[32m„Wir liefern"), std::string::npos) << coloured;
  EXPECT_NE(coloured.find("\x1b[1;33mMinisterin Jana Müller"), std::string::npos) << coloured;
  EXPECT_NE(
      bare(coloured).find("1\u00A0„Wir liefern rund 10.000 Container“, sagte Ministerin Jana Müller laut \"Kurier\""),
      std::string::npos);
}

TEST(TextView, NoLineIsWiderThanTheTerminal) {
  for (const unsigned width : {40u, 72u, 100u}) {
    const std::string out = bare(page(test::sample(), OutputFormat::text, true, width));
    for (std::size_t from = 0; from < out.size();) {
      const std::size_t end = out.find('\n', from);
      unsigned columns = 0;
      for (std::size_t i = from; i < end; i += utf8::decode(out, i).size)
        columns += static_cast<unsigned>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(utf8::decode(out, i).cp)));
      EXPECT_LE(columns, width) << out.substr(from, end - from);
      from = end + 1;
    }
  }
}

TEST(TextView, ClutterIsCountedAndUnnamedSourcesAreSaid) {
  Document doc = test::sample();
  const auto size = static_cast<std::uint32_t>(doc.article.text.size());
  doc.article.text += "\nTeilen Mailen\nLesen Sie auch: Hafen";
  doc.article.blocks.push_back({{size + 1, size + 14}, BlockKind::share, "intake/share"});
  doc.article.blocks.push_back({{size + 15, size + 36}, BlockKind::related, "intake/related"});
  doc.quotations[0].speaker.clear();
  doc.quotations[0].speaker_entity = none;
  doc.quotations[0].hearsay = true;
  const std::string out = page(doc, OutputFormat::text, false, 120);
  EXPECT_NE(out.find("(not shown: 1 related, 1 share)"), std::string::npos) << out;
  EXPECT_EQ(out.find("Lesen Sie auch"), std::string::npos);
  EXPECT_NE(out.find("  1  source not named via Kurier  (direct speech, hearsay;"), std::string::npos) << out;
}

TEST(TextView, SaysWhereNothingWasFound) {
  Document doc;
  doc.article.id = "leer";
  doc.article.text = "Es regnet.";
  EXPECT_EQ(page(doc, OutputFormat::text, false),
            "leer\n\nEs regnet.\n\nNo quotation and no reported speech found.\n\n");
}

TEST(Explain, NamesRuleSpanAndTextOfEveryItem) {
  const std::string out = page(test::sample(), OutputFormat::explain, false, 160);
  const char* expected[] = {
      "[0,103)       “Größe zählt",
      "intake/paragraph",
      "Quotation 1  direct speech  attribution/direct-inverted  score 1.00\n",
      "  quote     [15,50)       “„Wir liefern rund 10.000 Container“”\n",
      "  speaker   [58,80)       “Ministerin Jana Müller”  = Jana Müller (entity 0)\n",
      "  cue       [52,57)       “sagte”\n",
      "  relay     [87,93)       “Kurier”  = Kurier (entity 1)  attribution/laut\n",
      "  [95,102)      “gestern”  DATE 2024-06-17, anchored at the date of publication, 2024-06-17  "
      "times/deictic-day\n",
      "  [28,49)       “rund 10.000 Container”  ≈ 10000 Container (from 9000 to 11000)  quantities/number-unit\n",
      "  [69,80)       “Jana Müller”  PERSON named, title “Ministerin” = Jana Müller (entity 0)  names/title\n",
      "  published     2024-06-18  from jsonl\n",
  };
  for (const char* line : expected) EXPECT_NE(out.find(line), std::string::npos) << line << "\nin\n" << out;
}

}  // namespace
}  // namespace laut::output
