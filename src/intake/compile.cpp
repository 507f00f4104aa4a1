#include "intake/compile.h"

namespace laut {

Status compile_intake(const std::filesystem::path&, PackWriter&) { return Ok{}; }

}  // namespace laut
