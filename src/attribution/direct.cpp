// Direct speech: pairs of quotation marks and the frames before, behind and between them.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

/// One pair of marks with its surroundings.
struct Pair {
  TokenRange full;  ///< marks included
  std::uint32_t first_sentence = 0, last_sentence = 0;
  std::uint32_t index = 0;
};

bool has_finite(const Context& c, TokenRange r) {
  const std::uint32_t end = std::min(r.end, r.begin + 400);
  for (std::uint32_t k = r.begin; k < end; ++k)
    if (syntax::is_finite(c.tag(k))) return true;
  return false;
}

/// Whether what stands between the marks looks like something said rather than a name or a single word.
bool sentence_like(const Context& c, TokenRange inside) {
  if (inside.size() < 2) return false;
  const Stts last = c.tag(inside.end - 1);
  return has_finite(c, inside) || (inside.size() >= 3 && last == Stts::STOP);
}

/// The pair at this index, joined with the pairs that carry it on in the next paragraphs.
Pair pair_at(const Context& c, std::uint32_t index) {
  const auto& pairs = c.doc.quote_marks;
  const QuoteMarks& q = pairs[index];
  Pair out;
  out.index = index;
  out.full = {q.open != none ? q.open : q.inside.begin, q.close != none ? q.close + 1 : q.inside.end};
  std::uint32_t last = index;
  while (pairs[last].continued && last + 1 < pairs.size()) {
    std::uint32_t next = last + 1;
    while (next < pairs.size() && pairs[next].level > q.level) ++next;
    if (next >= pairs.size()) break;
    c.work.pair_used[next] = 1;
    out.full.end = pairs[next].close != none ? pairs[next].close + 1 : pairs[next].inside.end;
    last = next;
  }
  out.first_sentence = c.doc.tokens[out.full.begin].sentence;
  out.last_sentence = c.doc.tokens[out.full.end - 1].sentence;
  return out;
}

/// The end of a frame that begins at `from`: the next outermost opening mark in the sentence or the sentence's body.
std::uint32_t frame_end(const Context& c, std::uint32_t from, std::uint32_t sentence, std::uint32_t pair,
                        std::uint32_t& next_pair) {
  const TokenRange whole = body(c, sentence);
  next_pair = none;
  for (std::uint32_t q = pair + 1;
       q < c.doc.quote_marks.size() && c.doc.quote_marks[q].open != none && c.doc.quote_marks[q].open < whole.end;
       ++q) {
    if (c.doc.quote_marks[q].open < from || c.doc.quote_marks[q].level != c.doc.quote_marks[pair].level) continue;
    // A name in marks inside the frame does not end it: sagte er der „Welt“.
    if (!sentence_like(c, c.doc.quote_marks[q].inside)) continue;
    next_pair = q;
    return c.doc.quote_marks[q].open;
  }
  return whole.end;
}

/// "…“, sagte X[, „…“]" and "…“, so X".
bool frame_behind(const Context& c, Pair p) {
  const TokenRange whole = c.sentence(p.last_sentence);
  std::uint32_t at = p.full.end;
  if (at >= whole.end) return false;
  const std::uint32_t comma = at;
  if (is_separator(c, at)) ++at;
  if (at >= whole.end) return false;
  Draft d;
  const std::uint32_t clause = c.syn().clause_of[at];
  std::uint32_t next_pair = none;
  if (syntax::is_finite(c.tag(at)) && clause != none && c.syn().clauses[clause].finite == at) {
    const auto cue = verb_cue(c, clause);
    if (!cue || (cue->record->takes & (takes::direct | takes::verb_second)) == 0) return false;
    // A clause that began before the marks has them as its subject or object: wie "time.com" berichtet.
    if (c.syn().clauses[clause].subordinator != none || c.syn().extent(clause).begin < p.full.begin) return false;
    if (at == comma && !sentence_like(c, {p.full.begin + 1, p.full.end - 1})) return false;
    const std::uint32_t end = frame_end(c, at, p.last_sentence, p.index, next_pair);
    d = c.draft(Construction::direct_inverted, p.last_sentence, cue->record->medium);
    fill_roles(c, *cue, d, {at, end});
    add(d.frame, {comma, end});
  } else if (c.form(at) == "so" && at + 1 < whole.end) {
    std::uint32_t k = at + 1;
    while (k < whole.end && k < at + 4 && (c.syn().phrase_of[k] == none || c.syn().phrases[c.syn().phrase_of[k]].time))
      ++k;
    if (k >= whole.end || c.syn().phrase_of[k] == none) return false;
    const std::uint32_t end = frame_end(c, at, p.last_sentence, p.index, next_pair);
    if (has_finite(c, {at, std::min(end, k + 12)}) && c.form(comma) != ",") return false;
    d = c.draft(Construction::direct_so, p.last_sentence, Medium::speech);
    add(d.speaker, syntax::full_phrase(c.doc, c.syn(), c.syn().phrase_of[k], end));
    add(d.cue, {at, at + 1});
    add(d.frame, {comma, end});
  } else {
    return false;
  }
  // Interrupted sentences: "Das", sagte X, "ist gut." The mark that opens the rest is not part of the frame.
  d.sentence = p.first_sentence;
  add(d.quote, p.full);
  c.work.pair_used[p.index] = 1;
  if (next_pair != none) {
    const Pair rest = pair_at(c, next_pair);
    add(d.quote, rest.full);
    c.work.pair_used[next_pair] = 1;
  }
  c.work.drafts.push_back(std::move(d));
  return true;
}

/// The cue verb whose frame ends right before the pair.
std::optional<VerbCue> cue_before(const Context& c, std::uint32_t from, std::uint32_t to) {
  std::optional<VerbCue> best;
  std::uint32_t seen = none;
  for (std::uint32_t k = to; k-- > from;) {
    const std::uint32_t clause = c.syn().clause_of[k];
    if (clause == none || clause == seen) continue;
    seen = clause;
    auto cue = verb_cue(c, clause);
    if (!cue || (cue->record->takes & takes::direct) == 0) continue;
    if (!best || c.syn().clauses[clause].kind == ClauseKind::main) best = std::move(cue);
    if (c.syn().clauses[best->clause].kind == ClauseKind::main) break;
  }
  return best;
}

/// "X sagte: „…“", "X: „…“", "X rief „…“".
bool frame_before(const Context& c, Pair p) {
  const TokenRange whole = c.sentence(p.first_sentence);
  if (p.full.begin == whole.begin) {
    // The colon may close the sentence before.
    return false;
  }
  const std::uint32_t start = frame_start(c, p.first_sentence, p.full.begin);
  if (start >= p.full.begin) return false;
  const std::uint32_t mark = p.full.begin - 1;
  const bool colon = c.form(mark) == ":";
  const bool comma = c.form(mark) == ",";
  const TokenRange inside{p.full.begin + 1, p.full.end - 1};
  auto cue = cue_before(c, start, p.full.begin);
  if (!colon && !sentence_like(c, inside)) return false;
  if (!colon && !cue) return false;
  if (!colon && !comma && c.syn().clause_of[mark] != cue->clause) return false;
  // Marks inside a clause that began before them quote a part of it.
  const std::uint32_t content = c.syn().clause_of[inside.begin];
  if (!colon && content != none && content != cue->clause && c.syn().extent(content).begin + 1 < p.full.begin)
    return false;
  Draft d =
      c.draft(colon ? Construction::direct_colon : Construction::direct_after_verb, p.first_sentence, Medium::speech);
  if (cue) {
    fill_roles(c, *cue, d, {start, p.full.begin});
  } else {
    const std::uint32_t phrase = c.syn().phrase_of[start];
    if (phrase != none && syntax::full_phrase(c.doc, c.syn(), phrase, mark).end == mark) {
      d = c.draft(Construction::direct_label, p.first_sentence, Medium::speech);
      add(d.speaker, {start, mark});
    } else if (!sentence_like(c, inside)) {
      return false;
    } else {
      const std::uint32_t clause = c.syn().clause_of[mark - 1];
      for (std::uint32_t k = clause; k != none; k = c.syn().clauses[k].parent) {
        if (c.syn().clauses[k].kind != ClauseKind::main) continue;
        const std::uint32_t subject = syntax::subject(c.doc, c.syn(), k);
        if (subject != none) add(d.speaker, syntax::full_phrase(c.doc, c.syn(), subject, mark));
        break;
      }
      d.score *= 0.8f;
    }
    if (d.speaker.empty()) {
      // "Und: „…“": who spoke before goes on.
      if (const std::uint32_t before = floor_draft(c, p.first_sentence, 2); before != none) {
        d.speaker = c.work.drafts[before].speaker;
        d.carried = true;
      }
    }
  }
  add(d.frame, {start, p.full.begin});
  add(d.quote, p.full);
  c.work.pair_used[p.index] = 1;
  // What stands behind the quote in the same sentence may close the frame: fragte „…“ und ging.
  c.work.drafts.push_back(std::move(d));
  return true;
}

/// A pair that fills its sentences: the speaker told before goes on.
bool alone(const Context& c, Pair p) {
  if (!c.rule(Construction::direct_floor).enabled) return false;
  const TokenRange first = c.sentence(p.first_sentence), last = body(c, p.last_sentence);
  if (p.full.begin > first.begin + 1 || p.full.end + 1 < last.end) return false;
  const TokenRange inside{p.full.begin + 1, p.full.end - 1};
  if (inside.size() < 4 || !sentence_like(c, inside)) return false;
  const std::uint32_t before = floor_draft(c, p.first_sentence, c.rule(Construction::direct_floor).window);
  Draft d = c.draft(Construction::direct_floor, p.first_sentence, Medium::speech);
  if (before != none) {
    d.speaker = c.work.drafts[before].speaker;
    d.medium = c.work.drafts[before].medium;
    d.carried = true;
  }
  add(d.quote, p.full);
  c.work.pair_used[p.index] = 1;
  c.work.drafts.push_back(std::move(d));
  return true;
}

}  // namespace

void find_direct(const Context& c, std::uint32_t sentence) {
  const TokenRange whole = c.sentence(sentence);
  for (std::uint32_t q = c.work.first_pair[sentence]; q < c.doc.quote_marks.size(); ++q) {
    const QuoteMarks& marks = c.doc.quote_marks[q];
    const std::uint32_t open = marks.open != none ? marks.open : marks.inside.begin;
    if (open >= whole.end) break;
    if (c.work.pair_used[q] != 0 || marks.level != 0 || marks.inside.empty()) continue;
    const Pair p = pair_at(c, q);
    if (c.rule(Construction::direct_inverted).enabled && sentence_like(c, marks.inside) && frame_behind(c, p)) continue;
    if (c.rule(Construction::direct_colon).enabled && frame_before(c, p)) continue;
    if (frame_behind(c, p)) continue;
    alone(c, p);
  }
}

}  // namespace laut::attribution
