#include "cli/ingest.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "cli/data_dir.h"
#include "cli/ingest_feed.h"
#include "cli/inputs.h"
#include "cli/pool.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/version.h"

namespace laut::cli {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds batch_time{10};  // other writers wait for the ledger while a batch is open

std::int64_t now() {
  return static_cast<std::int64_t>(std::time(nullptr));
}

/// A path that means the same from any folder.
std::string absolute(const std::string& path) {
  std::error_code code;
  const auto p = std::filesystem::weakly_canonical(path, code);
  return code ? path : p.string();
}

/// Size and time of the last change: what a file was when it was read.
std::string file_state(const std::string& path, std::uint64_t& size) {
  struct stat st {};
  if (::stat(path.c_str(), &st) != 0 || !S_ISREG(st.st_mode)) return {};
  size = static_cast<std::uint64_t>(st.st_size);
  return fmt::format("{} {}.{:09}", st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

/// What else decides on the articles of a file.
std::string options_state(const IntakeOptions& o) {
  return fmt::format("{}|{}|{}|{}|{}", to_string(o.format), o.published, o.outlet, o.language,
                     o.strict ? "strict" : "");
}

/// One round: everything the options name.
class Round {
 public:
  Round(const IngestOptions& o, const Engine& engine, Ledger& ledger, Ledger& reader, fetch::Fetcher& fetcher,
        std::string version)
      : options_(o),
        ledger_(ledger),
        reader_(reader),
        version_(std::move(version)),
        settings_(settings(engine)),
        pool_(settings_, o.jobs != 0 ? o.jobs : std::clamp(std::thread::hardware_concurrency(), 1u, 8u)),
        feeds_(fetcher, port(), {o.pages, o.recheck}),
        progress_(!o.reading.quiet && ::isatty(STDERR_FILENO) == 1) {}

  /// Exit code.
  int run(const std::vector<Input>& inputs) {
    expect(inputs);
    for (const Input& input : inputs) {
      if (!going()) break;
      if (!input.status)
        report(input.status.error());
      else if (fetch::is_web_address(input.path))
        feeds_.read_address(input.path);
      else
        read_file(input.path);
    }
    drain();
    if (stop_signal() != 0) take_what_is_done();
    commit();
    progress_.wipe();
    if (!options_.reading.quiet || options_.json) {
      std::fputs(summary(counts_, progress_.seconds(), options_.json).c_str(), stdout);
      std::fflush(stdout);
    }
    if (stop_signal() != 0) return exit_code::signalled + stop_signal();
    return counts_.failed != 0 || broken_ ? exit_code::failed : exit_code::ok;
  }

 private:
  /// What belongs to a work on its way through the pool.
  struct Tag {
    std::uint64_t bytes = 0;  ///< of its input
    std::uint64_t failures = 0;
    std::vector<std::pair<std::string, SourceState>> complete;  ///< read whole once this is in the ledger
  };

  ReadSettings settings(const Engine& engine) {
    ReadSettings s{engine, options_.reading.intake, OutputFormat::json, {}};
    s.documents = true;
    s.wanted = [this](const Article& article) { return wanted(article); };
    return s;
  }

  FeedPort port() {
    return {ledger_,
            [this](std::unique_ptr<Work> work, std::string address, SourceState state) {
              Tag tag;
              if (!address.empty()) tag.complete.emplace_back(std::move(address), std::move(state));
              submit(std::move(work), std::move(tag));
            },
            [this](std::string address, SourceState state) { note(std::move(address), std::move(state)); },
            [this](const Error& error) { report(error); },
            [this] { ++pending_.skipped; },
            [this] {
              drain();
              commit();
            },
            [this] { return going(); },
            now};
  }

  /// Called by the pool's threads.
  bool wanted(const Article& article) {
    const std::lock_guard lock(reader_mutex_);
    const auto known = reader_.knows(article);
    return !known || !*known;  // a failure shows itself to the writer too
  }

  bool going() const { return stop_signal() == 0 && !broken_; }

  void report(const Error& error) {
    progress_.wipe();
    complain(error);
    ++pending_.failed;
    ++failures_;
  }

  void expect(const std::vector<Input>& inputs) {
    std::uint64_t all = 0;
    for (const Input& input : inputs) {
      std::uint64_t size = 0;
      if (input.path == "-" || fetch::is_web_address(input.path)) return;
      if (input.status) file_state(input.path, size);
      all += size;
    }
    progress_.expect(all);
  }

  void read_file(const std::string& argument) {
    const bool standard_input = argument == "-";
    const std::string path = standard_input ? "<stdin>" : absolute(argument);
    SourceState state;
    std::uint64_t size = 0;
    if (standard_input) {
      drain();  // its end may be far off: what is there is kept first
      commit();
    } else {
      state = {options_state(options_.reading.intake), file_state(path, size), now(), 200};
      const auto known = ledger_.source(path);
      if (!known) return report(known.error());
      if (*known && !state.modified.empty() && (*known)->modified == state.modified && (*known)->etag == state.etag) {
        ++pending_.skipped;
        return progress_.skip(size);
      }
    }
    auto file = FileBytes::read(standard_input ? "-" : path);
    if (!file) {
      if (stop_signal() == 0) report(file.error());
      return;
    }
    const std::uint64_t before = failures_;
    const InputFormat format = options_.reading.intake.format;
    if (format == InputFormat::automatic && fetch::is_feed(file->view())) {
      const std::string bytes(file->view());
      feeds_.read_bytes(bytes, path);
    } else if (may_hold_many(path, file->view(), format)) {
      read_many(*file, path);
    } else {
      auto work = std::make_unique<Work>();
      work->path = path;
      work->cost = file->view().size();
      work->file = std::move(*file);
      Tag tag;
      tag.bytes = size;
      if (!state.modified.empty()) tag.complete.emplace_back(path, std::move(state));
      return submit(std::move(work), std::move(tag));
    }
    if (failures_ == before && going() && !state.modified.empty()) note(path, std::move(state));
  }

  void read_many(const FileBytes& file, const std::string& path) {
    std::uint64_t told = 0;
    settings_.engine.intake().read(file.view(), path, options_.reading.intake, [&](Result<Article>&& article) {
      if (!article) {
        report(article.error());
        return going();
      }
      auto work = std::make_unique<Work>();
      work->article = std::move(*article);
      work->cost = work->article.text.size();
      Tag tag;
      tag.bytes = work->cost;
      told += work->cost;
      submit(std::move(work), std::move(tag));
      return going();
    });
    if (file.view().size() > told) progress_.done(file.view().size() - told);
  }

  /// The address is done when everything before it is.
  void note(std::string address, SourceState state) {
    if (!tags_.empty())
      tags_.back().complete.emplace_back(std::move(address), std::move(state));
    else
      keep(address, state);
  }

  void keep(const std::string& address, const SourceState& state) {
    if (!begin()) return;
    if (Status s = ledger_.keep_source(address, state); !s) give_up(s.error());
  }

  void submit(std::unique_ptr<Work> work, Tag tag) {
    while (pool_.full() && going()) take();
    if (!going()) return;
    tags_.push_back(std::move(tag));
    pool_.submit(std::move(work));
    while (pool_.full() && going()) take();
  }

  void drain() {
    while (!pool_.empty() && going()) take();
  }

  void take() {
    auto work = pool_.take(milliseconds(100));
    progress_.show(counts_);
    if (!work) return commit_if_due();
    const Tag tag = std::move(tags_.front());
    tags_.pop_front();
    put(*work, tag);
    commit_if_due();
  }

  /// Ctrl-C: what is made goes into the ledger, what is not is left for the next time.
  void take_what_is_done() {
    while (!pool_.empty() && !broken_) {
      auto work = pool_.take(milliseconds(0));
      if (!work) return;
      const Tag tag = std::move(tags_.front());
      tags_.pop_front();
      put(*work, tag);
    }
  }

  void put(Work& work, const Tag& tag) {
    bool whole = true;
    for (Piece& piece : work.pieces) {
      if (!piece.status) {
        report(piece.status.error());
        whole = false;
      } else if (piece.unwanted) {
        ++pending_.unchanged;
      } else {
        put(piece);
      }
      if (broken_) return;
    }
    progress_.done(tag.bytes);
    if (!whole) return;
    for (const auto& [address, state] : tag.complete) {
      keep(address, state);
      if (broken_) return;
    }
  }

  void put(Piece& piece) {
    if (!options_.reading.quiet) {
      for (const Error& w : piece.warnings) {
        progress_.wipe();
        complain(w);
      }
    }
    if (!begin()) return;
    const auto added = ledger_.add(*piece.document, {now(), version_});
    pool_.recycle(std::move(piece.document));
    if (!added) return give_up(added.error());
    switch (added->kind) {
      case Addition::Kind::first: ++pending_.added; break;
      case Addition::Kind::revised: ++pending_.revised; break;
      case Addition::Kind::unchanged: ++pending_.unchanged; return;
    }
    pending_.bytes += piece.bytes;
    ++in_batch_;
  }

  bool begin() {
    if (broken_) return false;
    if (open_) return true;
    if (Status s = ledger_.begin(); !s) {
      give_up(s.error());
      return false;
    }
    open_ = true;
    in_batch_ = 0;
    opened_ = std::chrono::steady_clock::now();
    return true;
  }

  void commit_if_due() {
    if (open_ && (in_batch_ >= options_.batch || std::chrono::steady_clock::now() - opened_ > batch_time)) commit();
  }

  void commit() {
    if (open_) {
      open_ = false;
      if (Status s = ledger_.commit(); !s) return give_up(s.error());
    }
    if (broken_) return;
    counts_ += pending_;
    pending_ = {};
  }

  /// The ledger takes no more: what was not committed is lost, and told as such.
  void give_up(const Error& error) {
    progress_.wipe();
    complain(error);
    const std::uint64_t lost = pending_.added + pending_.revised;
    if (lost != 0)
      complain(fmt::format("{} articles since the last commit were not kept; ingest again to have them", lost));
    ledger_.roll_back();
    counts_.failed += pending_.failed + lost + 1;
    pending_ = {};
    open_ = false;
    broken_ = true;
  }

  const IngestOptions& options_;
  Ledger& ledger_;
  Ledger& reader_;  // of the pool's threads
  std::mutex reader_mutex_;
  const std::string version_;
  const ReadSettings settings_;
  Pool pool_;
  FeedReader feeds_;
  IngestProgress progress_;
  std::deque<Tag> tags_;           // of the works in the pool, oldest first
  IngestCounts counts_, pending_;  // committed; of the open batch
  std::uint64_t in_batch_ = 0, failures_ = 0;
  std::chrono::steady_clock::time_point opened_;
  bool open_ = false, broken_ = false;
};

/// Sleeps until the next round, or until a signal comes.
void wait(unsigned seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (stop_signal() == 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(milliseconds(100));
}

int fail(const Error& error) {
  complain(error);
  return exit_code::failed;
}

}  // namespace

int ingest(const IngestOptions& options) {
  std::vector<std::string> paths = options.reading.paths;
  if (paths.empty()) {
    if (::isatty(STDIN_FILENO) == 1) {
      complain("no input (name a file, folder or feed, or give articles on standard input)");
      return exit_code::usage;
    }
    paths.emplace_back("-");
  }
  const auto dir = find_data(options.reading.data);
  const auto engine = Engine::open(dir, options.reading.engine);
  if (!engine) return fail(engine.error());
  auto ledger = Ledger::open(options.db, {.write = true, .create = true});
  if (!ledger) return fail(ledger.error());
  auto reader = Ledger::open(options.db);
  if (!reader) return fail(reader.error());
  fetch::FetchOptions fetching;
  fetching.agent = "laut/" LAUT_VERSION;
  fetching.pause = milliseconds(static_cast<std::int64_t>(options.pause * 1000));
  fetching.timeout = std::chrono::seconds(options.timeout);
  fetching.stopped = [] { return stop_signal() != 0; };
  fetch::Fetcher fetcher(std::move(fetching));
  const std::string version = engine_version(dir, options.reading.engine);
  int code = exit_code::ok;
  for (unsigned round = 1;; ++round) {
    // Folders are listed anew each time: watch is there for what comes.
    code = std::max(code, Round(options, *engine, *ledger, *reader, fetcher, version).run(expand(paths)));
    if (options.every == 0 || stop_signal() != 0 || (options.rounds != 0 && round >= options.rounds)) break;
    wait(options.every);
    if (stop_signal() != 0) return exit_code::signalled + stop_signal();
  }
  return code;
}

}  // namespace laut::cli
