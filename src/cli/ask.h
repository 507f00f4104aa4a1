/// Questions to the ledger on the command line: what is asked, and how answers are written.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "laut/questions.h"

namespace laut::cli {

enum class AnswerFormat { table, json, csv };

struct AskOptions {
  std::string db, what, topic;
  Filter filter;
  AnswerFormat format = AnswerFormat::table;
  Colour colour = Colour::automatic;
  unsigned width = 0;  ///< 0: as wide as the terminal
};

/// An answer on its way out: for every row an object of JSON and cells of text, under one list of columns.
///
/// A cell may hold the marks U+E000 and U+E001 around words to be coloured. The last column takes the width that is
/// left, and is cut; with `long_text` it is broken into lines instead.
struct Answer {
  std::string question;              ///< name of the command
  std::vector<std::string> columns;  ///< of the table and of CSV
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> objects;  ///< JSON of every row
  bool more = false;
};

/// laut.ledger/1 (schema/laut.ledger.1.json), a table, or CSV; to standard output.
void print(const Answer& answer, const AskOptions& o);

/// Rows as JSON objects.
std::string json_of(const ActorRow& r);
std::string json_of(const ClaimRow& r);
std::string json_of(const FlowRow& r);
std::string json_of(const TimelineRow& r);
std::string json_of(const SearchRow& r);
std::string json_of(const SourceRow& r);
std::string json_of(const CaseRow& r);

/// "Kurier › Karla Renn"; "?" for a source that is not named.
std::string chain_of(const ClaimRow& r);
/// "= 120 Helme" as short as can be.
std::string short_of(const QuantityRow& q);
/// "2024-05-01", "2024-05-01/2024-06-10" or "" of two days.
std::string days_of(const std::string& first, const std::string& last);
/// Everything about one row: its sentence with the claim marked, article, outlet, day, chain. The exit code.
int show(const Questions& ask, const AskOptions& o);

}  // namespace laut::cli
