#include "intake/tokens.h"

#include <xxhash.h>

#include <algorithm>

#include "base/utf8.h"
#include "intake/tables.h"

namespace laut {
namespace {

bool is_word(char32_t cp) {
  return utf8::is_digit(cp) || utf8::is_letter(cp);
}

/// Signs that stay inside a word between two letters or digits: E-Mail, 18:10, 12.03.2024, tagesblatt.example.
bool joins(char32_t cp) {
  return cp == '-' || cp == '.' || cp == ':' || cp == '_' || cp == '@' || cp == 0x2019 || cp == '\'';
}

/// One sign for all of its kind.
char32_t plain(char32_t cp) {
  switch (cp) {
    case U'„':
    case U'“':
    case U'”':
    case U'»':
    case U'«':
    case U'‚':
    case U'‘':
    case U'’':
    case U'›':
    case U'‹':
    case U'\'': return '"';
    case U'—':
    case U'‒':
    case U'―':
    case U'-': return U'–';
    default: return cp;
  }
}

std::uint8_t number_shape(std::string_view s) {
  std::uint8_t flags = shape::number;
  int groups = 1, longest = 0, run = 0, dots = 0, colons = 0, dashes = 0;
  for (const char c : s) {
    if (c >= '0' && c <= '9') {
      longest = std::max(longest, ++run);
      continue;
    }
    ++groups;
    run = 0;
    dots += c == '.';
    colons += c == ':';
    dashes += c == '-';
    if (c != '.' && c != ':' && c != '-') return flags;
  }
  if (groups == 3 && (dots == 2 || dashes == 2) && longest <= 4) flags |= shape::date;
  if (groups == 2 && (dots == 1 || colons == 1) && longest <= 2) flags |= shape::clock;
  return flags;
}

bool droppable_at_end(std::string_view t) {
  return t == "." || t == ":" || t == "!" || t == "…" || t == ">" || t == "→" || t == "↗" || t == "›";
}

}  // namespace

std::uint64_t token_hash(std::string_view lower) {
  return XXH3_64bits(lower.data(), lower.size());
}

bool is_bullet(char32_t cp) {
  constexpr std::u32string_view bullets = U"•‣▪▸►●■◆○◦∙·*→➔➜✓✔☛";
  return bullets.find(cp) != std::u32string_view::npos;
}

void LineTokens::read(std::string_view p) {
  tokens.clear();
  lower.clear();
  complete = true;
  for (std::size_t i = 0; i < p.size();) {
    utf8::Decoded d = utf8::decode(p, i);
    if (utf8::is_space(d.cp) || (tokens.empty() && (is_bullet(d.cp) || d.cp == '|' || d.cp == '>'))) {
      i += d.size;
      continue;
    }
    if (tokens.size() == most) {
      complete = false;
      return;
    }
    LineToken t;
    t.begin = static_cast<std::uint32_t>(i);
    t.lower_begin = static_cast<std::uint32_t>(lower.size());
    if (is_word(d.cp)) {
      t.shape = utf8::is_digit(d.cp)
                    ? shape::number
                    : static_cast<std::uint8_t>(shape::word | (utf8::is_upper(d.cp) ? shape::capital : 0));
      // A word longer than 256 bytes is none of a pattern's; it is cut there so that one line of 50 MB costs little.
      while (i < p.size() && i - t.begin < 256) {
        d = utf8::decode(p, i);
        const bool inside = is_word(d.cp) || d.cp == 0xAD;
        if (!inside) {
          if (!joins(d.cp) || i + d.size >= p.size() || !is_word(utf8::decode(p, i + d.size).cp)) break;
        }
        if (d.cp != 0xAD) utf8::append(lower, utf8::to_lower(d.cp));
        i += d.size;
      }
    } else {
      utf8::append(lower, plain(d.cp));
      i += d.size;
    }
    t.end = static_cast<std::uint32_t>(i);
    t.lower_end = static_cast<std::uint32_t>(lower.size());
    if (t.shape & shape::number) t.shape = number_shape(text(t));
    t.hash = token_hash(text(t));
    tokens.push_back(t);
  }
  while (!tokens.empty() && droppable_at_end(text(tokens.back()))) tokens.pop_back();
}

}  // namespace laut
