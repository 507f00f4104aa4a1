// Sources in prepositional phrases and parentheses: laut X, nach Angaben von X, X zufolge, so X, wie X mitteilt,
// demnach.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

/// A source before it is decided whether it makes a quotation or relays one.
struct Source {
  Construction rule = Construction::source_before;
  TokenRange frame, speaker;
  Ranges cue;
  Medium medium = Medium::SW;
  std::uint32_t clause = none;  ///< the clause it stands in
  bool behind = false;          ///< so X: what is told stands before it
};

/// Grows a prepositional frame over a relative clause that hangs on the source: nach Angaben der Polizei, die ..., ist
/// ...
std::uint32_t with_relative(const Context& c, std::uint32_t end, std::uint32_t clause, std::uint32_t limit) {
  if (end + 1 >= limit || c.form(end) != ",") return end;
  const std::uint32_t next = c.syn().clause_of[end + 1];
  if (next == none || next == clause || c.syn().clauses[next].kind != ClauseKind::relative) return end;
  const std::uint32_t stop = c.syn().extent(next).end;
  if (stop + 1 >= limit || c.form(stop) != "," || c.syn().clause_of[stop + 1] != clause) return end;
  return stop + 1;
}

bool noun_takes(const Context& c, std::uint32_t token, std::uint32_t flag, Medium& medium) {
  for (const CueRecord& r : c.cues.noun(c.doc.reading(token).lemma, c.work.cursor)) {
    if ((r.takes & flag) == 0) continue;
    medium = r.medium;
    return true;
  }
  return false;
}

bool preposition_source(const Context& c, std::uint32_t at, const CueRecord& r, TokenRange sentence, Source& out) {
  const syntax::Syntax& s = c.syn();
  std::uint32_t next = at + 1;
  while (next < sentence.end && next < at + 3 && s.phrase_of[next] == none && c.tag(next) == Stts::ADV) ++next;
  if (next >= sentence.end) return false;
  const std::uint32_t phrase = s.phrase_of[next];
  if (phrase == none || s.phrases[phrase].tokens.begin != next) return false;
  const syntax::Phrase& p = s.phrases[phrase];
  if (p.time) return false;
  out.medium = r.medium;
  if (r.cls != CueClass::source) {
    if (p.kind == syntax::PhraseKind::pronoun) return false;
    if (!noun_takes(c, p.head, takes::source, out.medium)) return false;
    if (r.cls == CueClass::view && c.doc.reading(p.head).lemma != "Sicht") return false;
  }
  out.rule = r.cls == CueClass::source ? Construction::source_before
             : r.cls == CueClass::view ? Construction::source_view
                                       : Construction::source_noun;
  out.speaker = syntax::full_phrase(c.doc, s, phrase, sentence.end);
  out.clause = s.clause_of[at];
  out.frame = {at, with_relative(c, out.speaker.end, out.clause, sentence.end)};
  out.cue = {{at, at + 1}};
  return true;
}

/// X zufolge; meiner Ansicht nach.
bool postposition_source(const Context& c, std::uint32_t at, const CueRecord& r, TokenRange sentence, Source& out) {
  const syntax::Syntax& s = c.syn();
  if (at == sentence.begin || s.phrase_of[at - 1] == none) return false;
  std::uint32_t phrase = s.phrase_of[at - 1];
  // Walk left over attributes to the phrase whose full extent ends here.
  for (int steps = 0; steps < 4 && s.phrases[phrase].tokens.begin > sentence.begin; ++steps) {
    std::uint32_t k = s.phrases[phrase].tokens.begin;
    if (k > sentence.begin && (c.tag(k - 1) == Stts::APPR || c.tag(k - 1) == Stts::APPRART)) --k;
    if (k == sentence.begin || s.phrase_of[k - 1] == none) break;
    const std::uint32_t left = s.phrase_of[k - 1];
    if (syntax::full_phrase(c.doc, s, left, at).end != at) break;
    phrase = left;
  }
  out.medium = r.medium;
  if (c.form(at) == "nach" && !noun_takes(c, s.phrases[phrase].head, takes::source, out.medium)) return false;
  out.rule = Construction::source_after;
  out.speaker = {s.phrases[phrase].tokens.begin, at};
  out.clause = s.clause_of[at];
  out.frame = {out.speaker.begin, at + 1};
  out.cue = {{at, at + 1}};
  return true;
}

/// ", so X": no finite verb up to the next separator.
bool so_source(const Context& c, std::uint32_t at, const CueRecord& r, TokenRange sentence, Source& out) {
  const syntax::Syntax& s = c.syn();
  if (at == sentence.begin || (!is_separator(c, at - 1) && c.doc.tokens[at - 1].kind != TokenKind::quote)) return false;
  std::uint32_t next = at + 1;
  while (next < sentence.end && next < at + 4 && (s.phrase_of[next] == none || s.phrases[s.phrase_of[next]].time) &&
         !is_separator(c, next))
    ++next;
  if (next >= sentence.end || s.phrase_of[next] == none) return false;
  for (std::uint32_t k = at + 1; k < next; ++k)
    if (c.tag(k) == Stts::KOUS || c.tag(k) == Stts::KON || syntax::is_finite(c.tag(k))) return false;  // so dass ...
  const std::uint32_t phrase = s.phrase_of[next];
  if (s.phrases[phrase].preposition != none ||
      (s.phrases[phrase].features & feature::any_case & ~(feature::gen | feature::dat)) == 0)
    return false;
  out.speaker = syntax::full_phrase(c.doc, s, phrase, sentence.end);
  std::uint32_t end = out.speaker.end;
  while (end < sentence.end && !is_separator(c, end) && c.tag(end) != Stts::STOP &&
         c.doc.tokens[end].kind != TokenKind::quote) {
    if (syntax::is_finite(c.tag(end))) return false;
    ++end;
  }
  for (std::uint32_t k = at; k < out.speaker.end; ++k)
    if (syntax::is_finite(c.tag(k))) return false;
  out.rule = Construction::source_so;
  out.medium = r.medium;
  out.clause = s.clause_of[at];
  out.behind = true;
  out.frame = {c.doc.tokens[at - 1].kind == TokenKind::quote ? at : at - 1, end};
  out.cue = {{at, at + 1}};
  return true;
}

/// wie X mitteilte: a subordinate clause with a verb of saying and no content of its own.
bool wie_source(const Context& c, std::uint32_t at, TokenRange sentence, Source& out) {
  const syntax::Syntax& s = c.syn();
  const std::uint32_t clause = s.clause_of[at];
  if (clause == none || s.clauses[clause].subordinator != at ||
      s.clauses[clause].piece_end - s.clauses[clause].piece_begin > 3)
    return false;
  for (const VerbCue& v : c.work.verbs) {
    if (v.clause != clause || (v.record->takes & (takes::wie | takes::verb_second | takes::direct)) == 0) continue;
    const TokenRange extent = s.extent(clause);
    const TokenRange speaker = speaker_of(c, v, extent.end);
    out.rule = Construction::source_wie;
    out.medium = v.record->medium;
    out.speaker = speaker;
    out.cue = v.cue;
    add(out.cue, {at, at + 1});
    out.clause = clause;
    // Commas on both sides belong to the frame, but for one that opens the sentence's content.
    std::uint32_t begin = extent.begin, end = extent.end;
    if (begin > sentence.begin && is_separator(c, begin - 1)) --begin;
    if (end < sentence.end && c.form(end) == ",") ++end;
    out.frame = {begin, end};
    return true;
  }
  return false;
}

/// Demnach, danach, wonach: the source was told before.
bool anaphor_source(const Context& c, std::uint32_t at, const CueRecord& r, std::uint32_t index, Source& out) {
  const TokenRange sentence = c.sentence(index);
  const std::uint32_t clause = c.syn().clause_of[at];
  if (clause == none) return false;
  const std::string_view lemma = c.doc.reading(at).lemma;
  out.rule = Construction::source_anaphor;
  out.medium = r.medium;
  out.clause = clause;
  out.frame = {at, at + 1};
  out.cue = {{at, at + 1}};
  if (lemma == "wonach") {
    if (at > sentence.begin + 1 && c.syn().phrase_of[at - 2] != none) {
      const syntax::Phrase& p = c.syn().phrases[c.syn().phrase_of[at - 2]];
      Medium medium{};
      if (!noun_takes(c, p.head, takes::source | takes::content, medium)) return false;
      out.speaker = p.tokens;
      return true;
    }
    return false;
  }
  if (at != sentence.begin) return false;
  // danach is mostly temporal: a noun of telling in the sentence before, or a Konjunktiv, decides.
  const bool konjunktiv = c.syn().clauses[clause].konjunktiv();
  if (lemma == "danach" && !konjunktiv) {
    bool told = false;
    if (index > 0)
      for (std::uint32_t k = c.sentence(index - 1).begin; k < c.sentence(index - 1).end && !told; ++k) {
        Medium medium{};
        told = c.tag(k) == Stts::NN && noun_takes(c, k, takes::setting, medium);
      }
    if (!told) return false;
  }
  out.speaker = {at, at + 1};
  return true;
}

/// The range of which the source tells: its clause with all that hangs on it, or the sentence for a main clause.
TokenRange told_range(const Context& c, const Source& source, std::uint32_t sentence, std::size_t first_draft) {
  const syntax::Syntax& s = c.syn();
  const TokenRange whole = body(c, sentence);
  std::uint32_t begin = whole.begin, end = whole.end;
  for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i) {
    const Draft& d = c.work.drafts[i];
    if (!d.quote.empty() && d.quote.back().end <= source.frame.begin)
      begin = std::max(
          begin, std::max(d.quote.back().end, d.frame.empty() ? 0u : std::min(d.frame.back().end, source.frame.begin)));
  }
  if (source.behind) return {begin, end};
  std::uint32_t clause = source.clause;
  if (source.rule == Construction::source_wie) return {begin, end};
  if (clause == none) return {begin, end};
  const Clause& own = s.clauses[clause];
  if (own.kind == ClauseKind::main || own.kind == ClauseKind::fragment || own.kind == ClauseKind::infinitive) {
    // Coordinated main clauses in the indicative before the source are the article's own.
    TokenRange extent = s.extent(clause);
    std::uint32_t from = extent.begin;
    for (std::uint32_t k = from; k-- > begin;) {
      const std::uint32_t q = s.clause_of[k];
      if (q == none || s.within(q, clause)) {
        from = k;
        continue;
      }
      if (s.clauses[q].kind == ClauseKind::main) break;
      from = k;
    }
    return {from, end};
  }
  TokenRange extent = s.extent(clause);
  std::uint32_t stop = extent.end;
  while (stop < end && (s.clause_of[stop] == none || s.within(s.clause_of[stop], clause))) ++stop;
  return {extent.begin, stop};
}

void emit(const Context& c, std::uint32_t sentence, Source& source, std::size_t first_draft) {
  // In the frame of a quotation it relays; in the sentence of another source, the later parenthesis relays.
  for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i) {
    Draft& d = c.work.drafts[i];
    const bool in_frame =
        covers(d.frame, source.frame) || (overlaps(d.frame, source.frame) && source.rule != Construction::source_wie);
    const bool outer = source.rule == Construction::source_wie &&
                       !overlaps(d.quote, {source.frame.begin + 1, source.frame.end - 1}) &&
                       d.rule != Construction::direct_nested;
    const bool around = (source.rule == Construction::source_wie || source.behind) &&
                        (d.rule == Construction::source_before || d.rule == Construction::source_noun ||
                         d.rule == Construction::source_after);
    // "Sie teilten mit, dass ..., wie X berichtet": the parenthesis that closes the sentence tells of all of it.
    const bool closing = source.rule == Construction::source_wie && d.clause != none && d.parent == none &&
                         source.frame.end >= body(c, sentence).end && overlaps(d.quote, source.frame);
    if (!in_frame && !outer && !around && !closing) continue;
    d.relays.push_back({source.speaker, source.cue, source.rule});
    if (around || closing) {
      // The relay's clause is no longer part of what the inner source told.
      Ranges kept;
      for (const TokenRange q : d.quote)
        for (const TokenRange piece : without(q, {source.frame})) add(kept, trim_quote(c, piece));
      d.quote = std::move(kept);
    }
    return;
  }
  if (!source.behind && source.frame.begin == c.sentence(sentence).begin + 1 &&
      (c.tag(source.frame.begin - 1) == Stts::ADV || c.tag(source.frame.begin - 1) == Stts::KON))
    --source.frame.begin;  // Auch Angaben der Polizei zufolge ...
  const TokenRange told = told_range(c, source, sentence, first_draft);
  Draft d = c.draft(source.rule, sentence, source.medium);
  Ranges holes{source.frame};
  for (const TokenRange piece : without(told, holes)) {
    const TokenRange part = trim_quote(c, piece);
    // Fragments of one or two function words around a frame are kept: they belong to the clause.
    if (!part.empty() && part.overlaps(told)) add(d.quote, part);
  }
  if (d.quote.empty()) return;
  if (source.behind) {
    // What follows ", so X," goes on only as a clause of its own.
    Ranges kept;
    for (const TokenRange q : d.quote)
      if (q.end <= source.frame.begin || q.size() > 2) add(kept, q);
    d.quote = std::move(kept);
    if (d.quote.front().begin >= source.frame.end) return;
  }
  for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i)
    if (overlaps(c.work.drafts[i].quote, source.frame) && d.parent == none) d.parent = static_cast<std::uint32_t>(i);
  add(d.frame, source.frame);
  if (!source.speaker.empty()) add(d.speaker, source.speaker);
  d.cue = source.cue;
  c.work.drafts.push_back(std::move(d));
}

}  // namespace

void find_sources(const Context& c, std::uint32_t index) {
  const TokenRange sentence = c.sentence(index);
  const std::size_t first_draft = c.work.sentence_first[index];
  for (std::uint32_t k = sentence.begin; k < sentence.end; ++k) {
    switch (c.tag(k)) {
      case Stts::APPR:
      case Stts::APPO:
      case Stts::ADV:
      case Stts::PAV:
      case Stts::PWAV:
      case Stts::KOUS:
      case Stts::KOKOM:
      case Stts::ADJD:
      case Stts::APPRART:
      case Stts::PTKVZ: break;
      default: continue;
    }
    if (c.doc.tokens[k].end - c.doc.tokens[k].begin > 16) continue;
    for (const CueRecord& r : c.cues.particle(c.doc.reading(k).lemma, c.work.cursor)) {
      Source source;
      bool found = false;
      switch (r.cls) {
        case CueClass::source: found = preposition_source(c, k, r, sentence, source); break;
        case CueClass::source_any:
          found = preposition_source(c, k, r, sentence, source) || postposition_source(c, k, r, sentence, source);
          break;
        case CueClass::view: found = preposition_source(c, k, r, sentence, source); break;
        case CueClass::post: found = postposition_source(c, k, r, sentence, source); break;
        case CueClass::so: found = so_source(c, k, r, sentence, source); break;
        case CueClass::wie: found = wie_source(c, k, sentence, source); break;
        case CueClass::anaphor: found = anaphor_source(c, k, r, index, source); break;
        default: break;
      }
      if (found && c.rule(source.rule).enabled) {
        emit(c, index, source, first_draft);
        k = std::max(k, std::min(source.frame.end, sentence.end) - 1);
        break;
      }
    }
  }
}

}  // namespace laut::attribution
