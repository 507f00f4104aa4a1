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
  /// Standard output where folder is empty. `extension` with its dot.
  Sink(std::string folder, std::string_view extension) : folder_(std::move(folder)), extension_(extension) {}
  /// Makes the folder. Errors: io.
  Status open();
  /// Errors: io. A closed pipe is no error: closed() is true from then on.
  Status write(std::string_view id, std::string_view text);
  /// The reader of standard output has gone; there is no use in writing more.
  bool closed() const { return closed_; }

 private:
  Status write_file(std::string_view id, std::string_view text);
  std::string folder_, extension_;
  std::unordered_set<std::string> used_;  // names given in this run
  bool closed_ = false;
};

}  // namespace laut::cli
