/// Byte offsets to code point offsets in constant time, in any order.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace laut::output {

/// Built once a document. For every 64 bytes of text it holds the code points before them and a mask of the bytes
/// that begin one, 12 bytes in all (a fifth of the text). A malformed byte counts as one code point.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  /// Code points before the byte. Offsets past the end count as the end; inside a code point, as after it.
  std::uint32_t operator()(std::uint32_t byte) const;

 private:
  std::uint32_t size_ = 0, points_ = 0;
  std::vector<std::uint64_t> starts_;  // bit i of word w: a code point begins at byte 64*w+i
  std::vector<std::uint32_t> before_;  // code points that begin before byte 64*w
};

}  // namespace laut::output
