/// Compiles data/<lang>/knowledge/ and data/<lang>/names/countries.txt into the tables "knowledge.*" of a pack. Build
/// time only.
#pragma once

#include <filesystem>

#include "base/pack.h"

namespace laut {

/// `dir` is data/<lang>. Errors: io; syntax and encoding with file, line and mend.
Status compile_knowledge(const std::filesystem::path& dir, PackWriter& out);

}  // namespace laut
