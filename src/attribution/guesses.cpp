// What the constructions left of a sentence, for a verifier to decide on: precision is low here by intent.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

/// Whether a draft from first_draft on, or a guess of this sentence, has its words or its frame in the range. Those
/// that take the whole sentence, since they sum up what was said, are passed over with `within`.
bool taken(const Context& c, std::size_t first_draft, std::uint32_t sentence, TokenRange range, bool within = false) {
  const auto holds = [&](const Draft& d) {
    return (overlaps(d.quote, range) || overlaps(d.frame, range)) && !(within && d.type == QuoteType::reported);
  };
  for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i)
    if (holds(c.work.drafts[i])) return true;
  for (std::size_t i = c.work.guesses.size(); i-- > 0 && c.work.guesses[i].sentence == sentence;)
    if (c.work.guesses[i].rule != Construction::guess_relay && holds(c.work.guesses[i])) return true;
  return false;
}

/// Whether a clause may be what somebody says: dass, ob, zu, or any clause in the Konjunktiv behind another one.
bool may_be_content(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::dass:
    case ClauseKind::question: return true;
    case ClauseKind::infinitive: return clause.subordinator == none;
    case ClauseKind::main:
    case ClauseKind::relative:
    case ClauseKind::subordinate: return clause.konjunktiv();
    default: return false;
  }
}

/// The clause in front of this one: the one it depends on, else the one that ends there.
std::uint32_t host_of(const Context& c, std::uint32_t clause, std::uint32_t begin) {
  const syntax::Syntax& s = c.syn();
  const std::uint32_t parent = s.clauses[clause].parent;
  return parent != none && parent != clause && s.extent(parent).begin < begin ? parent : s.clause_of[begin - 2];
}

/// Clauses whose verb or noun is in no list, or takes none there: frame before, content behind.
void guess_clauses(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const syntax::Syntax& s = c.syn();
  const TokenRange whole = c.sentence(sentence), clauses = s.sentence_clauses[sentence];
  for (std::uint32_t i = clauses.begin; i < clauses.end; ++i) {
    if (!may_be_content(s.clauses[i])) continue;
    const TokenRange extent = s.extent(i);
    if (extent.begin <= whole.begin + 1 || taken(c, first_draft, sentence, extent, true)) continue;
    const std::uint32_t host = host_of(c, i, extent.begin);
    if (host == none || host == i || s.clauses[host].verb == none || s.extent(host).begin >= extent.begin) continue;
    const std::uint32_t start = frame_start(c, sentence, extent.begin);
    if (start >= extent.begin) continue;
    Draft d = c.draft(Construction::guess_clause, sentence, Medium::SW);
    for (const std::uint32_t k : {s.clauses[host].finite, s.clauses[host].verb})
      if (k != none) add(d.cue, {k, k + 1});
    if (const std::uint32_t k = s.clauses[host].finite; k != none && c.doc.tokens[k].particle != none)
      add(d.cue, {c.doc.tokens[k].particle, c.doc.tokens[k].particle + 1});
    d.clause = host;
    if (const std::uint32_t subject = syntax::subject(c.doc, s, host); subject != none)
      add(d.speaker, syntax::full_phrase(c.doc, s, subject, extent.begin));
    add(d.quote, trim_quote(c, extent));
    add(d.frame, {start, extent.begin});
    if (!d.quote.empty()) c.work.guesses.push_back(std::move(d));
  }
}

/// "..., schrieb das Institut.": all that stands before the verb is what it tells.
void guess_inverted(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const TokenRange whole = body(c, sentence);
  for (const VerbCue& v : c.work.verbs) {
    const syntax::Clause& clause = c.syn().clauses[v.clause];
    const TokenRange own = c.syn().extent(v.clause);
    if (clause.finite != own.begin || own.begin < whole.begin + 3 || own.end > whole.end) continue;
    if (!is_separator(c, own.begin - 1) || syntax::subject(c.doc, c.syn(), v.clause) == none) continue;
    if (taken(c, first_draft, sentence, own)) continue;
    const TokenRange quote = trim_quote(c, {frame_start(c, sentence, own.begin), own.begin});
    if (quote.size() < 2 || taken(c, first_draft, sentence, quote)) continue;
    Draft d = c.draft(Construction::guess_inverted, sentence, v.record->medium);
    fill_roles(c, v, d, own);
    add(d.quote, quote);
    add(d.frame, {own.begin - 1, own.end});
    c.work.guesses.push_back(std::move(d));
  }
}

/// The end of a source behind laut or so: no finite verb, separator or end before it; `from` where there is none.
std::uint32_t source_end(const Context& c, std::uint32_t from, std::uint32_t limit) {
  constexpr std::uint32_t longest = 12;
  std::uint32_t end = from;
  while (end < limit && end < from + longest && !syntax::is_finite(c.tag(end)) && !is_separator(c, end) &&
         c.tag(end) != Stts::STOP)
    ++end;
  return end < from + longest ? end : from;
}

/// laut ndr.de, ", so Boemi": the source ends where the clause goes on.
void guess_sources(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const TokenRange whole = body(c, sentence);
  for (std::uint32_t k = whole.begin; k < whole.end; ++k) {
    const std::string_view form = c.form(k);
    const bool laut = form == "laut" || form == "Laut";
    const bool so = form == "so" && k > whole.begin + 2 && is_separator(c, k - 1);
    const bool anaphor = k == whole.begin && (form == "Demnach" || form == "Danach" || form == "Demzufolge");
    if (!laut && !so && !anaphor) continue;
    const std::uint32_t end = anaphor ? k + 1 : source_end(c, k + 1, whole.end);
    if ((end == k + 1 && !anaphor) || taken(c, first_draft, sentence, {k, end})) continue;
    if (so && end < whole.end && !is_separator(c, end)) continue;
    Draft d = c.draft(Construction::guess_source, sentence, Medium::SW);
    add(d.cue, {k, k + 1});
    add(d.speaker, {anaphor ? k : k + 1, end});
    add(d.frame, {so ? k - 1 : k, end});
    for (const TokenRange piece : without(whole, d.frame)) add(d.quote, trim_quote(c, piece));
    if (!d.quote.empty()) c.work.guesses.push_back(std::move(d));
  }
}

/// A relay tells the whole sentence as well, the inner source with it.
void guess_relays(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const TokenRange whole = body(c, sentence);
  for (std::size_t i = first_draft; i < c.work.drafts.size(); ++i) {
    if (c.work.drafts[i].sentence != sentence || c.work.drafts[i].parent != none) continue;
    for (const RelayDraft& r : c.work.drafts[i].relays) {
      if (r.cue.empty() || r.cue.front().begin < whole.begin || r.cue.back().end > whole.end) continue;
      TokenRange frame{r.cue.front().begin, r.cue.back().end};
      if (!r.source.empty())
        frame = {std::min(frame.begin, r.source.begin), std::max(frame.end, std::min(r.source.end, whole.end))};
      if (frame.begin > whole.begin && is_separator(c, frame.begin - 1)) --frame.begin;
      if (frame.end < whole.end && is_separator(c, frame.end) && r.rule == Construction::source_wie) ++frame.end;
      Draft d = c.draft(Construction::guess_relay, sentence, Medium::SW);
      d.cue = r.cue;
      add(d.speaker, r.source);
      add(d.frame, frame);
      for (const TokenRange piece : without(whole, d.frame)) add(d.quote, trim_quote(c, piece));
      if (!d.quote.empty()) c.work.guesses.push_back(std::move(d));
    }
  }
}

/// "Das teilte die Polizei mit.": told is the sentence before, and das stands for it.
void guess_before(const Context& c, std::uint32_t sentence) {
  const TokenRange whole = body(c, sentence);
  const std::string_view first = c.form(whole.begin);
  if (sentence == 0 || (first != "Das" && first != "Dies") || whole.size() < 4) return;
  const std::uint32_t verb = whole.begin + 1;
  if (!syntax::is_finite(c.tag(verb))) return;
  for (const VerbCue& v : c.work.verbs) {
    if (c.syn().clauses[v.clause].finite != verb) continue;
    Draft d = c.draft(Construction::guess_before, sentence, v.record->medium);
    fill_roles(c, v, d, {verb, whole.end});
    if (overlaps(d.speaker, {whole.begin, whole.begin + 1})) d.speaker.clear();
    add(d.quote, body(c, sentence - 1));
    add(d.quote, {whole.begin, whole.begin + 1});
    add(d.frame, {verb, whole.end});
    c.work.guesses.push_back(std::move(d));
    return;
  }
}

/// Marks that no construction took: words of the quotation around them, or of the subject of their clause.
void guess_marks(const Context& c, std::uint32_t sentence, std::size_t first_draft) {
  const TokenRange whole = c.sentence(sentence);
  for (std::uint32_t q = c.work.first_pair[sentence]; q < c.doc.quote_marks.size(); ++q) {
    const QuoteMarks& marks = c.doc.quote_marks[q];
    if ((marks.open != none ? marks.open : marks.inside.begin) >= whole.end) break;
    if (marks.open == none || marks.close == none) continue;
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
  guess_inverted(c, sentence, first_draft);
  guess_sources(c, sentence, first_draft);
  guess_relays(c, sentence, first_draft);
  guess_clauses(c, sentence, first_draft);
  guess_before(c, sentence);
  guess_marks(c, sentence, first_draft);
  guess_sentence(c, sentence, first_draft);
}

}  // namespace laut::attribution
