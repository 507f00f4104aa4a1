// The command lines of `laut ingest` and `laut watch`.
#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>

#include "cli/commands.h"
#include "cli/ingest.h"

namespace laut::cli {
namespace {

constexpr const char* ingest_footer = R"(Examples:
  laut ingest archive/                              into ledger.db in this folder
  laut ingest --db news.db --jobs 4 articles.jsonl pages/ more.html
  laut ingest --db news.db https://example.org/feed.rss
  zcat old.jsonl.gz | laut ingest --db news.db --input jsonl -

An article is kept once: the same again changes nothing, a changed one becomes a new revision (laut diff). Files that
have not changed since they were read are passed over, so that an ingest that was stopped goes on where it was. Ctrl-C
keeps what is whole. A feed (RSS or Atom, from a file or an address) leads to its articles, which are fetched one after
the other with a pause; an address that was fetched is asked for again only if it has changed since.)";

constexpr const char* watch_footer = R"(Examples:
  laut watch --db news.db --every 15m https://example.org/feed.rss inbox/

Ends with Ctrl-C. Everything else is as in laut ingest.)";

/// "90", "90s", "15m", "2h", "1d" in seconds; 0 where it is none of them.
unsigned seconds_of(const std::string& s) {
  std::size_t end = 0;
  double n = 0;
  try {
    n = std::stod(s, &end);
  } catch (const std::exception&) {
    return 0;
  }
  const std::string unit = s.substr(end);
  const double factor = unit.empty() || unit == "s" ? 1
                        : unit == "m"               ? 60
                        : unit == "h"               ? 3600
                        : unit == "d"               ? 86400
                                                    : 0;
  const double seconds = n * factor;
  return seconds >= 1 && seconds <= 31e6 ? static_cast<unsigned>(std::lround(seconds)) : 0;
}

std::string check_duration(const std::string& s) {
  return seconds_of(s) != 0 ? "" : "'" + s + "' is not a time (write 90s, 15m, 2h or 1d)";
}

/// What the command line gives, turned into IngestOptions once it is parsed.
struct Given {
  IngestOptions options;
  ReadingOptions reading;
  bool no_pages = false;
  std::string every = "15m", recheck = "1h";

  IngestOptions finished(bool watch) const {
    IngestOptions o = options;
    o.reading = reading.options();
    o.pages = !no_pages;
    o.recheck = seconds_of(recheck);
    if (watch) o.every = seconds_of(every);
    return o;
  }
};

void add_options(CLI::App& app, Given& given) {
  add_db(app, given.options.db);
  given.reading.add(app, "Files, folders, feeds or addresses; - is standard input");
  app.add_option("-j,--jobs", given.options.jobs, "Threads that read; the ledger is the same whatever N [one a core]")
      ->check(CLI::Range(1u, 256u))
      ->type_name("N");
  app.add_option("--batch", given.options.batch, "Articles that are committed together, at most [1000]")
      ->check(CLI::Range(1u, 100'000u))
      ->type_name("N");
  app.add_flag("--json", given.options.json, "The summary as JSON");
  app.add_flag("--no-pages", given.no_pages, "Take what a feed has of its articles instead of fetching them");
  app.add_option("--pause", given.options.pause, "Seconds between two requests to one host [1]")
      ->check(CLI::Range(0.0, 3600.0))
      ->type_name("S");
  app.add_option("--timeout", given.options.timeout, "Seconds until a request is given up [30]")
      ->check(CLI::Range(1u, 3600u))
      ->type_name("S");
  app.add_option("--recheck", given.recheck, "How long a fetched article is taken for unchanged [1h]")
      ->check(check_duration)
      ->type_name("TIME");
}

}  // namespace

Subcommand add_ingest(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("ingest", "Keep what articles claim in a ledger: files, folders, feeds");
  auto given = std::make_shared<Given>();
  add_options(*app, *given);
  app->footer(ingest_footer);
  return {app, [given] { return ingest(given->finished(false)); }};
}

Subcommand add_watch(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("watch", "Ingest again and again");
  auto given = std::make_shared<Given>();
  add_options(*app, *given);
  app->add_option("--every", given->every, "Time between two rounds: 90s, 15m, 2h [15m]")
      ->check(check_duration)
      ->type_name("TIME");
  app->add_option("--rounds", given->options.rounds, "End after so many [none: until Ctrl-C]")->type_name("N");
  app->footer(watch_footer);
  return {app, [given] { return ingest(given->finished(true)); }};
}

}  // namespace laut::cli
