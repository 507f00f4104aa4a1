#include "numbers/compile.h"

namespace laut {

Status compile_numbers(const std::filesystem::path&, PackWriter&) { return Ok{}; }

}  // namespace laut
