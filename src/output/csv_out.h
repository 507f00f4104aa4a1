/// Cells of comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace laut::output {

/// Appends a cell of text, in quotes where it needs them. A text that a spreadsheet would run as a formula (it begins
/// with = + - @, a tab or a carriage return) gets an apostrophe in front; numbers are to be appended without this.
void append_csv(std::string& out, std::string_view value);

}  // namespace laut::output
