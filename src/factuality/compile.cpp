#include "factuality/compile.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/source_file.h"
#include "factuality/words.h"

namespace laut {
namespace {

using factuality::WordKind;
using factuality::WordRecord;

constexpr std::uint8_t most_words = 5;  ///< of a phrase

std::optional<std::uint8_t> value_of(std::string_view name, WordKind kind) {
  if (kind == WordKind::stance) {
    for (const Stance s : {Stance::endorses, Stance::distances})
      if (to_string(s) == name) return static_cast<std::uint8_t>(s);
    return std::nullopt;
  }
  for (int i = 0; i <= static_cast<int>(Factuality::unknown); ++i)
    if (to_string(static_cast<Factuality>(i)) == name) return static_cast<std::uint8_t>(i);
  return std::nullopt;
}

class WordCompiler {
 public:
  /// "VALUE [NEGATED] : WORD | WORD ..."
  Status file(const std::filesystem::path& path, WordKind kind) {
    auto source = SourceFile::read(path);
    if (!source) return source.error();
    for (const SourceLine& line : source->lines) {
      const std::string_view text = trim(line.text);
      if (text.empty()) continue;
      const std::size_t colon = text.find(" : ");
      if (colon == std::string_view::npos)
        return source->error(line, "a line needs a value, a colon and words", "write: PS+ : womöglich | vielleicht");
      const auto values = words(text.substr(0, colon));
      const bool single = kind == WordKind::stance;
      if (values.empty() || values.size() > (single ? 1u : 2u))
        return source->error(line, "a line begins with one or two values", "write: PS+ CT- : möglich");
      std::vector<std::uint8_t> read;
      for (const auto v : values) {
        const auto value = value_of(v, kind);
        if (!value)
          return source->error(line, "unknown value \"" + std::string(v) + "\"",
                               single ? "use distances or endorses" : "use CT+ PR+ PS+ CT- PR- PS- or U");
        read.push_back(*value);
      }
      for (const auto word : split(text.substr(colon + 3), '|'))
        if (auto done = add(*source, line, kind, word, read); !done) return done;
    }
    return Ok{};
  }

  void write(PackWriter& out) {
    std::vector<WordRecord> sorted;
    for (const auto& [key, record] : entries_) sorted.push_back(record);
    out.add("factuality.words", sorted);
    out.add_text("factuality.text", pool_.text());
  }

 private:
  Status add(const SourceFile& source, const SourceLine& line, WordKind kind, std::string_view word,
             const std::vector<std::uint8_t>& values) {
    const auto parts = words(word);
    if (parts.empty() || parts.size() > most_words)
      return source.error(line, "a phrase has one to five words", "split or shorten \"" + std::string(word) + "\"");
    std::string key;
    for (const auto p : parts) key += (key.empty() ? "" : " ") + std::string(p);
    WordRecord r;
    r.key = pool_.add(key);
    r.kind = kind;
    r.value = values[0];
    r.negated = values.back();
    r.words = static_cast<std::uint8_t>(parts.size());
    if (!entries_.emplace(std::tuple(kind, key), r).second)
      return source.error(line, "\"" + key + "\" stands in the file already", "keep one of the two");
    return Ok{};
  }

  std::map<std::tuple<WordKind, std::string>, WordRecord> entries_;
  StringPool pool_;
};

}  // namespace

Status compile_factuality(const std::filesystem::path& dir, PackWriter& out) {
  const auto base = dir / "factuality";
  WordCompiler compiler;
  for (const auto& [name, kind] : {std::pair{"adverbs.txt", WordKind::adverb},
                                   {"negators.txt", WordKind::negator},
                                   {"modals.txt", WordKind::modal},
                                   {"governors.txt", WordKind::governor},
                                   {"predicates.txt", WordKind::predicate},
                                   {"cues.txt", WordKind::cue},
                                   {"acts.txt", WordKind::act},
                                   {"offers.txt", WordKind::offer},
                                   {"conditions.txt", WordKind::condition},
                                   {"stance.txt", WordKind::stance}})
    if (auto done = compiler.file(base / name, kind); !done) return done;
  compiler.write(out);
  return Ok{};
}

}  // namespace laut
