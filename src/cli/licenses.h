/// `laut --licenses`.
#pragma once

#include "laut/engine.h"

namespace laut::cli {

/// Prints what laut is made of: the program, its data files with their sources, the libraries it links.
void print_licenses(const Engine& engine);

}  // namespace laut::cli
