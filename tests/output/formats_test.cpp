#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "laut/output.h"
#include "output/features.h"
#include "output/sample.h"

namespace laut::output {
namespace {

std::string written(const Document& doc, OutputFormat format) {
  std::string out;
  write(doc, format, {}, out);
  return out;
}

TEST(OutputFormats, EveryNameIsFoundAgain) {
  for (const auto f : {OutputFormat::json, OutputFormat::jsonl, OutputFormat::text, OutputFormat::conllu,
                       OutputFormat::timeml, OutputFormat::explain, OutputFormat::table, OutputFormat::csv,
                       OutputFormat::claims, OutputFormat::claims_csv, OutputFormat::events, OutputFormat::events_csv})
    EXPECT_EQ(output_format(to_string(f)), f);
  EXPECT_EQ(output_format("xml"), std::nullopt);
  EXPECT_EQ(output_format(""), std::nullopt);
}

TEST(Features, OnlyWhatTheFormLeavesNoDoubtAbout) {
  using namespace feature;
  struct Case {
    Stts stts;
    std::uint32_t features;
    std::string_view expected;
  };
  const Case cases[] = {
      {Stts::NN, nom | sing | masc, "Case=Nom|Gender=Masc|Number=Sing"},
      {Stts::NN, any_case | sing | fem, "Gender=Fem|Number=Sing"},
      {Stts::NN, any_case | any_number | any_gender, "_"},
      {Stts::ADV, 0, "_"},
      {Stts::VVFIN, ind | pres | p3 | sing | fin, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
      {Stts::VVFIN, konj1 | p3 | sing | fin, "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
      {Stts::VAFIN, konj2 | p3 | plur | fin, "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
      {Stts::VVFIN, konj1 | konj2 | p1 | plur | fin, "Mood=Sub|Number=Plur|Person=1|VerbForm=Fin"},
      {Stts::VVFIN, ind | konj1 | pres | p1 | plur | fin, "Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"},
      {Stts::VVIZU, izu, "VerbForm=Inf"},
      {Stts::VVPP, part, "VerbForm=Part"},
      {Stts::ADJA, pos | dat | sing | neut, "Case=Dat|Degree=Pos|Gender=Neut|Number=Sing"},
      {Stts::ART, def | gen | plur, "Case=Gen|Definite=Def|Number=Plur|PronType=Art"},
      {Stts::PPOSAT, poss | nom | sing | masc, "Case=Nom|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs"},
      {Stts::PTKNEG, 0, "Polarity=Neg"},
  };
  for (const Case& c : cases) {
    Reading r;
    r.stts = c.stts;
    r.upos = default_upos(c.stts);
    r.features = c.features;
    std::string out;
    append_features(r, Relation::none, out);
    EXPECT_EQ(out, c.expected) << to_string(c.stts);
  }
}

TEST(Conllu, HasTenColumnsAndComments) {
  EXPECT_EQ(written(test::sample(), OutputFormat::conllu),
            "# newdoc id = probe\n"
            "# sent_id = probe-s1\n"
            "# text = Größe zählt 😀:\n"
            "1\tGröße\tGröße\tNOUN\tNN\tGender=Fem|Number=Sing\t_\t_\t_\t_\n"
            "2\tzählt\tzählen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t_\t_\t_\t_\n"
            "3\t😀\t😀\tX\tXY\t_\t_\t_\t_\tSpaceAfter=No\n"
            "4\t:\t:\tPUNCT\t$.\t_\t_\t_\t_\t_\n\n");
}

TEST(Conllu, ANewLineOrTabInTheTextCannotBreakARow) {
  Document doc = test::sample();
  doc.article.text.replace(doc.article.text.find("zählt"), std::string("zählt").size(), "z\tä\nt");
  doc.readings[1].lemma = "";
  const std::string out = written(doc, OutputFormat::conllu);
  EXPECT_NE(out.find("\n2\tz ä t\t_\tVERB"), std::string::npos) << out;
  EXPECT_NE(out.find("# text = Größe z ä t 😀:\n"), std::string::npos) << out;
}

TEST(Conllu, KeepsGivenSentenceIds) {
  Document doc = test::sample();
  doc.article.given.push_back({{}, "satz-17"});
  EXPECT_NE(written(doc, OutputFormat::conllu).find("# sent_id = satz-17\n"), std::string::npos);
}

TEST(Csv, HasOneRowAnItemUnderTheHeader) {
  Document doc = test::sample();
  doc.article.id = "a, \"b\"";
  doc.quantities[0].high = std::numeric_limits<double>::infinity();
  const std::string header(file_header(OutputFormat::csv));
  const std::string rows = written(doc, OutputFormat::csv);
  EXPECT_EQ(rows,
            "\"a, \"\"b\"\"\",time,95,102,gestern,DATE,2024-06-17,,2024-06-17,2024-06-17,,,,,,times/deictic-day\n"
            "\"a, \"\"b\"\"\",quantity,28,49,rund 10.000 Container,,10000,,,,≈,9000,,Container,,"
            "quantities/number-unit\n");
  const auto commas = [](std::string_view s) { return std::count(s.begin(), s.end(), ','); };
  EXPECT_EQ(commas(header), 15);
  EXPECT_EQ(file_header(OutputFormat::jsonl), "");
}

TEST(Table, ShowsTimesWithTheirDaysAndQuantitiesWithTheirBounds) {
  Document doc = test::sample();
  doc.times[0].earliest = "2023-06-01";
  EXPECT_EQ(written(doc, OutputFormat::table),
            "probe  published 2024-06-18\n\n"
            "Times\n  gestern  DATE 2024-06-17  2023-06-01 to 2024-06-17\n\n"
            "Quantities\n  rund 10.000 Container  ≈ 10000 Container  9000 to 11000\n\n");
  doc.times.clear();
  doc.quantities.clear();
  doc.article.published = {};
  const std::string empty = written(doc, OutputFormat::table);
  EXPECT_NE(empty.find("no times and no quantities"), std::string::npos) << empty;
  EXPECT_NE(empty.find("--published"), std::string::npos) << empty;
}

TEST(Json, APartHasOnlyWhatWasAskedFor) {
  Document doc = test::sample();
  doc.stages = stage::times;
  const std::string out = written(doc, OutputFormat::jsonl);
  EXPECT_NE(out.find(R"("stages":["times"])"), std::string::npos) << out;
  EXPECT_NE(out.find(R"("earliest":"2024-06-17","latest":"2024-06-17")"), std::string::npos) << out;
  for (const char* left_out : {"\"entities\"", "\"mentions\"", "\"quantities\":", "\"quotations\""})
    EXPECT_EQ(out.find(left_out), std::string::npos) << left_out;
}

TEST(Timeml, TagsTimesAndKeepsTheText) {
  Document doc = test::sample();
  doc.times[0].mod = "APPROX";
  const std::string out = written(doc, OutputFormat::timeml);
  EXPECT_NE(out.find("functionInDocument=\"CREATION_TIME\">2024-06-18</TIMEX3></DCT>"), std::string::npos) << out;
  EXPECT_NE(out.find("laut &quot;Kurier&quot; <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2024-06-17\" mod=\"APPROX\" "
                     "anchorTimeID=\"t0\">gestern</TIMEX3>.</TEXT>"),
            std::string::npos)
      << out;
}

TEST(Timeml, OverlappingTimesAndForbiddenCharactersStayWellFormed) {
  Document doc = test::sample();
  Time inside = doc.times[0];
  inside.span.begin += 2;
  doc.times.push_back(inside);
  doc.article.text.back() = '\x02';
  const std::string out = written(doc, OutputFormat::timeml);
  EXPECT_NE(out.find(">gestern</TIMEX3>\uFFFD</TEXT>"), std::string::npos) << out;
  EXPECT_EQ(out.find("tid=\"t2\""), std::string::npos);
}

TEST(Timeml, WithoutADateThereIsNoCreationTime) {
  Document doc = test::sample();
  doc.article.published = {};
  const std::string out = written(doc, OutputFormat::timeml);
  EXPECT_EQ(out.find("DCT"), std::string::npos);
  EXPECT_EQ(out.find("anchorTimeID"), std::string::npos);
}

}  // namespace
}  // namespace laut::output
