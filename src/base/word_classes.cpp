#include "base/word_classes.h"

#include <algorithm>
#include <vector>

#include "base/source_file.h"
#include "base/utf8.h"

namespace laut {
namespace {

constexpr std::uint8_t as_last_part = 0x80;  ///< beside the class
constexpr std::size_t shortest_part = 4, longest_word = 120;

}  // namespace

Result<WordClasses> WordClasses::open(const Pack& pack, std::string_view name) {
  auto bytes = pack.bytes(std::string(name) + ".words");
  if (!bytes) return bytes.error();
  auto words = Dictionary::open(*bytes);
  if (!words) return words.error();
  auto classes = pack.table<std::uint8_t>(std::string(name) + ".classes");
  if (!classes) return classes.error();
  if (classes->size() < words->size())
    return Error{ErrorCode::data, "the word classes " + std::string(name) + " are damaged", "", 0,
                 "build the pack anew"};
  WordClasses out;
  out.words_ = std::move(*words);
  out.classes_ = *classes;
  return out;
}

std::uint32_t WordClasses::find_exact(std::string_view lemma, Scratch& s) const {
  s.key.clear();
  utf8::lower(lemma, s.key);
  const std::uint32_t id = words_.find(s.key, s.cursor);
  return id == Dictionary::missing ? missing : classes_[id];
}

std::uint32_t WordClasses::find(std::string_view lemma, Scratch& s) const {
  if (lemma.size() > longest_word) return missing;
  if (const std::uint32_t whole = find_exact(lemma, s); whole != missing) return whole & ~as_last_part;
  for (std::size_t i = 1; i + shortest_part <= lemma.size(); ++i) {
    if ((static_cast<unsigned char>(lemma[i]) & 0xC0) == 0x80) continue;
    const std::uint32_t part = find_exact(lemma.substr(i), s);
    if (part != missing && (part & as_last_part)) return part & ~as_last_part;
  }
  return missing;
}

Status compile_word_classes(const std::filesystem::path& path, std::span<const std::string_view> names,
                            std::string_view name, PackWriter& pack) {
  auto file = SourceFile::read(path);
  if (!file) return file.error();
  std::vector<std::string> keys;
  std::vector<std::uint8_t> classes;
  std::uint8_t current = 0;
  bool open = false;
  for (const SourceLine& line : file->lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    if (text.front() == '@') {
      auto head = words(text.substr(1));
      const bool last = head.size() == 2 && head[1] == "*";
      const auto known = head.empty() ? names.end() : std::ranges::find(names, head[0]);
      if (known == names.end() || (head.size() > 1 && !last))
        return file->error(line, "'" + std::string(text) + "' is no class", "write '@ CLASS' or '@ CLASS *'");
      current = static_cast<std::uint8_t>((known - names.begin()) | (last ? as_last_part : 0));
      open = true;
      continue;
    }
    if (!open) return file->error(line, "a word before the first class", "write '@ CLASS' above it");
    for (const std::string_view word : split(text, ',')) {
      if (word.empty()) continue;
      std::string key;
      utf8::lower(word, key);
      if (std::ranges::find(keys, key) != keys.end())
        return file->error(line, "'" + std::string(word) + "' is there twice", "remove one");
      keys.push_back(std::move(key));
      classes.push_back(current);
    }
  }
  std::vector<std::uint32_t> ids;
  const std::string built = Dictionary::build(keys, ids);
  std::vector<std::uint8_t> by_id(keys.size());
  for (std::size_t i = 0; i < ids.size(); ++i) by_id[ids[i]] = classes[i];
  pack.add_text(std::string(name) + ".words", built);
  pack.add(std::string(name) + ".classes", by_id);
  return Ok{};
}

}  // namespace laut
