/// Compiles data/<lang>/relations.
#pragma once

#include <filesystem>

#include "base/pack.h"
#include "laut/result.h"

namespace laut {

/// Adds the tables "relations.words.*". Errors: io; syntax with file, line and mend.
Status compile_relations(const std::filesystem::path& language_dir, PackWriter& pack);

}  // namespace laut
