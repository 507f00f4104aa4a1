#include "claims/claims.h"

#include <algorithm>
#include <utility>

namespace laut {
namespace {

using claims::Proposition;
using claims::Propositions;

constexpr std::string_view of_quotation = "claims/quotation", of_snippet = "claims/quoted-words",
                           of_article = "claims/statement", of_act = "claims/act";

bool mark(TokenKind k) {
  return k == TokenKind::punctuation || k == TokenKind::quote;
}

/// How many pairs of quotation marks begin within the words and end behind their last.
int open_marks(const Document& doc, const std::vector<std::uint32_t>& tokens) {
  int open = 0;
  const std::uint32_t last = tokens.back() + 1;
  const auto begin = [](const QuoteMarks& m) { return m.inside.begin; };
  for (auto m = std::ranges::upper_bound(doc.quote_marks, tokens.front(), {}, begin);
       m != doc.quote_marks.end() && m->inside.begin < last; ++m)
    open += m->close == last ? 1 : 0;
  return open;
}

/// The tokens as spans, with the punctuation between them; words of another that stand between part them.
SpanList spans_of(const Document& doc, const std::vector<std::uint32_t>& tokens) {
  SpanList out;
  std::uint32_t last = none;
  for (const std::uint32_t t : tokens) {
    const Token& token = doc.tokens[t];
    bool joined = last != none;
    for (std::uint32_t between = last; joined && ++between < t;) joined = mark(doc.tokens[between].kind);
    if (joined)
      out.back().end = token.end;
    else if (last != none || token.relation != Relation::cc || tokens.size() == 1)
      out.push_back(token.span());
    else
      continue;  // "und er kam": the word that joins two propositions is of neither
    last = t;
  }
  // Quotation marks that were opened within the words are closed within them.
  if (last != none && last + 1 < doc.tokens.size() && doc.tokens[last + 1].kind == TokenKind::quote &&
      open_marks(doc, tokens) > 0)
    out.back().end = doc.tokens[last + 1].end;
  if (out.empty() && !tokens.empty()) out.push_back(doc.tokens[tokens.front()].span());
  return out;
}

/// What the words of the claim's source are in the sentence: factuality looks no further.
TokenRange range_within(const Document& doc, const Propositions& all, const Proposition& p) {
  const TokenRange sentence = doc.sentences[p.sentence].tokens;
  if (p.owner == none || p.tokens.empty()) return sentence;
  TokenRange out{p.tokens.front(), p.tokens.back() + 1};
  while (out.begin > sentence.begin && all.owner(out.begin - 1) == p.owner) --out.begin;
  while (out.end < sentence.end && all.owner(out.end) == p.owner) ++out.end;
  return out;
}

/// The token an event hangs on.
std::uint32_t token_of(const Document& doc, const Event& e) {
  if (e.head < doc.tokens.size() || e.trigger.empty()) return e.head;
  const auto it = std::ranges::lower_bound(doc.tokens, e.trigger.front().begin + 1, {}, &Token::end);
  return it == doc.tokens.end() ? none : static_cast<std::uint32_t>(it - doc.tokens.begin());
}

class Writer {
 public:
  Writer(Document& doc, const claims::Chains& chains, const FactualityReader& factuality, Claims::Scratch& s)
      : doc_(doc), chains_(chains), factuality_(factuality), s_(s) {}

  void run() {
    s_.propositions.read(doc_);
    chains_.start(doc_, s_.chains);
    s_.claim_of.assign(s_.propositions.all().size(), none);
    s_.act_of.assign(doc_.quotations.size(), none);
    for (std::uint32_t p = 0; p < s_.claim_of.size(); ++p)
      if (s_.propositions.all()[p].stated) claim(p);
    for (std::uint32_t e = 0; e < doc_.events.size(); ++e) place(e);
    sort();
  }

 private:
  std::uint32_t claim(std::uint32_t index) {
    if (index >= s_.claim_of.size()) s_.claim_of.resize(index + 1, none);
    if (s_.claim_of[index] != none) return s_.claim_of[index];
    const Proposition& p = s_.propositions.all()[index];
    Claim& c = doc_.claims.emplace_back();
    c.span = spans_of(doc_, p.tokens);
    c.quotation = p.owner;
    c.sentence = p.sentence;
    c.head = p.head;
    c.rule = p.snippet ? of_snippet : p.owner != none ? of_quotation : p.stated ? of_article : of_act;
    if (p.owner != none && p.first)
      c.judgement = doc_.quotations[p.owner].judgement;
    else if (p.head != none)
      c.judgement = factuality_.judge(doc_, p.head, range_within(doc_, s_.propositions, p));
    const std::size_t made = doc_.claims.size();
    if (made > 1 && doc_.claims[made - 2].quotation == p.owner)
      c.chain = doc_.claims[made - 2].chain;  // the sentences of one quotation follow each other
    else
      chains_.read(doc_, p.owner, c.chain, s_.chains);
    return s_.claim_of[index] = static_cast<std::uint32_t>(doc_.claims.size() - 1);
  }

  /// A reported act of saying (Renn forderte mehr Geld) is an event of the one who tells it: of the article, or of the
  /// speaker around it. What is demanded is the reported claim.
  std::uint32_t act(std::uint32_t quotation, std::uint32_t told_by, std::uint32_t token) {
    if (s_.act_of[quotation] != none) return s_.act_of[quotation];
    const std::uint32_t index = s_.propositions.need(token);
    const Proposition& p = s_.propositions.all()[index];
    Claim& c = doc_.claims.emplace_back();
    c.span = spans_of(doc_, p.tokens);
    c.quotation = told_by;
    c.sentence = p.sentence;
    c.head = p.head;
    c.rule = of_act;
    c.judgement = factuality_.judge(doc_, token, doc_.sentences[p.sentence].tokens);
    chains_.read(doc_, told_by, c.chain, s_.chains);
    return s_.act_of[quotation] = static_cast<std::uint32_t>(doc_.claims.size() - 1);
  }

  void place(std::uint32_t index) {
    Event& e = doc_.events[index];
    const std::uint32_t token = token_of(doc_, e);
    if (token >= doc_.tokens.size()) return;
    const std::uint32_t inside = s_.propositions.owner(token);
    const bool reported = inside != none && doc_.quotations[inside].type == QuoteType::reported;
    e.claim =
        reported && e.quotation != inside ? act(inside, e.quotation, token) : this->claim(s_.propositions.need(token));
    Claim& claim = doc_.claims[e.claim];
    claim.events.push_back(index);
    // What stands outside of the words told (soll ... geliefert haben; vermutet, dass) holds for their main event too.
    const bool hedged = claim.judgement.value == Factuality::probable || claim.judgement.value == Factuality::possible;
    if (hedged && claim.head == token && e.judgement.value == Factuality::certain) e.judgement = claim.judgement;
  }

  /// By position, the wider first; events keep theirs.
  void sort() {
    auto& all = doc_.claims;
    s_.order.resize(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) s_.order[i] = i;
    std::ranges::stable_sort(s_.order, [&](std::uint32_t a, std::uint32_t b) {
      const auto key = [&](const Claim& c) { return std::pair(c.span.front().begin, ~c.span.back().end); };
      return key(all[a]) < key(all[b]);
    });
    std::vector<Claim> sorted;
    sorted.reserve(all.size());
    for (const std::uint32_t i : s_.order) {
      for (const std::uint32_t e : all[i].events) doc_.events[e].claim = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(all[i]));
    }
    all = std::move(sorted);
  }

  Document& doc_;
  const claims::Chains& chains_;
  const FactualityReader& factuality_;
  Claims::Scratch& s_;
};

}  // namespace

Result<Claims> Claims::open(const Pack& pack) {
  auto chains = claims::Chains::open(pack);
  if (!chains) return chains.error();
  Claims out;
  out.chains_ = std::move(*chains);
  return out;
}

void Claims::run(Document& doc, const FactualityReader& factuality, Scratch& scratch) const {
  Writer(doc, chains_, factuality, scratch).run();
}

}  // namespace laut
