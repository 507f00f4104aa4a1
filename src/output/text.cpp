#include "output/writers.h"

namespace laut::output {

void write_text(const Document& doc, const OutputOptions& options, std::string& out) {
  write_json(doc, options, true, out);
}

void write_explain(const Document& doc, const OutputOptions& options, std::string& out) {
  write_json(doc, options, true, out);
}

}  // namespace laut::output
