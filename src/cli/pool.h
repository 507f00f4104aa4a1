/// Reading documents on several threads, with results in the order of submission.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "cli/inputs.h"
#include "laut/engine.h"
#include "laut/output.h"

namespace laut::cli {

/// How a document is read and written; the same for all of them.
struct ReadSettings {
  const Engine& engine;
  IntakeOptions intake;
  OutputFormat format = OutputFormat::json;
  OutputOptions output;
  Stages stages = stage::all;
};

/// A document as it will be written, or what went wrong.
struct Piece {
  std::string id, text;
  std::vector<Error> warnings;
  Status status = Ok{};
  std::uint64_t bytes = 0;  ///< of the article's text
};

/// Something to do: an article, or a whole file whose articles are to be read.
struct Work {
  Article article;
  std::string path;  ///< of the file; empty where `article` is the work
  FileBytes file;
  std::uint64_t cost = 0;     ///< bytes
  std::vector<Piece> pieces;  ///< the results, in order
  bool done = false;
};

/// Workers and the window of work that is under way. All member functions are for one thread, the owner's.
/// Memory is bounded: the owner takes results out while full() is true, before it puts in more.
class Pool {
 public:
  /// With one thread, work is done within submit().
  Pool(const ReadSettings& settings, unsigned threads);
  /// Waits for the workers to finish what they have begun; the rest is dropped.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  void submit(std::unique_ptr<Work> work);
  bool empty() const { return window_.empty(); }
  /// Enough is under way: 8 pieces of work a thread, or 64 MB of text.
  bool full() const;
  /// The oldest work where it is done within the time, else null. Precondition: !empty().
  std::unique_ptr<Work> take(std::chrono::milliseconds wait);

 private:
  void loop();
  const ReadSettings& settings_;
  const unsigned threads_;
  std::deque<std::unique_ptr<Work>> window_;  // owner's thread; oldest first
  std::uint64_t cost_ = 0;
  std::mutex mutex_;  // guards what follows, and Work::done
  std::condition_variable work_, result_;
  std::deque<Work*> queue_;
  bool stop_ = false;
  std::vector<std::thread> workers_;
  struct Reader;                 // defined in pool.cpp
  std::unique_ptr<Reader> own_;  // with one thread
};

}  // namespace laut::cli
