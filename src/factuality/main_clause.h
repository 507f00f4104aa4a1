/// The words of the first proposition of a quotation: what its main clause says, without the clauses embedded in it.
/// The tree alone will not do: a parser ties indirect speech to the verb of saying by several of its words, so all of
/// these count as its tops.
#pragma once

#include <array>
#include <cstdint>

#include "factuality/proposition.h"

namespace laut::factuality {

struct MainClause {
  /// Its pieces between commas, up to the next main clause or a contrast (einen Plan, keinen Kalender).
  std::array<TokenRange, 8> pieces{};
  std::uint32_t count = 0;
  std::uint32_t head = none;  ///< its full verb or predicate, by the tree
  std::uint32_t finite = none;
  std::uint32_t opener = none;     ///< dass, ob, a question word that opens the quotation
  std::uint32_t condition = none;  ///< wenn, falls of a clause beside it; or the verb of Sollte er kommen, ...
  bool fronted = false;            ///< the opener's clause stands before the main clause: Ob er kommt, ist offen
  bool corrected = false;          ///< a contrast follows: nicht billig, aber ehrlich; nicht hier, sondern dort
  bool contains(std::uint32_t t) const;
  std::uint32_t begin() const { return count == 0 ? 0 : pieces[0].begin; }
  std::uint32_t end() const { return count == 0 ? 0 : pieces[count - 1].end; }
};

/// Finds the main clause of the words of `scope` in the sentence. Precondition: the scope has words there.
MainClause main_clause(const Document& doc, const WordTable& words, const Scope& scope, std::uint32_t sentence);

/// How deep below the main clause's tops the token stands (1: a top or a word right below the verb); 0 where it is
/// another clause's.
int depth_in(const Document& doc, const Scope& scope, const MainClause& main, std::uint32_t t);

}  // namespace laut::factuality
