// Times and quantities for spreadsheets: RFC 4180 but for the ends of lines, which are line feeds.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "output/code_points.h"
#include "output/csv_out.h"
#include "output/writers.h"

namespace laut::output {
namespace {

class Rows {
 public:
  Rows(const Document& doc, std::string& out) : doc_(doc), out_(out), points_(doc.text()) {}

  void times() {
    for (const Time& t : doc_.times) {
      begin("time", t.span);
      for (const std::string_view s : {to_string(t.type), std::string_view(t.value), t.mod,
                                       std::string_view(t.earliest), std::string_view(t.latest)})
        text(s);
      out_ += ",,,,,";  // comparator to counted
      end(t.rule);
    }
  }

  void quantities() {
    for (const Quantity& q : doc_.quantities) {
      begin("quantity", q.span);
      out_ += ',';  // type
      number(q.value);
      out_ += ",,,";  // mod, earliest, latest
      text(to_string(q.comparator));
      number(q.low);
      number(q.high);
      text(q.unit);
      text(q.counted);
      end(q.rule);
    }
  }

 private:
  void begin(std::string_view item, Span span) {
    append_csv(out_, doc_.article.id);
    text(item);
    fmt::format_to(std::back_inserter(out_), ",{},{}", points_(span.begin), points_(span.end));
    text(doc_.view(span));
  }

  void end(std::string_view rule) {
    text(rule);
    out_ += '\n';
  }

  void text(std::string_view value) {
    out_ += ',';
    append_csv(out_, value);
  }

  /// Empty where the bound is open.
  void number(double value) {
    out_ += ',';
    if (std::isfinite(value)) fmt::format_to(std::back_inserter(out_), "{}", value);
  }

  const Document& doc_;
  std::string& out_;
  CodePoints points_;
};

}  // namespace

void write_csv(const Document& doc, std::string& out) {
  Rows rows(doc, out);
  rows.times();
  rows.quantities();
}

}  // namespace laut::output
