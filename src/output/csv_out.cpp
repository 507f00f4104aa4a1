#include "output/csv_out.h"

namespace laut::output {

void append_csv(std::string& out, std::string_view value) {
  // A lone sign is no formula: "=" is a comparator.
  const bool formula = value.size() > 1 && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (formula) out += '\'';
    out += value;
    return;
  }
  out += '"';
  if (formula) out += '\'';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace laut::output
