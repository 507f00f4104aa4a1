// Who holds the floor: nested quotations, speech told as a noun phrase, Konjunktiv sentences that carry on, hearsay.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

bool is_name(const Context& c, TokenRange inside) {
  const Span span = c.doc.span(inside);
  auto m = std::lower_bound(c.doc.mentions.begin(), c.doc.mentions.end(), span.begin,
                            [](const Mention& a, std::uint32_t at) { return a.span.end <= at; });
  for (; m != c.doc.mentions.end() && m->span.begin < span.end; ++m) {
    if (m->form != MentionForm::named) continue;
    const std::uint32_t covered = std::min(m->span.end, span.end) - std::max(m->span.begin, span.begin);
    if (covered * 2 > span.size()) return true;  // most of it: „Fédération Internationale de Football Association“
  }
  return false;
}

/// Single nouns and unknown capitalised words in marks are titles, products, nicknames rather than words of someone's.
bool worth_quoting(const Context& c, TokenRange inside) {
  if (inside.size() > 3) return true;
  bool other = false, upper = true;
  for (std::uint32_t k = inside.begin; k < inside.end; ++k) {
    const Stts t = c.tag(k);
    other |= !syntax::is_noun(t) && t != Stts::CARD;
    upper &= c.doc.tokens[k].has(token_flag::capitalised);
  }
  if (inside.size() == 1)
    return other || (c.tag(inside.begin) == Stts::NN && c.doc.reading(inside.begin).source != ReadingSource::guess);
  return other && !upper;
}

std::uint32_t token_als(const Context& c, const Clause& clause) {
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p)
    for (std::uint32_t k = c.syn().pieces[p].begin; k < c.syn().pieces[p].end; ++k)
      if (c.form(k) == "als" || c.form(k) == "Als") return k;
  return none;
}

}  // namespace

std::uint32_t floor_draft(const Context& c, std::uint32_t sentence, std::uint32_t window) {
  for (std::size_t i = c.work.drafts.size(); i-- > 0;) {
    const Draft& d = c.work.drafts[i];
    const std::uint32_t last = d.quote.empty() ? d.sentence : c.doc.tokens[d.quote.back().end - 1].sentence;
    if (std::max(last, d.sentence) + window < sentence) return none;
    if (d.parent != none || d.speaker.empty() || d.rule == Construction::indirect_noun) continue;
    return static_cast<std::uint32_t>(i);
  }
  return none;
}

void find_nested(const Context& c, std::uint32_t sentence, std::size_t first_draft, bool mixed) {
  const TokenRange whole = c.sentence(sentence);
  const std::size_t drafts = c.work.drafts.size();
  for (std::uint32_t q = c.work.first_pair[sentence]; q < c.doc.quote_marks.size(); ++q) {
    const QuoteMarks& marks = c.doc.quote_marks[q];
    if (marks.open == none || marks.close == none) continue;
    if (marks.open >= whole.end) break;
    if (c.work.pair_used[q] != 0 || marks.level != 0 || marks.inside.empty()) continue;
    if (is_name(c, marks.inside) || !worth_quoting(c, marks.inside)) continue;
    const TokenRange full{marks.open, marks.close + 1};
    bool done = false;
    for (std::size_t i = first_draft; i < drafts && !done; ++i) {
      const Draft& host = c.work.drafts[i];
      if (host.type == QuoteType::direct || !overlaps(host.quote, full)) continue;
      Draft d = c.draft(Construction::direct_nested, sentence, host.medium);
      d.parent = static_cast<std::uint32_t>(i);
      d.speaker = host.speaker;
      d.cue = host.cue;
      d.frame = host.frame;
      d.addressee = host.addressee;
      d.record = host.record;
      add(d.quote, full);
      c.work.pair_used[q] = 1;
      c.work.drafts.push_back(std::move(d));
      done = true;
    }
    // The name of whoever speaks or relays stands in marks for itself: wie die „Wache“ berichtete.
    for (std::size_t i = first_draft; i < drafts; ++i) {
      const Draft& d = c.work.drafts[i];
      done |= overlaps(d.speaker, full);
      for (const RelayDraft& r : d.relays) done |= r.source.overlaps(full);
    }
    if (done || !mixed || !c.rule(Construction::direct_mixed).enabled) continue;
    const std::uint32_t clause = c.syn().clause_of[marks.inside.begin];
    if (clause == none) continue;
    std::optional<VerbCue> cue;
    for (const VerbCue& v : c.work.verbs)
      if (v.clause == clause || c.syn().within(clause, v.clause)) cue = v;
    if (!cue || (cue->record->takes & (takes::direct | takes::als | takes::object)) == 0 ||
        (cue->record->takes & takes::konjunktiv) != 0)
      continue;
    if (c.syn().clauses[cue->clause].konj1) continue;  // told itself: the sentence carries on what was said before
    bool framed = false;
    for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i)
      framed |= c.work.drafts[i].clause == cue->clause && c.work.drafts[i].parent == none &&
                c.work.drafts[i].rule != Construction::direct_mixed;
    if (framed) continue;
    Draft d = c.draft(Construction::direct_mixed, sentence, cue->record->medium);
    d.cue = cue->cue;
    d.clause = cue->clause;
    d.record = cue->record;
    if ((cue->record->takes & takes::als) != 0)
      if (const std::uint32_t als = token_als(c, c.syn().clauses[cue->clause]); als != none) add(d.cue, {als, als + 1});
    const TokenRange speaker = speaker_of(c, *cue, whole.end);
    if (!speaker.empty() && !speaker.overlaps(full)) add(d.speaker, speaker);
    add(d.quote, full);
    for (const TokenRange piece : without(body(c, sentence), {full})) add(d.frame, piece);
    c.work.pair_used[q] = 1;
    c.work.drafts.push_back(std::move(d));
  }
}

void find_reported(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const syntax::Syntax& s = c.syn();
  const TokenRange whole = c.sentence(sentence);
  for (const VerbCue& v : c.work.verbs) {
    const Clause& clause = s.clauses[v.clause];
    if (clause.kind != ClauseKind::main || clause.finite == none) continue;
    const TokenRange extent = s.extent(v.clause);
    bool taken = false;
    for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i) {
      const Draft& d = c.work.drafts[i];
      taken |= overlaps(d.quote, extent) || overlaps(d.frame, extent);
    }
    if (taken || clause.passive || clause.konj1) continue;
    const std::uint32_t subject = syntax::subject(c.doc, s, v.clause);
    bool object = false, preposition = false;
    for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
      for (std::uint32_t k = s.pieces[p].begin; k < s.pieces[p].end; ++k) {
        if ((c.tag(k) == Stts::APPR || c.tag(k) == Stts::APPRART) &&
            c.cues.listed(v.record->object_begin, v.record->object_end, c.doc.reading(k).lemma))
          preposition = true;
        if ((c.tag(k) == Stts::APPR || c.tag(k) == Stts::APPRART) &&
            c.cues.listed(v.record->object_begin, v.record->object_end, c.form(k)))
          preposition = true;
        const std::uint32_t phrase = s.phrase_of[k];
        if (phrase == none || phrase == subject || s.phrases[phrase].tokens.begin != k) continue;
        const syntax::Phrase& ph = s.phrases[phrase];
        if (ph.preposition == none && !ph.time && c.tag(ph.head) != Stts::PRF &&
            ((ph.features & feature::any_case) == 0 || (ph.features & feature::acc) != 0))
          object = true;
      }
    }
    Construction construction{};
    if (preposition)
      construction = Construction::reported_preposition;
    else if ((v.record->takes & takes::als) != 0 && token_als(c, clause) != none)
      construction = Construction::reported_als;
    else if ((v.record->takes & takes::object) != 0 && object)
      construction = Construction::reported_object;
    else
      continue;
    if (!c.rule(construction).enabled) continue;
    const TokenRange speaker = speaker_of(c, v, whole.end);
    if (speaker.empty()) continue;
    Draft d = c.draft(construction, sentence, v.record->medium);
    d.clause = v.clause;
    d.record = v.record;
    add(d.speaker, speaker);
    add(d.quote, whole);
    c.work.drafts.push_back(std::move(d));
    return;
  }
}

namespace {

/// sollen + infinitive. With a perfect infinitive (soll gezahlt haben) it is evidential: somebody says so; with a plain
/// one it is as often a plan or a duty.
enum class Sollen : std::uint8_t { no, plain, perfect };

Sollen sollen(const Context& c, const Clause& clause) {
  if (clause.finite == none || clause.verb == none || clause.verb == clause.finite) return Sollen::no;
  const Reading& r = c.doc.reading(clause.finite);
  if (r.lemma != "sollen" || (r.features & feature::ind) == 0 || (r.features & feature::pres) == 0) return Sollen::no;
  bool participle = false, auxiliary = false;
  for (std::uint32_t p = clause.piece_begin; p < clause.piece_end; ++p) {
    for (std::uint32_t k = c.syn().pieces[p].begin; k < c.syn().pieces[p].end; ++k) {
      participle |= c.tag(k) == Stts::VVPP || c.tag(k) == Stts::VAPP;
      auxiliary |= c.tag(k) == Stts::VAINF && (c.doc.reading(k).lemma == "haben" || c.doc.reading(k).lemma == "sein");
    }
  }
  return participle && auxiliary ? Sollen::perfect : Sollen::plain;
}

/// The first main clause of a sentence, none where the sentence has none.
std::uint32_t first_main(const Context& c, std::uint32_t sentence) {
  const TokenRange clauses = c.syn().sentence_clauses[sentence];
  for (std::uint32_t i = clauses.begin; i < clauses.end; ++i)
    if (c.syn().clauses[i].kind == ClauseKind::main) return i;
  return none;
}

}  // namespace

void find_continuation(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  if (c.work.drafts.size() != first_draft) return;
  const std::uint32_t main = first_main(c, sentence);
  if (main == none) return;
  const Clause& clause = c.syn().clauses[main];
  const Sollen modal = sollen(c, clause);
  const bool hears = modal != Sollen::no;
  const Construction construction = hears ? Construction::hearsay : Construction::continuation;
  if (!c.rule(construction).enabled) return;
  const std::uint32_t floor = floor_draft(c, sentence, c.rule(construction).window);
  if (modal == Sollen::plain && floor_draft(c, sentence, 1) == none) return;
  if (!hears) {
    if (!clause.konjunktiv()) return;
    // Konjunktiv II is the mood of the unreal as well: it carries on only right behind what was told.
    if (!clause.konj1 &&
        (floor == none || floor_draft(c, sentence, 1) == none || c.work.drafts[floor].type == QuoteType::reported))
      return;
  }
  // A run of such sentences is one quotation.
  if (!c.work.drafts.empty()) {
    Draft& last = c.work.drafts.back();
    if (last.rule == construction && c.doc.tokens[last.quote.back().end - 1].sentence + 1 == sentence &&
        c.doc.sentences[sentence].block == c.doc.sentences[sentence - 1].block) {
      last.quote.back().end = c.sentence(sentence).end;
      last.sentence = sentence;
      return;
    }
  }
  Draft d = c.draft(construction, sentence, Medium::SW);
  if (floor != none) {
    d.speaker = c.work.drafts[floor].speaker;
    d.medium = c.work.drafts[floor].medium;
    d.carried = true;
    d.relays = c.work.drafts[floor].relays;
  }
  d.hearsay = hears && floor == none;
  add(d.quote, c.sentence(sentence));
  c.work.drafts.push_back(std::move(d));
}

}  // namespace laut::attribution
