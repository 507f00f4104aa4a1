#include "core/relations.h"

namespace laut::core {
namespace {

/// wie, als that open a clause with a finite verb are subordinators; KOKOM compares phrases (STTS, 4.11).
void comparing_clause(Document& doc, std::uint32_t t, TokenRange sentence) {
  const Token& token = doc.tokens[t];
  if (doc.reading(t).stts != Stts::KOKOM || token.head == none || token.head < t) return;
  bool finite = false;
  for (std::uint32_t d = t + 1; d < sentence.end && d <= token.head + 3 && !finite; ++d) {
    const Stts tag = doc.reading(d).stts;
    finite = (d == token.head || doc.tokens[d].head == token.head) &&
             (tag == Stts::VVFIN || tag == Stts::VAFIN || tag == Stts::VMFIN);
  }
  if (!finite) return;
  for (std::uint32_t r = 1; r < token.reading_count; ++r) {
    Reading& other = doc.readings[token.reading_begin + r];
    if (other.stts != Stts::KOUS) continue;
    std::swap(other, doc.readings[token.reading_begin]);
    return;
  }
}

bool participle(const Reading& r) {
  return r.stts == Stts::VVPP || (r.features & feature::part) != 0;
}

}  // namespace

void refine_relations(Document& doc, TokenRange sentence) {
  const auto head_of = [&](std::uint32_t t) { return doc.tokens[t].head; };
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    comparing_clause(doc, t, sentence);
    Token& token = doc.tokens[t];
    const Reading& r = doc.reading(t);
    if (token.relation == Relation::aux && r.lemma == "werden" && head_of(t) != none &&
        participle(doc.reading(head_of(t))))
      token.relation = Relation::aux_pass;
    else if (token.relation == Relation::compound && r.stts == Stts::PTKVZ)
      token.relation = Relation::compound_prt;
    else if (token.relation == Relation::det && r.stts == Stts::PPOSAT)
      token.relation = Relation::det_poss;
    // A relative pronoun hangs on the clause's verb, or on a phrase that does (deren Haus, mit dem).
    if (r.stts == Stts::PRELS || r.stts == Stts::PRELAT)
      for (std::uint32_t up = head_of(t), steps = 0; up != none && steps < 4; up = head_of(up), ++steps)
        if (doc.tokens[up].relation == Relation::acl) {
          doc.tokens[up].relation = Relation::acl_relcl;
          break;
        }
  }
  // What hangs on a passive verb.
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (doc.tokens[t].relation != Relation::aux_pass) continue;
    const std::uint32_t verb = head_of(t);
    for (std::uint32_t d = sentence.begin; d < sentence.end && d < verb + 64; ++d) {
      if (verb > d + 64 || head_of(d) != verb) continue;
      if (doc.tokens[d].relation == Relation::nsubj) doc.tokens[d].relation = Relation::nsubj_pass;
    }
  }
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::uint32_t noun = head_of(t);
    if (doc.tokens[t].relation != Relation::case_ || noun == none || doc.reading(t).lemma != "von") continue;
    const std::uint32_t verb = head_of(noun);
    if (doc.tokens[noun].relation != Relation::obl || verb == none) continue;
    for (std::uint32_t d = verb > 64 ? verb - 64 : 0; d < sentence.end && d < verb + 64; ++d)
      if (d >= sentence.begin && head_of(d) == verb && doc.tokens[d].relation == Relation::aux_pass) {
        doc.tokens[noun].relation = Relation::obl_agent;
        break;
      }
  }
}

}  // namespace laut::core
