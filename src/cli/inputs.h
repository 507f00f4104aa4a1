/// From the arguments to the bytes of the files they name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "laut/intake.h"
#include "laut/result.h"

namespace laut::cli {

/// A file to read, or what is wrong with an argument.
struct Input {
  std::string path;  ///< "-" for standard input
  Status status = Ok{};
};

/// Files stay as they are; a folder becomes the files with known extensions below it, sorted by path, hidden ones and
/// linked folders left out. A folder that has none, or cannot be listed, becomes an error in its place.
std::vector<Input> expand(const std::vector<std::string>& arguments);

/// The bytes of a file: mapped where it is large, else copied, so that a small file may change while it is read.
class FileBytes {
 public:
  /// Reads path, or standard input for "-". Errors: io; limit where it is larger than 1 GiB.
  static Result<FileBytes> read(const std::string& path);
  /// Bytes that come from elsewhere.
  explicit FileBytes(std::string bytes) : copy_(std::move(bytes)) {}
  FileBytes() = default;
  std::string_view view() const;

 private:
  std::string copy_;
  MappedFile mapped_;
};

/// True where the input may hold many articles (JSON Lines, CoNLL-U), by option, extension or first character.
bool may_hold_many(std::string_view path, std::string_view bytes, InputFormat format);
/// The same without the bytes: true where that is known from option or extension alone.
bool holds_many(std::string_view path, InputFormat format);

}  // namespace laut::cli
