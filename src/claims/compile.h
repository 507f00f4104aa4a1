/// Compiles data/<lang>/claims: the words for sources without a name.
#pragma once

#include <filesystem>

#include "base/pack.h"
#include "laut/result.h"

namespace laut {

/// Adds the tables "claims.unnamed.*". Errors: io; syntax with file, line and mend.
Status compile_claims(const std::filesystem::path& language_dir, PackWriter& pack);

}  // namespace laut
