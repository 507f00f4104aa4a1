/// Open ledgers for reading, lent to one request at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "laut/ledger.h"
#include "laut/result.h"
#include "ledger/database.h"

namespace laut::serve {

/// A fixed number of connections, so that as many questions are answered at once as there are processors, whatever the
/// number of clients. Shared by threads; what is lent is for one.
class Readers {
 public:
  struct Reader {
    explicit Reader(Ledger l) : ledger(std::move(l)) {}
    Ledger ledger;
    std::chrono::steady_clock::time_point deadline{};
  };

  /// A ledger on loan; it goes back with its end.
  class Loan {
   public:
    Loan(Readers& all, std::unique_ptr<Reader> reader) : all_(&all), reader_(std::move(reader)) {}
    Loan(Loan&& o) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan();
    const Ledger& ledger() const { return reader_->ledger; }
    /// The question took longer than it may, and was broken off.
    bool expired() const { return std::chrono::steady_clock::now() >= reader_->deadline; }

   private:
    Readers* all_;
    std::unique_ptr<Reader> reader_;
  };

  /// Errors: those of Ledger::open.
  static Result<std::unique_ptr<Readers>> open(const std::string& path, unsigned count);

  /// Waits for a free one; who came first gets it first. The question it is for is broken off after `most`.
  Loan lend(std::chrono::milliseconds most = std::chrono::seconds(20));

  /// A number that rises whenever anything was committed to the ledger, by whomever.
  std::uint64_t generation();

  const std::string& path() const { return path_; }

 private:
  explicit Readers(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::mutex mutex_;
  struct Waiter {
    std::condition_variable served;
    std::unique_ptr<Reader> reader;
  };
  std::deque<Waiter*> waiting_;
  std::vector<std::unique_ptr<Reader>> idle_;

  std::mutex watch_mutex_;  // data_version is compared with what this one connection saw before
  std::unique_ptr<Ledger> watch_;
  ledger::Query data_version_;
  std::int64_t last_version_ = 0;
  std::uint64_t generation_ = 1;
};

}  // namespace laut::serve
