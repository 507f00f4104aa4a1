/// Compiles the *.guess files into the table of the suffix guesser. Build time only.
#pragma once

#include <filesystem>

#include "base/pack.h"

namespace laut {

Status compile_guesses(const std::filesystem::path& dir, PackWriter& out);

}  // namespace laut
