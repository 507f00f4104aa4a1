/// Where the engine's data files are.
#pragma once

#include <filesystem>
#include <string>

namespace laut::cli {

/// The first of: the option, the variable LAUT_DATA, ../share/laut beside the program, /usr/local/share/laut,
/// /usr/share/laut. Where the option or the variable is set it is taken unseen, so that a mistake in it is reported.
std::filesystem::path find_data(const std::string& option);

}  // namespace laut::cli
