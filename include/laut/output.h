/// Output: a Document becomes JSON, a coloured page, CoNLL-U or TimeML. Writers are known by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut {

enum class OutputFormat : std::uint8_t {
  json,    ///< laut.document/1, indented
  jsonl,   ///< laut.document/1, one document a line
  text,    ///< for people: the article with its attributions marked, and who says what through whom
  conllu,  ///< CoNLL-U with lemma, UPOS, STTS and features
  timeml,  ///< TimeML with TIMEX3
  explain, ///< every item with the rule or model behind it, and its spans
};
std::string_view to_string(OutputFormat f);
std::optional<OutputFormat> output_format(std::string_view name);

struct OutputOptions {
  bool tokens = false;       ///< json, jsonl: with tokens
  bool colour = false;       ///< text, explain: ANSI colours
  unsigned width = 100;      ///< text, explain: columns
};

/// Appends the document to out (UTF-8, ends in a line feed). Offsets written are Unicode code points of the text.
/// Thread-safe.
void write(const Document& doc, OutputFormat format, const OutputOptions& options, std::string& out);

}  // namespace laut
