/// Where documents go: standard output, or a folder with one file each.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "laut/result.h"

namespace laut::cli {

/// A name that is safe for a file in any folder: the id with separators, control characters and what Windows forbids
/// replaced by '_', no leading dot, at most 200 bytes, never empty.
std::string safe_name(std::string_view id);

/// For one thread. A document is written in one piece: a reader of standard output never sees half a line of JSON, a
/// folder never holds half a file.
class Sink {
 public:
  /// Standard output where folder is empty. `extension` with its dot; `header` opens every file.
  Sink(std::string folder, std::string_view extension, std::string_view header)
      : folder_(std::move(folder)), extension_(extension), header_(header) {}
  /// Makes the folder, or writes the header. Errors: io.
  Status open();
  /// Errors: io. A closed pipe is no error: closed() is true from then on.
  Status write(std::string_view id, std::string_view text);
  /// The reader of standard output has gone; there is no use in writing more.
  bool closed() const { return closed_; }

 private:
  Status print(std::string_view text);
  Status write_file(std::string_view id, std::string_view text);
  std::string folder_, extension_, header_;
  std::unordered_set<std::string> used_;  // names given in this run
  bool closed_ = false;
};

/// A file that is written in pieces and is there as a whole or not at all: until done() it has another name. For one
/// thread.
class OutFile {
 public:
  explicit OutFile(std::string path);
  ~OutFile();
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;
  // Errors of all: io.
  Status open();
  Status write(std::string_view text);
  Status done();

 private:
  Status check(int code) const;
  void drop() const;
  std::string path_, part_;
  int fd_ = -1;
};

}  // namespace laut::cli
