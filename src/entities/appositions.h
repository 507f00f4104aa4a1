/// Titles and appositions: nouns that say what somebody named is, and are no mention of their own.
#pragma once

#include "entities/workspace.h"

namespace laut::entities {

/// Sets Candidate::same of nouns to the named candidate they belong to:
///   Ministerin Karla Renn; das Magazin „Rundblick“          right before the name
///   Karla Renn, die Landrätin, ...; Jan Orth, Leiter des    behind the name and a comma
///   die Fraktionschefin der Freien Liste, Karla Renn, ...   before a comma and the name
/// Linear: looks at most 12 tokens behind a noun.
void mark_appositions(const Document& doc, Workspace& w);

}  // namespace laut::entities
