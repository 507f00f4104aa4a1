// Times and quantities for spreadsheets.
#include <fmt/format.h>

#include <cmath>

#include "output/code_points.h"
#include "output/csv_row.h"
#include "output/writers.h"

namespace laut::output {
namespace {

/// Empty where the bound is open.
std::string number(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

}  // namespace

void write_csv(const Document& doc, std::string& out) {
  const CodePoints points(doc.text());
  const auto begin = [&](CsvRow& row, std::string_view item, Span span) {
    row.cell(doc.article.id).cell(item).cell(points(span.begin)).cell(points(span.end)).cell(doc.view(span));
  };
  for (const Time& t : doc.times) {
    CsvRow row(out);
    begin(row, "time", t.span);
    row.cell(to_string(t.type)).cell(t.value).cell(t.mod).cell(t.earliest).cell(t.latest);
    row.skip(5).cell(t.rule);  // comparator to counted
  }
  for (const Quantity& q : doc.quantities) {
    CsvRow row(out);
    begin(row, "quantity", q.span);
    row.skip(1).plain(number(q.value)).skip(3);  // type; mod, earliest, latest
    row.cell(to_string(q.comparator))
        .plain(number(q.low))
        .plain(number(q.high))
        .cell(q.unit)
        .cell(q.counted)
        .cell(q.rule);
  }
}

}  // namespace laut::output
