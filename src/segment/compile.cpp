#include "segment/compile.h"

namespace laut {

Status compile_segment(const std::filesystem::path&, PackWriter&) { return Ok{}; }

}  // namespace laut
