/// Syntax: a shallow view of clauses and noun phrases, enough to ask who is the subject of which verb and where a
/// complement ends. Rules over the morphology alone; no trees, no model.
///
/// Clauses follow the topological description of the German sentence (Höhle 1986): a verb-second or verb-first main
/// clause, or a clause whose subordinator and final verb form the bracket. Noun phrases are chunks in the sense of
/// Abney (1991), extended to the right by genitives, attributive prepositional phrases, names, appositions and
/// coordination where a whole phrase is asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "laut/document.h"

namespace laut::syntax {

enum class ClauseKind : std::uint8_t {
  main,         ///< verb second or first, no subordinator
  dass,         ///< complement clause opened by dass (daß)
  question,     ///< indirect question: ob, w-word
  subordinate,  ///< any other subordinator (weil, wenn, als, wie, nachdem ...)
  relative,
  infinitive,  ///< zu-infinitive without a finite verb
  fragment,    ///< no verb of its own
};

struct Clause {
  ClauseKind kind = ClauseKind::fragment;
  std::uint32_t sentence = 0;
  std::uint32_t piece_begin = 0,
                piece_end = 0;        ///< its stretches of tokens in Syntax::pieces, ascending; separators excluded
  std::uint32_t subordinator = none;  ///< token that opens it (dass, wie, der), none for main clauses
  std::uint32_t finite = none;        ///< finite verb
  std::uint32_t verb = none;    ///< the verb that carries the meaning: participle, infinitive or the finite verb itself
  std::uint32_t parent = none;  ///< clause it is embedded in or depends on
  bool konj1 =
      false;  ///< the finite verb can only be Konjunktiv I (or a Konjunktiv I form that differs from the indicative)
  bool konj2 = false;       ///< unambiguous Konjunktiv II
  bool passive = false;     ///< werden + participle
  bool verb_first = false;  ///< the finite verb is the first word (after a conjunction at most)
  bool konjunktiv() const { return konj1 || konj2; }
};

enum class PhraseKind : std::uint8_t { noun, pronoun };

/// A base noun phrase: determiner to head noun or names, without what follows.
struct Phrase {
  TokenRange tokens;
  std::uint32_t head = 0;
  std::uint32_t preposition = none;  ///< token of the preposition (or contraction) that governs it
  std::uint32_t features = 0;        ///< case, number and gender masks that its words agree on
  PhraseKind kind = PhraseKind::noun;
  bool time = false;  ///< (part of) a time expression
  bool name = false;  ///< its head is a named mention
};

/// A stretch of tokens between two separators, before stretches are joined into clauses.
struct Segment {
  TokenRange tokens;
  ClauseKind kind = ClauseKind::fragment;
  std::uint32_t subordinator = none, finite = none;
  bool verb_first = false;
  bool conjunction = false;  ///< opens with und/oder/aber/sondern/denn
  bool after_dash = false;   ///< a dash, colon or bracket stands before it
  bool parenthesis = false;  ///< stands in brackets or between dashes
  bool resumes = false;      ///< comes right behind a parenthesis: the clause around it goes on
};

/// The view of one document. Reused from document to document.
struct Syntax {
  std::vector<Clause> clauses;  ///< by first token
  std::vector<TokenRange> pieces;
  std::vector<Phrase> phrases;               ///< by first token
  std::vector<std::uint32_t> clause_of;      ///< token -> innermost clause, none for separators between clauses
  std::vector<std::uint32_t> phrase_of;      ///< token -> base phrase, none
  std::vector<TokenRange> sentence_clauses;  ///< sentence -> [begin, end) in clauses

  std::vector<Segment> segments;  ///< scratch: those of the sentence being read

  /// From the first to the last token of a clause, including what is embedded in it.
  TokenRange extent(std::uint32_t clause) const {
    const Clause& c = clauses[clause];
    return {pieces[c.piece_begin].begin, pieces[c.piece_end - 1].end};
  }
  /// Whether a is b or embedded in b.
  bool within(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t steps = 0; a != none && steps < 64; a = clauses[a].parent, ++steps)
      if (a == b) return true;
    return false;
  }
};

/// Fills `out` from tokens, readings, mentions and times of doc. Linear in the number of tokens.
void analyse(const Document& doc, Syntax& out);

/// The phrase grown to its full extent: genitive and prepositional attributes, names, bracketed party, appositions
/// between commas, coordination. `limit` is the first token it may not reach.
TokenRange full_phrase(const Document& doc, const Syntax& s, std::uint32_t phrase, std::uint32_t limit);

/// The subject of a clause as a base phrase, or none (impersonal, infinitive, not found).
std::uint32_t subject(const Document& doc, const Syntax& s, std::uint32_t clause);

/// Helpers over one token.
bool is_finite(Stts t);
bool is_noun(Stts t);
bool is_pronoun(Stts t);
bool is_comma(const Document& doc, std::uint32_t token);

}  // namespace laut::syntax
