/// What an ingest says while it runs and when it has ended.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace laut::cli {

struct IngestCounts {
  std::uint64_t added = 0, revised = 0, unchanged = 0;  ///< articles
  std::uint64_t bytes = 0;                              ///< of the texts of articles that were added or revised
  std::uint64_t skipped = 0;                            ///< files and pages that have not changed since they were read
  std::uint64_t failed = 0;                             ///< what could not be read
  IngestCounts& operator+=(const IngestCounts& o);
  std::uint64_t articles() const { return added + revised + unchanged; }
};

/// "12 articles: 10 new, 1 revised, 1 unchanged; 3 files skipped, 1 failed (4.2 s, 2.9 articles/s)" or one JSON object;
/// ends in a line feed.
std::string summary(const IngestCounts& counts, double seconds, bool json);

/// One line on standard error: articles, rate, and where the size of the whole is known the time that is left. Shown
/// once the work has taken a second, five times a second, wiped before anything else is said. For one thread.
class IngestProgress {
 public:
  explicit IngestProgress(bool wanted) : wanted_(wanted) {}
  ~IngestProgress() { wipe(); }
  IngestProgress(const IngestProgress&) = delete;
  IngestProgress& operator=(const IngestProgress&) = delete;

  /// Bytes of all inputs; 0 where that cannot be known.
  void expect(std::uint64_t bytes) { expected_ = bytes; }
  /// Bytes of inputs that are done.
  void done(std::uint64_t bytes) { done_ += bytes; }
  /// Bytes of inputs that need not be read: they say nothing of the rate.
  void skip(std::uint64_t bytes) { expected_ -= bytes < expected_ ? bytes : expected_; }
  void show(const IngestCounts& counts);
  void wipe();
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_, shown_ = false;
  std::uint64_t expected_ = 0, done_ = 0;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace laut::cli
