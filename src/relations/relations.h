/// Relations between entities: offices with their terms, kinship, membership, places, parties to agreements.
#pragma once

#include "laut/document.h"

namespace laut {

/// Fills doc.relations. Precondition: entities and events have run. Linear.
void read_relations(Document& doc);

}  // namespace laut
