/// Working memory of the segmenter, shared by its parts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/dictionary.h"
#include "laut/document.h"

namespace laut::segment {

/// What the tokenizer tells the sentence splitter about a token; one byte a token, low bits one of the kinds.
namespace hint {
inline constexpr std::uint8_t none = 0;
inline constexpr std::uint8_t stop = 1;     ///< . ... …
inline constexpr std::uint8_t shout = 2;    ///< ! ?
inline constexpr std::uint8_t either = 3;   ///< abbreviation: ends the sentence before a typical opener
inline constexpr std::uint8_t closing = 4;  ///< abbreviation: ends the sentence before anything capitalised
inline constexpr std::uint8_t end = 5;      ///< ordinal that ends its sentence: Ludwig XIV. Er ...
inline constexpr std::uint8_t kinds = 15;
inline constexpr std::uint8_t opens = 16;   ///< opening quotation mark or bracket
inline constexpr std::uint8_t closes = 32;  ///< closing quotation mark or bracket
}  // namespace hint

/// Shapes of quotation marks.
enum class Quote : std::uint8_t {
  low2,    ///< „ ,,
  left2,   ///< “ : closes German, opens English quotations
  right2,  ///< ”
  plain2,  ///< " '' ``
  right_guillemet2,
  left_guillemet2,  ///< » «
  low1,             ///< ‚
  left1,            ///< ‘
  right1,           ///< ’
  plain1,           ///< '
  right_guillemet1,
  left_guillemet1,  ///< › ‹
};
constexpr std::uint16_t bit(Quote q) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(q));
}
constexpr bool is_single(Quote q) {
  return q >= Quote::low1;
}

/// A token that may be a quotation mark.
struct Mark {
  std::uint32_t token = 0;
  Quote quote = Quote::plain2;
};

/// A quotation mark that is open while a block is paired, and its place in Document::quote_marks.
struct OpenMark {
  Quote quote = Quote::plain2;
  std::uint32_t record = none;
};

struct Scratch {
  Dictionary::Cursor cursor;
  std::vector<std::uint8_t> hints;   ///< by token of the document
  std::vector<Mark> marks;           ///< of the block at hand
  std::vector<OpenMark> open;        ///< stack, at most quotes.h's deepest
  std::vector<Quote> shapes;         ///< by record of quote_marks: its opening mark
  std::vector<std::uint8_t> states;  ///< by record of quote_marks: State of quotes.cpp
  std::string joined;                ///< "z.B." of "z. B."
};

}  // namespace laut::segment
