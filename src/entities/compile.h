/// Compiles data/<lang>/entities/ into the tables "entities.*" of a pack. Build time only.
#pragma once

#include <filesystem>

#include "base/pack.h"

namespace laut {

/// `dir` is data/<lang>. Errors: io; syntax and encoding with file, line and mend.
Status compile_entities(const std::filesystem::path& dir, PackWriter& out);

}  // namespace laut
