/// Subtypes of relations, which follow from the tree and the tags.
#pragma once

#include "laut/document.h"

namespace laut::core {

/// Subtypes nsubj:pass, aux:pass, compound:prt, acl:relcl, det:poss, obl:agent in one sentence; and the tag of
/// wie and als that open a clause.
void refine_relations(Document& doc, TokenRange sentence);

}  // namespace laut::core
