// What must hold of mentions and entities in every text, and what the day and the user's knowledge change.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "laut/engine.h"

namespace laut {
namespace {

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(LAUT_SHARE_DIR);
  EXPECT_TRUE(opened.ok());
  return *opened;
}

Document read(const Engine& e, std::string text, std::string published = "") {
  Document doc;
  doc.article.text = std::move(text);
  doc.article.published.value = std::move(published);
  Scratch scratch;
  e.read(doc, scratch);
  return doc;
}

const Mention* mention(const Document& doc, std::string_view words) {
  for (const Mention& m : doc.mentions)
    if (doc.view(m.span) == words) return &m;
  return nullptr;
}

std::string entity(const Document& doc, std::string_view words) {
  const Mention* m = mention(doc, words);
  return m == nullptr ? "no mention" : m->entity == none ? "no entity" : doc.entities[m->entity].name;
}

void check_indices(const Document& doc) {
  std::vector<char> used(doc.entities.size(), 0);
  const auto in_range = [&](std::uint32_t e) {
    ASSERT_TRUE(e == none || e < doc.entities.size());
    if (e != none) used[e] = 1;
  };
  for (const Mention& m : doc.mentions) {
    in_range(m.entity);
    EXPECT_FALSE(m.tokens.empty());
    EXPECT_FALSE(m.rule.empty());
  }
  for (const Quotation& q : doc.quotations) {
    in_range(q.speaker_entity);
    in_range(q.addressee_entity);
    for (const Relay& r : q.relays) in_range(r.entity);
  }
  EXPECT_EQ(std::count(used.begin(), used.end(), 0), 0);
  EXPECT_TRUE(std::is_sorted(doc.mentions.begin(), doc.mentions.end(),
                             [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; }));
}

TEST(EntitiesStage, EveryEntityIsUsedAndEveryIndexHolds) {
  check_indices(read(engine(), ""));
  check_indices(read(engine(), "Er. Sie. Ihr Mann. Beide Länder. Der Präsident, die Ministerin, das Unternehmen."));
  check_indices(read(engine(),
                     "Moskau droht. Die Internationale Atomenergiebehörde (IAEA) warnte, sagte Rita Sandl. „Ich gehe“, "
                     "sagte sie laut „Morgenkurier“. Er auch. Beide Länder schweigen."));
}

TEST(EntitiesStage, ALongTextOfPronounsStaysLinear) {
  std::string text = "Karla Renn kam. ";
  for (int i = 0; i < 3000; ++i) text += "Sie sagte, er habe ihr seine Frau genannt, der Minister und die Firma. ";
  check_indices(read(engine(), text));
}

TEST(EntitiesStage, TheDayTellsWhoHoldsTheOffice) {
  const std::string text = "Der Kremlchef wies die Vorwürfe zurück. Er sprach lange.";
  const Document then = read(engine(), text, "2010-05-01"), now = read(engine(), text, "2024-05-20");
  EXPECT_EQ(entity(then, "Der Kremlchef"), "Dmitri Medwedew");
  EXPECT_EQ(entity(now, "Der Kremlchef"), "Wladimir Putin");
  EXPECT_EQ(entity(now, "Er"), "Wladimir Putin");
}

TEST(EntitiesStage, AFormerHolderIsNotTheOneInOffice) {
  const Document doc = read(engine(), "Der frühere deutsche Bundeskanzler sagte ab, er sei krank.", "2024-05-20");
  EXPECT_NE(entity(doc, "Der frühere deutsche Bundeskanzler"), "Olaf Scholz");
}

TEST(EntitiesStage, TheUsersFileNamesHolders) {
  const auto path =
      std::filesystem::path(testing::TempDir()) / ("laut_entities_user_" + std::to_string(getpid()) + ".txt");
  std::ofstream(path) << "@ holders\nLI | president | Wanda Testmann | f | 2030 | - | Q1\n";
  EngineOptions options;
  options.knowledge = {path};
  const auto opened = Engine::open(LAUT_SHARE_DIR, options);
  std::filesystem::remove(path);
  ASSERT_TRUE(opened.ok()) << opened.error().to_string();
  const Document doc = read(*opened, "Die liechtensteinische Präsidentin sagte, sie reise ab.", "2031-05-20");
  EXPECT_EQ(entity(doc, "Die liechtensteinische Präsidentin"), "Wanda Testmann");
  EXPECT_EQ(entity(doc, "sie"), "Wanda Testmann");
  ASSERT_FALSE(doc.entities.empty());
  EXPECT_EQ(doc.entities[mention(doc, "sie")->entity].qid, "Q1");
  EXPECT_EQ(doc.entities[mention(doc, "sie")->entity].gender, 'f');
}

}  // namespace
}  // namespace laut
