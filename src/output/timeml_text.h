/// TimeML 1.2.1 of a text and its times, wherever they come from: a document just read, or the ledger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "laut/span.h"

namespace laut::output {

struct TimemlTime {
  Span span;  ///< bytes of the text
  std::string_view type, value, mod, quant, freq;
  bool from_publication = false;  ///< counted from the day of publication
};

struct TimemlText {
  std::string_view id, title, published, text;
  std::vector<TimemlTime> times;  ///< by position; one that overlaps an earlier one is left out
};

void append_timeml(const TimemlText& text, std::string& out);

}  // namespace laut::output
