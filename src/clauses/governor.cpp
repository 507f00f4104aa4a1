#include "clauses/governor.h"

namespace laut {

std::uint32_t governor(const Document& doc, TokenRange range) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const Token& token = doc.tokens[t];
    const Relation r = base(token.relation);
    if (r == Relation::none || r == Relation::punct || r == Relation::case_) continue;
    if (token.head == none || range.contains(token.head)) continue;
    std::uint32_t up = token.head;
    for (int steps = 0; steps < 4; ++steps) {
      const Relation above = base(doc.tokens[up].relation);
      const bool function_word = above == Relation::case_ || above == Relation::det || above == Relation::mark ||
                                 above == Relation::cc || above == Relation::aux || above == Relation::cop;
      if (!function_word || doc.tokens[up].head == none) break;
      up = doc.tokens[up].head;
    }
    return range.contains(up) ? none : up;
  }
  return none;
}

}  // namespace laut
