#include "transparency/compile.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "base/utf8.h"
#include "base/word_classes.h"
#include "transparency/phrases.h"

namespace laut {
namespace {

using namespace transparency;

constexpr std::size_t most_variants = 4096;  ///< of one line

struct Variant {
  std::vector<std::string> words;
  PhraseKind kind;
  bool start;
};

/// "a/b c": a c, b c.
Status expand(const SourceFile& file, const SourceLine& line, PhraseKind kind, bool start, std::vector<Variant>& out) {
  std::vector<Variant> all{{{}, kind, start}};
  for (const std::string_view written : words(trim(line.text))) {
    std::vector<Variant> next;
    for (const std::string_view word : split(written, '/')) {
      std::string lower;
      utf8::lower(word, lower);
      if (lower != word || word.empty())
        return file.error(line, "'" + std::string(written) + "' is not in small letters", "write words as 'a/b'");
      for (const Variant& v : all) {
        next.push_back(v);
        next.back().words.emplace_back(word);
      }
    }
    all = std::move(next);
    if (all.size() > most_variants) return file.error(line, "the phrase has too many alternatives", "split it");
  }
  if (all[0].words.front() == gap || all[0].words.back() == gap)
    return file.error(line, "a phrase cannot begin or end with '…'", "leave it out");
  out.insert(out.end(), all.begin(), all.end());
  return Ok{};
}

Status read(const SourceFile& file, std::vector<Variant>& out) {
  const PhraseKind* kind = nullptr;
  PhraseKind current{};
  bool start = false;
  for (const SourceLine& line : file.lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    if (text.front() != '@') {
      if (kind == nullptr) return file.error(line, "a phrase before the first kind", "write '@ KIND' above it");
      if (auto done = expand(file, line, current, start, out); !done) return done;
      continue;
    }
    const auto head = words(text.substr(1));
    const auto known = head.empty() ? std::end(phrase_names) : std::ranges::find(phrase_names, head[0]);
    start = head.size() == 2 && head[1] == "start";
    if (known == std::end(phrase_names) || (head.size() > 1 && !start))
      return file.error(line, "'" + std::string(text) + "' is no kind", "write '@ KIND' or '@ KIND start'");
    current = static_cast<PhraseKind>(known - std::begin(phrase_names));
    kind = &current;
  }
  return Ok{};
}

}  // namespace

Status compile_transparency(const std::filesystem::path& language_dir, PackWriter& pack) {
  const std::filesystem::path dir = language_dir / "transparency";
  auto file = SourceFile::read(dir / "phrases.txt");
  if (!file) return file.error();
  std::vector<Variant> variants;
  if (auto done = read(*file, variants); !done) return done;
  std::map<std::string, std::vector<const Variant*>> by_first;
  for (const Variant& v : variants) by_first[v.words.front()].push_back(&v);
  StringPool pool;
  std::vector<std::string> keys;
  std::vector<PhraseRange> ranges;
  std::vector<Phrase> phrases;
  std::vector<TextRef> table;
  for (const auto& [first, list] : by_first) {
    keys.push_back(first);
    ranges.push_back({static_cast<std::uint32_t>(phrases.size()), static_cast<std::uint32_t>(list.size())});
    for (const Variant* v : list) {
      phrases.push_back({static_cast<std::uint32_t>(table.size()), static_cast<std::uint32_t>(v->words.size()), v->kind,
                         v->start, 0});
      for (const std::string& word : v->words) table.push_back(pool.add(word));
    }
  }
  std::vector<std::uint32_t> ids;
  pack.add_text("transparency.firsts", Dictionary::build(keys, ids));
  std::vector<PhraseRange> by_id(ranges.size());
  for (std::size_t i = 0; i < ids.size(); ++i) by_id[ids[i]] = ranges[i];
  pack.add("transparency.ranges", by_id);
  pack.add("transparency.phrases", phrases);
  pack.add("transparency.words", table);
  pack.add_text("transparency.text", pool.text());
  static constexpr std::array<std::string_view, 1> classes{"expert"};
  return compile_word_classes(dir / "experts.txt", classes, "transparency.experts", pack);
}

}  // namespace laut
