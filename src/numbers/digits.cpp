#include "numbers/digits.h"

#include "base/utf8.h"

namespace laut {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Walks over the text; every reader moves it only when it succeeds.
struct Reader {
  std::string_view text;
  std::size_t at = 0;

  bool end() const { return at >= text.size(); }
  char peek() const { return end() ? '\0' : text[at]; }
  /// The run of digits here.
  std::string_view run() {
    const std::size_t begin = at;
    while (!end() && digit(text[at])) ++at;
    return text.substr(begin, at - begin);
  }
  /// A thousands separator before exactly three digits; all of one number must be the same.
  char32_t separator() const {
    if (end()) return 0;
    const auto [cp, size] = utf8::decode(text, at);
    const bool known = cp == U'.' || cp == U'\'' || cp == U'’' || cp == U'\u00A0' || cp == U'\u202F' || cp == U'\u2009';
    if (!known || at + size + 3 > text.size()) return 0;
    for (std::size_t i = 0; i < 3; ++i)
      if (!digit(text[at + size + i])) return 0;
    if (at + size + 3 < text.size() && digit(text[at + size + 3])) return 0;
    return cp;
  }
};

double to_value(std::string_view run, double value = 0) {
  for (const char c : run) value = value * 10 + (c - '0');
  return value;
}

/// ½ ⅓ ⅔ ¼ ¾ ⅛ ..., 0 for anything else.
double vulgar(char32_t cp) {
  switch (cp) {
    case U'½': return 1.0 / 2;
    case U'¼': return 1.0 / 4;
    case U'¾': return 3.0 / 4;
    case U'⅓': return 1.0 / 3;
    case U'⅔': return 2.0 / 3;
    case U'⅕': return 1.0 / 5;
    case U'⅖': return 2.0 / 5;
    case U'⅗': return 3.0 / 5;
    case U'⅘': return 4.0 / 5;
    case U'⅛': return 1.0 / 8;
    default: return 0;
  }
}

double power_of_ten(std::size_t n) {
  double p = 1;
  for (std::size_t i = 0; i < n; ++i) p *= 10;
  return p;
}

/// "1/3": a proper fraction with a divisor that people write so (no 9/11, no 2023/24).
std::optional<Digits> slash(std::string_view above, std::string_view rest) {
  if (above.size() != 1 || rest.empty() || rest.size() > 2) return std::nullopt;
  for (const char c : rest)
    if (!digit(c)) return std::nullopt;
  const double n = to_value(above), d = to_value(rest);
  if (n < 1 || n >= d || (d > 6 && d != 8 && d != 10)) return std::nullopt;
  return Digits{n / d, 0, false, true, false};
}

}  // namespace

std::optional<Digits> read_digits(std::string_view text) {
  if (text.empty() || text.size() > 48) return std::nullopt;
  Reader in{text};
  Digits out;
  const std::string_view first = in.run();
  if (first.size() > 15) return std::nullopt;
  const bool leading_zero = first.size() > 1 && first.front() == '0';
  if (leading_zero && first.size() > 2) return std::nullopt;
  out.value = to_value(first);
  if (in.end()) {
    out.plain = true;
    return out;
  }
  if (const auto [cp, size] = utf8::decode(text, in.at); vulgar(cp) > 0 && in.at + size == text.size()) {
    out.value += vulgar(cp);
    out.fraction = first.empty();
    return out;
  }
  if (first.empty() || leading_zero) return std::nullopt;
  if (in.peek() == '/') return slash(first, text.substr(in.at + 1));

  std::size_t digits = first.size();
  if (const char32_t separator = first.size() <= 3 && first != "0" ? in.separator() : 0) {
    while (in.separator() == separator) {
      in.at += utf8::decode(text, in.at).size;
      out.value = to_value(in.run(), out.value);
      if ((digits += 3) > 15) return std::nullopt;
    }
    if (in.end()) return out;
  }
  const char mark = in.peek();
  if (mark != ',' && mark != '.') return std::nullopt;
  ++in.at;
  const std::string_view decimals = in.run();
  if (decimals.empty() || !in.end() || decimals.size() > 6) return std::nullopt;
  out.dot_decimal = mark == '.' && digits == first.size();
  if (out.dot_decimal && decimals.size() > 2) return std::nullopt;
  out.value += to_value(decimals) / power_of_ten(decimals.size());
  out.fraction_digits = static_cast<std::uint8_t>(decimals.size());
  return out;
}

unsigned read_roman(std::string_view text) {
  static constexpr std::string_view ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  std::size_t tens = 0;
  while (tens < text.size() && text[tens] == 'X') ++tens;
  if (tens > 3) return 0;
  const std::string_view rest = text.substr(tens);
  // "IX" begins with I, so the loop above never eats its X.
  for (unsigned i = 0; i < 10; ++i)
    if (ones[i] == rest) return static_cast<unsigned>(tens) * 10 + i;
  return 0;
}

}  // namespace laut
