#include "morphology/compile_guess.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "morphology/guess.h"
#include "morphology/tag_names.h"

namespace laut {

namespace {

/// A line: "-ungen  NN -ung nom gen dat acc pl f | ...": suffix, then readings of tag, lemma ending, features.
/// The suffix is written with ^ before it for capitalised words (^ungen).
Status add_line(const SourceFile& source, const SourceLine& line, StringPool& pool,
                std::map<std::string, std::vector<Guess>>& out) {
  const std::string_view text = trim(line.text);
  const std::size_t blank = text.find_first_of(" \t");
  if (blank == std::string_view::npos || (text.front() != '-' && text.front() != '^'))
    return source.error(line, "expected a suffix and its readings",
                        "write '-ierte VVFIN -ieren past ...' or '^ung NN -ung ...'");
  const bool capital = text.front() == '^';
  const std::string suffix(text.substr(1, blank - 1));
  for (const std::string_view reading : split(text.substr(blank), '|')) {
    const auto parts = words(reading);
    const auto tag = parts.empty() ? std::nullopt : tag_spec(parts[0]);
    if (!tag || parts.size() < 2 || parts[1].front() != '-')
      return source.error(line, "a reading needs a tag and the lemma's ending", "write 'NN -ung nom sg f'");
    Guess g;
    g.stts = static_cast<std::uint8_t>(tag->stts);
    g.upos = static_cast<std::uint8_t>(tag->upos);
    g.cut = static_cast<std::uint8_t>(suffix.size());
    g.lemma_end = pool.add(parts[1].substr(1));
    g.flags = capital ? guess_flag::capital : 0;
    for (std::size_t i = 2; i < parts.size(); ++i) {
      const auto feature = feature_named(parts[i]);
      if (parts[i] == "stem")
        g.flags |= guess_flag::stem;
      else if (feature)
        g.features |= *feature;
      else
        return source.error(line, "unknown feature '" + std::string(parts[i]) + "'", "see README.md in this folder");
    }
    std::string key(suffix.rbegin(), suffix.rend());
    out[key + (capital ? "^" : "")].push_back(g);
  }
  return Ok{};
}

}  // namespace

Status compile_guesses(const std::filesystem::path& dir, PackWriter& out) {
  const auto files = source_files(dir, ".guess");
  if (!files) return files.error();
  StringPool pool;
  std::map<std::string, std::vector<Guess>> table;
  for (const auto& path : *files) {
    const auto source = SourceFile::read(path);
    if (!source) return source.error();
    for (const SourceLine& line : source->lines)
      if (!trim(line.text).empty())
        if (auto done = add_line(*source, line, pool, table); !done) return done;
  }
  std::vector<std::string> keys;
  for (const auto& [key, guesses] : table) keys.push_back(key);
  std::vector<std::uint32_t> ids;
  const std::string dictionary = Dictionary::build(keys, ids);
  std::vector<const std::vector<Guess>*> by_id(keys.size());
  std::size_t k = 0;
  for (const auto& [key, guesses] : table) by_id[ids[k++]] = &guesses;
  std::vector<Guess> flat;
  std::vector<std::uint32_t> first;
  for (const auto* guesses : by_id) {
    first.push_back(static_cast<std::uint32_t>(flat.size()));
    flat.insert(flat.end(), guesses->begin(), guesses->end());
  }
  first.push_back(static_cast<std::uint32_t>(flat.size()));
  out.add_text("morphology.guess_suffixes", dictionary);
  out.add("morphology.guess_first", first);
  out.add("morphology.guesses", flat);
  out.add_text("morphology.guess_text", pool.text());
  return Ok{};
}

}  // namespace laut
