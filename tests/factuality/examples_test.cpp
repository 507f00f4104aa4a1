// Runs every example of data/de/factuality/examples.txt: the verdict on the word in brackets.
#include <gtest/gtest.h>

#include "base/source_file.h"
#include "factuality/factuality.h"
#include "laut/laut.h"

namespace laut {
namespace {

/// The engine and the reader of the tests, opened once.
struct Opened {
  Opened() : pack(Pack::open(LAUT_SHARE_DIR "/de.pack")), engine(Engine::open(LAUT_SHARE_DIR, {})) {}
  Result<Pack> pack;
  Result<Engine> engine;
};

TEST(FactualityExamples, GiveTheirVerdicts) {
  Opened open;
  ASSERT_TRUE(open.engine) << open.engine.error().to_string();
  ASSERT_TRUE(open.pack) << open.pack.error().to_string();
  auto reader = FactualityReader::open(*open.pack);
  ASSERT_TRUE(reader) << reader.error().to_string();
  auto file = SourceFile::read(LAUT_SOURCE_DIR "/data/de/factuality/examples.txt");
  ASSERT_TRUE(file) << file.error().to_string();
  Scratch scratch;
  int read = 0;
  for (const SourceLine& line : file->lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    const std::size_t blank = text.find(' '), from = text.find('['), to = text.find(']');
    ASSERT_TRUE(blank < from && from < to && to != std::string_view::npos)
        << "examples.txt:" << line.number << ": write VALUE, then a text with a word in brackets";
    std::string bare(text.substr(blank + 1, from - blank - 1));
    const auto begin = static_cast<std::uint32_t>(bare.size());
    bare += text.substr(from + 1, to - from - 1);
    bare += text.substr(to + 1);
    Document doc;
    doc.article.text = bare;
    open.engine->intake().label(doc.article);
    open.engine->read(doc, scratch, stage::names | stage::quantities);
    std::uint32_t head = 0;
    while (head < doc.tokens.size() && doc.tokens[head].end <= begin) ++head;
    ASSERT_LT(head, doc.tokens.size()) << line.number;
    const Judgement j = reader->judge(doc, head, doc.sentences[doc.tokens[head].sentence].tokens);
    EXPECT_EQ(to_string(j.value), text.substr(0, blank))
        << "examples.txt:" << line.number << ": " << line.text << " (" << j.rule << ")";
    ++read;
  }
  EXPECT_GE(read, 20);
}

}  // namespace
}  // namespace laut
