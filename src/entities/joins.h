/// Named entities that are one, before nouns and pronouns are looked at.
#pragma once

#include "entities/workspace.h"
#include "knowledge/knowledge.h"

namespace laut::entities {

/// Joins entities of doc that are one, and moves mentions, quotations and relays to the one that stays:
///   an acronym in brackets          Internationale Atomenergiebehörde (IAEA)
///   a short form                    Brendler after Brendler Getriebe GmbH
///   a name with its own -s          Ted Stevens, of which Ted Steven was taken for the nominative
///   an office and its place         Staatsanwaltschaft Limbach: one organisation, no place
///   a capital, seat or house        Moskau erklärte: the state, where the mention is metonymic
/// Entities left without mention are removed. Linear.
void join_entities(Document& doc, const Nouns& nouns, const Knowledge& knowledge, Workspace& w);

/// Leaves out the entities that no mention has, and gives the others their new indices everywhere.
void remove_empty(Document& doc, Workspace& w);

}  // namespace laut::entities
