/// Where a trained model and the rules both say what a name is.
#pragma once

#include "names/names.h"

namespace laut::names {

/// Brings s.found and s.left into line with s.labels: the model decides what is a name, where it ends and what class it
/// has; the rules keep what only they know (sense in the gazetteer, title, role). A name that the model does not see
/// stays where the gazetteer names an outlet, an agency or a country, or where it is the short form of a full name.
void apply_labels(const Document& doc, Names::Scratch& s, const Gazetteer& gazetteer);

}  // namespace laut::names
