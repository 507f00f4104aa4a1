#include "cli/runner.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "cli/inputs.h"
#include "cli/pool.h"
#include "cli/signals.h"
#include "cli/sink.h"
#include "cli/terminal.h"

namespace laut::cli {
namespace {

using std::chrono::milliseconds;

ReadSettings settings_for(const Engine& engine, const Options& o) {
  const bool terminal = o.out.empty() && ::isatty(STDOUT_FILENO) == 1;
  const bool times = o.command == Command::times;
  const OutputFormat page = times ? OutputFormat::table : OutputFormat::text;
  ReadSettings s{engine, o.intake, o.format.value_or(terminal ? page : OutputFormat::json), {}};
  if (times) s.stages = stage::times | stage::quantities;
  s.output.tokens = o.tokens;
  s.output.colour = use_colour(o.out.empty() || o.colour == Colour::always ? o.colour : Colour::never);
  s.output.width = o.width != 0 ? o.width : terminal_width();
  return s;
}

unsigned threads_for(const Options& o, const std::vector<Input>& inputs) {
  if (o.jobs != 0) return o.jobs;
  const bool one = inputs.size() == 1 && inputs[0].path != "-" && !holds_many(inputs[0].path, o.intake.format);
  return one ? 1 : std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
}

class Runner {
 public:
  Runner(const Engine& engine, const Options& o, std::vector<Input> inputs)
      : options_(o),
        inputs_(std::move(inputs)),
        settings_(settings_for(engine, o)),
        sink_(o.out, file_extension(settings_.format), file_header(settings_.format)),
        pool_(settings_, threads_for(o, inputs_)),
        progress_(!o.quiet && ::isatty(STDERR_FILENO) == 1 && (!o.out.empty() || ::isatty(STDOUT_FILENO) == 0)) {}

  int run() {
    if (Status s = sink_.open(); !s) {
      complain(s.error());
      return exit_code::failed;
    }
    for (const Input& input : inputs_) {
      if (input.status)
        read(input.path);
      else
        report(input.status.error());
      if (!going()) break;
    }
    drain();
    progress_.wipe();
    if (stop_signal() != 0) stop_now();
    return failed_ ? exit_code::failed : exit_code::ok;
  }

 private:
  bool going() const { return stop_signal() == 0 && !sink_.closed() && !broken_; }

  void report(const Error& error) {
    progress_.wipe();
    complain(error);
    failed_ = true;
  }

  void read(const std::string& path) {
    if (path == "-") drain();  // its end may be far off: what is there is written first
    auto file = FileBytes::read(path);
    if (!file) {
      if (stop_signal() == 0) report_in_order(file.error());
      return;
    }
    const std::string name = path == "-" ? "<stdin>" : path;
    if (!may_hold_many(path, file->view(), options_.intake.format)) {
      // One article: a worker makes it of the bytes, which for HTML is half of the work.
      auto work = std::make_unique<Work>();
      work->path = name;
      work->cost = file->view().size();
      work->file = std::move(*file);
      return submit(std::move(work));
    }
    settings_.engine.intake().read(file->view(), name, options_.intake, [&](Result<Article>&& article) {
      if (!article) {
        report_in_order(article.error());
      } else {
        auto work = std::make_unique<Work>();
        work->article = std::move(*article);
        work->cost = work->article.text.size();
        submit(std::move(work));
      }
      return going();
    });
  }

  /// An error takes its turn behind the documents before it.
  void report_in_order(const Error& error) {
    drain();
    report(error);
  }

  /// Writes everything that is under way.
  void drain() {
    while (!pool_.empty() && going()) take();
  }

  void submit(std::unique_ptr<Work> work) {
    while (pool_.full() && going()) take();
    if (!going()) return;
    pool_.submit(std::move(work));
    while (pool_.full() && going()) take();
  }

  /// Writes the oldest work where it is done, else waits a moment.
  void take() {
    auto work = pool_.take(milliseconds(100));
    progress_.show();
    if (work) put(*work);
  }

  void put(const Work& work) {
    for (const Piece& piece : work.pieces) {
      if (!piece.status) {
        report(piece.status.error());
        continue;
      }
      if (!options_.quiet) {
        for (const Error& w : piece.warnings) {
          progress_.wipe();
          complain(w);
        }
      }
      if (Status s = sink_.write(piece.id, piece.text); !s) {
        report(s.error());
        broken_ = true;
        return;
      }
      progress_.add(piece.bytes);
    }
  }

  /// Ctrl-C: writes what is done and ends without waiting for the documents that are not.
  [[noreturn]] void stop_now() {
    while (!pool_.empty() && !sink_.closed() && !broken_) {
      auto work = pool_.take(milliseconds(0));
      if (!work) break;
      put(*work);
    }
    std::_Exit(exit_code::signalled + stop_signal());
  }

  const Options& options_;
  const std::vector<Input> inputs_;
  const ReadSettings settings_;
  Sink sink_;
  Pool pool_;
  Progress progress_;
  bool failed_ = false, broken_ = false;
};

}  // namespace

int run(const Engine& engine, const Options& options) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) {
    if (::isatty(STDIN_FILENO) == 1) {
      complain("no input (name a file or folder, or give the article on standard input)");
      return exit_code::usage;
    }
    paths.emplace_back("-");
  }
  return Runner(engine, options, expand(paths)).run();
}

}  // namespace laut::cli
