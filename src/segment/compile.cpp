#include "segment/compile.h"

#include <map>
#include <optional>
#include <string>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "base/utf8.h"
#include "segment/rules.h"

namespace laut {
namespace {

using segment::Abbreviation;

std::optional<Abbreviation> abbreviation_section(std::string_view name) {
  if (name == "[inside]") return Abbreviation::inside;
  if (name == "[either]") return Abbreviation::either;
  if (name == "[closing]") return Abbreviation::closing;
  if (name == "[before-number]") return Abbreviation::before_number;
  if (name == "[after-number]") return Abbreviation::after_number;
  return std::nullopt;
}

std::uint16_t word_section(std::string_view name) {
  namespace flag = segment::word_flag;
  if (name == "[opener]") return flag::opener;
  if (name == "[counted]") return flag::counted;
  if (name == "[ordinal-cue]") return flag::ordinal_cue;
  if (name == "[day-cue]") return flag::day_cue | flag::ordinal_cue;
  if (name == "[domain]") return flag::domain;
  if (name == "[clitic]") return flag::clitic;
  if (name == "[slashed]") return flag::slashed;
  if (name == "[ruler]") return flag::ruler;
  if (name == "[lettered]") return flag::lettered;
  return 0;
}

std::string quoted(std::string_view word) {
  std::string s(1, '"');
  s.append(word);
  s += '"';
  return s;
}

/// Writes a map as a dictionary and the array of values by id.
template <typename T>
void write(PackWriter& out, std::string_view dictionary, std::string_view table,
           const std::map<std::string, T>& entries) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : entries) keys.push_back(key);
  std::vector<std::uint32_t> ids;
  out.add_text(dictionary, Dictionary::build(keys, ids));
  std::vector<T> values(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) values[ids[i]] = entries.at(keys[i]);
  out.add(table, values);
}

Status compile_abbreviations(const SourceFile& file, PackWriter& out) {
  std::map<std::string, Abbreviation> entries;
  std::optional<Abbreviation> section;
  for (const SourceLine& line : file.lines) {
    if (line.text.starts_with('[')) {
      section = abbreviation_section(trim(line.text));
      if (!section)
        return file.error(line, "unknown section " + line.text,
                          "use [inside], [either], [closing], [before-number] or [after-number]");
      continue;
    }
    for (const std::string_view word : words(line.text)) {
      if (!section) return file.error(line, "abbreviation before the first section", "write a section line above it");
      if (word.size() < 2 || word.back() != '.')
        return file.error(line, quoted(word) + " does not end in a full stop",
                          "write the abbreviation with its full stop");
      if (word.size() > segment::Rules::longest_abbreviation)
        return file.error(line, quoted(word) + " is too long", "use at most 24 bytes");
      if (!entries.emplace(word, *section).second)
        return file.error(line, quoted(word) + " stands there twice", "remove one of the two");
    }
  }
  // At the start of a sentence: Z.B., D.h. One-part ones are listed, for some are names then (franz., Franz).
  const auto spelled = entries;
  for (const auto& [word, kind] : spelled) {
    if (word.find('.') == word.size() - 1) continue;
    std::string upper;
    utf8::upper_first(word, upper);
    entries.emplace(upper, kind);
  }
  write(out, "segment.abbreviations", "segment.abbreviation-kinds", entries);
  return Ok{};
}

Status compile_words(const SourceFile& file, PackWriter& out) {
  std::map<std::string, std::uint16_t> entries;
  std::uint16_t section = 0;
  for (const SourceLine& line : file.lines) {
    if (line.text.starts_with('[')) {
      section = word_section(trim(line.text));
      if (section == 0)
        return file.error(
            line, "unknown section " + line.text,
            "use [opener], [counted], [ordinal-cue], [day-cue], [domain], [clitic], [slashed], [ruler] or [lettered]");
      continue;
    }
    for (const std::string_view word : words(line.text)) {
      if (section == 0) return file.error(line, "word before the first section", "write a section line above it");
      std::uint16_t& flags = entries[std::string(word)];
      if ((flags & section) == section)
        return file.error(line, quoted(word) + " stands there twice", "remove one of the two");
      flags = static_cast<std::uint16_t>(flags | section);
    }
  }
  write(out, "segment.words", "segment.word-flags", entries);
  return Ok{};
}

}  // namespace

Status compile_segment(const std::filesystem::path& dir, PackWriter& out) {
  auto abbreviations = SourceFile::read(dir / "segment" / "abbreviations.txt");
  if (!abbreviations) return abbreviations.error();
  if (auto done = compile_abbreviations(*abbreviations, out); !done) return done.error();
  auto word_lists = SourceFile::read(dir / "segment" / "words.txt");
  if (!word_lists) return word_lists.error();
  return compile_words(*word_lists, out);
}

}  // namespace laut
