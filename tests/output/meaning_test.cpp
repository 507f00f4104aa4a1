/// Claims, events, relations and disclosures in every format that has them.
#include <gtest/gtest.h>

#include <algorithm>

#include "laut/output.h"
#include "output/sample.h"

namespace laut::output {
namespace {

std::string written(const Document& doc, OutputFormat format, unsigned width = 160) {
  OutputOptions options;
  options.width = width;
  std::string out;
  write(doc, format, options, out);
  return out;
}

void expect_parts(const std::string& out, std::initializer_list<const char*> parts) {
  for (const char* part : parts) EXPECT_NE(out.find(part), std::string::npos) << part << "\nin\n" << out;
}

TEST(Meaning, JsonHasChainsFactualityAndParticipants) {
  expect_parts(
      written(test::sample_with_meaning(), OutputFormat::jsonl),
      {R"("claims":[{"id":0,"span":[[16,49]],"chain":[{"kind":"article"},{"kind":"outlet","entity":1,"name":"Kurier",)",
       R"("words":[[87,93]]},{"kind":"speaker","entity":0,"name":"Jana Müller","words":[[58,80]]}],"factuality":"PR+",)",
       R"("factuality_cue":[[81,85]],"stance":"distances","factuality_rule":"factuality/hearsay","quotation":0)",
       R"("events":[{"id":0,"type":"TRANSFER","trigger":[[20,27]])", R"("mode":"plan","quotation":0,"claim":0)",
       R"("relations":[{"kind":"role","from":0,"to":1,"role":"Ministerin","since":"2020-05")",
       R"("transparency":[{"kind":"byline","begin":69,"end":80,"value":"Jana Müller","entity":0)"});
}

TEST(Meaning, JsonNamesTheOutletThatPublishedTheArticle) {
  Document doc = test::sample_with_meaning();
  doc.article.outlet = {"Morgenblatt", "option", {}};
  expect_parts(written(doc, OutputFormat::jsonl), {R"("chain":[{"kind":"article","name":"Morgenblatt"})"});
}

TEST(Meaning, PageHasClaimsBelowTheirSpeakerAndEventsBelowTheirClaim) {
  expect_parts(written(test::sample_with_meaning(), OutputFormat::text),
               {"  1  Jana Müller (Ministerin Jana Müller) via Kurier  (direct speech; 1 quantity)\n"
                "     PR+ the article distances: Wir liefern rund 10.000 Container\n"
                "         TRANSFER Jana Müller: rund 10.000 Container (gestern; plan) U\n",
                "Relations   Jana Müller: Ministerin of Kurier since 2020-05\n",
                "Disclosed   byline Jana Müller (Jana Müller)\n"});
}

TEST(Meaning, PageShowsStatementsOfTheArticleThatTellOfEvents) {
  Document doc = test::sample_with_meaning();
  doc.claims[0].quotation = doc.events[0].quotation = none;
  doc.claims[0].chain.resize(1);
  expect_parts(written(doc, OutputFormat::text),
               {"  –  the article itself\n     PR+ the article distances: Wir liefern rund 10.000 Container\n"
                "         TRANSFER Jana Müller"});
}

TEST(Meaning, ExplanationNamesRulesAndCues) {
  expect_parts(written(test::sample_with_meaning(), OutputFormat::explain),
               {"Claim 0  PR+, the article distances  article > \"Kurier\" > Jana Müller  claims/quotation\n",
                "  because   [81,85)       “laut”  factuality/hearsay\n",
                "Event 0  U  TRANSFER Jana Müller: rund 10.000 Container (gestern; plan), in claim 0  "
                "events/TRANSFER/liefern\n",
                "  trigger   [20,27)       “liefern”\n", "relations/title\n", "transparency/byline\n"});
}

TEST(Meaning, CsvHasARowAClaimAndARowAnEvent) {
  const Document doc = test::sample_with_meaning();
  EXPECT_EQ(
      written(doc, OutputFormat::claims_csv),
      "probe,0,16,49,Wir liefern rund 10.000 Container,PR+,distances,Jana Müller,\"article > \"\"Kurier\"\" > Jana "
      "Müller\",direct,TRANSFER Jana Müller: rund 10.000 Container (gestern; plan),claims/quotation\n");
  EXPECT_EQ(written(doc, OutputFormat::events_csv),
            "probe,0,20,27,liefern,TRANSFER,plan,U,Jana Müller,,rund 10.000 Container,,,gestern,2024-06-17,≈ 10000 "
            "Container,Jana Müller,\"article > \"\"Kurier\"\" > Jana Müller\",0,events/TRANSFER/liefern\n");
  const auto commas = [](std::string_view s) { return std::count(s.begin(), s.end(), ','); };
  EXPECT_EQ(commas(file_header(OutputFormat::claims_csv)), 11);
  EXPECT_EQ(commas(file_header(OutputFormat::events_csv)), 19);
}

TEST(Meaning, TablesHaveALineAClaimAndALineAnEvent) {
  const Document doc = test::sample_with_meaning();
  expect_parts(written(doc, OutputFormat::claims),
               {"probe  1 claim\n", "  PR+  Jana Müller via Kurier", "Wir liefern rund 10.000 Container\n"});
  expect_parts(written(doc, OutputFormat::events),
               {"probe  1 event\n", "  U    Jana Müller via Kurier", "TRANSFER Jana"});
}

}  // namespace
}  // namespace laut::output
