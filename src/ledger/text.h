/// The text of a revision as it is stored: compressed, with its sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"
#include "laut/span.h"

namespace laut::ledger {

/// A Zstandard frame (RFC 8878) of the text.
std::string compressed(std::string_view text);
/// Errors: data (damaged).
Result<std::string> decompressed(std::string_view frame);

/// Ascending disjoint spans as differences in LEB128.
std::string packed(const std::vector<Span>& spans);
/// As many of the spans as the bytes hold.
std::vector<Span> unpacked(std::string_view bytes);

/// The parts of a claim: "b-e b-e", or [first, last) where that is empty.
std::vector<Span> parts_of(std::int64_t first, std::int64_t last, std::string_view parts);

/// Byte offsets of code point offsets, and back; for spans in any order.
class Offsets {
 public:
  explicit Offsets(std::string_view text);
  std::uint32_t byte(std::uint32_t point) const;
  Span bytes(Span points) const { return {byte(points.begin), byte(points.end)}; }
  std::uint32_t point(std::uint32_t byte) const;
  Span points(Span bytes) const { return {point(bytes.begin), point(bytes.end)}; }
  std::uint32_t length() const { return length_; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> points_;  // before every 64th byte
  std::uint32_t length_ = 0;
};

}  // namespace laut::ledger
