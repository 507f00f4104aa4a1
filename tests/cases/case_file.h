/// The text form of test cases (tests/cases/README.md): what a file says, before anything is compared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"
#include "laut/span.h"

namespace laut::cases {

/// One line below the "--" of a case.
///
///     quotation indirect speech | quote: er komme // morgen | speaker: Ada Kern
///     ^kind     ^labels           ^fields (keyed)
///     time DATE 2024-06-18 | am Dienstag | mod: APPROX
///                            ^field with the empty key: the item's own span
struct Expectation {
  std::uint32_t line = 0;
  bool negative = false;                      ///< "no quotation ...": none such may be found
  bool complete = false;                      ///< "only quotations": every item found must be expected by a line
  std::string kind;                           ///< singular: quotation, time, quantity, mention, sentence, token ...
  std::vector<std::string> labels;            ///< words between the kind and the first "|"
  std::map<std::string, std::string> fields;  ///< by key; the value as written
  std::string source;                         ///< the whole line, for messages

  bool has(const std::string& key) const { return fields.count(key) != 0; }
};

struct Case {
  std::string path;        ///< of the file, relative to the folder of cases
  std::uint32_t line = 0;  ///< of its title
  std::string title;
  std::map<std::string, std::string> meta;  ///< published, outlet, title, known gap
  std::string text;
  std::vector<Expectation> expectations;
};

/// Every case of the file. Errors: io; syntax with file, line and mend.
Result<std::vector<Case>> read_cases(const std::filesystem::path& file, const std::string& name);
/// As read_cases, of text at hand.
Result<std::vector<Case>> parse_cases(std::string_view text, const std::string& name);

/// Finds "part // part#2" in text: whole words only, the n-th occurrence where "#n" is said, later parts behind
/// earlier ones. "-" is the empty list. Errors: syntax (no file and line) where a part does not occur.
Result<SpanList> locate(std::string_view text, std::string_view parts);

}  // namespace laut::cases
