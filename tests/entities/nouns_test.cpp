// What nouns stand for, and files of nouns that are refused.
#include "entities/nouns.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "entities/candidates.h"
#include "entities/compile.h"

namespace laut::entities {
namespace {

namespace fs = std::filesystem;

const Nouns& nouns() {
  static const Result<Pack> pack = Pack::open(fs::path(LAUT_SHARE_DIR) / "de.pack");
  static const Result<Nouns> opened = Nouns::open(*pack);
  EXPECT_TRUE(opened.ok());
  return *opened;
}

NounClass class_of(std::string_view lemma) {
  std::size_t head = 0;
  return nouns().sense(lemma, head).cls;
}

TEST(Nouns, WholeWordsCompoundsAndFeminines) {
  EXPECT_EQ(class_of("Minister"), NounClass::person);
  EXPECT_EQ(class_of("Ministerin"), NounClass::person);
  EXPECT_EQ(class_of("Kollegin"), NounClass::person);
  EXPECT_EQ(class_of("Verkehrsministerin"), NounClass::person);
  EXPECT_EQ(class_of("IT-Leiterin"), NounClass::person);
  EXPECT_EQ(class_of("Landesverband"), NounClass::organisation);
  EXPECT_EQ(class_of("Inselstaat"), NounClass::state);
  EXPECT_EQ(class_of("Wochenzeitung"), NounClass::outlet);
  EXPECT_EQ(class_of("Regenschirm"), NounClass::thing);
}

TEST(Nouns, WhatOnlyEndsLikeOneIsNone) {
  EXPECT_EQ(class_of("Sekunde"), NounClass::thing);  // no Kunde
  EXPECT_EQ(class_of("Urkunde"), NounClass::thing);
  EXPECT_EQ(class_of("Vaterland"), NounClass::thing);
}

TEST(Nouns, TheHeadOfACompoundIsTold) {
  std::size_t head = 0;
  EXPECT_EQ(nouns().sense("Verkehrsministerin", head).cls, NounClass::person);
  EXPECT_EQ(head, std::string_view("Verkehrs").size());
  EXPECT_TRUE(nouns().sense("Unternehmen", head).plain);
  EXPECT_EQ(nouns().sense("Unternehmen", head).sort, Sort::company);
}

TEST(Nouns, OneIsTheOtherOfEitherGender) {
  EXPECT_TRUE(same_noun("Außenministerin", "Minister"));
  EXPECT_TRUE(same_noun("Minister", "Ministerin"));
  EXPECT_FALSE(same_noun("Minister", "Meister"));
  EXPECT_FALSE(same_noun("Bad", "Freibad"));  // too short to tell
}

class MalformedNouns : public testing::TestWithParam<const char*> {};

TEST_P(MalformedNouns, AreRefusedWithLineAndMend) {
  const fs::path dir = fs::path(testing::TempDir()) / ("laut_nouns_" + std::to_string(getpid()));
  fs::remove_all(dir);
  fs::create_directories(dir / "entities");
  std::ofstream(dir / "entities" / "nouns.txt") << "# head\n" << GetParam() << "\n";
  PackWriter out;
  const Status done = compile_entities(dir, out);
  fs::remove_all(dir);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().line, 2u);
  EXPECT_FALSE(done.error().mend.empty());
}

INSTANTIATE_TEST_SUITE_P(Files, MalformedNouns,
                         testing::Values("Mann, Frau", "@ animal", "@ person plain small", "@ organisation firm"));

}  // namespace
}  // namespace laut::entities
