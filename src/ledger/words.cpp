#include "ledger/words.h"

#include <utf8proc.h>

#include <array>

namespace laut::ledger {
namespace {

bool is_mark(char32_t cp) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME || category == UTF8PROC_CATEGORY_MC;
}

bool is_number(char32_t cp) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(cp));
  return category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_NO;
}

}  // namespace

bool in_word(char32_t cp) {
  if (cp < 0x80) return (cp >= U'0' && cp <= U'9') || (cp >= U'a' && cp <= U'z') || (cp >= U'A' && cp <= U'Z');
  return utf8::is_letter(cp) || is_mark(cp) || is_number(cp);
}

void fold(char32_t cp, std::string& out) {
  if (cp < 0x80) {
    out += static_cast<char>(cp >= U'A' && cp <= U'Z' ? cp + 32 : cp);
    return;
  }
  switch (cp) {
    case U'ä':
    case U'Ä': out += "ä"; return;
    case U'ö':
    case U'Ö': out += "ö"; return;
    case U'ü':
    case U'Ü': out += "ü"; return;
    case U'ß':
    case U'ẞ': out += "ss"; return;
    case U'ł':
    case U'Ł': out += 'l'; return;
    case U'ø':
    case U'Ø': out += 'o'; return;
    case U'đ':
    case U'Đ': out += 'd'; return;
    case U'ı': out += 'i'; return;
    default: break;
  }
  if (is_mark(cp)) {
    // An umlaut of two code points; what other marks there are goes.
    if (cp == 0x308 && !out.empty()) {
      const char last = out.back();
      if (last == 'a' || last == 'o' || last == 'u') {
        out.pop_back();
        out += last == 'a' ? "ä" : last == 'o' ? "ö" : "ü";
      }
    }
    return;
  }
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const auto n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(cp), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD), &boundary);
  if (n <= 0 || n > static_cast<utf8proc_ssize_t>(parts.size())) {
    utf8::append(out, cp);
    return;
  }
  const std::size_t before = out.size();
  for (utf8proc_ssize_t i = 0; i < n; ++i) {
    const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
    if (!is_mark(part)) utf8::append(out, part);
  }
  if (out.size() == before) utf8::append(out, cp);
}

std::string folded(std::string_view text) {
  std::string out, buffer;
  each_word(text, buffer, [&](std::string_view word, std::size_t, std::size_t) {
    if (!out.empty()) out += ' ';
    out += word;
    return true;
  });
  return out;
}

}  // namespace laut::ledger
