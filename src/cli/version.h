/// What reads: program, data and models.
#pragma once

#include <filesystem>
#include <string>

#include "laut/engine.h"

namespace laut::cli {

/// "laut 0.1.0 free 5f1c0a...": the program's version, the quotation model, and a hash of all data files in use, the
/// user's own included. It changes whenever what is found in a text may change.
std::string engine_version(const std::filesystem::path& dir, const EngineOptions& options);

}  // namespace laut::cli
