/// Whom nouns and pronouns stand for: one pass over the candidates, each compared with those the article spoke of last.
///
/// Every candidate before is weighed by agreement (gender, number), distance in sentences, grammatical role, and by who
/// holds the floor (Lappin & Leass 1994; Strube & Hahn 1999 for German); nouns first by the office, trade or name they
/// share with one.
#pragma once

#include "entities/workspace.h"
#include "knowledge/knowledge.h"

namespace laut::entities {

/// Sets Candidate::known and fills w.known: first one for each of doc.entities, then those that only nouns speak of.
/// Precondition: find_candidates has run, named mentions have their final entities. Linear: at most 64 are compared.
void resolve(Document& doc, const Nouns& nouns, const Knowledge& knowledge, Workspace& w);

}  // namespace laut::entities
