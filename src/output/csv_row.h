/// A row of CSV: RFC 4180, with line feeds for ends of lines where nothing else is asked for.
#pragma once

#include <string>
#include <string_view>

namespace laut::output {

class CsvRow {
 public:
  explicit CsvRow(std::string& out, std::string_view end = "\n") : out_(out), end_(end) {}
  ~CsvRow() { out_ += end_; }
  CsvRow(const CsvRow&) = delete;
  CsvRow& operator=(const CsvRow&) = delete;

  /// The next cell, in quotation marks where it needs them. A text that a spreadsheet would run as a formula (it begins
  /// with = + - @, a tab or a carriage return) gets an apostrophe in front; a lone sign is no formula.
  CsvRow& cell(std::string_view value) {
    separate();
    const bool formula = value.size() > 1 && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
      if (formula) out_ += '\'';
      out_ += value;
      return *this;
    }
    out_ += '"';
    if (formula) out_ += '\'';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }
  CsvRow& cell(std::size_t number) { return plain(std::to_string(number)); }
  /// A cell of laut's own making that needs neither: a number, which may be negative, or an identifier.
  CsvRow& plain(std::string_view value) {
    separate();
    out_ += value;
    return *this;
  }
  /// So many empty cells.
  CsvRow& skip(unsigned cells) {
    for (unsigned i = 0; i < cells; ++i) cell(std::string_view());
    return *this;
  }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  std::string_view end_;
  bool first_ = true;
};

}  // namespace laut::output
