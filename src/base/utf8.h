/// UTF-8 primitives that every stage shares. All are total: malformed bytes decode as U+FFFD, one byte each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace laut::utf8 {

/// One decoded code point and how many bytes it took (1 for a malformed byte).
struct Decoded {
  char32_t cp;
  std::uint32_t size;
};

/// Decodes the code point at text[at]. Precondition: at < text.size().
inline Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char b0 = byte(at);
  if (b0 < 0x80) return {b0, 1};
  const std::size_t left = text.size() - at;
  const auto cont = [&](std::size_t i) { return (byte(at + i) & 0xC0) == 0x80; };
  if (b0 >= 0xC2 && b0 < 0xE0 && left > 1 && cont(1))
    return {static_cast<char32_t>((b0 & 0x1F) << 6 | (byte(at + 1) & 0x3F)), 2};
  if (b0 >= 0xE0 && b0 < 0xF0 && left > 2 && cont(1) && cont(2)) {
    const char32_t cp = (b0 & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
    if (cp >= 0x800 && (cp < 0xD800 || cp > 0xDFFF)) return {cp, 3};
  }
  if (b0 >= 0xF0 && b0 < 0xF5 && left > 3 && cont(1) && cont(2) && cont(3)) {
    const char32_t cp =
        (b0 & 0x07u) << 18 | (byte(at + 1) & 0x3Fu) << 12 | (byte(at + 2) & 0x3Fu) << 6 | (byte(at + 3) & 0x3Fu);
    if (cp >= 0x10000 && cp <= 0x10FFFF) return {cp, 4};
  }
  return {0xFFFD, 1};
}

/// Appends cp to out. Surrogates and values past U+10FFFF become U+FFFD.
void append(std::string& out, char32_t cp);

/// Code points in text, a malformed byte counting as one.
std::uint32_t length(std::string_view text);

/// Copies text, replacing every malformed byte by U+FFFD; returns how many there were.
std::uint32_t repair(std::string_view text, std::string& out);

bool is_letter(char32_t cp);
bool is_upper(char32_t cp);
bool is_lower(char32_t cp);
/// White space as Unicode has it, NBSP and U+FEFF included.
bool is_space(char32_t cp);
inline bool is_digit(char32_t cp) {
  return cp >= U'0' && cp <= U'9';
}
char32_t to_lower(char32_t cp);
char32_t to_upper(char32_t cp);

/// Appends the lower-cased text to out (which is not cleared).
void lower(std::string_view text, std::string& out);
/// Appends text with its first letter changed to lower or upper case.
void lower_first(std::string_view text, std::string& out);
void upper_first(std::string_view text, std::string& out);

/// Maps byte offsets that never decrease onto code point offsets, in linear total time; a jump back restarts.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text) : text_(text) {}
  std::uint32_t operator()(std::uint32_t byte);

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0, points_ = 0;
  std::string marks_;  // lazily built: code points before every 1024th byte, as raw uint32
  void build();
};

}  // namespace laut::utf8
