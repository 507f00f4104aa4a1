/// Words that users look for, as an expression of FTS5 and as marks in a sentence.
#pragma once

#include <string>
#include <string_view>

namespace laut::ledger {

/// The expression that finds sentences with all the words and "phrases", whatever signs the user wrote between; empty
/// where there is no word.
std::string match_expression(std::string_view words);

/// The sentence with the words that have a stem of one of the words looked for between U+E000 and U+E001.
std::string marked(std::string_view sentence, std::string_view words);

}  // namespace laut::ledger
