// Verbs of saying in their clauses, and who speaks to whom there.
#include <algorithm>
#include <array>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;
using syntax::Phrase;

/// Adds the tokens of the verb cluster: finite verb, participle or infinitive, separated particle, zu.
void verb_tokens(const Context& c, const Clause& clause, Ranges& out) {
  if (clause.finite != none) {
    add(out, {clause.finite, clause.finite + 1});
    if (const std::uint32_t p = c.doc.tokens[clause.finite].particle; p != none) add(out, {p, p + 1});
  }
  if (clause.verb != none && clause.verb != clause.finite) {
    add(out, {clause.verb, clause.verb + 1});
    if (clause.verb > 0 && c.tag(clause.verb - 1) == Stts::PTKZU) add(out, {clause.verb - 1, clause.verb});
  }
}

/// Looks for the words that the record wants in the clause; adds them to the cue.
bool with_words(const Context& c, const CueRecord& r, const Clause& clause, Ranges& cue) {
  if (r.with_begin == r.with_end) return true;
  const syntax::Syntax& s = c.syn();
  bool found = false;
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k) {
      const std::string_view lemma = c.doc.reading(k).lemma;
      if (!c.cues.listed(r.with_begin, r.with_end, c.form(k)) && !c.cues.listed(r.with_begin, r.with_end, lemma))
        continue;
      found = true;
      // zu dem Ergebnis, der Meinung, zum Ausdruck: determiner and preposition belong to the cue.
      std::uint32_t from = k;
      if (const std::uint32_t phrase = s.phrase_of[k];
          phrase != none && s.phrases[phrase].tokens.size() <= 3 && syntax::is_noun(c.tag(k))) {
        from = s.phrases[phrase].tokens.begin;
        if (s.phrases[phrase].preposition != none && s.phrases[phrase].preposition + 1 == from) --from;
      }
      add(cue, {from, k + 1});
      break;
    }
  }
  return found || !r.with_required;
}

/// The subject es of heißen and of impersonal passives; its token or none.
std::uint32_t es_in(const Context& c, const Clause& clause) {
  const syntax::Syntax& s = c.syn();
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p)
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k)
      if (c.form(k) == "es" || c.form(k) == "Es") return k;
  return none;
}

void reflexive(const Context& c, const Clause& clause, Ranges& cue) {
  const syntax::Syntax& s = c.syn();
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p)
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k)
      if (c.tag(k) == Stts::PRF) {
        add(cue, {k, k + 1});
        return;
      }
}

/// mit den Worten, unter dem Motto: belongs to the cue.
void with_the_words(const Context& c, const Clause& clause, Ranges& cue) {
  const syntax::Syntax& s = c.syn();
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k) {
      if (c.tag(k) != Stts::NN || s.phrase_of[k] == none) continue;
      const Phrase& phrase = s.phrases[s.phrase_of[k]];
      if (phrase.preposition == none || phrase.head != k || phrase.tokens.size() > 3 ||
          c.form(phrase.preposition) != "mit")
        continue;
      for (const CueRecord& r : c.cues.noun(c.doc.reading(k).lemma, c.work.cursor))
        if ((r.takes & takes::words) != 0) add(cue, {phrase.preposition, k + 1});
    }
  }
}

/// sein + participle of a verb that forms its perfect with haben tells a state, nobody's speech: gemeint sind ...
bool states_result(const Context& c, const Clause& clause) {
  if (clause.finite == none || clause.verb == clause.finite || c.tag(clause.verb) != Stts::VVPP) return false;
  if (c.doc.reading(clause.finite).lemma != "sein") return false;
  const std::string_view lemma = c.doc.reading(clause.verb).lemma;
  return !lemma.ends_with("gehen") && !lemma.ends_with("kommen") && !lemma.ends_with("fahren") &&
         !lemma.ends_with("treten");
}

}  // namespace

std::optional<VerbCue> verb_cue(const Context& c, std::uint32_t index) {
  const Clause& clause = c.syn().clauses[index];
  if (clause.verb == none || states_result(c, clause)) return std::nullopt;
  // The lexeme may be that of the participle (hat gesagt) or, for copula cues (ist der Meinung), of the finite verb.
  for (const std::uint32_t token : {clause.verb, clause.finite}) {
    if (token == none || (token == clause.finite && token != clause.verb && c.tag(token) != Stts::VAFIN)) continue;
    const std::string_view lemma = c.doc.reading(token).lemma;
    for (const CueRecord& r : c.cues.verb(lemma, c.work.cursor)) {
      VerbCue cue;
      cue.record = &r;
      cue.clause = index;
      if (!with_words(c, r, clause, cue.cue)) continue;
      const std::uint32_t es = es_in(c, clause);
      if (lemma == "heißen" && es == none) continue;
      if (lemma == "heißen" || (clause.passive && es != none)) add(cue.cue, {es, es + 1});
      cue.impersonal = lemma == "heißen" || clause.passive;
      if (token == clause.finite && clause.verb != clause.finite)
        add(cue.cue, {token, token + 1});
      else
        verb_tokens(c, clause, cue.cue);
      if ((r.takes & takes::reflexive) != 0) reflexive(c, clause, cue.cue);
      with_the_words(c, clause, cue.cue);
      return cue;
    }
    if (clause.verb == clause.finite) break;
  }
  return std::nullopt;
}

void find_verb_cues(const Context& c, std::uint32_t sentence) {
  c.work.verbs.clear();
  const TokenRange clauses = c.syn().sentence_clauses[sentence];
  for (std::uint32_t i = clauses.begin; i < clauses.end; ++i)
    if (auto cue = verb_cue(c, i)) c.work.verbs.push_back(std::move(*cue));
}

namespace {

/// The object of a preposition in the clause, as a full phrase.
TokenRange prepositional(const Context& c, const Clause& clause, std::initializer_list<std::string_view> prepositions,
                         std::uint32_t limit, bool with_preposition) {
  const syntax::Syntax& s = c.syn();
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
    for (std::uint32_t k = s.pieces[p].begin; k + 1 < s.pieces[p].end; ++k) {
      if (std::find(prepositions.begin(), prepositions.end(), c.form(k)) == prepositions.end()) continue;
      const std::uint32_t phrase = s.phrase_of[k + 1];
      if (phrase == none || s.phrases[phrase].time || s.phrases[phrase].tokens.begin != k + 1) continue;
      const TokenRange full = syntax::full_phrase(c.doc, s, phrase, limit);
      return with_preposition ? TokenRange{k, full.end} : full;
    }
  }
  return {};
}

}  // namespace

/// The Vorfeld of a verb-second clause holds one constituent: a subject that opens it reaches to the finite verb, with
/// its attributes and appositions; a relative clause ends it earlier. Empty where the subject does not open the
/// Vorfeld.
TokenRange vorfeld_subject(const Context& c, const Clause& clause, std::uint32_t index, std::uint32_t phrase) {
  const syntax::Syntax& s = c.syn();
  const Phrase& p = s.phrases[phrase];
  if (clause.kind != ClauseKind::main || p.kind == syntax::PhraseKind::pronoun || p.tokens.end > clause.finite)
    return {};
  for (std::uint32_t k = s.extent(index).begin; k < p.tokens.begin; ++k)
    if (c.tag(k) != Stts::KON && c.tag(k) != Stts::ADV && c.doc.tokens[k].kind != TokenKind::quote) return {};
  std::uint32_t end = p.tokens.end;
  int depth = 0;
  for (; end < clause.finite; ++end) {
    const std::string_view form = c.form(end);
    if (form == "(") ++depth;
    const std::uint32_t owner = s.clause_of[end];
    if (depth == 0 && owner != none && owner != index) break;
    if (form == ")" && depth > 0) --depth;
  }
  while (end > p.tokens.end && (is_separator(c, end - 1) || c.tag(end - 1) == Stts::ADV || c.tag(end - 1) == Stts::PAV))
    --end;
  return {p.tokens.begin, end};
}

TokenRange speaker_of(const Context& c, const VerbCue& cue, std::uint32_t limit) {
  const Clause& clause = c.syn().clauses[cue.clause];
  const bool cites =
      clause.verb != none && c.doc.reading(clause.verb).lemma == "zitieren";  // wird zitiert: the subject speaks
  if (clause.passive && !cites) return prepositional(c, clause, {"von", "vom", "durch", "seitens"}, limit, false);
  if (cue.impersonal && !cites)
    return prepositional(c, clause, {"in", "im", "aus", "von", "vom", "bei", "beim", "seitens"}, limit, false);
  if (clause.finite == none) {
    // An infinitive shares the subject of the clause it hangs on.
    if (clause.parent == none) return {};
    const std::uint32_t phrase = syntax::subject(c.doc, c.syn(), clause.parent);
    return phrase == none ? TokenRange{} : syntax::full_phrase(c.doc, c.syn(), phrase, limit);
  }
  std::uint32_t phrase = syntax::subject(c.doc, c.syn(), cue.clause);
  if (phrase == none) {
    // und + verb: the subject is that of the clause before.
    for (std::uint32_t before = cue.clause; before-- > c.syn().sentence_clauses[clause.sentence].begin;) {
      const Clause& b = c.syn().clauses[before];
      if (b.kind != ClauseKind::main) continue;
      phrase = syntax::subject(c.doc, c.syn(), before);
      break;
    }
    if (phrase == none) return prepositional(c, clause, {"aus"}, limit, true);
  } else if (const TokenRange whole = vorfeld_subject(c, clause, cue.clause, phrase); !whole.empty()) {
    return whole;
  }
  return syntax::full_phrase(c.doc, c.syn(), phrase, limit);
}

TokenRange addressee_of(const Context& c, const VerbCue& cue, TokenRange within, TokenRange speaker) {
  const std::uint8_t wants = cue.record->addressee;
  const Clause& clause = c.syn().clauses[cue.clause];
  const syntax::Syntax& s = c.syn();
  if (TokenRange r = prepositional(c, clause, {"gegenüber"}, within.end, false); !r.empty()) return r;
  const std::uint32_t wanted = ((wants & addressee::dative) != 0 ? feature::dat : 0u) |
                               ((wants & addressee::accusative) != 0 ? feature::acc : 0u);
  if (wanted == 0) return {};
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
    for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k) {
      const std::uint32_t phrase = s.phrase_of[k];
      if (phrase == none || s.phrases[phrase].tokens.begin != k) continue;
      const Phrase& ph = s.phrases[phrase];
      if (ph.preposition != none || ph.time || speaker.overlaps(ph.tokens)) continue;
      const std::uint32_t cases = ph.features & feature::any_case;
      const bool surely = cases != 0 && (cases & ~wanted) == 0;
      const bool named = ph.name && (cases == 0 || (cases & wanted) != 0) && (wants & addressee::accusative) != 0;
      if (!surely && !named) continue;
      if (c.tag(ph.head) == Stts::PRF) continue;
      // A genitive behind a noun is no object.
      if (k > 0 && syntax::is_noun(c.tag(k - 1)) && (cases & feature::gen) != 0) continue;
      return syntax::full_phrase(c.doc, s, phrase, within.end);
    }
  }
  return {};
}

void fill_roles(const Context& c, const VerbCue& cue, Draft& d, TokenRange within) {
  d.cue = cue.cue;
  d.clause = cue.clause;
  d.record = cue.record;
  d.medium = cue.record->medium;
  const TokenRange speaker = speaker_of(c, cue, within.end);
  if (!speaker.empty()) add(d.speaker, speaker);
  if (const TokenRange to = addressee_of(c, cue, within, speaker); !to.empty()) add(d.addressee, to);
}

}  // namespace laut::attribution
