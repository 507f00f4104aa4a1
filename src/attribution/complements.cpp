// Indirect speech: cue verbs with a clause as their content, before, behind or around the frame.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

/// The clause that begins right behind a separator at or after `from`, skipping one und/oder; none if a piece of the
/// cue's own clause comes first.
std::uint32_t clause_after(const Context& c, std::uint32_t clause, std::uint32_t from, std::uint32_t end) {
  for (std::uint32_t k = from; k < end; ++k) {
    if (is_separator(c, k) || c.doc.tokens[k].kind == TokenKind::quote) continue;
    const std::uint32_t found = c.syn().clause_of[k];
    return found == clause ? none : found;
  }
  return none;
}

/// How far a complement reaches from its first clause: to the sentence's end, to where the cue's clause goes on, or to
/// an independent clause in the indicative.
std::uint32_t complement_end(const Context& c, std::uint32_t cue_clause, std::uint32_t first, std::uint32_t end) {
  const syntax::Syntax& s = c.syn();
  const Clause& opening = s.clauses[first];
  std::uint32_t at = s.extent(first).begin;
  std::uint32_t last = first;
  while (at < end) {
    const std::uint32_t k = s.clause_of[at];
    if (k == cue_clause) break;
    if (k != none && k != last) {
      const Clause& clause = s.clauses[k];
      const bool inside = s.within(k, first);
      if (!inside && clause.kind == ClauseKind::main && !clause.konjunktiv()) {
        // Coordinated main clauses of a verb-second complement share its mood; an indicative one is the article's
        // again.
        const bool conjunction = c.tag(at) == Stts::KON;
        const bool vorfeld = opening.kind == ClauseKind::subordinate && clause.verb_first;
        if (!vorfeld && (conjunction || opening.kind != ClauseKind::main || opening.konjunktiv())) break;
      }
      last = k;
    }
    ++at;
  }
  return at;
}

/// Whether the cue can take this clause as its content, and by which construction.
bool takes_clause(const Context& c, const VerbCue& cue, std::uint32_t clause, bool colon, Construction& construction) {
  const Clause& d = c.syn().clauses[clause];
  const std::uint32_t takes = cue.record->takes;
  const bool needs_mood = (takes & takes::konjunktiv) != 0 && !cue.impersonal;
  switch (d.kind) {
    case ClauseKind::dass: construction = Construction::indirect_dass; return (takes & takes::dass) != 0;
    case ClauseKind::question: construction = Construction::indirect_question; return (takes & takes::question) != 0;
    case ClauseKind::infinitive:
      construction = Construction::indirect_infinitive;
      return (takes & takes::infinitive) != 0 && d.subordinator == none;
    case ClauseKind::main:
      // A passive has its own object (wurde Betrug vorgeworfen): only the mood tells that a clause is its content.
      if (c.syn().clauses[cue.clause].passive && !d.konjunktiv()) return false;
      construction = colon ? Construction::indirect_colon : Construction::indirect_verb_second;
      if ((takes & takes::verb_second) == 0) return false;
      if (colon) return d.konjunktiv();
      if (d.verb_first && !d.konjunktiv()) return false;
      return d.konjunktiv() || (!needs_mood && c.tag(c.syn().extent(clause).begin) != Stts::KON);
    case ClauseKind::subordinate: {
      // "Er sagte, wenn es regne, bleibe man": the main clause behind it carries the mood.
      construction = Construction::indirect_verb_second;
      if ((takes & takes::verb_second) == 0) return false;
      const std::uint32_t next = d.parent;
      return next != none && next > clause && c.syn().clauses[next].kind == ClauseKind::main &&
             c.syn().clauses[next].konjunktiv();
    }
    default: return false;
  }
}

/// Frame first, then the content.
bool content_after(const Context& c, const VerbCue& cue, std::uint32_t sentence) {
  const syntax::Syntax& s = c.syn();
  const Clause& clause = s.clauses[cue.clause];
  const TokenRange whole = c.sentence(sentence);
  // The content may stand behind any piece of the cue's clause that ends behind the finite verb.
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
    const TokenRange piece = s.pieces[p];
    if (clause.verb != none && piece.end <= std::min(clause.finite == none ? clause.verb : clause.finite, clause.verb))
      continue;
    if (piece.end >= whole.end || !is_separator(c, piece.end)) continue;
    std::uint32_t next = clause_after(c, cue.clause, piece.end, whole.end);
    // A relative clause or parenthesis between frame and content is part of the frame.
    std::uint32_t from = piece.end;
    for (int skipped = 0; next != none && skipped < 3; ++skipped) {
      Construction construction{};
      const bool colon = c.form(from) == ":";
      if (takes_clause(c, cue, next, colon, construction)) {
        const std::uint32_t begin = s.extent(next).begin;
        if (begin < from) return false;  // the clause around the frame goes on: no content
        const std::uint32_t end = complement_end(c, cue.clause, next, whole.end);
        const TokenRange quote = trim_quote(c, {begin, end});
        if (quote.empty()) return false;
        Draft d = c.draft(construction, sentence, cue.record->medium);
        add(d.quote, quote);
        const std::uint32_t start = frame_start(c, sentence, begin);
        add(d.frame, {start, begin});
        const TokenRange rest = body(c, sentence);
        if (end < rest.end && s.clause_of[end] == cue.clause) {
          std::uint32_t resume = end;
          while (resume > quote.end && is_separator(c, resume - 1)) --resume;
          add(d.frame, {resume, std::min(rest.end, s.extent(cue.clause).end)});
        }
        fill_roles(c, cue, d, {start, begin});
        c.work.drafts.push_back(std::move(d));
        return true;
      }
      const Clause& between = s.clauses[next];
      const bool parenthesis = between.kind == ClauseKind::relative || between.kind == ClauseKind::subordinate ||
                               (between.kind == ClauseKind::infinitive && between.subordinator != none) ||
                               (between.kind == ClauseKind::fragment);
      if (!parenthesis) break;
      from = s.extent(next).end;
      if (from >= whole.end || !is_separator(c, from)) break;
      next = clause_after(c, cue.clause, from, whole.end);
    }
  }
  return false;
}

/// Content first: "..., sagte X." / "..., teilte X mit."
bool content_before(const Context& c, const VerbCue& cue, std::uint32_t sentence) {
  const syntax::Syntax& s = c.syn();
  const Clause& clause = s.clauses[cue.clause];
  const TokenRange whole = c.sentence(sentence);
  const TokenRange own = s.extent(cue.clause);
  if (!clause.verb_first || clause.kind != ClauseKind::main || clause.finite == none || own.begin == whole.begin ||
      own.begin != clause.finite)
    return false;
  if (!is_separator(c, own.begin - 1)) return false;
  if ((cue.record->takes & (takes::verb_second | takes::wie)) == 0) return false;
  // "Sie begrüßten das, fordern aber mehr": without a subject of its own the verb is coordinated, no frame.
  if (!cue.impersonal && syntax::subject(c.doc, s, cue.clause) == none) return false;
  const std::uint32_t start = frame_start(c, sentence, own.begin);
  TokenRange quote{start, own.begin};
  // A subordinate clause before a verb-first main clause is its Vorfeld, not its content, unless it is a dass-clause.
  const std::uint32_t before = s.clause_of[quote.begin];
  const bool needs_mood = (cue.record->takes & takes::konjunktiv) != 0;  // verbs that mostly mean something else: steht
  bool has_main = false;
  for (std::uint32_t k = quote.begin; k < quote.end; ++k) {
    const std::uint32_t q = s.clause_of[k];
    if (q != none && needs_mood && !s.clauses[q].konjunktiv()) continue;
    if (q != none && q != cue.clause &&
        (s.clauses[q].kind == ClauseKind::main || s.clauses[q].kind == ClauseKind::dass ||
         s.clauses[q].kind == ClauseKind::question))
      has_main = true;
  }
  if (before == cue.clause || !has_main) return false;
  quote = trim_quote(c, quote);
  if (quote.size() < 2) return false;
  Draft d = c.draft(Construction::indirect_inverted, sentence, cue.record->medium);
  add(d.quote, quote);
  std::uint32_t end = body(c, sentence).end;
  // Content that goes on behind the frame: "Das sei falsch, sagte sie, und man werde klagen."
  std::uint32_t stop = own.end;
  for (std::uint32_t k = own.begin; k < end; ++k) {
    const std::uint32_t q = s.clause_of[k];
    if (q != none && !s.within(q, cue.clause) && s.clauses[q].kind == ClauseKind::main) {
      stop = k;
      const TokenRange more = trim_quote(c, {k, complement_end(c, cue.clause, q, end)});
      if (s.clauses[q].konjunktiv()) add(d.quote, more);
      end = k;
      break;
    }
    stop = k + 1;
  }
  while (stop > own.begin && is_separator(c, stop - 1)) --stop;
  add(d.frame, {own.begin - 1, stop});
  fill_roles(c, cue, d, {own.begin, stop});
  c.work.drafts.push_back(std::move(d));
  return true;
}

/// der Vorwurf, dass ...; die Forderung, ... zu ...
void noun_contents(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  if (!c.rule(Construction::indirect_noun).enabled) return;
  const syntax::Syntax& s = c.syn();
  const TokenRange clauses = s.sentence_clauses[sentence];
  for (std::uint32_t i = clauses.begin; i < clauses.end; ++i) {
    const Clause& clause = s.clauses[i];
    if (clause.kind != ClauseKind::dass && clause.kind != ClauseKind::question) continue;
    const TokenRange extent = s.extent(i);
    if (extent.begin < c.sentence(sentence).begin + 2 || !is_separator(c, extent.begin - 1)) continue;
    const std::uint32_t noun = extent.begin - 2;
    if (c.tag(noun) != Stts::NN) continue;
    bool taken = false;
    for (std::size_t k = first_draft; k < c.work.drafts.size(); ++k) taken |= overlaps(c.work.drafts[k].quote, extent);
    if (taken) continue;
    for (const CueRecord& r : c.cues.noun(c.doc.reading(noun).lemma, c.work.cursor)) {
      if ((r.takes & takes::content) == 0) continue;
      Draft d = c.draft(Construction::indirect_noun, sentence, r.medium);
      const std::uint32_t end = complement_end(c, s.clause_of[noun], i, c.sentence(sentence).end);
      add(d.quote, trim_quote(c, {extent.begin, end}));
      add(d.cue, {noun, noun + 1});
      add(d.frame, {frame_start(c, sentence, extent.begin), extent.begin});
      const std::uint32_t host = s.clause_of[noun];
      if (host != none) {
        const std::uint32_t phrase = syntax::subject(c.doc, s, host);
        if (phrase != none && !s.phrases[phrase].tokens.contains(noun))
          add(d.speaker, syntax::full_phrase(c.doc, s, phrase, extent.begin - 1));
      }
      c.work.drafts.push_back(std::move(d));
      break;
    }
  }
}

}  // namespace

void find_complements(const Context& c, std::uint32_t sentence) {
  const std::size_t first_draft = c.work.sentence_first[sentence];
  for (const VerbCue& cue : c.work.verbs) {
    // A cue inside a quotation already found belongs to what is told.
    const TokenRange own{c.syn().extent(cue.clause).begin, c.syn().extent(cue.clause).begin + 1};
    bool told = false, framed = false;
    for (std::size_t k = first_draft; k < c.work.drafts.size(); ++k) {
      told |= overlaps(c.work.drafts[k].quote, own);
      framed |= c.work.drafts[k].clause == cue.clause;
    }
    if (told || framed) continue;
    const Clause& clause = c.syn().clauses[cue.clause];
    if (clause.kind == ClauseKind::subordinate && clause.subordinator != none &&
        c.doc.reading(clause.subordinator).lemma == "wie")
      continue;
    if (!content_after(c, cue, sentence)) content_before(c, cue, sentence);
  }
  noun_contents(c, sentence, first_draft);
}

}  // namespace laut::attribution
