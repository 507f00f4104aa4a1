/// The texts of data/de/transparency/examples.txt, each read alone by the whole engine.
#include <gtest/gtest.h>

#include "base/source_file.h"
#include "laut/engine.h"

namespace laut {
namespace {

TEST(TransparencyExamples, DiscloseWhatTheFileSays) {
  const auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine) << engine.error().to_string();
  const auto file = SourceFile::read(std::string(LAUT_SOURCE_DIR) + "/data/de/transparency/examples.txt");
  ASSERT_TRUE(file) << file.error().to_string();
  Scratch scratch;
  std::string expected;
  unsigned examples = 0;
  for (const SourceLine& line : file->lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    if (text.front() == '+' || text == "-") {
      expected = text == "-" ? "" : std::string(trim(text.substr(1)));
      continue;
    }
    ++examples;
    Document doc;
    doc.article.text = text;
    engine->intake().label(doc.article);
    engine->read(doc, scratch);
    std::string found;
    for (const Disclosure& d : doc.transparency) {
      if (d.kind == Disclosure::Kind::agency) continue;  // intake's own examples test credits
      if (!found.empty()) found += ", ";
      found += to_string(d.kind);
      if (!d.value.empty() && expected.find('|') != std::string::npos) found += " | " + d.value;
    }
    EXPECT_EQ(found, expected) << "data/de/transparency/examples.txt:" << line.number << ": " << text;
  }
  EXPECT_GT(examples, 10u);
}

}  // namespace
}  // namespace laut
