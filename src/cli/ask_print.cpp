// Answers as tables for terminals, as CSV, and the frame of their JSON.
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"
#include "cli/ask.h"
#include "cli/terminal.h"
#include "output/json_out.h"

namespace laut::cli {
namespace {

constexpr char32_t mark_begin = 0xE000, mark_end = 0xE001;
constexpr std::string_view bold = "\x1b[1m", plain = "\x1b[0m";
constexpr std::size_t widest_cell = 36;  // columns, but for the last one

unsigned columns_of(char32_t cp) {
  if (cp == mark_begin || cp == mark_end) return 0;
  const int w = utf8proc_charwidth(static_cast<utf8proc_int32_t>(cp));
  return w < 0 ? 0 : static_cast<unsigned>(w);
}

std::size_t width_of(std::string_view s) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size();) {
    const auto d = utf8::decode(s, i);
    n += columns_of(d.cp);
    i += d.size;
  }
  return n;
}

/// The cell in so many columns, with "…" where it is cut; blanks behind it where `fill`. Signs that would steer the
/// terminal become blanks.
std::string fitted(std::string_view s, std::size_t width, bool fill, bool colour) {
  const bool cut = width_of(s) > width;
  const std::size_t room = cut && width > 0 ? width - 1 : width;
  std::string out;
  std::size_t used = 0;
  bool marked = false;
  for (std::size_t i = 0; i < s.size();) {
    const auto d = utf8::decode(s, i);
    i += d.size;
    if (d.cp == mark_begin || d.cp == mark_end) {
      marked = d.cp == mark_begin;
      if (colour) out += marked ? bold : plain;
      continue;
    }
    const unsigned w = columns_of(d.cp);
    if (used + w > room) break;
    used += std::max(w, d.cp < 0x20 ? 1u : 0u);
    utf8::append(out, d.cp < 0x20 || (d.cp >= 0x7F && d.cp < 0xA0) ? U' ' : d.cp);
  }
  if (marked && colour) out += plain;
  if (cut && width > 0) out += "…", ++used;
  if (fill && used < width) out.append(width - used, ' ');
  return out;
}

std::string table(const Answer& a, const AskOptions& o) {
  const bool colour = use_colour(o.colour);
  const std::size_t total = o.width != 0 ? o.width : terminal_width();
  std::vector<std::size_t> widths;
  std::size_t used = 0;
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    std::size_t w = width_of(a.columns[c]);
    for (const auto& row : a.rows) w = std::max(w, width_of(row[c]));
    widths.push_back(c + 1 < a.columns.size() ? std::min(w, widest_cell) : w);
    if (c + 1 < a.columns.size()) used += widths[c] + 2;
  }
  // A narrow terminal takes from the widest columns before the last.
  while (used + 20 > total) {
    const auto widest = std::max_element(widths.begin(), widths.end() - 1);
    if (widest == widths.end() - 1 || *widest <= 5) break;
    --*widest, --used;
  }
  widths.back() = total > used + 8 ? std::min(widths.back(), total - used) : std::min<std::size_t>(widths.back(), 8);
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells, bool head) {
    std::string row;
    for (std::size_t c = 0; c < cells.size(); ++c)
      row += fitted(cells[c], widths[c], c + 1 < cells.size(), colour) + (c + 1 < cells.size() ? "  " : "");
    while (!row.empty() && row.back() == ' ') row.pop_back();
    out += head && colour ? std::string(bold) + row + std::string(plain) : row;
    out += '\n';
  };
  line(a.columns, true);
  for (const auto& row : a.rows) line(row, false);
  return out;
}

/// RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it.
std::string cell(const std::string& value) {
  std::string s;
  for (std::size_t i = 0; i < value.size();) {
    const auto d = utf8::decode(value, i);
    i += d.size;
    if (d.cp != mark_begin && d.cp != mark_end) utf8::append(s, d.cp);
  }
  const bool number = s.find_first_not_of("-0123456789.") == std::string::npos;
  if (!s.empty() && !number && std::string_view("=+-@\t\r").find(s[0]) != std::string_view::npos) s.insert(0, "'");
  if (s.find_first_of(",\"\r\n") == std::string::npos) return s;
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"') out += c;
    out += c;
  }
  return out + '"';
}

std::string csv(const Answer& a) {
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) out += (c == 0 ? "" : ",") + cell(cells[c]);
    out += "\r\n";
  };
  line(a.columns);
  for (const auto& row : a.rows) line(row);
  return out;
}

std::string json(const Answer& a) {
  std::string out =
      fmt::format("{{\"schema\":\"laut.ledger/1\",\"question\":\"{}\",\"more\":{},\"rows\":[", a.question, a.more);
  for (std::size_t i = 0; i < a.objects.size(); ++i) out += (i == 0 ? "\n" : ",\n") + a.objects[i];
  return out + "\n]}\n";
}

}  // namespace

void print(const Answer& a, const AskOptions& o) {
  std::string out;
  switch (o.format) {
    case AnswerFormat::json: out = json(a); break;
    case AnswerFormat::csv: out = csv(a); break;
    case AnswerFormat::table:
      if (!a.rows.empty()) out = table(a, o);
      break;
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  if (a.rows.empty()) complain("nothing found");
  if (a.more && o.format != AnswerFormat::json)
    complain(fmt::format("there is more (--limit, or --offset {})", o.filter.offset + o.filter.limit));
}

std::string chain_of(const ClaimRow& r) {
  std::string out;
  for (const ChainRow& link : r.chain)
    out += (out.empty() ? "" : " › ") + (link.name.empty() ? std::string("?") : link.name);
  return out;
}

std::string short_of(const QuantityRow& q) {
  std::string out;
  if (!q.words.empty()) return q.words;
  if (q.comparator != "=") out = q.comparator + ' ';
  out += fmt::format("{:.12g}", q.value);
  if (!q.unit.empty()) out += ' ' + q.unit;
  if (!q.counted.empty()) out += ' ' + q.counted;
  return out;
}

std::string days_of(const std::string& first, const std::string& last) {
  const std::string a = first.substr(0, 10), b = last.substr(0, 10);
  if (a == b) return a;
  return a + '/' + b;
}

}  // namespace laut::cli
