/// From names found to mentions and entities.
#pragma once

#include "names/names.h"

namespace laut::names {

/// Appends the mentions of s.found and of the short forms in s.left, in the order of the text, and the entities behind
/// them, to doc. Links a short form (Gressel) to the full name it belongs to, even where that comes later.
void resolve(Document& doc, Names::Scratch& s, const Gazetteer& gazetteer);

}  // namespace laut::names
