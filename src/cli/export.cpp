// `laut export`: the ledger in the formats of others.
#include "laut/export.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/signals.h"
#include "cli/sink.h"
#include "cli/terminal.h"

namespace laut::cli {
namespace {

constexpr const char* footer = R"(Examples:
  laut export --db news.db --format jsonl | jq -r '.chain[-1].actor.name'
  laut export --db news.db --format csv --rows events --type TRANSFER --since 2024-01 --out transfers.csv
  laut export --db news.db --format graphml --actor Q884 --out flows.graphml
  laut export --db news.db --format brat --out annotated/

The newest revision of every article is exported. laut export --list tells the formats; timeml and brat write a folder.)";

struct ExportCommand {
  ExportOptions options;
  std::string db = "ledger.db", out = "-", rows = "claims";
  bool list = false, quiet = false;
};

const ExportFormat* format_of(const std::string& name) {
  for (const ExportFormat& f : export_formats())
    if (f.name == name) return &f;
  return nullptr;
}

std::string names() {
  std::string out;
  for (const ExportFormat& f : export_formats()) out += fmt::format("{}{}", out.empty() ? "" : "|", f.name);
  return out;
}

/// One stream: standard output, or a file that is whole or not there.
class Stream {
 public:
  explicit Stream(const std::string& out) : standard_(out == "-"), file_(out), sink_({}, {}, {}) {}
  Status open() { return standard_ ? Status(Ok{}) : file_.open(); }
  Status put(std::string_view text) {
    if (!standard_) return file_.write(text);
    if (Status s = sink_.write({}, text); !s) return s;
    // Nobody reads any more: ends the export, and is no failure.
    return sink_.closed() ? Status(Error{ErrorCode::io, "the output was closed", {}, 0, {}}) : Status(Ok{});
  }
  Status done() { return standard_ ? Status(Ok{}) : file_.done(); }
  bool closed() const { return sink_.closed(); }

 private:
  bool standard_;
  OutFile file_;
  Sink sink_;
};

/// A folder: files are named after the articles, those of one article alike.
class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}
  Status open() { return Sink(path_, {}, {}).open(); }
  Status put(std::string_view name, std::string_view suffix, std::string_view text) {
    if (!name.empty()) {
      auto& sink = sinks_[std::string(suffix)];
      if (!sink) sink = std::make_unique<Sink>(path_, suffix, std::string_view());
      return sink->write(name, text);
    }
    OutFile file((std::filesystem::path(path_) / suffix).string());
    Status s = file.open();
    if (s) s = file.write(text);
    return s ? file.done() : s;
  }

 private:
  std::string path_;
  std::map<std::string, std::unique_ptr<Sink>> sinks_;  // every one gives the same names in the same order
};

/// Runs the export into target; `put` hands a piece on to it.
template <typename Target, typename Put>
int write(const Ledger& ledger, const ExportCommand& o, Target& target, Put&& put, bool& closed) {
  if (Status s = target.open(); !s) return failed(s.error());
  const auto counts = export_ledger(
      ledger, o.options, [&](std::string_view name, std::string_view suffix, std::string_view text) -> Status {
        if (stop_signal() != 0) return Error{ErrorCode::io, "stopped", {}, 0, {}};
        return put(name, suffix, text);
      });
  if (closed) return exit_code::ok;
  if (stop_signal() != 0) return exit_code::signalled + stop_signal();
  if (!counts) return failed(counts.error());
  if (!o.quiet && o.out != "-")
    fmt::print(stderr, "{}: {} articles, {} claims, {} events\n", o.out, counts->revisions, counts->claims,
               counts->events);
  return exit_code::ok;
}

int run(ExportCommand o) {
  if (o.list) {
    for (const ExportFormat& f : export_formats()) fmt::print("{:<9} {}\n", f.name, f.about);
    return exit_code::ok;
  }
  const ExportFormat* format = format_of(o.options.format);
  if (format == nullptr) return failed({ErrorCode::usage, "no format given", {}, 0, fmt::format("--format {}", names())});
  if (format->files && o.out == "-")
    return failed(
        {ErrorCode::usage, fmt::format("{} writes several files", format->name), {}, 0, "name a folder with --out"});
  o.options.event_rows = o.rows == "events";
  if (o.options.event_rows && format->name != "csv")
    return failed({ErrorCode::usage, "--rows is for csv alone", {}, 0, {}});
  const auto ledger = Ledger::open(o.db);
  if (!ledger) return failed(ledger.error());
  bool closed = false;
  if (format->files) {
    Folder folder(o.out);
    return write(
        *ledger, o, folder, [&](auto name, auto suffix, auto text) { return folder.put(name, suffix, text); }, closed);
  }
  Stream stream(o.out);
  const int code = write(
      *ledger, o, stream,
      [&](auto, auto, auto text) {
        Status s = stream.put(text);
        closed = stream.closed();
        return s;
      },
      closed);
  if (code != exit_code::ok || closed) return code;
  const Status s = stream.done();
  return s ? code : failed(s.error());
}

}  // namespace

Subcommand add_export(CLI::App& parent) {
  CLI::App* app =
      parent.add_subcommand("export", "The ledger as JSON Lines, CSV, JSON-LD, FollowTheMoney, GraphML ...");
  auto o = std::make_shared<ExportCommand>();
  add_db(*app, o->db);
  app->add_option("-f,--format", o->options.format, names())
      ->check([](const std::string& name) {
        return format_of(name) != nullptr ? std::string() : "'" + name + "' is not one of " + names();
      })
      ->type_name("FORMAT");
  app->add_flag("--list", o->list, "Tell the formats");
  app->add_option("-o,--out", o->out, "File, or folder for timeml and brat; - is standard output [-]")
      ->type_name("PATH");
  app->add_option("--rows", o->rows, "csv: a row for every one of the claims or events [claims]")
      ->check(CLI::IsMember({"claims", "events"}))
      ->type_name("WHAT");
  app->add_option("--since", o->options.since, "First day of publication: 2024-06-18, 2024-06, 2024")->type_name("DAY");
  app->add_option("--until", o->options.until, "Last day of publication")->type_name("DAY");
  app->add_option("--outlet", o->options.outlet, "Articles of that outlet")->type_name("NAME");
  app->add_option("--type", o->options.type, "Claims with an event of that type")->type_name("TYPE");
  app->add_option("--actor", o->options.actor, "Claims of or about somebody: a name, Q42 or #12")->type_name("WHO");
  app->add_flag("--all-revisions", o->options.all_revisions, "Also what newer revisions have replaced");
  app->add_flag("-q,--quiet", o->quiet, "No summary");
  app->set_help_flag("-h,--help", "This help");
  app->footer(footer);
  return {app, [o] { return run(*o); }};
}

}  // namespace laut::cli
