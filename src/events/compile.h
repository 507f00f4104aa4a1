/// Compiles data/<lang>/events/ into the tables "events.*" of a pack. Build time only.
#pragma once

#include <filesystem>

#include "base/pack.h"

namespace laut {

/// `dir` is data/<lang>. Errors: io; syntax and encoding with file, line and mend.
Status compile_events(const std::filesystem::path& dir, PackWriter& out);

}  // namespace laut
