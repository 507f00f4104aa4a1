#include "claims/compile.h"

#include <array>

#include "base/word_classes.h"

namespace laut {

Status compile_claims(const std::filesystem::path& language_dir, PackWriter& pack) {
  static constexpr std::array<std::string_view, 1> classes{"unnamed"};
  return compile_word_classes(language_dir / "claims" / "unnamed.txt", classes, "claims.unnamed", pack);
}

}  // namespace laut
