/// The sentences of data/de/relations/examples.txt, each read alone by the whole engine.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/source_file.h"
#include "laut/engine.h"

namespace laut {
namespace {

struct Example {
  std::uint32_t line = 0;
  std::string sentence;
  std::vector<std::string> relations;
};

std::vector<Example> examples() {
  const std::string path = std::string(LAUT_SOURCE_DIR) + "/data/de/relations/examples.txt";
  const auto file = SourceFile::read(path);
  std::vector<Example> out;
  if (!file) return out;
  for (const SourceLine& line : file->lines) {
    const std::string_view text = trim(line.text);
    if (text.starts_with("+ ")) out.push_back({line.number, std::string(text.substr(2)), {}});
    if (text.starts_with("= ") && !out.empty()) out.back().relations.emplace_back(trim(text.substr(2)));
  }
  return out;
}

std::string line_of(const Document& doc, const EntityRelation& r) {
  const auto name = [&](std::uint32_t e) { return e < doc.entities.size() ? doc.entities[e].name : std::string("-"); };
  std::string out(to_string(r.kind));
  out += " | " + name(r.from) + " | " + (r.role.empty() ? "-" : r.role) + " | " + name(r.to);
  if (!r.since.empty()) out += " | since " + r.since;
  if (!r.until.empty()) out += " | until " + r.until;
  return out;
}

TEST(RelationExamples, TellWhatTheFileSays) {
  const auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine) << engine.error().to_string();
  const auto all = examples();
  ASSERT_GT(all.size(), 10u);
  Scratch scratch;
  for (const Example& e : all) {
    Document doc;
    doc.article.text = e.sentence;
    engine->read(doc, scratch);
    std::vector<std::string> found;
    for (const EntityRelation& r : doc.relations) found.push_back(line_of(doc, r));
    std::vector<std::string> expected = e.relations;
    std::ranges::sort(found);
    std::ranges::sort(expected);
    EXPECT_EQ(found, expected) << "data/de/relations/examples.txt:" << e.line << ": " << e.sentence;
  }
}

}  // namespace
}  // namespace laut
