// What the constructions left of a sentence, for a verifier to decide on: precision is low here by intent.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

/// Whether a draft from first_draft on, or a guess of this sentence, has its words or its frame in the range.
bool taken(const Context& c, std::size_t first_draft, std::uint32_t sentence, TokenRange range) {
  const auto holds = [&](const Draft& d) { return overlaps(d.quote, range) || overlaps(d.frame, range); };
  for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i)
    if (holds(c.work.drafts[i])) return true;
  for (std::size_t i = c.work.guesses.size(); i-- > 0 && c.work.guesses[i].sentence == sentence;)
    if (holds(c.work.guesses[i])) return true;
  return false;
}

/// A dass-clause whose verb is in no list, or takes none there: frame before, content behind.
void guess_clauses(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const syntax::Syntax& s = c.syn();
  const TokenRange whole = c.sentence(sentence), clauses = s.sentence_clauses[sentence];
  for (std::uint32_t i = clauses.begin; i < clauses.end; ++i) {
    if (s.clauses[i].kind != ClauseKind::dass) continue;
    const TokenRange extent = s.extent(i);
    if (extent.begin <= whole.begin + 1 || taken(c, first_draft, sentence, extent)) continue;
    const std::uint32_t host = s.clauses[i].parent != none ? s.clauses[i].parent : s.clause_of[extent.begin - 2];
    if (host == none || host == i || s.clauses[host].verb == none || s.extent(host).begin >= extent.begin) continue;
    Draft d = c.draft(Construction::guess_clause, sentence, Medium::SW);
    const std::uint32_t start = frame_start(c, sentence, extent.begin);
    if (start >= extent.begin) continue;
    VerbCue cue;
    cue.clause = host;
    for (const std::uint32_t k : {s.clauses[host].finite, s.clauses[host].verb})
      if (k != none) add(cue.cue, {k, k + 1});
    if (const std::uint32_t k = s.clauses[host].finite; k != none && c.doc.tokens[k].particle != none)
      add(cue.cue, {c.doc.tokens[k].particle, c.doc.tokens[k].particle + 1});
    d.cue = cue.cue;
    d.clause = host;
    if (const std::uint32_t subject = syntax::subject(c.doc, s, host); subject != none)
      add(d.speaker, syntax::full_phrase(c.doc, s, subject, extent.begin));
    add(d.quote, trim_quote(c, extent));
    add(d.frame, {start, extent.begin});
    if (!d.quote.empty()) c.work.guesses.push_back(std::move(d));
  }
}

/// Marks that no construction took: words of the quotation around them, or of the subject of their clause.
void guess_marks(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const TokenRange whole = c.sentence(sentence);
  for (std::uint32_t q = c.work.first_pair[sentence]; q < c.doc.quote_marks.size(); ++q) {
    const QuoteMarks& marks = c.doc.quote_marks[q];
    if (marks.open == none || marks.close == none) continue;
    if (marks.open >= whole.end) break;
    if (c.work.pair_used[q] != 0 || marks.level != 0 || marks.inside.empty() || marks.close >= whole.end) continue;
    const TokenRange full{marks.open, marks.close + 1};
    Draft d = c.draft(Construction::guess_marks, sentence, Medium::speech);
    bool spoken = false;
    for (std::size_t i = first_draft; i < c.work.drafts.size() && d.parent == none; ++i) {
      const Draft& host = c.work.drafts[i];
      spoken |= host.type == QuoteType::direct && overlaps(host.quote, full);
      if (host.type == QuoteType::direct || !overlaps(host.quote, full)) continue;
      d.parent = static_cast<std::uint32_t>(i);
      d.speaker = host.speaker;
      d.cue = host.cue;
      d.frame = host.frame;
      d.record = host.record;
    }
    if (spoken) continue;
    if (d.parent == none) {
      const std::uint32_t clause = c.syn().clause_of[marks.inside.begin];
      if (clause != none) {
        if (const std::uint32_t subject = syntax::subject(c.doc, c.syn(), clause); subject != none) {
          const TokenRange speaker = syntax::full_phrase(c.doc, c.syn(), subject, whole.end);
          if (!speaker.overlaps(full)) add(d.speaker, speaker);
        }
      }
      for (const TokenRange piece : without(body(c, sentence), {full})) add(d.frame, piece);
    }
    add(d.quote, full);
    c.work.guesses.push_back(std::move(d));
  }
}

/// The first verb of saying whose clause is free; else the bare sentence soon after somebody spoke.
void guess_sentence(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const TokenRange whole = c.sentence(sentence);
  for (const VerbCue& v : c.work.verbs) {
    if (taken(c, first_draft, sentence, c.syn().extent(v.clause))) continue;
    Draft d = c.draft(Construction::guess_verb, sentence, v.record->medium);
    d.clause = v.clause;
    d.record = v.record;
    if (const TokenRange speaker = speaker_of(c, v, whole.end); !speaker.empty()) add(d.speaker, speaker);
    add(d.quote, whole);
    c.work.guesses.push_back(std::move(d));
    return;
  }
  if (whole.size() < 4 || taken(c, first_draft, sentence, whole)) return;
  const std::uint32_t floor = floor_draft(c, sentence, c.rule(Construction::guess_sentence).window);
  if (floor == none) return;
  Draft d = c.draft(Construction::guess_sentence, sentence, c.work.drafts[floor].medium);
  d.speaker = c.work.drafts[floor].speaker;
  d.carried = true;
  add(d.quote, whole);
  c.work.guesses.push_back(std::move(d));
}

}  // namespace

void find_guesses(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  guess_clauses(c, sentence, first_draft);
  guess_marks(c, sentence, first_draft);
  guess_sentence(c, sentence, first_draft);
}

}  // namespace laut::attribution
