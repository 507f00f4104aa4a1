#include "names/compile.h"

namespace laut {

Status compile_names(const std::filesystem::path&, PackWriter&) { return Ok{}; }

}  // namespace laut
