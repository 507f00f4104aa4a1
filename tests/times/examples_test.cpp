/// Runs every "example" line of data/de/times through the engine.
#include <gtest/gtest.h>

#include "base/source_file.h"
#include "laut/engine.h"

namespace laut {
namespace {

struct Expected {
  std::string expression, value, mod;
};

/// Takes the brackets out of the sentence and keeps what they held.
std::string unmark(std::string_view marked, std::vector<Expected>& expected) {
  std::string text;
  for (const char c : marked) {
    if (c == '[')
      expected.emplace_back();
    else if (c != ']')
      text += c;
  }
  std::size_t n = 0;
  for (std::size_t open = marked.find('['); open != std::string_view::npos; open = marked.find('[', open + 1))
    expected[n++].expression = marked.substr(open + 1, marked.find(']', open) - open - 1);
  return text;
}

void run_example(const Engine& engine, Scratch& scratch, const std::string& line, const std::string& where) {
  const auto parts = split(line, '|');
  ASSERT_GE(parts.size(), 2u) << where;
  std::vector<Expected> expected;
  Document doc;
  doc.article.text = unmark(parts[1], expected);
  if (parts[0] != "-") doc.article.published.value = parts[0];
  const auto values = parts.size() > 2 && !parts[2].empty() ? split(parts[2], ';') : std::vector<std::string_view>{};
  ASSERT_EQ(values.size(), expected.size()) << where << ": as many values as brackets are needed";
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto columns = words(values[i]);
    expected[i].value = columns[0];
    if (columns.size() > 1) expected[i].mod = columns[1];
  }
  engine.read(doc, scratch);
  std::string found;
  for (const Time& t : doc.times) {
    found += " [" + std::string(doc.view(t.span)) + "] " + t.value + " " + std::string(t.rule);
    EXPECT_TRUE(t.rule.starts_with("times/")) << where;
  }
  ASSERT_EQ(doc.times.size(), expected.size()) << where << ": " << doc.article.text << "\nfound:" << found;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(doc.view(doc.times[i].span), expected[i].expression) << where << "\nfound:" << found;
    EXPECT_EQ(doc.times[i].value, expected[i].value) << where << ": " << doc.article.text << "\nfound:" << found;
    EXPECT_EQ(doc.times[i].mod, expected[i].mod) << where << "\nfound:" << found;
  }
}

TEST(Times, EveryExampleHolds) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine) << engine.error().to_string();
  Scratch scratch;
  auto files = source_files(LAUT_SOURCE_DIR "/data/de/times", ".times");
  ASSERT_TRUE(files) << files.error().to_string();
  std::size_t count = 0;
  for (const auto& path : *files) {
    auto file = SourceFile::read(path);
    ASSERT_TRUE(file) << file.error().to_string();
    std::string rule;  // the one under way, while it has no example
    for (const SourceLine& line : file->lines) {
      const std::string_view text = trim(line.text);
      if (text.starts_with("rule ")) {
        EXPECT_EQ(rule, "") << path.filename() << ": a rule without an example";
        rule = text;
      }
      if (!text.starts_with("example ")) continue;
      ++count;
      rule.clear();
      run_example(*engine, scratch, std::string(text.substr(8)),
                  path.filename().string() + ":" + std::to_string(line.number));
    }
    EXPECT_EQ(rule, "") << path.filename() << ": a rule without an example";
  }
  EXPECT_GE(count, 200u);
}

TEST(Times, NothingInventsAYear) {
  auto engine = Engine::open(LAUT_SHARE_DIR);
  ASSERT_TRUE(engine) << engine.error().to_string();
  Scratch scratch;
  Document doc;
  doc.article.text =
      "Gestern, am Dienstag, im Februar, zu Ostern, im Sommer, vergangene Woche, am 3. Mai und um 18 Uhr.";
  engine->read(doc, scratch);
  EXPECT_GE(doc.times.size(), 7u);
  for (const Time& t : doc.times) {
    EXPECT_TRUE(t.value.starts_with("XXXX")) << t.value;
    EXPECT_TRUE(t.anchor.empty()) << t.anchor;
  }
}

}  // namespace
}  // namespace laut
