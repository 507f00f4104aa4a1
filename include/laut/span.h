/// Half-open ranges. All spans inside the library count UTF-8 bytes; the writers turn them into the
/// Unicode code points of the contract.
#pragma once

#include <cstdint>
#include <vector>

namespace laut {

/// [begin, end) in bytes of Document::text.
struct Span {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - begin; }
  bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  friend bool operator==(Span, Span) = default;
};

/// A discontinuous stretch: ascending, disjoint, possibly empty.
using SpanList = std::vector<Span>;

/// [begin, end) in token indices of a Document.
struct TokenRange {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - begin; }
  bool contains(std::uint32_t i) const { return begin <= i && i < end; }
  bool contains(TokenRange o) const { return begin <= o.begin && o.end <= end; }
  bool overlaps(TokenRange o) const { return begin < o.end && o.begin < end; }
  friend bool operator==(TokenRange, TokenRange) = default;
};

}  // namespace laut
