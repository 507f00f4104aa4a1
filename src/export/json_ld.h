/// What the JSON-LD formats share: a document with one list of nodes, streamed a node a line.
#pragma once

#include <string>
#include <string_view>

#include "export/statements.h"
#include "output/json_out.h"

namespace laut::exports {

class NodeList {
 public:
  /// `head`: all before the list's first member, `tail`: all behind its last, a line feed at the end of each.
  void open(std::string& out, std::string_view head) { out += head; }
  /// Begins a node: call it before its object is written to out.
  void next(std::string& out) {
    if (any_) out += ",\n";
    any_ = true;
  }
  void close(std::string& out, std::string_view tail) {
    if (any_) out += '\n';
    out += tail;
  }

 private:
  bool any_ = false;
};

/// {"@id": iri}
void reference(output::JsonOut& json, std::string_view name, std::string_view iri);
/// {"@value": value, "@type": type}
void typed(output::JsonOut& json, std::string_view name, std::string_view value, std::string_view type);
/// An ISO 8601 date or moment as xsd:date, xsd:dateTime, xsd:gYearMonth or xsd:gYear; nothing where it is none of them.
void date(output::JsonOut& json, std::string_view name, std::string_view value);
/// True for 2024-06-18 and for 2024-06-18T09:30 with what may follow.
bool has_day(std::string_view value);

}  // namespace laut::exports
