#include "intake/paragraphs.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "intake/tokens.h"

namespace laut {
namespace {

/// A line without its line feed, trimmed.
struct Line {
  Span span;
  std::uint32_t length = 0;      ///< code points of the trimmed line, counted up to `longest`
  std::uint32_t first_word = 0;  ///< code points of its first word, likewise
};

/// No text is hard-wrapped wider than this; longer lines need no exact length.
constexpr std::uint32_t longest = 160;

void measure(std::string_view text, Line& line) {
  bool in_word = true;
  for (std::size_t i = line.span.begin; i < line.span.end && line.length < longest; ++line.length) {
    const utf8::Decoded d = utf8::decode(text, i);
    in_word = in_word && !utf8::is_space(d.cp);
    line.first_word += in_word;
    i += d.size;
  }
}

std::vector<Line> find_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Line line;
    line.span = trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    measure(text, line);
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

bool starts_with_bullet(std::string_view text, const Line& line) {
  const char32_t first = utf8::decode(text, line.span.begin).cp;
  return is_bullet(first) || ((first == '-' || first == U'–') && line.span.size() > 1 &&
                              text[line.span.begin + (first == '-' ? 1 : 3)] == ' ');
}

bool ends_sentence(std::string_view text, const Line& line) {
  const char last = text[line.span.end - 1];
  return last == '.' || last == '!' || last == '?' || last == ':' || last == '"';
}

/// The width at which the text was wrapped, 0 where it was not.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::uint32_t width = 0, inner = 0, full = 0;
  for (const Line& l : lines) width = std::max(width, l.length);
  if (width >= longest || width < 40) return 0;
  std::uint64_t filled = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].span.empty() || lines[i + 1].span.empty() || ends_sentence(text, lines[i]))
      continue;  // may end a paragraph
    ++inner;
    filled += lines[i].length;
    full += lines[i].length + 1 + lines[i + 1].first_word > width;
  }
  return inner >= 3 && full * 10 >= inner * 8 && filled >= std::uint64_t{inner} * width * 7 / 10 ? width : 0;
}

}  // namespace

Span trimmed(std::string_view text, Span s) {
  while (s.begin < s.end) {
    const utf8::Decoded d = utf8::decode(text, s.begin);
    if (!utf8::is_space(d.cp)) break;
    s.begin += d.size;
  }
  while (s.end > s.begin) {
    std::uint32_t start = s.end - 1;
    while (start > s.begin && s.end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const utf8::Decoded d = utf8::decode(text, start);
    if (!utf8::is_space(d.cp) || start + d.size != s.end) break;
    s.end = start;
  }
  return s;
}

void find_paragraphs(std::string_view text, std::vector<Span>& out) {
  out.clear();
  const std::vector<Line> lines = find_lines(text);
  const std::uint32_t width = wrap_width(text, lines);
  bool joins = false;  // the line before was full, so this one goes on
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.span.empty()) {
      joins = false;
      continue;
    }
    if (joins && !starts_with_bullet(text, line))
      out.back().end = line.span.end;
    else
      out.push_back(line.span);
    joins = width > 0 && i + 1 < lines.size() && line.length + 1 + lines[i + 1].first_word > width;
  }
}

}  // namespace laut
