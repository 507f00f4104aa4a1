#include <gtest/gtest.h>

#include "factuality/factuality.h"
#include "factuality/proposition.h"
#include "laut/laut.h"

namespace laut {
namespace {

using factuality::combine;
using F = Factuality;

TEST(FactualityCombine, TheWeakerCertaintyAndTheProductOfPolarities) {
  EXPECT_EQ(combine(F::certain, F::certain), F::certain);
  EXPECT_EQ(combine(F::certain, F::possible), F::possible);
  EXPECT_EQ(combine(F::probable, F::possible), F::possible);
  EXPECT_EQ(combine(F::certain_not, F::probable), F::probable_not);
  EXPECT_EQ(combine(F::certain_not, F::certain_not), F::certain);
  EXPECT_EQ(combine(F::possible_not, F::certain_not), F::possible);
  EXPECT_EQ(combine(F::unknown, F::certain_not), F::unknown);
  EXPECT_EQ(combine(F::probable, F::unknown), F::unknown);
}

class FactualityJudge : public ::testing::Test {
 protected:
  void SetUp() override {
    auto engine = Engine::open(LAUT_SHARE_DIR, {});
    ASSERT_TRUE(engine) << engine.error().to_string();
    engine_.emplace(std::move(*engine));
    auto pack = Pack::open(LAUT_SHARE_DIR "/de.pack");
    ASSERT_TRUE(pack) << pack.error().to_string();
    pack_.emplace(std::move(*pack));
    auto reader = FactualityReader::open(*pack_);
    ASSERT_TRUE(reader) << reader.error().to_string();
    reader_ = *reader;
  }
  void read(std::string text) {
    doc_.article = {};
    doc_.article.text = std::move(text);
    engine_->intake().label(doc_.article);
    engine_->read(doc_, scratch_, stage::names | stage::quantities);
  }
  std::uint32_t token(std::string_view form) const {
    for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t)
      if (doc_.form(t) == form) return t;
    return none;
  }

  std::optional<Engine> engine_;
  std::optional<Pack> pack_;
  FactualityReader reader_;
  Scratch scratch_;
  Document doc_;
};

TEST_F(FactualityJudge, WhatStandsOutsideBelongsToAnotherSource) {
  read("Der Sprecher bestritt, dass die Armee das Dorf angegriffen habe.");
  const std::uint32_t head = token("angegriffen");
  ASSERT_NE(head, none);
  const TokenRange sentence = doc_.sentences[0].tokens;
  EXPECT_EQ(reader_.judge(doc_, head, sentence).value, F::certain_not);
  EXPECT_EQ(reader_.judge(doc_, head, {token("dass"), sentence.end}).value, F::certain);
}

TEST_F(FactualityJudge, TheWordsThatMakeTheVerdictAreItsCues) {
  read("Die Brücke wird möglicherweise nicht gesperrt.");
  const Judgement j = reader_.judge(doc_, token("gesperrt"), doc_.sentences[0].tokens);
  EXPECT_EQ(j.value, F::possible_not);
  ASSERT_EQ(j.cues.size(), 2u);
  EXPECT_EQ(doc_.view(j.cues[0]), "möglicherweise");
  EXPECT_EQ(doc_.view(j.cues[1]), "nicht");
  EXPECT_FALSE(j.rule.empty());
}

TEST_F(FactualityJudge, AHeadOutsideItsRangeIsNoProposition) {
  read("Die Brücke wird nicht gesperrt.");
  EXPECT_EQ(reader_.judge(doc_, 9999, {0, 3}).value, F::certain);
  EXPECT_EQ(reader_.judge(doc_, 0, {1, 3}).value, F::certain);
}

TEST_F(FactualityJudge, EmptyAndHostileTextsAreReadInBounds) {
  read("");
  reader_.run(doc_);
  std::string chain = "Er sagte";
  for (int i = 0; i < 3000; ++i) chain += ", dass nicht";
  read(chain + " vielleicht.");
  for (std::uint32_t t = 0; t < doc_.tokens.size(); t += 500)
    reader_.judge(doc_, t, {0, static_cast<std::uint32_t>(doc_.tokens.size())});
}

}  // namespace
}  // namespace laut
