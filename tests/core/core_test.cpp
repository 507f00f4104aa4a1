// The whole core: the same on every instruction set and whatever the length of a sentence.
#include "core/core.h"

#include <gtest/gtest.h>

#include "morphology/morphology.h"
#include "segment/segment.h"

namespace laut {
namespace {

class Core : public testing::Test {
 protected:
  void SetUp() override {
    auto pack = Pack::open(LAUT_SHARE_DIR "/de.pack");
    auto lex = Pack::open(LAUT_SHARE_DIR "/de.lex");
    auto model = Pack::open(LAUT_SHARE_DIR "/de.core.bin");
    ASSERT_TRUE(pack.ok() && lex.ok() && model.ok());
    pack_ = std::move(*pack), lex_ = std::move(*lex), model_ = std::move(*model);
  }

  Document read(const std::string& text, core::Instructions instructions) {
    Document doc;
    doc.article.text = text;
    auto segmenter = Segmenter::open(pack_);
    auto morphology = Morphology::open(pack_, lex_);
    auto names = Names::open(pack_);
    auto network = LanguageCore::open(model_, instructions);
    EXPECT_TRUE(segmenter.ok() && morphology.ok() && names.ok() && network.ok());
    Segmenter::Scratch s;
    Morphology::Scratch m;
    Names::Scratch n;
    LanguageCore::Scratch c;
    segmenter->run(doc, s);
    morphology->run(doc, m);
    names->find(doc, n);
    network->run(doc, n, c);
    labels_ = n.labels;
    return doc;
  }

  Pack pack_, lex_, model_;
  std::vector<std::uint8_t> labels_;
};

const std::string text =
    "Die Ministerin Karla Renn hat am Dienstag in Tallenburg mitgeteilt, dass der Vertrag, den die Stadt im Mai "
    "unterschrieben habe, noch nicht gelte. „Wir prüfen das“, sagte sie, „und zwar gründlich.“ Wer haftet, blieb "
    "offen.";

TEST_F(Core, EveryInstructionSetGivesTheSame) {
  const Document want = read(text, core::Instructions::portable);
  const auto labels = labels_;
  for (const core::Instructions i : {core::Instructions::avx2, core::Instructions::vnni}) {
    if (!core::runs(i)) continue;
    const Document got = read(text, i);
    ASSERT_EQ(want.tokens.size(), got.tokens.size());
    EXPECT_EQ(labels, labels_);
    for (std::uint32_t t = 0; t < want.tokens.size(); ++t) {
      EXPECT_EQ(want.tokens[t].head, got.tokens[t].head) << want.form(t);
      EXPECT_EQ(want.tokens[t].relation, got.tokens[t].relation) << want.form(t);
      EXPECT_EQ(want.reading(t).stts, got.reading(t).stts) << want.form(t);
      EXPECT_EQ(want.reading(t).features, got.reading(t).features) << want.form(t);
    }
  }
}

TEST_F(Core, EverySentenceIsATree) {
  std::string longest;
  for (int i = 0; i < 120; ++i) longest += "Man sah das Haus, ";
  longest += "und dann war Schluss.";
  for (const std::string& s : {text, longest, std::string("?"), std::string("Ja."), std::string(4000, 'x')}) {
    const Document doc = read(s, core::best_instructions());
    for (const Sentence& sentence : doc.sentences) {
      std::size_t roots = 0;
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        roots += doc.tokens[t].head == none;
        std::uint32_t up = t, steps = 0;
        while (up != none && steps++ <= sentence.tokens.size()) {
          EXPECT_TRUE(sentence.tokens.contains(up));
          up = doc.tokens[up].head;
        }
        EXPECT_EQ(up, none) << "a cycle at " << doc.form(t);
      }
      EXPECT_EQ(roots, 1u);
    }
  }
}

TEST_F(Core, ADamagedModelIsRefused) {
  EXPECT_FALSE(LanguageCore::open(lex_).ok());
}

}  // namespace
}  // namespace laut
