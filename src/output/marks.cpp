#include "output/marks.h"

#include <algorithm>

namespace laut::output {
namespace {

constexpr unsigned deepest = 8;  // levels of nesting that are shown

class Marker {
 public:
  explicit Marker(const Document& doc) : doc_(doc) { marks_.styles.resize(doc.text().size()); }

  Marks run() {
    const std::vector<bool> shown = shown_quotations();
    // Later strokes cover earlier ones: quotes first, then what stands in or beside them.
    each(shown, [&](const Quotation& q, std::uint32_t i) { stroke(q.quote, ink_of(q.type), i); });
    each(shown, [&](const Quotation& q, std::uint32_t i) { stroke(q.addressee, Ink::addressee, i, false); });
    each(shown, [&](const Quotation& q, std::uint32_t i) { stroke(q.cue, Ink::cue, i); });
    each(shown, [&](const Quotation& q, std::uint32_t i) { stroke(q.speaker, Ink::speaker, i); });
    each(shown, [&](const Quotation& q, std::uint32_t i) {
      for (const Relay& r : q.relays) {
        stroke(r.cue, Ink::cue, i);
        stroke(r.span, Ink::relay, i);
      }
    });
    for (const Time& t : doc_.times) underline(t.span);
    for (const Quantity& q : doc_.quantities) underline(q.span);
    sort_brackets();
    return std::move(marks_);
  }

 private:
  template <typename F>
  void each(const std::vector<bool>& shown, F&& f) {
    for (std::uint32_t i = 0; i < doc_.quotations.size(); ++i)
      if (shown[i]) f(doc_.quotations[i], i);
  }

  std::vector<bool> shown_quotations() const {
    std::vector<bool> shown(doc_.quotations.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
      unsigned depth = 0;
      for (std::uint32_t p = doc_.quotations[i].parent; p < shown.size() && depth <= deepest;
           p = doc_.quotations[p].parent)
        ++depth;
      shown[i] = depth <= deepest;
    }
    return shown;
  }

  void stroke(const SpanList& spans, Ink ink, std::uint32_t quotation, bool brackets = true) {
    for (const Span s : spans) {
      if (s.empty() || s.end > marks_.styles.size()) continue;
      for (std::uint32_t b = s.begin; b < s.end; ++b) marks_.styles[b].ink = ink;
      if (!brackets) continue;
      marks_.brackets.push_back({s.begin, s.end, quotation, ink, true});
      marks_.brackets.push_back({s.end, s.begin, quotation, ink, false});
    }
  }

  void underline(Span s) {
    for (std::uint32_t b = s.begin; b < s.end && b < marks_.styles.size(); ++b) marks_.styles[b].underlined = true;
  }

  void sort_brackets() {
    auto& list = marks_.brackets;
    std::stable_sort(list.begin(), list.end(), [](const Bracket& a, const Bracket& b) {
      if (a.at != b.at) return a.at < b.at;
      if (a.open != b.open) return !a.open;
      return a.other > b.other;  // opening: the wider first; closing: the one that opened last first
    });
    // One speaker or cue of several quotations is bracketed once.
    const auto same = [](const Bracket& a, const Bracket& b) {
      const bool quote = a.ink != Ink::speaker && a.ink != Ink::cue && a.ink != Ink::relay;
      return a.at == b.at && a.other == b.other && a.ink == b.ink && a.open == b.open && !quote;
    };
    list.erase(std::unique(list.begin(), list.end(), same), list.end());
  }

  const Document& doc_;
  Marks marks_;
};

}  // namespace

Ink ink_of(QuoteType type) {
  switch (type) {
    case QuoteType::direct: return Ink::direct;
    case QuoteType::indirect: return Ink::indirect;
    case QuoteType::free_indirect:
    case QuoteType::indirect_free_indirect: return Ink::free_indirect;
    case QuoteType::reported: return Ink::reported;
  }
  return Ink::plain;
}

Marks mark(const Document& doc) {
  return Marker(doc).run();
}

}  // namespace laut::output
