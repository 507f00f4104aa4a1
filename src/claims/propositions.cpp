#include "claims/propositions.h"

#include <algorithm>
#include <functional>

namespace laut::claims {
namespace {

constexpr unsigned longest_path = 64;  ///< clauses looked through upwards

bool mark(TokenKind k) {
  return k == TokenKind::punctuation || k == TokenKind::quote;
}

bool tells(ClauseKind k) {
  return k == ClauseKind::main || k == ClauseKind::question || k == ClauseKind::command || k == ClauseKind::complement;
}

/// Blocks whose sentences the article states.
bool read_for_statements(BlockKind k) {
  return k == BlockKind::body || k == BlockKind::title || k == BlockKind::teaser || k == BlockKind::heading ||
         k == BlockKind::list;
}

/// Calls f for every token that the spans cover.
template <typename F>
void each_token(const Document& doc, const SpanList& spans, F&& f) {
  for (const Span s : spans) {
    auto it = std::ranges::lower_bound(doc.tokens, s.begin + 1, {}, &Token::end);
    for (; it != doc.tokens.end() && it->begin < s.end; ++it) f(static_cast<std::uint32_t>(it - doc.tokens.begin()));
  }
}

/// How many words a quotation has.
std::size_t words_of(const Document& doc, std::uint32_t quotation) {
  std::size_t n = 0;
  each_token(doc, doc.quotations[quotation].quote, [&](std::uint32_t t) { n += mark(doc.tokens[t].kind) ? 0 : 1; });
  return n;
}

/// How fit a clause is to be the one that the others of its quotation go with.
int rank(const Clause& c) {
  return c.finite == Clause::absent ? 0 : tells(c.kind) ? 2 : 1;
}

}  // namespace

void Propositions::read(const Document& doc) {
  doc_ = &doc;
  clear(doc.tokens.size(), doc.quotations.size(), doc.clauses.size());
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) find_clauses(doc.sentences[s].tokens);
  paint();
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) read_sentence(s);
  decide();
}

void Propositions::clear(std::size_t tokens, std::size_t quotations, std::size_t clauses) {
  list_.clear();
  of_.assign(tokens, none);
  owner_.assign(tokens, none);
  outer_.assign(tokens, none);
  cue_.assign(tokens, false);
  clause_of_.assign(tokens, none);
  start_.assign(clauses, none);
  of_start_.assign(clauses, none);
  snippet_.assign(quotations, false);
  seen_.assign(quotations, false);
  snip_.assign(quotations, none);
  main_.assign(quotations + 1, none);
  rest_.assign(quotations + 1, none);
  stamp_.assign(quotations + 1, none);
  clause_ = 0;
}

/// The innermost clause of every token: its own, or that of the nearest token above that heads one.
void Propositions::find_clauses(TokenRange range) {
  const std::uint32_t first = clause_;
  while (clause_ < doc_->clauses.size() && range.contains(doc_->clauses[clause_].head)) {
    clause_of_[doc_->clauses[clause_].head] = clause_;
    ++clause_;
  }
  if (clause_ == first) return;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    std::uint32_t up = t, steps = 0;
    while (clause_of_[up] == none && doc_->tokens[up].head != none && range.contains(doc_->tokens[up].head) &&
           steps++ < range.size())
      up = doc_->tokens[up].head;
    const std::uint32_t found = clause_of_[up] == none ? first : clause_of_[up];
    for (std::uint32_t v = t; clause_of_[v] == none;) {
      clause_of_[v] = found;
      if (doc_->tokens[v].head == none || !range.contains(doc_->tokens[v].head)) break;
      v = doc_->tokens[v].head;
    }
  }
}

std::uint32_t Propositions::depth_of(std::uint32_t q) const {
  std::uint32_t depth = 0;
  for (std::uint32_t up = doc_->quotations[q].parent; up < doc_->quotations.size() && depth < deepest; ++depth)
    up = doc_->quotations[up].parent;
  return depth;
}

/// Gives every token its quotation: the outer ones first, so that the inner ones cover them.
void Propositions::paint() {
  std::vector<std::uint32_t> level[deepest + 1];
  for (std::uint32_t q = 0; q < doc_->quotations.size(); ++q) level[depth_of(q)].push_back(q);
  const auto bytes = [&](std::uint32_t q) {
    std::size_t n = 0;
    for (const Span s : doc_->quotations[q].quote) n += s.size();
    return n;
  };
  for (std::uint32_t d = 0; d < deepest; ++d) {
    std::ranges::stable_sort(level[d], std::greater{}, bytes);  // where two overlap, the shorter stays whole
    for (const std::uint32_t q : level[d])
      each_token(*doc_, doc_->quotations[q].quote, [&](std::uint32_t t) { owner_[t] = q; });
  }
  find_snippets();
  for (std::uint32_t t = 0; t < owner_.size(); ++t) {
    outer_[t] = owner_[t];
    for (std::uint32_t d = 0; d < deepest && outer_[t] != none && snippet_[outer_[t]]; ++d)
      outer_[t] = doc_->quotations[outer_[t]].parent;
  }
  for (const Quotation& q : doc_->quotations) {
    each_token(*doc_, q.cue, [&](std::uint32_t t) { cue_[t] = true; });
    for (const Relay& r : q.relays) each_token(*doc_, r.cue, [&](std::uint32_t t) { cue_[t] = true; });
  }
}

bool Propositions::same_speaker(const Quotation& a, const Quotation& b) const {
  if (a.speaker_entity != none || b.speaker_entity != none) return a.speaker_entity == b.speaker_entity;
  return a.speaker == b.speaker || a.speaker.empty();
}

/// Quoted words without a verb of their own (sehe „gegenseitigen Beistand“ vor) are words of the clause around them,
/// too, which would say nothing without them.
void Propositions::find_snippets() {
  for (std::uint32_t q = 0; q < snippet_.size(); ++q) {
    const Quotation& quotation = doc_->quotations[q];
    const bool nested = quotation.parent < doc_->quotations.size();
    snippet_[q] =
        nested ? same_speaker(quotation, doc_->quotations[quotation.parent]) : quotation.type == QuoteType::direct;
    if (doc_->clauses.empty()) snippet_[q] = false;
  }
  for (const Clause& c : doc_->clauses)
    if (c.finite != Clause::absent && owner_[c.finite] != none &&
        owner_[c.finite] == owner_[c.subject == Clause::absent ? c.head : c.subject])
      snippet_[owner_[c.finite]] = snippet_[owner_[c.finite]] && words_of(*doc_, owner_[c.finite]) == 1;
}

/// Whether the clause tells something of its own where it stands beside or under one of the same owner.
bool Propositions::coordinated(std::uint32_t c, unsigned depth) {
  const Clause& k = doc_->clauses[c];
  if (k.finite == Clause::absent || !tells(k.kind)) return false;
  const Relation r = base(doc_->tokens[k.head].relation);
  const std::uint32_t beside = clause_of_[doc_->tokens[k.head].head];
  // The tree may hang "und dass ..." on the verb of the clause beside it by another relation.
  const Token& opener = doc_->tokens[k.tokens.begin];
  const bool joined =
      k.kind == ClauseKind::complement && base(opener.relation) == Relation::cc && opener.head == k.head;
  if (r == Relation::conj || joined) return start_of(beside, depth + 1) == beside;
  if (r == Relation::parataxis) return k.kind != ClauseKind::complement;
  // "Das Werk ist alt, erklärt Renn: ...": only the clause of the verb of saying is its frame.
  return r == Relation::ccomp && k.kind == ClauseKind::main && cue_[doc_->clauses[beside].head];
}

/// The clause that opens the proposition of clause c.
std::uint32_t Propositions::start_of(std::uint32_t c, unsigned depth) {
  if (start_[c] != none) return start_[c];
  const std::uint32_t head = doc_->clauses[c].head, up = doc_->tokens[head].head;
  std::uint32_t found = c;
  const bool outermost = up == none || doc_->tokens[up].sentence != doc_->tokens[head].sentence || depth > longest_path;
  if (!outermost && clause_of_[up] != none && clause_of_[up] != c) {
    const std::uint32_t above = clause_of_[up];
    if (outer_[doc_->clauses[above].head] == outer_[head] && !coordinated(c, depth)) found = start_of(above, depth + 1);
  }
  return start_[c] = found;
}

std::uint32_t Propositions::add(std::uint32_t owner, std::uint32_t sentence, std::uint32_t head) {
  list_.emplace_back();
  list_.back().owner = owner;
  list_.back().sentence = sentence;
  list_.back().head = head;
  return static_cast<std::uint32_t>(list_.size() - 1);
}

/// The proposition that the clause opens. What has no finite verb of its own or would depend on another clause (whose
/// head is not the quotation's) goes with the quotation's main clause in the sentence.
std::uint32_t Propositions::of_clause(std::uint32_t c, std::uint32_t sentence) {
  if (of_start_[c] != none) return of_start_[c];
  const Clause& k = doc_->clauses[c];
  const std::uint32_t owner = outer_[k.head];
  const std::uint32_t main = main_[owner == none ? 0 : owner + 1];
  if (rank(k) < 2 && owner != none && stamp_[owner + 1] == sentence && main != none && main != c)
    return of_start_[c] = of_clause(main, sentence);
  return of_start_[c] = add(owner, sentence, k.head);
}

/// Words whose clause is another's: a quoted fragment, "laut X" within what X says.
std::uint32_t Propositions::residue(std::uint32_t owner, std::uint32_t sentence, std::uint32_t token) {
  const std::size_t slot = owner == none ? 0 : owner + 1;
  if (stamp_[slot] != sentence) {
    stamp_[slot] = sentence;
    main_[slot] = rest_[slot] = none;
  }
  if (owner != none && main_[slot] != none) return of_clause(main_[slot], sentence);
  if (rest_[slot] == none) rest_[slot] = add(owner, sentence, doc_->clauses.empty() ? none : token);
  return rest_[slot];
}

std::uint32_t Propositions::place(std::uint32_t t, std::uint32_t sentence) {
  const std::uint32_t c = clause_of_[t];
  if (c == none || outer_[doc_->clauses[c].head] != outer_[t]) return residue(outer_[t], sentence, t);
  return of_clause(start_of(c, 0), sentence);
}

std::uint32_t Propositions::add_snippet_token(std::uint32_t t, std::uint32_t sentence) {
  std::uint32_t& p = snip_[owner_[t]];
  if (p == none || list_[p].sentence != sentence) {
    p = add(owner_[t], sentence, t);
    list_[p].snippet = true;
  }
  list_[p].tokens.push_back(t);
  return p;
}

void Propositions::read_sentence(std::uint32_t s) {
  const TokenRange range = doc_->sentences[s].tokens;
  // Where a quotation has a clause with a finite verb, its other words in the sentence go with it.
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::uint32_t c = clause_of_[t];
    if (c == none || doc_->clauses[c].head != t || outer_[t] == none || start_of(c, 0) != c) continue;
    const std::size_t slot = outer_[t] + 1;
    if (stamp_[slot] != s) main_[slot] = rest_[slot] = none;
    stamp_[slot] = s;
    if (main_[slot] == none || rank(doc_->clauses[c]) > rank(doc_->clauses[main_[slot]])) main_[slot] = c;
  }
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (mark(doc_->tokens[t].kind)) continue;
    of_[t] = place(t, s);
    list_[of_[t]].tokens.push_back(t);
    if (owner_[t] != outer_[t]) of_[t] = add_snippet_token(t, s);
  }
}

/// Whether the article itself tells what the clause says, and not only that somebody says something.
bool Propositions::told(std::uint32_t c) const {
  const Clause& k = doc_->clauses[c];
  // Headlines do without the finite verb: Vertrag unterzeichnet.
  const Stts tag = doc_->reading(k.head).stts;
  const bool short_form = tag == Stts::VVPP || (tag == Stts::VVINF && k.subject != Clause::absent);
  if (k.finite == Clause::absent ? !short_form || owner_[k.head] != none : owner_[k.finite] != none) return false;
  if (!read_for_statements(doc_->article.blocks.empty() ? BlockKind::body
                                                        : doc_->article.blocks[doc_->sentences[k.sentence].block].kind))
    return false;
  if (cue_[k.head] || (k.finite != Clause::absent && cue_[k.finite])) return false;
  return true;
}

void Propositions::decide() {
  for (Proposition& p : list_) {
    if (p.owner != none) {
      p.first = !seen_[p.owner];
      // "Das teilte Renn mit": the pronoun stands for what was told in the sentence before.
      const bool pronoun = p.tokens.size() == 1 && doc_->reading(p.tokens.front()).upos == Upos::PRON;
      p.stated = p.first || !pronoun;
      seen_[p.owner] = true;
      continue;
    }
    const std::uint32_t c = p.head == none ? none : clause_of_[p.head];
    if (c == none)
      p.stated = p.head == none && std::ranges::none_of(p.tokens, [&](auto t) { return cue_[t]; });
    else
      p.stated = doc_->clauses[c].head == p.head && told(c);
  }
  // A cue that is no verb (zeigte sich der Ansicht) makes its clause an act of saying all the same.
  for (std::uint32_t t = 0; t < of_.size(); ++t) {
    if (of_[t] == none || !cue_[t] || owner_[t] != none) continue;
    Proposition& p = list_[of_[t]];
    if (p.owner == none && p.head != none && clause_of_[t] == clause_of_[p.head]) p.stated = false;
  }
}

std::uint32_t Propositions::need(std::uint32_t token) {
  if (of_[token] != none) return of_[token];
  const std::uint32_t p = add(owner_[token], doc_->tokens[token].sentence, token);
  list_[p].tokens.push_back(token);
  return of_[token] = p;
}

}  // namespace laut::claims
