// Times and quantities in columns, for people.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "output/describe.h"
#include "output/page.h"
#include "output/writers.h"

namespace laut::output {
namespace {

struct Row {
  std::string text, value, bounds;
};

unsigned columns_of(std::string_view s) {
  unsigned n = 0;
  for (std::size_t i = 0; i < s.size(); i += utf8::decode(s, i).size) ++n;
  return n;
}

/// White space as single blanks, and no more than `most` characters.
std::string one_line(std::string_view s, unsigned most) {
  std::string out;
  unsigned n = 0;
  for (std::size_t i = 0; i < s.size();) {
    const utf8::Decoded d = utf8::decode(s, i);
    i += d.size;
    const bool space = utf8::is_space(d.cp);
    if (space && (out.empty() || out.back() == ' ')) continue;
    if (++n > most) return out + "…";
    utf8::append(out, space ? U' ' : d.cp);
  }
  return out;
}

std::string bounds(const Quantity& q) {
  const bool low = std::isfinite(q.low), high = std::isfinite(q.high);
  if (low && high) return q.low == q.high ? std::string() : fmt::format("{} to {}", q.low, q.high);
  if (low) return fmt::format("from {}", q.low);
  return high ? fmt::format("up to {}", q.high) : std::string();
}

class Table {
 public:
  Table(const Document& doc, const OutputOptions& options, std::string& out)
      : doc_(doc), page_(out, options.width, options.colour), expression_(page_.width() * 4 / 10) {}

  void write() {
    page_.text(doc_.article.id.empty() ? "document" : doc_.article.id, {Ink::strong});
    page_.blank(2);
    page_.text(doc_.article.published.empty() ? "no date of publication: relative times stay open (--published)"
                                              : fmt::format("published {}", doc_.article.published.value),
               {Ink::faint});
    page_.end_line();
    std::vector<Row> rows;
    for (const Time& t : doc_.times) {
      std::string value = fmt::format("{} {}", to_string(t.type), t.value);
      for (const std::string_view more : {t.mod, std::string_view(t.quant), std::string_view(t.freq)})
        if (!more.empty()) value.append(" ").append(more);
      rows.push_back({one_line(doc_.view(t.span), expression_ - 1), std::move(value), days(t)});
    }
    section("Times", rows);
    rows.clear();
    for (const Quantity& q : doc_.quantities)
      rows.push_back({one_line(doc_.view(q.span), expression_ - 1), amount(q), bounds(q)});
    section("Quantities", rows);
    if (doc_.times.empty() && doc_.quantities.empty()) {
      page_.text("no times and no quantities", {});
      page_.end_line();
    }
    page_.skip_line();
  }

 private:
  void section(std::string_view title, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    page_.skip_line();
    page_.text(title, {Ink::strong});
    page_.end_line();
    unsigned first = 0, second = 0;
    for (const Row& row : rows) {
      first = std::max(first, columns_of(row.text));
      second = std::max(second, columns_of(row.value));
    }
    second = std::min(second, page_.width() * 3 / 10);
    for (const Row& row : rows) {
      page_.indent(2, 4);
      cell(row.text, first, {});
      cell(row.value, second, {Ink::cue});
      page_.whole(row.bounds, {Ink::faint});
      page_.end_line();
    }
    page_.indent(0, 0);
  }

  void cell(std::string_view s, unsigned columns, Style style) {
    page_.whole(s, style);
    const unsigned used = columns_of(s);
    page_.blank(2 + (used < columns ? columns - used : 0));
  }

  const Document& doc_;
  Page page_;
  const unsigned expression_;  ///< columns of the first column at most
};

}  // namespace

void write_table(const Document& doc, const OutputOptions& options, std::string& out) {
  Table(doc, options, out).write();
}

}  // namespace laut::output
