/// Dependency relations of Universal Dependencies v2 (de Marneffe, Manning, Nivre & Zeman 2021), as the German
/// treebanks use them.
#pragma once

#include <cstdint>
#include <string_view>

namespace laut {

enum class Relation : std::uint8_t {
  root,
  nsubj,
  obj,
  iobj,
  obl,
  nmod,
  appos,
  acl,
  advcl,
  ccomp,
  xcomp,
  csubj,
  advmod,
  amod,
  nummod,
  det,
  case_,
  mark,
  aux,
  cop,
  conj,
  cc,
  compound,
  flat,
  fixed,
  expl,
  parataxis,
  orphan,
  vocative,
  discourse,
  dislocated,
  list,
  reparandum,
  dep,
  punct,
  // Subtypes, which rules tell from the plain relation.
  nsubj_pass,    ///< subject of a passive
  aux_pass,      ///< werden of a passive
  acl_relcl,     ///< relative clause
  compound_prt,  ///< separated particle of a verb
  det_poss,      ///< possessive determiner
  obl_agent,     ///< von, durch + agent of a passive
  none           ///< no analysis
};
/// As CoNLL-U writes it: "nsubj", "nsubj:pass"; "_" for none.
std::string_view to_string(Relation r);
/// The relation without its subtype.
Relation base(Relation r);

}  // namespace laut
