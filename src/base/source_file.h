/// Reading the plain-text data files of data/<lang>/ when they are compiled, and files of the user in their formats when an
/// Engine is opened.
///
/// Shared form of all of them: UTF-8; `#` at the start of a line (after blanks) or after two blanks opens a
/// comment; blank lines separate. What a line means is the stage's own affair.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"

namespace laut {

struct SourceLine {
  std::uint32_t number = 0;  ///< 1-based
  std::string text;          ///< comment and trailing blanks removed; leading blanks kept
};

struct SourceFile {
  std::string path;
  std::vector<SourceLine> lines;  ///< lines with something on them; a blank line is kept as an empty text

  /// Errors: io; encoding where a byte is not UTF-8.
  static Result<SourceFile> read(const std::filesystem::path& path);
  /// An error that names file and line.
  Error error(const SourceLine& line, std::string message, std::string mend) const;
};

/// Every file below dir with the extension (".cues"), sorted by path. Errors: io where dir is missing.
Result<std::vector<std::filesystem::path>> source_files(const std::filesystem::path& dir, std::string_view extension);

/// Splits at runs of blanks and tabs.
std::vector<std::string_view> words(std::string_view line);
/// Splits at a separator; parts are trimmed.
std::vector<std::string_view> split(std::string_view line, char separator);
std::string_view trim(std::string_view s);

}  // namespace laut
