/// A paragraph as the clutter patterns see it: lower-cased words, punctuation marks one by one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace laut {

namespace shape {
inline constexpr std::uint8_t number = 1;   ///< starts with a digit
inline constexpr std::uint8_t capital = 2;  ///< a word whose first letter is upper case
inline constexpr std::uint8_t date = 4;     ///< 12.03.2024, 12.3.24, 2024-03-12
inline constexpr std::uint8_t clock = 8;    ///< 18:10, 18.10
inline constexpr std::uint8_t word = 16;    ///< starts with a letter
}  // namespace shape

struct LineToken {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0, end = 0;              ///< bytes of the paragraph
  std::uint32_t lower_begin = 0, lower_end = 0;  ///< bytes of LineTokens::lower
  std::uint8_t shape = 0;
};

/// Scratch, reused from paragraph to paragraph.
struct LineTokens {
  /// Tokens of a paragraph; patterns look no further than this.
  static constexpr std::size_t most = 48;
  std::vector<LineToken> tokens;  ///< leading bullets and trailing . : ! … > » are left out
  std::string lower;
  bool complete = true;  ///< the paragraph had no more tokens than `most`

  void read(std::string_view paragraph);
  std::string_view text(const LineToken& t) const {
    return std::string_view(lower).substr(t.lower_begin, t.lower_end - t.lower_begin);
  }
};

/// Whether the code point opens a list item.
bool is_bullet(char32_t cp);

}  // namespace laut
