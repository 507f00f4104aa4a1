#include "ledger/owners.h"

#include <algorithm>

namespace laut::ledger {
namespace {

constexpr std::ptrdiff_t farthest = 32;  // parts of claims looked at before an item

struct Part {
  Span span;
  std::uint32_t claim;
};

std::vector<Part> parts_of(const Document& doc) {
  std::vector<Part> parts;
  for (std::uint32_t i = 0; i < doc.claims.size(); ++i)
    for (const Span s : doc.claims[i].span) parts.push_back({s, i});
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.span.begin < b.span.begin; });
  return parts;
}

std::uint32_t claim_around(const std::vector<Part>& parts, Span item) {
  auto it = std::upper_bound(parts.begin(), parts.end(), item.begin,
                             [](std::uint32_t at, const Part& p) { return at < p.span.begin; });
  std::uint32_t claim = none, size = none;
  for (const auto stop = it - std::min(farthest, it - parts.begin()); it != stop;) {
    --it;
    if (!it->span.contains(item) || it->span.size() >= size) continue;
    claim = it->claim;
    size = it->span.size();
  }
  return claim;
}

template <typename Item>
std::vector<Owner> owners(const Document& doc, const std::vector<Item>& items,
                          const std::vector<std::uint32_t> Event::*members) {
  std::vector<Owner> out;
  std::vector<bool> owned(items.size());
  for (std::uint32_t e = 0; e < doc.events.size(); ++e) {
    const Event& event = doc.events[e];
    if (event.claim >= doc.claims.size()) continue;
    for (const std::uint32_t item : event.*members) {
      if (item >= items.size()) continue;
      out.push_back({item, event.claim, e});
      owned[item] = true;
    }
  }
  const auto parts = parts_of(doc);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (owned[i]) continue;
    const std::uint32_t claim = claim_around(parts, items[i].span);
    if (claim != none) out.push_back({i, claim, none});
  }
  std::stable_sort(out.begin(), out.end(), [](const Owner& a, const Owner& b) { return a.item < b.item; });
  return out;
}

}  // namespace

std::vector<Owner> owners_of_quantities(const Document& doc) {
  return owners(doc, doc.quantities, &Event::quantities);
}

std::vector<Owner> owners_of_times(const Document& doc) {
  return owners(doc, doc.times, &Event::times);
}

}  // namespace laut::ledger
