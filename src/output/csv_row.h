/// A row of CSV: RFC 4180 but for the ends of lines, which are line feeds.
#pragma once

#include <string>
#include <string_view>

namespace laut::output {

class CsvRow {
 public:
  explicit CsvRow(std::string& out) : out_(out) {}
  ~CsvRow() { out_ += '\n'; }
  CsvRow(const CsvRow&) = delete;
  CsvRow& operator=(const CsvRow&) = delete;

  /// The next cell, in quotation marks where it needs them.
  CsvRow& cell(std::string_view value) {
    if (!first_) out_ += ',';
    first_ = false;
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += value;
      return *this;
    }
    out_ += '"';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    return *this;
  }
  CsvRow& cell(std::size_t number) { return cell(std::to_string(number)); }
  /// So many empty cells.
  CsvRow& skip(unsigned cells) {
    for (unsigned i = 0; i < cells; ++i) cell(std::string_view());
    return *this;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace laut::output
