/// Feature bits in the spelling of Universal Dependencies.
#pragma once

#include <string>

#include "laut/dependency.h"
#include "laut/morph.h"

namespace laut::output {

/// Appends "Case=Nom|Gender=Masc|Number=Sing", or "_" where nothing is certain. A feature is written only where its
/// group has exactly one bit: a form that may be nominative or accusative has no Case. Names are in the order UD asks.
/// `relation` is the token's: werden that makes a passive has Voice=Pass.
void append_features(const Reading& reading, Relation relation, std::string& out);

}  // namespace laut::output
