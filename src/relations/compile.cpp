#include "relations/compile.h"

#include "base/word_classes.h"
#include "relations/surroundings.h"

namespace laut {

Status compile_relations(const std::filesystem::path& language_dir, PackWriter& pack) {
  return compile_word_classes(language_dir / "relations" / "words.txt", relations::class_names, "relations.words",
                              pack);
}

}  // namespace laut
