// Names in whole sentences, read by the engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "laut/engine.h"

namespace laut {
namespace {

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(LAUT_SHARE_DIR);
  EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().to_string());
  return *opened;
}

Document read(std::string text) {
  Document doc;
  doc.article.text = std::move(text);
  Scratch scratch;
  engine().read(doc, scratch);
  return doc;
}

/// "PERSON Gustav Gressel; GPE Wien"
std::string shown(const Document& doc) {
  std::string out;
  for (const Mention& m : doc.mentions) {
    if (m.form != MentionForm::named) continue;
    if (!out.empty()) out += "; ";
    out += std::string(to_string(m.type)) + " " + std::string(doc.view(m.span));
  }
  return out;
}

const Entity* entity(const Document& doc, std::string_view name) {
  const auto it =
      std::find_if(doc.entities.begin(), doc.entities.end(), [&](const Entity& e) { return e.name == name; });
  return it == doc.entities.end() ? nullptr : &*it;
}

struct Case {
  const char* text;
  const char* names;
};

class NamesIn : public testing::TestWithParam<Case> {};

TEST_P(NamesIn, Sentence) {
  EXPECT_EQ(shown(read(GetParam().text)), GetParam().names) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Names, NamesIn,
    testing::Values(
        Case{"Die Ministerin besuchte am Montag Frankreich und Belgien.", "GPE Frankreich; GPE Belgien"},
        Case{"Nach den Gesprächen reiste Ursula von der Leyen nach Kiew.", "PERSON Ursula von der Leyen; GPE Kiew"},
        Case{"Der Haushalt wurde gestern beschlossen.", ""}, Case{"Das Essen war kalt, der Wein war warm.", ""},
        Case{"Das sagte Verteidigungsminister Boris Pistorius in Berlin.", "PERSON Boris Pistorius; GPE Berlin"},
        Case{"Präsident Lukaschenko lehnte das ab.", "PERSON Lukaschenko"},
        Case{"Die Vereinten Nationen warnten vor einer Hungersnot.", "ORG Vereinten Nationen"},
        Case{"Das berichtet die Nachrichtenagentur Reuters.", "ORG Reuters"},
        Case{"Wie die \"Zeit\" meldet, fehlt das Geld.", "ORG Zeit"}, Case{"Die Zeit wird knapp.", ""},
        Case{"Laut Human Rights Watch wurden Schulen beschossen.", "ORG Human Rights Watch"},
        Case{"Die Hallstein Anlagenbau GmbH stellt den Betrieb ein.", "ORG Hallstein Anlagenbau GmbH"},
        Case{"Russlands Außenminister Sergej Lawrow widersprach.", "GPE Russlands; PERSON Sergej Lawrow"},
        Case{"Am Abend sprach FDP-Landesgruppenchef Brendow.", "PERSON Brendow"},
        Case{"Das Land Kanada und die Stadt Odolanow liegen weit auseinander.", "GPE Kanada; GPE Odolanow"},
        Case{"In der Goethestraße brannte es.", "LOC Goethestraße"},
        Case{"Das erklärte Außenminister Shin Won-sik.", "PERSON Shin Won-sik"}, Case{"Dies ist ein Anfang.", ""},
        Case{"Der Film \"Die lange Nacht\" gewann.", "OTHER Die lange Nacht"},
        Case{"Ägypten und die Vereinigten Arabischen Emirate vermitteln.",
             "GPE Ägypten; GPE Vereinigten Arabischen Emirate"},
        Case{"Mohammed bin Salman empfing die Gäste.", "PERSON Mohammed bin Salman"}));

TEST(Entities, ShortAndGenitiveFormsJoinTheFullName) {
  const Document doc = read(
      "Der Ökonom Henrik Wallraf rechnet mit steigenden Preisen. Wallraf sagte, das sei absehbar. Wallrafs Kollegen "
      "widersprechen.");
  const Entity* e = entity(doc, "Henrik Wallraf");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(e->gender, 'm');
  ASSERT_EQ(e->roles.size(), 1u);
  EXPECT_EQ(e->roles[0], "Ökonom");
  std::size_t mentions = 0;
  for (const Mention& m : doc.mentions) mentions += &doc.entities[m.entity] == e;
  EXPECT_EQ(mentions, 3u);
}

TEST(Entities, AShortFormMayComeBeforeTheFullName) {
  const Document doc = read("Tomczak tritt zurück. Der Schritt von Bürgermeisterin Jolanta Tomczak kam überraschend.");
  ASSERT_EQ(doc.mentions.size(), 2u);
  EXPECT_EQ(doc.mentions[0].entity, doc.mentions[1].entity);
  EXPECT_EQ(doc.entities[doc.mentions[0].entity].gender, 'f');
}

TEST(Entities, FamilyNameFirst) {
  const Document doc =
      read("Staatschef Kim Jong Un sprach lange. Kim lobte die Truppen. Kim Jong Uns Rede wurde übertragen.");
  ASSERT_EQ(doc.mentions.size(), 3u);
  EXPECT_EQ(doc.entities[doc.mentions[0].entity].name, "Kim Jong Un");
  EXPECT_EQ(doc.mentions[1].entity, doc.mentions[0].entity);
  EXPECT_EQ(doc.mentions[2].entity, doc.mentions[0].entity);
}

TEST(Entities, CountriesAndCapitalsHaveTheirCode) {
  const Document doc = read("In Pjöngjang wurde gefeiert. Auch die USA schweigen.");
  const Entity* capital = entity(doc, "Pjöngjang");
  ASSERT_NE(capital, nullptr);
  EXPECT_EQ(capital->country, "KP");
  EXPECT_EQ(capital->kind, "capital");
  const Entity* country = entity(doc, "USA");
  ASSERT_NE(country, nullptr);
  EXPECT_EQ(country->country, "US");
  EXPECT_EQ(country->kind, "country");
}

TEST(Entities, OutletsAndAgenciesHaveTheirKind) {
  const Document doc = read("Das meldet die dpa. Der \"Tagesspiegel\" bestätigt es.");
  ASSERT_EQ(doc.entities.size(), 2u);
  EXPECT_EQ(doc.entities[0].kind, "agency");
  EXPECT_EQ(doc.entities[1].kind, "outlet");
  EXPECT_EQ(doc.entities[1].name, "Tagesspiegel");
}

TEST(Mentions, TitleSpansStandBeforeTheName) {
  const Document doc = read("Gestern erklärte Militär- und Russlandexperte Joachim Ebner die Lage.");
  ASSERT_EQ(doc.mentions.size(), 1u);
  EXPECT_EQ(doc.view(doc.mentions[0].title), "Militär- und Russlandexperte");
  EXPECT_EQ(doc.entities[0].roles.at(0), "Russlandexperte");
}

TEST(Mentions, TokensAndSpansAgreeAndAscend) {
  const Document doc = read("Anna Brückner aus Gera traf Jan Kowalczyk von der Nato in Brüssel, sagte Brückner.");
  std::uint32_t end = 0;
  for (const Mention& m : doc.mentions) {
    EXPECT_EQ(doc.span(m.tokens), m.span);
    EXPECT_GE(m.tokens.begin, end);
    EXPECT_LT(m.entity, doc.entities.size());
    EXPECT_TRUE(m.rule.starts_with("names/"));
    end = m.tokens.end;
  }
  EXPECT_GE(doc.mentions.size(), 5u);
}

TEST(Mentions, CapitalStandsForItsGovernmentBesideAVerbOfSpeaking) {
  const Document doc = read("Moskau droht mit Vergeltung. In Moskau regnet es.");
  ASSERT_EQ(doc.mentions.size(), 2u);
  EXPECT_TRUE(doc.mentions[0].metonymic);
  EXPECT_FALSE(doc.mentions[1].metonymic);
}

TEST(Hostile, ManyNamesWithOneSurnameStayLinear) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Xav" + std::string(1 + i % 40, 'o') + " Krummbiegel traf Krummbiegel. ";
  EXPECT_GT(read(text).mentions.size(), 1000u);
}

}  // namespace
}  // namespace laut
