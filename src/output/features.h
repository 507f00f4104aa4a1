/// Feature bits in the spelling of Universal Dependencies.
#pragma once

#include <string>

#include "laut/morph.h"

namespace laut::output {

/// Appends "Case=Nom|Gender=Masc|Number=Sing", or "_" where nothing is certain. A feature is written only where its
/// group has exactly one bit: a form that may be nominative or accusative has no Case. Names are in the order UD asks.
void append_features(const Reading& reading, std::string& out);

}  // namespace laut::output
