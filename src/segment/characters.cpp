#include "segment/characters.h"

namespace laut::segment {

Char classify_wide(char32_t cp) {
  if (cp < 0x250) {
    switch (cp) {
      case 0x85:
      case 0xA0: return Char::blank;
      case 0xA1:
      case 0xBF: return Char::open;  // ¡ ¿
      case 0xAA:
      case 0xB5:
      case 0xBA: return Char::letter;  // ª µ º
      case 0xAB:
      case 0xBB: return Char::quote;  // « »
      case 0xAD: return Char::invisible;
      case 0xB2:
      case 0xB3:
      case 0xB9: return Char::extend;      // m²
      case 0xB4: return Char::apostrophe;  // ´
      case 0xBC:
      case 0xBD:
      case 0xBE: return Char::digit;  // ¼ ½ ¾
      case 0xD7:
      case 0xF7: return Char::symbol;
      default: return cp < 0xA0 ? Char::blank : cp < 0xC0 ? Char::symbol : Char::letter;
    }
  }
  if (cp >= 0x300 && cp < 0x370) return Char::extend;
  if (cp >= 0x2000 && cp < 0x2070) {
    if (cp <= 0x200A) return Char::blank;
    switch (cp) {
      case 0x200D: return Char::extend;
      case 0x2010:
      case 0x2011: return Char::hyphen;
      case 0x2012:
      case 0x2013:
      case 0x2014:
      case 0x2015: return Char::dash;
      case 0x2018:
      case 0x2019:
      case 0x201B: return Char::apostrophe;
      case 0x201A:
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0x201F:
      case 0x2039:
      case 0x203A: return Char::quote;
      case 0x2026: return Char::ellipsis;
      case 0x203C:
      case 0x203D:
      case 0x2047:
      case 0x2048:
      case 0x2049: return Char::shout;
      case 0x2028:
      case 0x2029:
      case 0x202F:
      case 0x205F: return Char::blank;
      default: break;
    }
    if (cp <= 0x200F || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F)) return Char::invisible;
    return Char::symbol;
  }
  if (cp == 0xFEFF) return Char::invisible;
  if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0x1F3FB && cp <= 0x1F3FF)) return Char::extend;
  if (utf8::is_space(cp)) return Char::blank;
  if (utf8::is_letter(cp)) return Char::letter;
  return Char::symbol;
}

Char kind_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return Char::blank;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  if (begin + utf8::decode(text, begin).size != at) return Char::symbol;  // malformed
  return classify(text, begin).kind;
}

bool upper_at(std::string_view text, std::size_t at) {
  return at < text.size() && utf8::is_upper(utf8::decode(text, at).cp);
}

bool lower_at(std::string_view text, std::size_t at) {
  return at < text.size() && utf8::is_lower(utf8::decode(text, at).cp);
}

}  // namespace laut::segment
