// Runs every example of data/de/attribution/constructions.rules through the whole engine.
#include <gtest/gtest.h>

#include <map>

#include "attribution/constructions.h"
#include "base/source_file.h"
#include "laut/laut.h"

namespace laut {
namespace {

/// An example with its markup taken out: the text, and for every part the text of its pieces.
struct Example {
  std::string rule, text;
  std::uint32_t line = 0;
  std::map<char, std::vector<std::string>> parts;
};

/// [q ...] [s ...] [c ...] [f ...] [a ...], nested.
Example parse(std::string_view marked) {
  Example e;
  std::vector<std::pair<char, std::size_t>> open;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '[' && i + 2 < marked.size() && marked[i + 2] == ' ') {
      open.emplace_back(marked[i + 1], e.text.size());
      i += 2;
    } else if (marked[i] == ']' && !open.empty()) {
      e.parts[open.back().first].push_back(e.text.substr(open.back().second));
      open.pop_back();
    } else {
      e.text += marked[i];
    }
  }
  return e;
}

/// Pieces joined without blanks, so that "hat … gesagt" compares equal however its pieces are cut.
std::string squeeze(const std::vector<std::string>& pieces) {
  std::string out;
  for (const auto& p : pieces)
    for (const char c : p)
      if (c != ' ') out += c;
  return out;
}

std::string squeeze(const Document& doc, const SpanList& spans) {
  std::vector<std::string> pieces;
  for (const Span s : spans) pieces.emplace_back(doc.view(s));
  return squeeze(pieces);
}

class ConstructionExample : public testing::Test {
 public:
  explicit ConstructionExample(Example e) : example_(std::move(e)) {}

  void TestBody() override {
    auto engine = Engine::open(LAUT_SHARE_DIR, {QuotationModel::rules});
    ASSERT_TRUE(engine) << engine.error().to_string();
    Scratch scratch;
    Document doc;
    doc.article.text = example_.text;
    engine->read(doc, scratch);
    std::string found;
    for (const Quotation& q : doc.quotations) {
      found += "\n  " + std::string(q.rule) + " q=" + squeeze(doc, q.quote) + " s=" + squeeze(doc, q.speaker) +
               " c=" + squeeze(doc, q.cue) + " f=" + squeeze(doc, q.frame) + " a=" + squeeze(doc, q.addressee);
      if (q.rule == "attribution/" + example_.rule && matches(doc, q)) return;
    }
    FAIL() << "constructions.rules:" << example_.line << ": \"" << example_.text << "\" gave"
           << (found.empty() ? " nothing" : found);
  }

 private:
  bool matches(const Document& doc, const Quotation& q) const {
    const std::map<char, const SpanList*> got{
        {'q', &q.quote}, {'s', &q.speaker}, {'c', &q.cue}, {'f', &q.frame}, {'a', &q.addressee}};
    for (const auto& [part, pieces] : example_.parts) {
      const auto it = got.find(part);
      if (it == got.end() || squeeze(pieces) != squeeze(doc, *it->second)) return false;
    }
    return true;
  }

  Example example_;
};

/// Registers one test an example before main runs; a construction without an example is a failure of its own.
const bool registered = [] {
  auto file = SourceFile::read(LAUT_SOURCE_DIR "/data/de/attribution/constructions.rules");
  if (!file) return false;
  std::string rule;
  std::map<std::string, int> count;
  for (const SourceLine& line : file->lines) {
    const auto w = words(line.text);
    if (w.size() > 1 && w[0] == "rule") count[rule = w[1]] += 0;
    if (w.empty() || w[0] != "example") continue;
    Example e = parse(trim(std::string_view(line.text).substr(7)));
    e.rule = rule;
    e.line = line.number;
    const std::string name = rule + "/" + std::to_string(++count[rule]);
    testing::RegisterTest("ConstructionExamples", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [e]() -> ConstructionExample* { return new ConstructionExample(e); });
  }
  return true;
}();

TEST(Constructions, EveryOneHasARuleInTheData) {
  ASSERT_TRUE(registered);
  auto file = SourceFile::read(LAUT_SOURCE_DIR "/data/de/attribution/constructions.rules");
  ASSERT_TRUE(file);
  for (const std::string_view name : attribution::construction_names) {
    bool found = false;
    for (const SourceLine& line : file->lines) {
      const auto w = words(line.text);
      found |= w.size() > 1 && w[0] == "rule" && w[1] == name;
    }
    EXPECT_TRUE(found) << name;
  }
}

}  // namespace
}  // namespace laut
