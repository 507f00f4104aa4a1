#include "morphology/compile.h"

namespace laut {

Status compile_morphology(const std::filesystem::path&, PackWriter&) { return Ok{}; }

}  // namespace laut
