// The subject of a clause: every phrase that can be nominative is weighed by agreement, form and place.
#include "syntax/syntax.h"

namespace laut::syntax {

using namespace laut::feature;

namespace {

bool plural_verb(const Document& doc, std::uint32_t finite) {
  const Reading& r = doc.reading(finite);
  return (r.features & plur) != 0 && (r.features & sing) == 0;
}

/// How well a phrase fits as the subject; negative where it cannot be one.
int subject_score(const Document& doc, const Syntax& s, const Clause& c, std::uint32_t phrase) {
  const Phrase& p = s.phrases[phrase];
  if (p.preposition != none) return -1;
  const std::uint32_t cases = p.features & any_case;
  if (cases != 0 && (cases & nom) == 0) return -1;
  int score = 10;
  const Stts head = doc.reading(p.head).stts;
  if (p.time) score -= 8;
  if (p.name) score += 4;
  if (head == Stts::PRELS && c.subordinator == p.head) score += 5;
  if (head == Stts::PPER) score += cases == nom || doc.form(p.head) != "es" ? 6 : 2;
  if (cases == nom) score += 4;
  const bool plural_phrase = (p.features & any_number) == plur;
  const bool singular_phrase = (p.features & any_number) == sing;
  const bool coordinated =
      p.tokens.end + 1 < doc.tokens.size() && (doc.form(p.tokens.end) == "und" || doc.form(p.tokens.end) == "sowie");
  if (plural_verb(doc, c.finite)) {
    if (singular_phrase && !coordinated) score -= 6;
  } else if (plural_phrase) {
    score -= 6;
  }
  // Right behind the verb, or the whole of the Vorfeld, is where subjects stand.
  if (p.tokens.begin == c.finite + 1) score += 3;
  if (p.tokens.end == c.finite)
    score += 3;
  else if (c.kind == ClauseKind::main && p.tokens.begin == s.pieces[c.piece_begin].begin && p.tokens.end < c.finite)
    score += 3;
  return score;
}

}  // namespace

std::uint32_t subject(const Document& doc, const Syntax& s, std::uint32_t clause) {
  const Clause& c = s.clauses[clause];
  if (c.finite == none) return none;
  if (c.kind == ClauseKind::relative && c.subordinator != none) {
    const std::uint32_t p = s.phrase_of[c.subordinator];
    if (p != none && s.phrases[p].preposition == none && (s.phrases[p].features & nom) != 0 &&
        (s.phrases[p].features & any_case) == nom)
      return p;
  }
  std::uint32_t best = none;
  int best_score = 0;
  for (std::uint32_t piece = c.piece_begin; piece < c.piece_end; ++piece) {
    for (std::uint32_t k = s.pieces[piece].begin; k < s.pieces[piece].end; ++k) {
      const std::uint32_t p = s.phrase_of[k];
      if (p == none || s.phrases[p].tokens.begin != k) continue;
      // A phrase right behind another noun is its genitive or apposition, not the subject.
      const bool attribute = k > s.pieces[piece].begin && s.phrase_of[k - 1] != none && s.phrase_of[k - 1] != p &&
                             is_noun(doc.reading(k - 1).stts) && (s.phrases[p].features & gen) != 0 &&
                             k != c.finite + 1 && doc.reading(k).stts != Stts::PPER;
      int score = subject_score(doc, s, c, p);
      if (attribute) score -= 6;
      const bool conjunct = k > s.pieces[piece].begin + 1 && s.phrase_of[k - 2] != none && best != none &&
                            (doc.form(k - 1) == "und" || doc.form(k - 1) == "sowie" || doc.form(k - 1) == "oder");
      if (conjunct) score -= 8;  // the first member stands for the coordination
      // A phrase that opens a later piece without the verb is an apposition to the one before the comma.
      const bool apposition =
          piece > c.piece_begin && k == s.pieces[piece].begin && !s.pieces[piece].contains(c.finite) && best != none;
      if (apposition) score -= 8;
      if (score > best_score) {
        best = p;
        best_score = score;
      }
    }
  }
  return best;
}

}  // namespace laut::syntax
