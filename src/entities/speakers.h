/// Who speaks, is spoken to and relays: the entities of quotations, from the mentions in their spans.
#pragma once

#include "entities/workspace.h"

namespace laut::entities {

/// The candidate that a span list speaks of: the one whose head is the syntactic top of the first span, a name before a
/// noun it is a title of; else the first person, else the first of any sort. none where there is nothing.
std::uint32_t candidate_in(const Document& doc, const Workspace& w, const SpanList& spans);

/// Fills w.speakers, w.addressees (known ones, by quotation). Quotations without speaker that go on with what somebody
/// says get the one who holds the floor. Precondition: resolve has run.
void find_speakers(const Document& doc, Workspace& w);

}  // namespace laut::entities
