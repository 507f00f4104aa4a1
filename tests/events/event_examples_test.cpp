// Runs every example of data/de/events/*.event through the whole engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/source_file.h"
#include "laut/laut.h"

namespace laut {
namespace {

struct Piece {
  std::string role;  ///< empty: of the trigger
  Span span;
};

struct Example {
  std::string file, type, text, mistake;
  std::uint32_t line = 0;
  bool holds = true;  ///< + or -
  std::vector<Piece> pieces;
};

/// Takes [trigger] and {role: words} out of the sentence; the two nest.
Example parse(std::string_view marked) {
  Example e;
  e.holds = marked[0] == '+';
  std::vector<Piece> open;
  const std::string_view text = trim(marked.substr(1));
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto here = static_cast<std::uint32_t>(e.text.size());
    if (text[i] == '[') {
      open.push_back({"", {here, here}});
    } else if (text[i] == '{') {
      const std::size_t colon = text.find(": ", i);
      if (colon == std::string_view::npos) {
        e.mistake = "a role is missing behind {";
        return e;
      }
      open.push_back({std::string(text.substr(i + 1, colon - i - 1)), {here, here}});
      i = colon + 1;
    } else if (text[i] == ']' || text[i] == '}') {
      if (open.empty() || open.back().role.empty() != (text[i] == ']')) {
        e.mistake = "the brackets do not match";
        return e;
      }
      open.back().span.end = here;
      e.pieces.push_back(open.back());
      open.pop_back();
    } else {
      e.text += text[i];
    }
  }
  if (!open.empty()) e.mistake = "a bracket is not closed";
  const bool trigger = std::ranges::any_of(e.pieces, [](const Piece& p) { return p.role.empty(); });
  if (e.holds && !trigger) e.mistake = "no trigger stands in [ ]";
  return e;
}

std::string describe(const Document& doc, const Event& event) {
  std::string out = "\n  " + std::string(event.rule);
  for (const Span s : event.trigger) out += " [" + std::string(doc.view(s)) + "]";
  for (const Participant& p : event.participants)
    out += " {" + std::string(to_string(p.role)) + ": " + std::string(doc.view(p.span)) + "}";
  return out;
}

/// The engine of all examples; opened once.
const Engine& engine() {
  static const auto opened = Engine::open(LAUT_SHARE_DIR);
  return *opened;
}

class EventExample : public testing::Test {
 public:
  explicit EventExample(Example e) : example_(std::move(e)) {}

  void TestBody() override {
    const std::string place = example_.file + ":" + std::to_string(example_.line) + ": ";
    ASSERT_EQ(example_.mistake, "") << place;
    Scratch scratch;
    Document doc;
    doc.article.text = example_.text;
    engine().read(doc, scratch);
    std::string found;
    bool same = false;
    for (const Event& event : doc.events) {
      found += describe(doc, event);
      if (to_string(event.type) != example_.type) continue;
      same = same || !example_.holds || matches(doc, event);
    }
    EXPECT_EQ(same, example_.holds) << place << example_.text << "\nfound:" << (found.empty() ? " nothing" : found);
  }

 private:
  bool matches(const Document& doc, const Event& event) const {
    for (const Piece& piece : example_.pieces)
      if (piece.role.empty() ? !triggers(event, piece.span) : !fills(doc, event, piece)) return false;
    return true;
  }

  static bool triggers(const Event& event, Span expected) {
    return std::ranges::any_of(event.trigger, [&](Span s) { return s.contains(expected) || expected.contains(s); });
  }

  /// A participant of the role whose head lies in the piece. An article that stands apart from its noun has no head.
  static bool fills(const Document& doc, const Event& event, const Piece& piece) {
    const auto word = doc.view(piece.span);
    if (word == "Die" || word == "Der" || word == "Das" || word == "die" || word == "der" || word == "das") return true;
    return std::ranges::any_of(event.participants, [&](const Participant& p) {
      if (to_string(p.role) != piece.role) return false;
      return p.head == none ? p.span.overlaps(piece.span)
                            : piece.span.contains(doc.tokens[p.head].span()) || piece.span.contains(p.span);
    });
  }

  Example example_;
};

/// Registers one test an example before main runs.
const bool registered = [] {
  auto files = source_files(LAUT_SOURCE_DIR "/data/de/events", ".event");
  if (!files) return false;
  for (const auto& path : *files) {
    auto file = SourceFile::read(path);
    if (!file) return false;
    bool examples = false;
    int count = 0;
    for (const SourceLine& line : file->lines) {
      const std::string_view text = trim(line.text);
      if (text == "examples") examples = true;
      if (!examples || text.empty() || (text[0] != '+' && text[0] != '-')) continue;
      Example e = parse(text);
      e.file = path.filename().string();
      e.type = path.stem().string();
      e.line = line.number;
      const std::string name = e.type + "/" + std::to_string(++count);
      testing::RegisterTest("EventExamples", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [e]() -> EventExample* { return new EventExample(e); });
    }
  }
  return true;
}();

TEST(EventData, EveryTypeHasAFileNamedAfterItWithExamplesOfBothKinds) {
  ASSERT_TRUE(registered);
  for (std::uint32_t i = 0; i < event_types; ++i) {
    const std::string type(to_string(static_cast<EventType>(i)));
    auto file = SourceFile::read(LAUT_SOURCE_DIR "/data/de/events/" + type + ".event");
    ASSERT_TRUE(file) << type;
    std::map<char, int> kinds;
    bool examples = false, named = false;
    for (const SourceLine& line : file->lines) {
      const std::string_view text = trim(line.text);
      named = named || text == "type " + type;
      examples = examples || text == "examples";
      if (examples && !text.empty()) ++kinds[text[0]];
    }
    EXPECT_TRUE(named) << type;
    EXPECT_GE(kinds['+'], 6) << type;
    EXPECT_GE(kinds['-'], 3) << type;
  }
}

}  // namespace
}  // namespace laut
