/// Finds what may be a mention: names, nouns that stand for somebody, pronouns.
#pragma once

#include "entities/workspace.h"

namespace laut::entities {

/// Fills w.candidates, w.candidate_of, w.quotation_of and w.speaker_token. Precondition: attribution has run. Every
/// noun becomes a candidate, things too: they compete for pronouns. Linear; a phrase reaches back at most 12 tokens.
void find_candidates(const Document& doc, const Nouns& nouns, Workspace& w);

}  // namespace laut::entities
