// Forms by themselves: which readings the analyser finds.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/pack.h"
#include "morphology/analyser.h"

namespace laut {
namespace {

namespace f = feature;

class Forms : public ::testing::Test {
 protected:
  void SetUp() override {
    auto pack = Pack::open(LAUT_SHARE_DIR "/de.pack");
    auto lex = Pack::open(LAUT_SHARE_DIR "/de.lex");
    ASSERT_TRUE(pack.ok() && lex.ok());
    pack_ = std::move(*pack);
    lex_ = std::move(*lex);
    auto analyser = Analyser::open(pack_, lex_);
    ASSERT_TRUE(analyser.ok());
    analyser_ = std::move(*analyser);
  }

  std::vector<Reading> read(const std::string& form, std::uint8_t flags = 0, TokenKind kind = TokenKind::word) {
    analyser_.analyse(form, kind, flags, readings_, scratch_);
    std::vector<Reading> out;
    readings_.append_to(out, readings_.own());
    return out;
  }
  bool has(const std::string& form, Stts tag, std::string_view lemma, std::uint32_t features, std::uint8_t flags = 0) {
    for (const Reading& r : read(form, flags))
      if (r.stts == tag && r.lemma == lemma && (r.features & features) == features) return true;
    return false;
  }

  Pack pack_, lex_;
  Analyser analyser_;
  Analyser::Scratch scratch_;
  FormReadings readings_;
};

TEST_F(Forms, Lexicon) {
  EXPECT_TRUE(has("Frau", Stts::NN, "Frau", f::nom | f::gen | f::dat | f::acc | f::sing | f::fem));
  EXPECT_TRUE(has("mitteilte", Stts::VVFIN, "mitteilen", f::ind | f::past | f::sing | f::p3));
  EXPECT_TRUE(has("mitzuteilen", Stts::VVIZU, "mitteilen", f::izu));
  EXPECT_TRUE(has("höchsten", Stts::ADJA, "hoch", f::sup));
  EXPECT_TRUE(has("teureren", Stts::ADJA, "teuer", f::cmp));
  EXPECT_TRUE(has("schöner", Stts::ADJD, "schön", f::cmp));
}

TEST_F(Forms, KonjunktivIsToldFromTheIndicative) {
  struct Case {
    const char *form, *lemma;
    Stts tag;
    std::uint32_t mood;
    bool indicative;
  };
  const Case cases[] = {
      {"sei", "sein", Stts::VAFIN, f::konj1, false},     {"wäre", "sein", Stts::VAFIN, f::konj2, false},
      {"werde", "werden", Stts::VAFIN, f::konj1, false}, {"würde", "werden", Stts::VAFIN, f::konj2, false},
      {"dürfe", "dürfen", Stts::VMFIN, f::konj1, false}, {"gehe", "gehen", Stts::VVFIN, f::konj1, false},
      {"ginge", "gehen", Stts::VVFIN, f::konj2, false},  {"sagten", "sagen", Stts::VVFIN, f::konj2, true},
      {"gehen", "gehen", Stts::VVFIN, f::konj1, true},   {"wüsste", "wissen", Stts::VVFIN, f::konj2, false}};
  for (const Case& c : cases) {
    EXPECT_TRUE(has(c.form, c.tag, c.lemma, c.mood | f::p3)) << c.form;
    EXPECT_EQ(has(c.form, c.tag, c.lemma, f::ind | f::p3), c.indicative) << c.form;
  }
}

TEST_F(Forms, UnknownWords) {
  EXPECT_TRUE(has("Munitionslieferungen", Stts::NN, "Munitionslieferung", f::plur | f::fem));
  EXPECT_TRUE(has("US-amerikanischen", Stts::ADJA, "US-amerikanisch", f::pos));
  EXPECT_TRUE(has("BM21-Grad", Stts::NN, "BM21-Grad", f::sing));
  EXPECT_TRUE(has("unbestrittene", Stts::ADJA, "unbestritten", f::nom));
  EXPECT_TRUE(has("daß", Stts::KOUS, "daß", 0));
  EXPECT_TRUE(has("grosse", Stts::ADJA, "groß", f::pos));
  EXPECT_TRUE(has("Abgeordneten", Stts::NN, "Abgeordnete", f::plur));
  EXPECT_TRUE(has("Schreibens", Stts::NN, "Schreiben", f::gen | f::neut));
  EXPECT_TRUE(has("zweiundzwanzig", Stts::CARD, "zweiundzwanzig", 0));
  EXPECT_TRUE(has("hinausposaunte", Stts::VVFIN, "hinausposaunen", f::past));
  EXPECT_EQ(read("Kwrzniak").front().stts, Stts::NE);
  EXPECT_EQ(read(",", 0, TokenKind::punctuation).front().stts, Stts::COMMA);
}

TEST_F(Forms, EveryFormHasAReadingAndCostIsBounded) {
  std::string hostile;
  for (int i = 0; i < 20000; ++i) hostile += "schaft";
  EXPECT_FALSE(read(hostile).empty());
  EXPECT_FALSE(read("S" + hostile).empty());
  EXPECT_FALSE(read("\xFF\xFE").empty());
  EXPECT_FALSE(read("-").empty());
  EXPECT_FALSE(read("a-").empty());
}

}  // namespace
}  // namespace laut
