// The cue lexicon against the morphology: a misspelt lemma would never be found.
#include <gtest/gtest.h>

#include <set>

#include "attribution/cues.h"
#include "base/source_file.h"
#include "laut/laut.h"

namespace laut {
namespace {

std::set<std::string> lemmas(const char* name) {
  std::set<std::string> out;
  auto file = SourceFile::read(std::string(LAUT_SOURCE_DIR "/data/de/attribution/") + name);
  if (!file) return out;
  for (const SourceLine& line : file->lines)
    if (const auto w = words(line.text); !w.empty()) out.insert(std::string(w[0]));
  return out;
}

TEST(CueLexicon, HoldsAtLeastFourHundredCues) {
  EXPECT_GE(lemmas("verbs.cues").size() + lemmas("nouns.cues").size() + lemmas("particles.cues").size(), 400u);
}

TEST(CueLexicon, EveryVerbIsAnInfinitiveTheMorphologyKnows) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine) << engine.error().to_string();
  Scratch scratch;
  Document doc;
  for (const std::string& lemma : lemmas("verbs.cues")) {
    doc.article.text = "Sie wollen das " + lemma + ".";
    doc.article.blocks.clear();
    engine->read(doc, scratch);
    bool known = false;
    for (const Token& t : doc.tokens)
      for (std::uint32_t k = t.reading_begin; k < t.reading_begin + t.reading_count; ++k)
        known |= doc.readings[k].lemma == lemma && doc.readings[k].source != ReadingSource::guess;
    EXPECT_TRUE(known) << lemma;
  }
}

TEST(CueLexicon, FindsNounsByTheHeadOfTheirCompound) {
  auto pack = Pack::open(LAUT_SHARE_DIR "/de.pack");
  ASSERT_TRUE(pack) << pack.error().to_string();
  auto cues = attribution::CueLexicon::open(*pack);
  ASSERT_TRUE(cues) << cues.error().to_string();
  Dictionary::Cursor cursor;
  EXPECT_FALSE(cues->noun("Angabe", cursor).empty());
  EXPECT_FALSE(cues->noun("Polizeiangabe", cursor).empty());
  EXPECT_FALSE(cues->noun("Medienbericht", cursor).empty());
  EXPECT_FALSE(cues->noun("ARD-Äußerung", cursor).empty());
  EXPECT_TRUE(cues->noun("Fahrrad", cursor).empty());
  EXPECT_TRUE(cues->noun("", cursor).empty());
}

}  // namespace
}  // namespace laut
