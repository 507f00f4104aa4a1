/// What the program says on standard error, and what it knows of the terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "cli/options.h"
#include "laut/result.h"

namespace laut::cli {

/// "laut: FILE:LINE: message (mend)" on standard error. Control characters become '?', so that a file name or a text
/// cannot steer the terminal.
void complain(const Error& error);
void complain(std::string_view message);
/// Complains, and gives the exit code of such an error: usage for a mistake in what was asked, else failed.
int failed(const Error& error);

/// True where output on standard output shall be coloured.
bool use_colour(Colour wish);
/// Columns of the terminal on standard output; 100 where there is none.
unsigned terminal_width();

/// One line on standard error that counts documents, shown once the work has taken a second, rewritten five times a
/// second, and wiped before anything else is said. For one thread.
class Progress {
 public:
  explicit Progress(bool wanted) : wanted_(wanted) {}
  ~Progress() { wipe(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(std::uint64_t bytes) { ++documents_, bytes_ += bytes; }
  void show();
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_, shown_ = false;
  std::uint64_t documents_ = 0, bytes_ = 0;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace laut::cli
