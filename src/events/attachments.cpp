#include "events/attachments.h"

#include <algorithm>

namespace laut::events {
namespace {

std::uint32_t first_token(const Document& doc, std::uint32_t byte) {
  const auto it = std::ranges::lower_bound(doc.tokens, byte + 1, {}, &Token::end);
  return static_cast<std::uint32_t>(it - doc.tokens.begin());
}

std::uint32_t words_of(const Quotation& q) {
  std::uint32_t size = 0;
  for (const Span s : q.quote) size += s.size();
  return size;
}

}  // namespace

void Attachments::prepare() {
  const Document& doc = p_.doc();
  s_.innermost.assign(doc.tokens.size(), none);
  s_.order.resize(doc.quotations.size());
  for (std::uint32_t i = 0; i < s_.order.size(); ++i) s_.order[i] = i;
  std::ranges::sort(s_.order, [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = words_of(doc.quotations[a]), y = words_of(doc.quotations[b]);
    return x != y ? x > y : a < b;
  });
  for (const std::uint32_t q : s_.order)
    for (const Span s : doc.quotations[q].quote)
      for (std::uint32_t t = first_token(doc, s.begin); t < doc.tokens.size() && doc.tokens[t].begin < s.end; ++t)
        s_.innermost[t] = q;
}

void Attachments::times(Event& event, bool noun) const {
  const Document& doc = p_.doc();
  const TokenRange sentence = doc.sentences[p_.token(event.head).sentence].tokens;
  auto it = std::ranges::lower_bound(doc.times, doc.tokens[sentence.begin].begin, {},
                                     [](const Time& t) { return t.span.begin; });
  for (; it != doc.times.end() && sentence.contains(it->tokens.begin); ++it) {
    const std::uint32_t g = it->governor;
    if (g == none) continue;
    bool mine = g == event.head;
    if (!mine && !noun && p_.head(g) == event.head)
      mine = p_.relation(g) == Relation::aux || p_.relation(g) == Relation::cop;
    if (mine) event.times.push_back(static_cast<std::uint32_t>(it - doc.times.begin()));
  }
}

void Attachments::quantities(Event& event) const {
  const Document& doc = p_.doc();
  const TokenRange sentence = doc.sentences[p_.token(event.head).sentence].tokens;
  auto it = std::ranges::lower_bound(doc.quantities, doc.tokens[sentence.begin].begin, {},
                                     [](const Quantity& q) { return q.span.begin; });
  for (; it != doc.quantities.end() && sentence.contains(it->tokens.begin); ++it) {
    const bool mine = it->governor == event.head || std::ranges::any_of(event.participants, [&](const Participant& p) {
                        return !p.tokens.contains(event.head) && p.tokens.contains(it->tokens.begin);
                      });
    if (mine) event.quantities.push_back(static_cast<std::uint32_t>(it - doc.quantities.begin()));
  }
}

EventMode Attachments::mode(const Event& event, EventMode of_frame, bool noun) const {
  if (of_frame != EventMode::none) return of_frame;
  const std::uint32_t t = event.head;
  bool duty = false, plan = false;
  const auto look = [&](std::uint32_t verb) {
    const std::string_view lemma = p_.reading(verb).lemma;
    duty = duty || lexicon_.listed_exactly(lemma, duty_list);
    plan = plan || lexicon_.listed_exactly(lemma, plan_list);
  };
  bool future = false, perfect = false, should = false;
  const bool infinitive = p_.reading(t).stts == Stts::VVINF;
  p_.each_child(t, [&](std::uint32_t c) {
    if (p_.relation(c) != Relation::aux) return;
    const Reading& r = p_.reading(c);
    look(c);
    future = future || (infinitive && p_.token(c).relation == Relation::aux && r.lemma == "werden" &&
                        !(r.features & feature::konj2));
    should = should || (r.lemma == "sollen" && !(r.features & feature::konj2));
    perfect = perfect || (r.features & feature::inf && (r.lemma == "haben" || r.lemma == "sein"));
  });
  const std::uint32_t up = p_.head(t);
  if (up != none && p_.verbal(up) &&
      (p_.relation(t) == Relation::xcomp || p_.relation(t) == Relation::ccomp ||
       (noun && p_.relation(t) == Relation::obj)))
    look(up);
  if (duty) return EventMode::duty;
  if (plan || future || (should && !perfect)) return EventMode::plan;
  return EventMode::none;
}

bool Attachments::in_words(const Quotation& q, std::uint32_t token) const {
  const Span s = p_.token(token).span();
  return std::ranges::any_of(q.quote, [&](Span w) { return w.contains(s); });
}

std::uint32_t Attachments::quotation(std::uint32_t head) const {
  const Document& doc = p_.doc();
  std::uint32_t q = s_.innermost[head];
  for (int steps = 0; q != none && steps < 8; ++steps) {
    if (doc.quotations[q].type != QuoteType::reported) return q;
    // The clause that reports an act of saying is its quotation; the act itself is told by whoever tells the clause.
    bool inside = false;
    for (std::uint32_t up = p_.head(head), n = 0; up != none && n < 32 && !inside; up = p_.head(up), ++n)
      inside = p_.verbal(up) && in_words(doc.quotations[q], up);
    if (inside) return q;
    q = doc.quotations[q].parent;
  }
  return q;
}

TokenRange Attachments::within(const Event& event) const {
  const Document& doc = p_.doc();
  const TokenRange sentence = doc.sentences[p_.token(event.head).sentence].tokens;
  if (event.quotation == none) return sentence;
  for (const Span s : doc.quotations[event.quotation].quote) {
    if (!s.contains(p_.token(event.head).span())) continue;
    std::uint32_t begin = first_token(doc, s.begin), end = first_token(doc, s.end);
    begin = std::max(begin, sentence.begin);
    end = std::min(std::max(end, begin), sentence.end);
    return {begin, end};
  }
  return sentence;
}

}  // namespace laut::events
