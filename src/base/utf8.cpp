#include "base/utf8.h"

#include <utf8proc.h>

#include <cstring>

namespace laut::utf8 {

void append(std::string& out, char32_t cp) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = 0xFFFD;
  if (cp < 0x80) {
    out += static_cast<char>(cp);
  } else if (cp < 0x800) {
    out += static_cast<char>(0xC0 | cp >> 6);
    out += static_cast<char>(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    out += static_cast<char>(0xE0 | cp >> 12);
    out += static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (cp & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | cp >> 18);
    out += static_cast<char>(0x80 | (cp >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (cp & 0x3F));
  }
}

std::uint32_t length(std::string_view text) {
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < text.size(); i += decode(text, i).size) ++n;
  return n;
}

std::uint32_t repair(std::string_view text, std::string& out) {
  std::uint32_t bad = 0;
  out.clear();
  out.reserve(text.size());
  std::size_t good = 0;  // start of the run of well-formed bytes not yet copied
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    if (d.cp == 0xFFFD && d.size == 1) {
      out.append(text.substr(good, i - good));
      out += "\xEF\xBF\xBD";
      ++bad;
      good = i + 1;
    }
    i += d.size;
  }
  out.append(text.substr(good));
  return bad;
}

bool is_letter(char32_t cp) {
  if (cp < 0x80) return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(cp))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN: return true;
    default: return false;
  }
}

bool is_upper(char32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z';
  const auto c = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t cp) {
  if (cp < 0x80) return cp >= 'a' && cp <= 'z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(cp)) == UTF8PROC_CATEGORY_LL;
}

bool is_space(char32_t cp) {
  if (cp < 0x80) return cp == ' ' || (cp >= 9 && cp <= 13);
  return cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029 ||
         cp == 0x202F || cp == 0x205F || cp == 0x3000 || cp == 0xFEFF;
}

char32_t to_lower(char32_t cp) {
  if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(cp)));
}

char32_t to_upper(char32_t cp) {
  if (cp < 0x80) return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(cp)));
}

void lower(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    append(out, to_lower(d.cp));
    i += d.size;
  }
}

void lower_first(std::string_view text, std::string& out) {
  if (text.empty()) return;
  const Decoded d = decode(text, 0);
  append(out, to_lower(d.cp));
  out.append(text.substr(d.size));
}

void upper_first(std::string_view text, std::string& out) {
  if (text.empty()) return;
  const Decoded d = decode(text, 0);
  append(out, to_upper(d.cp));
  out.append(text.substr(d.size));
}

namespace {
constexpr std::uint32_t stride = 1024;
}

void CodePointIndex::build() {
  std::uint32_t points = 0, next = 0;
  for (std::size_t i = 0; i < text_.size();) {
    while (next <= i) {
      // A code point that straddles the mark starts before it: the mark holds the count at the first start >= it.
      marks_.append(reinterpret_cast<const char*>(&points), sizeof points);
      const auto at = static_cast<std::uint32_t>(i);
      marks_.append(reinterpret_cast<const char*>(&at), sizeof at);
      next += stride;
    }
    i += decode(text_, i).size;
    ++points;
  }
}

std::uint32_t CodePointIndex::operator()(std::uint32_t byte) {
  if (byte < byte_) {
    if (marks_.empty()) build();
    byte_ = points_ = 0;
    std::size_t slot = byte / stride;
    if (slot * 8 < marks_.size()) {
      std::uint32_t at;
      std::memcpy(&points_, marks_.data() + slot * 8, 4);
      std::memcpy(&at, marks_.data() + slot * 8 + 4, 4);
      byte_ = at;
      if (at > byte) byte_ = points_ = 0;
    }
  }
  while (byte_ < byte && byte_ < text_.size()) {
    byte_ += decode(text_, byte_).size;
    ++points_;
  }
  return points_;
}

}  // namespace laut::utf8
