#include "core/relations.h"

namespace laut::core {
namespace {

bool finite(Stts t) {
  return t == Stts::VVFIN || t == Stts::VAFIN || t == Stts::VMFIN;
}

/// wie, als behind a comma, with a finite verb at the end of the stretch, open a clause and are subordinators; KOKOM
/// compares phrases (STTS, 4.11).
void comparing_clause(Document& doc, std::uint32_t t, TokenRange sentence) {
  const Token& token = doc.tokens[t];
  if (doc.reading(t).stts != Stts::KOKOM || t == sentence.begin || doc.form(t - 1) != ",") return;
  std::uint32_t last = none;
  for (std::uint32_t d = t + 1; d < sentence.end && d < t + 24; ++d) {
    if (doc.tokens[d].kind == TokenKind::quote) continue;
    if (doc.tokens[d].kind == TokenKind::punctuation) break;
    last = d;
  }
  if (last == none || !finite(doc.reading(last).stts)) return;
  for (std::uint32_t r = 1; r < token.reading_count; ++r) {
    Reading& other = doc.readings[token.reading_begin + r];
    if (other.stts != Stts::KOUS) continue;
    std::swap(other, doc.readings[token.reading_begin]);
    return;
  }
}

/// A dass- or ob-clause on a verb is its complement (so dass, ohne dass aside).
void complement_clause(Document& doc, std::uint32_t t, TokenRange sentence) {
  const Reading& r = doc.reading(t);
  if (r.stts != Stts::KOUS || (r.lemma != "dass" && r.lemma != "daß" && r.lemma != "ob")) return;
  const std::uint32_t head = doc.tokens[t].head;
  if (head == none || doc.tokens[head].relation != Relation::advcl || doc.tokens[head].head == none) return;
  if (doc.reading(doc.tokens[head].head).upos != Upos::VERB) return;
  std::uint32_t before = t;
  while (before > sentence.begin && doc.tokens[before - 1].kind == TokenKind::quote) --before;
  if (before > sentence.begin && doc.tokens[before - 1].kind != TokenKind::punctuation) return;
  doc.tokens[head].relation = Relation::ccomp;
}

bool participle(const Reading& r) {
  return r.stts == Stts::VVPP || (r.features & feature::part) != 0;
}

}  // namespace

void refine_relations(Document& doc, TokenRange sentence) {
  const auto head_of = [&](std::uint32_t t) { return doc.tokens[t].head; };
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    comparing_clause(doc, t, sentence);
    complement_clause(doc, t, sentence);
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
