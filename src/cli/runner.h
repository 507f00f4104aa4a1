/// `laut read` and `laut explain`: inputs through the engine to the sink.
#pragma once

#include <vector>

#include "cli/options.h"
#include "laut/engine.h"

namespace laut::cli {

/// Reads everything the options name and writes it. Returns the exit code. What cannot be read is reported and left
/// out; documents come out in the order of the input, whatever the number of threads.
int run(const Engine& engine, const Options& options);

}  // namespace laut::cli
