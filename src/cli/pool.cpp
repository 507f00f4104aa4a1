#include "cli/pool.h"

#include <fmt/format.h>

#include <chrono>
#include <new>

namespace laut::cli {
namespace {

constexpr std::size_t window_a_thread = 8;
constexpr std::uint64_t window_bytes = 64u << 20;
constexpr std::size_t large_text = 8u << 20;  // bytes; the memory of larger documents is not kept

}  // namespace

/// One thread's working memory.
struct Pool::Reader {
  Pool& pool;
  const ReadSettings& settings = pool.settings_;
  Scratch scratch{};
  std::unique_ptr<Document> doc = std::make_unique<Document>();

  /// `one_of_many`: warnings name the article, for the file alone does not tell which it is.
  void read(Article&& article, Piece& piece, bool one_of_many) {
    piece.id = article.id;
    piece.bytes = article.text.size();
    if (settings.wanted && !settings.wanted(article)) {
      piece.unwanted = true;
      return;
    }
    for (const std::string& w : article.warnings) {
      const std::string message = one_of_many ? fmt::format("article {} {}", piece.id, w) : w;
      piece.warnings.push_back({ErrorCode::encoding, message, article.path, 0, ""});
    }
    doc->article = std::move(article);
    settings.engine.read(*doc, scratch, settings.stages);
    const bool large = piece.bytes > large_text;
    if (settings.documents) {
      piece.document = std::move(doc);
      doc = pool.spare();
    } else {
      write(*doc, settings.format, settings.output, piece.text);
      if (large) doc = std::make_unique<Document>();
    }
    if (large) scratch = Scratch();
  }

  void run(Work& work) {
    try {
      if (work.path.empty()) {
        if (work.amend) work.amend(work.article);
        read(std::move(work.article), work.pieces.emplace_back(), true);
      } else {
        settings.engine.intake().read(work.file.view(), work.path, settings.intake, [&](Result<Article>&& article) {
          Piece& piece = work.pieces.emplace_back();
          if (!article) {
            piece.status = article.error();
            return true;
          }
          if (work.amend) work.amend(*article);
          read(std::move(*article), piece, false);
          return true;
        });
        work.file = FileBytes();
      }
    } catch (const std::bad_alloc&) {
      if (work.pieces.empty()) work.pieces.emplace_back();
      const std::string path = work.path.empty() ? work.article.path : work.path;
      work.pieces.back().status =
          Error{ErrorCode::limit, "needs more memory than there is", path, 0, "use fewer --jobs"};
    }
  }
};

Pool::Pool(const ReadSettings& settings, unsigned threads) : settings_(settings), threads_(threads) {
  if (threads_ <= 1) {
    own_ = std::make_unique<Reader>(Reader{*this});
    return;
  }
  for (unsigned i = 0; i < threads_; ++i) workers_.emplace_back([this] { loop(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  work_.notify_all();
  for (std::thread& t : workers_) t.join();
}

void Pool::submit(std::unique_ptr<Work> work) {
  Work* const w = work.get();
  cost_ += w->cost;
  window_.push_back(std::move(work));
  if (own_) {
    own_->run(*w);
    w->done = true;
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(w);
  }
  work_.notify_one();
}

bool Pool::full() const {
  if (window_.empty()) return false;
  return own_ || window_.size() >= window_a_thread * threads_ || cost_ >= window_bytes;
}

std::unique_ptr<Work> Pool::take(std::chrono::milliseconds wait) {
  Work* const oldest = window_.front().get();
  {
    std::unique_lock lock(mutex_);
    if (!result_.wait_for(lock, wait, [&] { return oldest->done; })) return nullptr;
  }
  std::unique_ptr<Work> work = std::move(window_.front());
  window_.pop_front();
  cost_ -= work->cost;
  return work;
}

void Pool::recycle(std::unique_ptr<Document> document) {
  if (!document || document->text().size() > large_text) return;
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(document));
}

std::unique_ptr<Document> Pool::spare() {
  const std::lock_guard lock(mutex_);
  if (spare_.empty()) return std::make_unique<Document>();
  auto document = std::move(spare_.back());
  spare_.pop_back();
  return document;
}

void Pool::loop() {
  Reader reader{*this};
  for (;;) {
    Work* work = nullptr;
    {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [&] { return stop_ || !queue_.empty(); });
      if (stop_) return;
      work = queue_.front();
      queue_.pop_front();
    }
    reader.run(*work);
    {
      const std::lock_guard lock(mutex_);
      work->done = true;
    }
    result_.notify_one();
  }
}

}  // namespace laut::cli
