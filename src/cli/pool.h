/// Reading documents on several threads, with results in the order of submission.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
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
  OutputOptions output{};
  Stages stages = stage::all;
  /// Documents themselves are wanted (Piece::document) and nothing is written.
  bool documents = false;
  /// Called by every thread before an article is read; false where it need not be. May be empty.
  std::function<bool(const Article&)> wanted{};
};

/// A document as it will be written, or what went wrong.
struct Piece {
  std::string id, text;
  std::unique_ptr<Document> document;  ///< where documents are wanted; given back by Pool::recycle()
  bool unwanted = false;               ///< ReadSettings::wanted said no
  std::vector<Error> warnings;
  Status status = Ok{};
  std::uint64_t bytes = 0;  ///< of the article's text
};

/// Something to do: an article, or a whole file whose articles are to be read.
struct Work {
  Article article;
  std::string path;  ///< of the file; empty where `article` is the work
  FileBytes file;
  std::function<void(Article&)> amend;  ///< adds what is known besides the bytes; may be empty
  std::uint64_t cost = 0;               ///< bytes
  std::vector<Piece> pieces;            ///< the results, in order
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
  /// Its memory serves for another document.
  void recycle(std::unique_ptr<Document> document);

 private:
  void loop();
  std::unique_ptr<Document> spare();
  const ReadSettings& settings_;
  const unsigned threads_;
  std::deque<std::unique_ptr<Work>> window_;  // owner's thread; oldest first
  std::uint64_t cost_ = 0;
  std::mutex mutex_;  // guards what follows, and Work::done
  std::condition_variable work_, result_;
  std::deque<Work*> queue_;
  std::vector<std::unique_ptr<Document>> spare_;
  bool stop_ = false;
  std::vector<std::thread> workers_;
  struct Reader;                 // defined in pool.cpp
  std::unique_ptr<Reader> own_;  // with one thread
};

}  // namespace laut::cli
