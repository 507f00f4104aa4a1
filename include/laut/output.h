/// Output: a Document becomes JSON, a page for the terminal, CoNLL-U or TimeML. Writers are known by name.
///
///     std::string out;
///     laut::write(doc, laut::OutputFormat::jsonl, {}, out);   // one line, offsets in code points
///
/// Writers are pure: they read the document and append to a string, so any number of threads may use them, and the
/// same document always gives the same bytes. schema/laut.document.1.json is normative for the JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut {

enum class OutputFormat : std::uint8_t {
  json,        ///< laut.document/1, indented
  jsonl,       ///< laut.document/1, one document a line
  text,        ///< for people: the article with its attributions marked, and who says what through whom
  conllu,      ///< CoNLL-U with lemma, UPOS, STTS and features
  timeml,      ///< TimeML with TIMEX3
  explain,     ///< every item with the rule or model behind it, and its spans
  table,       ///< for people: times and quantities, one a line
  csv,         ///< times and quantities, one a row (RFC 4180), without the row of column names: file_header()
  claims,      ///< for people: claims, one a line, with certainty and source
  claims_csv,  ///< claims with chain, factuality and events, one a row
  events,      ///< for people: events, one a line
  events_csv,  ///< events with participants, time, quantity, chain and factuality, one a row
};
/// The name of a format as the command line has it.
std::string_view to_string(OutputFormat f);
/// The format of that name, if there is one.
std::optional<OutputFormat> output_format(std::string_view name);
/// The extension of a file in that format, with its dot: ".json", ".jsonl", ".txt", ".conllu", ".tml", ".csv".
std::string_view file_extension(OutputFormat f);
/// What stands once at the top of a file, before the documents: the column names of CSV; empty for all others.
std::string_view file_header(OutputFormat f);

struct OutputOptions {
  bool tokens = false;   ///< json, jsonl: with tokens
  bool colour = false;   ///< text, explain, table, claims, events: ANSI colours instead of brackets
  unsigned width = 100;  ///< text, explain, table, claims, events: columns of the terminal; at least 40 are used
};

/// Appends the document to out (UTF-8, ends in a line feed). Offsets written are Unicode code points of the text.
/// Bytes of the document that are not UTF-8 are written as U+FFFD, one for each byte, so that offsets stay right.
/// Linear in the length of the text and the number of items. Thread-safe; cannot fail.
void write(const Document& doc, OutputFormat format, const OutputOptions& options, std::string& out);

}  // namespace laut
