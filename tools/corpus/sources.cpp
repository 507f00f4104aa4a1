// Who says it, through whom: what quotations share and hand on.
#include <algorithm>

#include "corpus/convert.h"

namespace laut::corpus {
namespace {

/// s without the parts in `cut`, each stretch without blanks at its ends.
SpanList without(const CorpusArticle& article, Span s, const SpanList& cut) {
  SpanList out;
  const auto add = [&](Span part) {
    while (!part.empty() && article.text[part.begin] == ' ') ++part.begin;
    while (!part.empty() && article.text[part.end - 1] == ' ') --part.end;
    if (!part.empty()) out.push_back(part);
  };
  for (auto c = std::ranges::lower_bound(cut, s.begin, {}, &Span::begin); c != cut.end() && c->begin < s.end; ++c) {
    add({s.begin, c->begin});
    s.begin = std::max(s.begin, c->end);
  }
  add(s);
  return out;
}

const CorpusQuote& sharer(const CorpusArticle& article, const CorpusQuote& quote) {
  const CorpusQuote* other = quote.shares ? article.quotes.find(quote.shares) : nullptr;
  return other ? *other : quote;
}

}  // namespace

const SpanList& part_of(const CorpusArticle& article, const CorpusQuote& quote, MarkKind kind) {
  const bool shared = kind == MarkKind::speaker || kind == MarkKind::cue || kind == MarkKind::frame;
  return shared && quote[kind].empty() ? sharer(article, quote)[kind] : quote[kind];
}

std::uint32_t speaker_of(const CorpusArticle& article, const CorpusQuote& quote) {
  return quote.speaker != none ? quote.speaker : sharer(article, quote).speaker;
}

std::vector<CorpusRelay> relays_of(const CorpusArticle& article, const CorpusQuote& quote) {
  const SpanList& marked = quote[MarkKind::relay];
  const SpanList& cues = quote[MarkKind::relay_cue];
  if (marked.empty() && quote.relays.empty()) return {};
  std::vector<CorpusRelay> out(std::max<std::size_t>(quote.relays.size(), 1));
  for (std::size_t i = 0; i < quote.relays.size(); ++i) out[i].entity = quote.relays[i];
  const bool one_each = marked.size() == out.size();  // else the marks are parts of the first
  for (std::size_t i = 0; i < marked.size(); ++i) {
    CorpusRelay& relay = out[one_each ? i : 0];
    const SpanList words = without(article, marked[i], cues);
    relay.span.insert(relay.span.end(), words.begin(), words.end());
    for (auto c = std::ranges::lower_bound(cues, marked[i].begin, {}, &Span::begin);
         c != cues.end() && c->end <= marked[i].end; ++c)
      relay.cue.push_back(*c);
  }
  return out;
}

std::vector<std::uint32_t> chain_of(const CorpusArticle& article, const CorpusQuote& quote) {
  std::vector<std::uint32_t> out;
  const auto add = [&out](std::uint32_t entity) {
    if (out.empty() || out.back() != entity) out.push_back(entity);
  };
  const CorpusQuote* q = &quote;
  for (std::size_t steps = 0; q && steps <= article.quotes.all.size(); ++steps) {  // parents may go round in bad files
    add(speaker_of(article, *q));
    for (const std::uint32_t relay : q->relays) add(relay);
    q = q->parent ? article.quotes.find(q->parent) : nullptr;
  }
  return out;
}

}  // namespace laut::corpus
