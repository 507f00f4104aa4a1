/// From what was found to the document: mentions, entities, and the entities of quotations.
#pragma once

#include "entities/workspace.h"
#include "knowledge/knowledge.h"

namespace laut::entities {

/// Adds to doc.mentions the nouns and pronouns whose known ones are worth an entity: those that are named, that speak,
/// are spoken to or relay, and persons met twice. Makes their entities, sets those of quotations, and fills gender,
/// country, kind, roles and Q-id.
void emit(Document& doc, const Knowledge& knowledge, Workspace& w);

}  // namespace laut::entities
