#include "output/code_points.h"

#include <bit>

#include "base/utf8.h"

namespace laut::output {

CodePoints::CodePoints(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
  const std::size_t words = text.size() / 64 + 1;
  starts_.assign(words, 0);
  before_.resize(words);
  for (std::size_t i = 0; i < text.size(); i += utf8::decode(text, i).size)
    starts_[i / 64] |= std::uint64_t{1} << (i % 64);
  for (std::size_t w = 0; w < words; ++w) {
    before_[w] = points_;
    points_ += static_cast<std::uint32_t>(std::popcount(starts_[w]));
  }
}

std::uint32_t CodePoints::operator()(std::uint32_t byte) const {
  if (byte >= size_) return points_;
  const std::uint64_t below = (std::uint64_t{1} << (byte % 64)) - 1;
  return before_[byte / 64] + static_cast<std::uint32_t>(std::popcount(starts_[byte / 64] & below));
}

}  // namespace laut::output
