// Marks become items.
#include "corpus/parse.h"

namespace laut::corpus {
namespace {

/// The item that the mark belongs to, made with its first mark.
template <typename T>
T& item_of(Items<T>& items, const Mark& mark) {
  if (T* known = items.find(mark.number)) return *known;
  T& made = items.add(mark.number);
  made.line = mark.line;
  if constexpr (requires { made.inside; }) made.inside = mark.inside;
  return made;
}

/// Times and quantities have one mark.
template <typename T>
void add_single(Items<T>& items, const Mark& mark, Findings& out) {
  if (items.find(mark.number)) {
    out.push_back({mark.line, false, label(mark.kind, mark.number) + " is marked twice", "give each its own number"});
    return;
  }
  item_of(items, mark).span = mark.span;
}

void add_participant(CorpusArticle& article, const Mark& mark, Findings& out) {
  CorpusEvent* event = article.events.find(mark.number);
  if (!event) {
    const std::string name = label(mark.kind, mark.number);
    out.push_back({mark.line, false, "a participant of " + name + ", but no word is marked as " + name,
                   "mark the verb or noun of the event with {" + name + " ...}"});
    return;
  }
  if (event->participants.size() == most_participants) {
    out.push_back({mark.line, false, label(mark.kind, mark.number) + " has too many participants", "mark fewer"});
    return;
  }
  event->participants.push_back({mark.role, mark.span, none, {}, false});
}

void add_part(CorpusArticle& article, const Mark& mark, Findings& out) {
  CorpusQuote* quote = article.quotes.find(mark.number);
  if (!quote) {
    out.push_back({mark.line, false, label(mark.kind, mark.number) + " without " + label(MarkKind::quote, mark.number),
                   "mark what is said with {" + label(MarkKind::quote, mark.number) + " ...}, or mend the number"});
    return;
  }
  (*quote)[mark.kind].push_back(mark.span);
}

/// The entity of a participant's words: the mention that covers most of them, the first of the largest.
void find_participants(CorpusArticle& article) {
  std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>
      best;  // begin, end of words -> size, entity
  std::vector<const Mark*> open;
  for (const Mark& mark : article.marks) {
    while (!open.empty() && open.back()->span.end <= mark.span.begin) open.pop_back();
    if (mark.kind == MarkKind::mention) {
      for (const Mark* around : open) {
        if (around->kind != MarkKind::participant) continue;
        auto& [size, entity] = best[std::uint64_t{around->span.begin} << 32 | around->span.end];
        if (mark.span.size() > size) size = mark.span.size(), entity = mark.number;
      }
    }
    open.push_back(&mark);
  }
  // {@key {e1.actor words}}: the mention is around the words and no wider.
  std::unordered_map<std::uint64_t, std::uint32_t> same;
  for (const Mark& mark : article.marks)
    if (mark.kind == MarkKind::mention) same[std::uint64_t{mark.span.begin} << 32 | mark.span.end] = mark.number;
  for (CorpusEvent& event : article.events.all) {
    for (Participant& p : event.participants) {
      const std::uint64_t key = std::uint64_t{p.span.begin} << 32 | p.span.end;
      if (const auto it = same.find(key); it != same.end())
        p.entity = it->second, p.sure = true;
      else if (const auto inner = best.find(key); inner != best.end())
        p.entity = inner->second.second;
    }
  }
}

}  // namespace

void assemble(CorpusArticle& article, Findings& out) {
  for (const Mark& mark : article.marks) {
    if (mark.kind == MarkKind::quote) item_of(article.quotes, mark)[mark.kind].push_back(mark.span);
    if (mark.kind == MarkKind::trigger) item_of(article.events, mark).trigger.push_back(mark.span);
  }
  for (const Mark& mark : article.marks) {
    switch (mark.kind) {
      case MarkKind::time: add_single(article.times, mark, out); break;
      case MarkKind::quantity: add_single(article.quantities, mark, out); break;
      case MarkKind::participant: add_participant(article, mark, out); break;
      case MarkKind::quote:
      case MarkKind::trigger:
      case MarkKind::mention: break;
      default: add_part(article, mark, out);
    }
  }
  find_participants(article);
}

}  // namespace laut::corpus
