#include "attribution/compile.h"

namespace laut {

Status compile_attribution(const std::filesystem::path&, PackWriter&) { return Ok{}; }

}  // namespace laut
