#include "factuality/quotations.h"

#include <algorithm>

namespace laut::factuality {
namespace {

bool wordlike(const Token& t) {
  return t.kind == TokenKind::word || t.kind == TokenKind::number;
}

}  // namespace

std::uint32_t QuotationJudge::token_at(std::uint32_t byte) const {
  const auto it = std::lower_bound(doc_.tokens.begin(), doc_.tokens.end(), byte,
                                   [](const Token& t, std::uint32_t b) { return t.end <= b; });
  return static_cast<std::uint32_t>(it - doc_.tokens.begin());
}

QuotationJudge::Place QuotationJudge::place(const Quotation& q) const {
  Place out;
  if (q.quote.empty()) return out;
  const auto size = static_cast<std::uint32_t>(doc_.tokens.size());
  const std::uint32_t first = token_at(q.quote.front().begin);
  std::uint32_t last = std::min(token_at(q.quote.back().end - 1), size - 1);
  if (first >= size || last < first) return out;
  out.scope = {{first, last + 1}, &doc_, q.quote.size() > 1 ? &q.quote : nullptr};
  out.first = first;
  while (out.first < last && !wordlike(doc_.tokens[out.first])) ++out.first;
  out.last = last;
  return out;
}

void QuotationJudge::run() {
  if (doc_.tokens.empty()) return;
  for (Quotation& q : doc_.quotations) {
    const Place at = place(q);
    if (at.first == none) continue;
    q.judgement = own(q, at);
    q.judgement.stance = stance(q, at);
  }
  // A snippet shares the verdict of what it stands in; parents come before what stands in them.
  for (Quotation& q : doc_.quotations) {
    if (q.parent >= doc_.quotations.size()) continue;
    const Place at = place(q);
    if (at.first == none || !snippet(q, at)) continue;
    const Judgement& above = doc_.quotations[q.parent].judgement;
    if (q.judgement.rule == "factuality/plain") {
      q.judgement.value = above.value;
      q.judgement.rule = "factuality/snippet";
    }
    if (q.judgement.stance == Stance::neutral) q.judgement.stance = above.stance;
  }
}

bool QuotationJudge::snippet(const Quotation& q, const Place& at) const {
  for (std::uint32_t t = at.first; t <= at.last; ++t)
    if (wordlike(doc_.tokens[t])) {
      const Stts s = doc_.reading(t).stts;
      if (s == Stts::VVFIN || s == Stts::VAFIN || s == Stts::VMFIN) return q.cue == doc_.quotations[q.parent].cue;
    }
  return true;
}

bool QuotationJudge::question(const Quotation& q, const Place& at) const {
  std::uint32_t t = at.last;
  while (t > at.first && doc_.tokens[t].kind == TokenKind::quote) --t;
  if (doc_.form(t) == "?") return true;
  // "Kommt er?", fragte sie: the mark may stand behind the quotation.
  if (q.type != QuoteType::direct && t + 1 < doc_.tokens.size() && doc_.form(t + 1) == "?") return true;
  return false;
}

std::uint32_t QuotationJudge::top(const Place& at, TokenRange sentence) const {
  PropositionReader reader(doc_, words_, at.scope);
  const std::uint32_t begin = std::max(at.first, sentence.begin), end = std::min(at.last + 1, sentence.end);
  std::uint32_t any = none, clause = none;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (!at.scope.contains(t) || !wordlike(doc_.tokens[t])) continue;
    const std::uint32_t up = doc_.tokens[t].head;
    if (up != none && at.scope.contains(up) && sentence.contains(up)) continue;
    const Relation r = base(doc_.tokens[t].relation);
    if (r == Relation::punct || r == Relation::mark || r == Relation::cc) continue;
    if (any == none) any = t;
    const Clause* c = reader.clause_of(t);
    if (c == nullptr) continue;
    if (c->finite != Clause::absent && at.scope.contains(c->finite)) return t;
    if (clause == none) clause = t;
  }
  return clause != none ? clause : any;
}

Judgement QuotationJudge::said(const Quotation& q, const Place& at) const {
  PropositionReader reader(doc_, words_, at.scope);
  Judgement out;
  out.rule = "factuality/plain";
  std::uint32_t head = none;
  // The first sentence that says something; an answer of a word (Nein. Möglich.) does.
  std::uint32_t tries = 0;
  for (std::uint32_t s = doc_.tokens[at.first].sentence; s < doc_.sentences.size() && tries < 3; ++s, ++tries) {
    const TokenRange sentence = doc_.sentences[s].tokens;
    if (sentence.begin > at.last) break;
    const std::uint32_t found = top(at, sentence);
    if (found == none) continue;
    if (head == none) head = found;
    const std::uint32_t comma = reader.inverted_condition(s);
    std::uint32_t judged = found;
    if (comma != none) {
      // Sollte er kommen, werde gestreikt: the consequence is what is said.
      for (const Clause& c : doc_.clauses)
        if (c.sentence == s && c.head > comma && c.finite != Clause::absent && at.scope.contains(c.head)) {
          judged = c.head;
          break;
        }
    }
    out = reader.judge(judged);
    const Clause* c = reader.clause_of(found);
    head = judged;
    if (out.rule != "factuality/plain" || (c != nullptr && c->finite != Clause::absent)) break;
  }
  if (head != none) under_cue(q, head, out);
  return out;
}

void QuotationJudge::under_cue(const Quotation& q, std::uint32_t head, Judgement& out) const {
  PropositionReader inside(doc_, words_, {{0, static_cast<std::uint32_t>(doc_.tokens.size())}, &doc_, nullptr});
  const Clause* c = inside.clause_of(head);
  const bool infinitive = c != nullptr && c->kind == ClauseKind::infinitive;
  for (const Span s : q.cue) {
    for (std::uint32_t t = token_at(s.begin); t < doc_.tokens.size() && doc_.tokens[t].begin < s.end; ++t) {
      const std::string_view lemma = doc_.reading(t).lemma;
      Word w;
      std::array<char, 48> key{};
      if (infinitive && lemma.size() + 3 <= key.size()) {
        const std::size_t n = lemma.copy(key.data(), key.size());
        std::string_view("/zu").copy(key.data() + n, 3);
        w = words_.find(WordKind::cue, {key.data(), n + 3});
      }
      if (!w) w = words_.find(WordKind::cue, lemma);
      if (!w) continue;
      SpanList cues;
      PropositionReader frame(doc_, words_, {doc_.sentences[doc_.tokens[t].sentence].tokens, &doc_, &q.frame});
      const bool denied = frame.evidence(t, cues).denied;
      const Factuality f = denied ? w.negated : w.value;
      // A denial of "ever" is one denial.
      if (f == Factuality::certain_not && negative(out.value)) return;
      out.value = combine(out.value, f);
      out.cues.insert(std::lower_bound(out.cues.begin(), out.cues.end(), doc_.tokens[t].span(),
                                       [](Span a, Span b) { return a.begin < b.begin; }),
                      doc_.tokens[t].span());
      out.rule = "factuality/cue";
      return;
    }
  }
}

Judgement QuotationJudge::act(const Place& at) const {
  PropositionReader reader(doc_, words_, at.scope);
  Judgement out;
  out.rule = "factuality/act";
  const TokenRange sentence = doc_.sentences[doc_.tokens[at.first].sentence].tokens;
  const std::uint32_t head = top(at, sentence);
  if (head == none) return out;
  const Evidence found = reader.evidence(head, out.cues);
  Word best;
  std::uint32_t where = none;
  const auto take = [&](std::uint32_t t) {
    if (best) return;
    if (const Word w = words_.find(WordKind::act, doc_.reading(t).lemma)) {
      best = w;
      where = t;
    }
  };
  take(head);
  for (std::uint32_t t = at.first; t <= at.last && sentence.contains(t); ++t)
    if (at.scope.contains(t) && t != head) {
      const int depth = reader.depth_below(t, head);
      if (depth > 0 && depth <= 2 &&
          (reader.clause_of(t) == nullptr || base(doc_.tokens[t].relation) == Relation::conj))
        take(t);
    }
  if (best) {
    out.value = found.denied ? best.negated : best.value;
    out.cues.insert(std::lower_bound(out.cues.begin(), out.cues.end(), doc_.tokens[where].span(),
                                     [](Span a, Span b) { return a.begin < b.begin; }),
                    doc_.tokens[where].span());
  } else if (found.denied) {
    // Wollte sich nicht äußern, nannte keine Gründe: nothing was said.
    out.value = Factuality::unknown;
    out.rule = "factuality/silence";
  }
  return out;
}

Stance QuotationJudge::stance(const Quotation& q, const Place& at) const {
  PropositionReader reader(doc_, words_, {{0, static_cast<std::uint32_t>(doc_.tokens.size())}, &doc_, nullptr});
  const auto in = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t t = begin; t < end && t < doc_.tokens.size(); ++t)
      if (const Word w = reader.phrase(WordKind::stance, t)) return w.stance;
    return Stance::neutral;
  };
  if (q.type != QuoteType::direct)
    if (const Stance s = in(at.first, at.last + 1); s != Stance::neutral) return s;
  for (const Span f : q.frame)
    if (const Stance s = in(token_at(f.begin), token_at(f.end - 1) + 1); s != Stance::neutral) return s;
  return Stance::neutral;
}

Judgement QuotationJudge::own(const Quotation& q, const Place& at) const {
  Judgement out = q.type == QuoteType::reported ? act(at) : said(q, at);
  if (q.type != QuoteType::reported && question(q, at)) {
    out.value = Factuality::unknown;
    out.rule = "factuality/question";
  }
  return out;
}

}  // namespace laut::factuality
