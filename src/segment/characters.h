/// Character classes of the segmenter. ASCII is one table lookup, the Latin letters of German text two comparisons;
/// everything else goes through utf8proc. All functions are total: a malformed byte is a symbol of one byte.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace laut::segment {

enum class Char : std::uint8_t {
  blank,  ///< white space and control characters; never part of a token
  letter,
  digit,
  hyphen,      ///< - and the typographic hyphens, which join words
  dash,        ///< the dashes, which part them
  apostrophe,  ///< ' ’ ‘ ´ ` : apostrophe or single quotation mark
  quote,       ///< every other quotation mark
  open,        ///< ( [ {
  close,       ///< ) ] }
  stop,        ///< .
  shout,       ///< ! ?
  ellipsis,    ///< …
  comma,       ///< , ; :
  slash,
  underscore,
  at,
  hash,
  symbol,     ///< % € § & + emoji and what else there is
  extend,     ///< combining marks, joiners, superscript digits: belong to what stands before them
  invisible,  ///< soft hyphen, zero width space: nothing at the edge of a word, part of it inside
};

namespace detail {

constexpr std::array<Char, 128> ascii_table() {
  std::array<Char, 128> t{};
  for (auto& c : t) c = Char::symbol;
  for (std::size_t c = 0; c <= ' '; ++c) t[c] = Char::blank;
  t[127] = Char::blank;
  for (std::size_t c = '0'; c <= '9'; ++c) t[c] = Char::digit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) t[c] = t[c - 32] = Char::letter;
  t['-'] = Char::hyphen;
  t['\''] = t['`'] = Char::apostrophe;
  t['"'] = Char::quote;
  t['('] = t['['] = t['{'] = Char::open;
  t[')'] = t[']'] = t['}'] = Char::close;
  t['.'] = Char::stop;
  t['!'] = t['?'] = Char::shout;
  t[','] = t[';'] = t[':'] = Char::comma;
  t['/'] = Char::slash;
  t['_'] = Char::underscore;
  t['@'] = Char::at;
  t['#'] = Char::hash;
  return t;
}
inline constexpr std::array<Char, 128> ascii = ascii_table();

}  // namespace detail

/// The class of a code point past ASCII.
Char classify_wide(char32_t cp);

struct Classified {
  Char kind;
  std::uint32_t size;  ///< bytes
};

/// Precondition: at < text.size().
inline Classified classify(std::string_view text, std::size_t at) {
  const auto b0 = static_cast<unsigned char>(text[at]);
  if (b0 < 0x80) return {detail::ascii[b0], 1};
  // U+00C0 to U+00FF but for × and ÷: ä ö ü ß é ...
  if (b0 == 0xC3 && at + 1 < text.size()) {
    const auto b1 = static_cast<unsigned char>(text[at + 1]);
    if ((b1 & 0xC0) == 0x80 && b1 != 0x97 && b1 != 0xB7) return {Char::letter, 2};
  }
  const utf8::Decoded d = utf8::decode(text, at);
  return {classify_wide(d.cp), d.size};
}

/// The class at `at`, blank past the end.
inline Char kind_at(std::string_view text, std::size_t at) {
  return at < text.size() ? classify(text, at).kind : Char::blank;
}
inline bool is_alnum(Char c) {
  return c == Char::letter || c == Char::digit;
}
inline bool is_blank(Char c) {
  return c == Char::blank || c == Char::invisible;
}

/// The class of the code point that ends before `at`, blank at the start of the text.
Char kind_before(std::string_view text, std::size_t at);

/// Case of the letter at `at`; false for anything else and past the end.
bool upper_at(std::string_view text, std::size_t at);
bool lower_at(std::string_view text, std::size_t at);

}  // namespace laut::segment
