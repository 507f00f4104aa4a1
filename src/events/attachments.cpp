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

/// Whether what hangs on `governor` belongs to what `head` heads.
bool Attachments::governs(std::uint32_t governor, std::uint32_t head) const {
  if (governor == head) return true;
  const Relation r = p_.relation(governor);
  return p_.head(governor) == head && (r == Relation::aux || r == Relation::cop);
}

void Attachments::times(Event& event, std::uint32_t verb) const {
  const Document& doc = p_.doc();
  const TokenRange sentence = doc.sentences[p_.token(event.head).sentence].tokens;
  auto it = std::ranges::lower_bound(doc.times, doc.tokens[sentence.begin].begin, {},
                                     [](const Time& t) { return t.span.begin; });
  const auto first = it;
  const auto collect = [&](std::uint32_t head, bool before) {
    for (it = first; it != doc.times.end() && sentence.contains(it->tokens.begin); ++it) {
      // How often and how long something is say nothing of when it was.
      if (it->governor == none || it->type == TimexType::SET) continue;
      if (it->type == TimexType::DURATION && it->earliest.empty() && it->latest.empty()) continue;
      if (before && it->tokens.begin > head) continue;
      const bool mine =
          governs(it->governor, head) ||
          std::ranges::any_of(event.participants,
                              [&](const Participant& p) {
                                return head == event.head && p.tokens.contains(it->governor) &&
                                       !p.tokens.contains(it->tokens.begin);
                              }) ||
          std::ranges::any_of(event.trigger, [&](Span s) { return s.contains(p_.token(it->governor).span()); });
      const bool told =
          std::ranges::any_of(event.participants, [&](const Participant& p) { return p.tokens.contains(it->tokens); });
      if (mine && !told) event.times.push_back(static_cast<std::uint32_t>(it - doc.times.begin()));
    }
  };
  collect(event.head, false);
  // The verb around a noun, and the first of two joined by "und", lend it theirs.
  if (event.times.empty() && verb != none) collect(verb, false);
  if (event.times.empty() && verb == none && p_.relation(event.head) == Relation::conj && p_.head(event.head) != none)
    collect(p_.head(event.head), true);
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

/// Whether a time of the event begins behind the day of publication.
bool Attachments::later(const Event& event) const {
  const Document& doc = p_.doc();
  const std::string_view published = doc.article.published.value;
  if (published.size() < 10) return false;
  return std::ranges::any_of(event.times, [&](std::uint32_t t) {
    const std::string& from = doc.times[t].earliest;
    return from.size() >= 10 && std::string_view(from).substr(0, 10) > published.substr(0, 10);
  });
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
  bool future = false, passive = false, should = false, past = false;
  p_.each_child(t, [&](std::uint32_t c) {
    if (p_.relation(c) != Relation::aux) return;
    const Reading& r = p_.reading(c);
    look(c);
    const bool konj2 = (r.features & feature::konj2) != 0;
    passive = passive || p_.full_relation(c) == Relation::aux_pass;
    future = future || (r.lemma == "werden" && !konj2 && p_.full_relation(c) == Relation::aux);
    should = should || (r.lemma == "sollen" && !konj2);
    past = past || (r.features & feature::past) || r.lemma == "haben" || r.lemma == "sein";
  });
  past = past || (p_.reading(t).features & feature::past);
  const Stts tag = p_.reading(t).stts;
  const std::uint32_t up = p_.head(t);
  const Relation r = p_.relation(t);
  if (up != none && p_.verbal(up) && (r == Relation::xcomp || r == Relation::ccomp || (noun && r == Relation::obj)))
    look(up);
  if (duty) return EventMode::duty;
  // "soll geliefert haben" is hearsay, no plan.
  if (should && !past && (tag != Stts::VVPP || passive)) return EventMode::plan;
  return plan || (future && !passive) || (!past && later(event)) ? EventMode::plan : EventMode::none;
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
