#include "intake/dates.h"

#include <array>
#include <cstdio>

#include "base/utf8.h"

namespace laut {
namespace {

struct Scanner {
  std::string_view s;
  std::size_t at = 0;
  bool done() const { return at >= s.size(); }
  char peek() const { return done() ? '\0' : s[at]; }
  static bool digit(char c) { return c >= '0' && c <= '9'; }
  /// Reads up to `most` digits; returns how many there were.
  int number(int& value, int most) {
    int n = 0;
    for (value = 0; n < most && digit(peek()); ++n, ++at) value = value * 10 + (peek() - '0');
    return n;
  }
  bool take(char c) { return peek() == c ? (++at, true) : false; }
  void blanks() {
    while (!done()) {
      const utf8::Decoded d = utf8::decode(s, at);
      if (!utf8::is_space(d.cp) && d.cp != ',') break;
      at += d.size;
    }
  }
  std::string word() {
    std::string out;
    while (!done()) {
      const utf8::Decoded d = utf8::decode(s, at);
      if (!utf8::is_letter(d.cp)) break;
      utf8::append(out, utf8::to_lower(d.cp));
      at += d.size;
    }
    return out;
  }
};

bool valid(int y, int m, int d) {
  return y >= 1000 && y <= 2999 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

std::string print(int y, int m, int d) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", y, m, d);
  return buffer;
}

/// German, Austrian and English month names by their first letters.
int month(const std::string& w) {
  if (w.starts_with("jan") || w.starts_with("jän")) return 1;
  if (w.starts_with("feb")) return 2;
  if (w.starts_with("mär") || w.starts_with("mar") || w == "mrz") return 3;
  if (w.starts_with("apr")) return 4;
  if (w == "mai" || w == "may") return 5;
  if (w.starts_with("jun")) return 6;
  if (w.starts_with("jul")) return 7;
  if (w.starts_with("aug")) return 8;
  if (w.starts_with("sep")) return 9;
  if (w.starts_with("okt") || w.starts_with("oct")) return 10;
  if (w.starts_with("nov")) return 11;
  if (w.starts_with("dez") || w.starts_with("dec")) return 12;
  return 0;
}

/// "18:10", "18.10 Uhr", "18 Uhr", "18:10:00 +0200" behind a date; "" where there is none.
std::string clock_time(Scanner& in) {
  const std::size_t start = in.at;
  in.blanks();
  if (in.peek() == '|' || in.peek() == '-') ++in.at;
  in.blanks();
  Scanner word = in;
  if (const std::string w = word.word(); w == "um" || w == "t") {
    in = word;
    in.blanks();
  }
  int h = 0, m = 0, sec = -1;
  if (in.number(h, 2) == 0 || h > 24) return in.at = start, "";
  const bool separator = in.take(':') || in.take('.');
  if (separator && in.number(m, 2) != 2) return in.at = start, "";
  if (separator && in.peek() == ':') {
    ++in.at;
    in.number(sec, 2);
  }
  Scanner unit = in;
  unit.blanks();
  if (!separator && unit.word() != "uhr") return in.at = start, "";
  char buffer[16];
  if (sec >= 0)
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", h % 100, m, sec % 100);
  else
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d", h % 100, m);
  return buffer;
}

std::string zone(Scanner in) {
  in.blanks();
  if (in.peek() == 'Z') return "Z";
  const char sign = in.peek();
  if (sign != '+' && sign != '-') {
    const std::string w = in.word();
    return w == "gmt" || w == "utc" ? "Z" : "";
  }
  ++in.at;
  int h = 0, m = 0;
  if (in.number(h, 2) != 2) return "";
  in.take(':');
  in.number(m, 2);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", sign, h % 100, m % 100);
  return buffer;
}

std::string with_time(std::string date, Scanner& in) {
  const std::string time = clock_time(in);
  return time.empty() ? date : date + time + (time.size() > 6 ? zone(in) : "");
}

/// A date at the scanner's place: year first, or day first with a number or a name for the month.
std::string date_here(Scanner in) {
  int a = 0, b = 0, y = 0;
  const int digits = in.number(a, 4);
  if (digits == 0 || Scanner::digit(in.peek())) return {};
  if (digits == 4) {
    int d = 0;
    if (!in.take('-') && !in.take('/')) return {};
    if (in.number(b, 2) == 0 || !(in.take('-') || in.take('/')) || in.number(d, 2) == 0 || !valid(a, b, d)) return {};
    std::string date = print(a, b, d);
    if (in.take('T')) {
      const std::string time = clock_time(in);
      if (time.empty()) return date;
      if (in.take('.')) in.number(y, 9);
      return date + time + zone(in);
    }
    return with_time(std::move(date), in);
  }
  if (digits > 2) return {};
  const bool dot = in.take('.') || in.take('/');
  in.blanks();
  if (Scanner::digit(in.peek())) {
    if (!dot || in.number(b, 2) == 0 || !(in.take('.') || in.take('/'))) return {};
  } else {
    b = month(in.word());
    in.take('.');
    if (b == 0) return {};
  }
  in.blanks();
  const int year_digits = in.number(y, 4);
  if (year_digits == 2) y += y < 70 ? 2000 : 1900;
  if ((year_digits != 4 && year_digits != 2) || !valid(y, b, a)) return {};
  return with_time(print(y, b, a), in);
}

}  // namespace

std::string iso_date(std::string_view s) {
  s = s.substr(0, 200);
  Scanner in{s};
  while (!in.done()) {
    if (Scanner::digit(in.peek())) {
      if (std::string date = date_here(in); !date.empty()) return date;
      while (Scanner::digit(in.peek())) ++in.at;
    } else {
      ++in.at;
    }
  }
  return {};
}

}  // namespace laut
