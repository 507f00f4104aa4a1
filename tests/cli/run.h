/// Runs the laut program as a user would, and keeps what it said.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace laut::test {

struct Outcome {
  int status = -1;  ///< exit code, or 128 + the signal that ended it
  std::string out, err;
  double cpu_seconds = 0;  ///< user and system
  long peak_kib = 0;       ///< resident memory
};

struct Where {
  std::string input{};                     ///< standard input
  std::vector<std::string> environment{};  ///< "NAME=value", besides a bare PATH and LAUT_DATA
  std::string out_path{};                  ///< standard output, instead of collecting it
  bool closed_output = false;              ///< standard output is a pipe that nobody reads
  bool terminal = false;                   ///< standard output is a terminal of 80 columns
  unsigned long file_limit = 0;            ///< bytes that a file it writes may have; 0: as many as it likes
  int signal = 0;                          ///< sent while it waits for the end of its standard input
};

/// Runs LAUT_BINARY with the arguments. Fails the test where it cannot be started.
Outcome laut(const std::vector<std::string>& arguments, const Where& where = {});

/// A folder of its own that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Writes a file, with the folders it needs; returns its path.
  std::string file(std::string_view name, std::string_view content) const;
  std::string path(std::string_view name = "") const;

 private:
  std::filesystem::path path_;
};

std::string content(const std::string& path);
std::size_t lines(std::string_view s);
/// The first argument n times.
std::string times(std::string_view s, std::size_t n);

}  // namespace laut::test
