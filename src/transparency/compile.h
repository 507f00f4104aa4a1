/// Compiles data/<lang>/transparency.
#pragma once

#include <filesystem>

#include "base/pack.h"
#include "laut/result.h"

namespace laut {

/// Adds the tables "transparency.*". Errors: io; syntax with file, line and mend.
Status compile_transparency(const std::filesystem::path& language_dir, PackWriter& pack);

}  // namespace laut
