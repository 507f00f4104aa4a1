/// Clauses: the topological fields and the parts of every clause, read off the tree.
#pragma once

#include <vector>

#include "laut/document.h"

namespace laut {

/// Buffers of one thread.
struct ClauseScratch {
  std::vector<std::uint32_t> clause_of;  ///< per token of the sentence: its innermost clause
  std::vector<std::uint32_t> verbs;
};

/// Fills doc.clauses, in the order of the tokens that head them. Precondition: the tokens have heads and relations;
/// where they have none nothing is found. Linear in the number of tokens.
void read_clauses(Document& doc, ClauseScratch& scratch);

}  // namespace laut
