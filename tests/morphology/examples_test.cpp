// Every sentence of data/de/morphology/examples.txt through the whole engine.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/source_file.h"
#include "laut/engine.h"
#include "morphology/tag_names.h"

namespace laut {
namespace {

TEST(MorphologyExamples, ChosenReadings) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine.ok()) << engine.error().to_string();
  const auto source = SourceFile::read(std::string(LAUT_SOURCE_DIR) + "/data/de/morphology/examples.txt");
  ASSERT_TRUE(source.ok());
  Scratch scratch;
  Document doc;
  std::uint32_t from = 0, checked = 0;
  for (const SourceLine& line : source->lines) {
    if (trim(line.text).empty()) continue;
    if (line.text.front() != ' ') {
      doc.clear();
      doc.article.text = line.text;
      engine->read(doc, scratch);
      from = 0;
      continue;
    }
    const auto parts = words(line.text);
    ASSERT_GE(parts.size(), 3u) << line.text;
    while (from < doc.tokens.size() && doc.form(from) != parts[0]) ++from;
    ASSERT_LT(from, doc.tokens.size()) << "line " << line.number << ": no token " << parts[0];
    const Reading& r = doc.reading(from);
    const std::string where = "line " + std::to_string(line.number) + ": " + line.text;
    EXPECT_EQ(to_string(r.stts), parts[1]) << where;
    EXPECT_EQ(r.lemma, parts[2]) << where;
    for (std::size_t i = 3; i < parts.size(); ++i) {
      const auto feature = feature_named(parts[i]);
      ASSERT_TRUE(feature.has_value()) << where;
      EXPECT_TRUE(r.features & *feature) << where << " (" << parts[i] << ")";
    }
    ++from;
    ++checked;
  }
  EXPECT_GT(checked, 60u);
}

TEST(Morphology, SeparatedParticleIsLinked) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine.ok());
  Scratch scratch;
  Document doc;
  doc.article.text = "Die Behörde kündigte am Dienstag strengere Kontrollen an.";
  engine->read(doc, scratch);
  const auto& verb = doc.tokens[2];
  ASSERT_EQ(doc.form(2), "kündigte");
  ASSERT_NE(verb.particle, none);
  EXPECT_EQ(doc.form(verb.particle), "an");
  EXPECT_EQ(doc.reading(2).lemma, "ankündigen");
  EXPECT_EQ(doc.reading(2).particle, 2);
}

TEST(Morphology, ReusedScratchGivesTheSame) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine.ok());
  Scratch scratch;
  const auto lemmas = [&](const char* text) {
    Document doc;
    doc.article.text = text;
    engine->read(doc, scratch);
    std::string all;
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
      EXPECT_GE(doc.tokens[i].reading_count, 1);
      all += std::string(doc.reading(i).lemma) + ' ';
    }
    return all;
  };
  const char* text = "Die Grenzschutzbehördensprecherin bestätigte die Rohstoffpreisentwicklung; Xaverl Qwtz schwieg.";
  const std::string first = lemmas(text);
  EXPECT_EQ(lemmas(text), first);
  EXPECT_NE(first.find("Grenzschutzbehördensprecherin"), std::string::npos) << first;
}

}  // namespace
}  // namespace laut
