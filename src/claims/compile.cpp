#include "claims/compile.h"

#include <string>
#include <vector>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "base/utf8.h"

namespace laut {

Status compile_claims(const std::filesystem::path& language_dir, PackWriter& pack) {
  auto file = SourceFile::read(language_dir / "claims" / "unnamed.txt");
  if (!file) return file.error();
  std::vector<std::string> keys;
  for (const SourceLine& line : file->lines) {
    if (trim(line.text).empty()) continue;
    const auto parts = words(line.text);
    if (parts.size() != 1) return file->error(line, "more than one word", "write one lemma a line: Beobachter");
    std::string key;
    utf8::lower(parts[0], key);
    for (const std::string& other : keys)
      if (other == key) return file->error(line, "'" + std::string(parts[0]) + "' is there twice", "remove one");
    keys.push_back(std::move(key));
  }
  std::vector<std::uint32_t> ids;
  pack.add_text("claims.unnamed", Dictionary::build(keys, ids));
  return Ok{};
}

}  // namespace laut
