/// Compares what a case expects with what the engine found.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases/case_file.h"
#include "laut/document.h"

namespace laut::cases {

/// One item of a document in the terms of a case: what could be written as a line for it.
struct Found {
  std::string kind;
  std::vector<std::string> labels;
  std::map<std::string, std::string> values;  ///< fields compared as text
  std::map<std::string, SpanList> places;     ///< fields compared as places in the text
};

/// Every item of that kind, in the document's order.
std::vector<Found> items(const Document& doc, const std::string& kind);

/// The item as a line of a case file, with everything that can be said of it.
std::string to_line(const Document& doc, const Found& item);

/// What is wrong, in full sentences with the line concerned; empty where the document is as expected.
std::vector<std::string> check(const Case& expected, const Document& doc);

}  // namespace laut::cases
