#include "serve/readers.h"

namespace laut::serve {
namespace {

/// SQLite asks now and then whether to go on.
int too_late(void* reader) {
  return std::chrono::steady_clock::now() >= static_cast<Readers::Reader*>(reader)->deadline ? 1 : 0;
}

constexpr int steps_between = 20'000;

}  // namespace

Readers::Loan::~Loan() {
  if (!reader_) return;
  const std::lock_guard lock(all_->mutex_);
  if (all_->waiting_.empty()) {
    all_->idle_.push_back(std::move(reader_));
    return;
  }
  Waiter* const next = all_->waiting_.front();
  all_->waiting_.pop_front();
  next->reader = std::move(reader_);
  next->served.notify_one();  // while it cannot yet go away
}

Result<std::unique_ptr<Readers>> Readers::open(const std::string& path, unsigned count) {
  std::unique_ptr<Readers> all(new Readers(path));
  for (unsigned i = 0; i < count; ++i) {
    auto ledger = Ledger::open(path);
    if (!ledger) return ledger.error();
    all->idle_.push_back(std::make_unique<Reader>(std::move(*ledger)));
    sqlite3_progress_handler(all->idle_.back()->ledger.database().handle(), steps_between, too_late,
                             all->idle_.back().get());
  }
  auto watch = Ledger::open(path);
  if (!watch) return watch.error();
  all->watch_ = std::make_unique<Ledger>(std::move(*watch));
  all->data_version_ = all->watch_->database().query("PRAGMA data_version");
  all->last_version_ = all->data_version_.number().value_or(0);
  if (Status s = all->watch_->database().take_status(); !s) return s.error();
  return all;
}

Readers::Loan Readers::lend(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  std::unique_ptr<Reader> reader;
  if (!idle_.empty()) {
    // The one used last: its pages are in the cache.
    reader = std::move(idle_.back());
    idle_.pop_back();
  } else {
    Waiter self;
    waiting_.push_back(&self);
    self.served.wait(lock, [&] { return self.reader != nullptr; });
    reader = std::move(self.reader);
  }
  reader->deadline = std::chrono::steady_clock::now() + most;
  return Loan(*this, std::move(reader));
}

std::uint64_t Readers::generation() {
  const std::lock_guard lock(watch_mutex_);
  const auto now = data_version_.bind().number();
  // Where it cannot be told, nothing may pass for unchanged.
  if (!watch_->database().take_status() || !now || *now != last_version_) {
    last_version_ = now.value_or(last_version_);
    ++generation_;
  }
  return generation_;
}

}  // namespace laut::serve
