/// Subcommands that live in files of their own: each adds itself to the command line and says how it is run.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/options.h"

namespace CLI {
class App;
}

namespace laut::cli {

struct Subcommand {
  CLI::App* app = nullptr;
  std::function<int()> run;  ///< called once, after its options were parsed; returns the exit code
};

/// --db: which ledger is meant.
void add_db(CLI::App& app, std::string& db);

// One function for every file; add_ledger_commands calls them.
Subcommand add_ingest(CLI::App& parent);
Subcommand add_watch(CLI::App& parent);
Subcommand add_diff(CLI::App& parent);
Subcommand add_export(CLI::App& parent);
Subcommand add_serve(CLI::App& parent);

/// Those that ask: who, about, said ...
std::vector<Subcommand> add_questions(CLI::App& parent);

/// Those that decide who is who: merge, split, undo, decisions.
std::vector<Subcommand> add_decisions(CLI::App& parent);

/// Those of the ledger, in the order of the help.
std::vector<Subcommand> add_ledger_commands(CLI::App& parent);

/// The options of a command that reads articles in bulk: FILE..., --input, --published, --outlet, --language, --model,
/// --min-score, --strict, --data and --quiet.
class ReadingOptions {
 public:
  ReadingOptions();
  /// `what` are the arguments, as the help tells them.
  void add(CLI::App& app, const char* what);
  /// Precondition: the command line was parsed.
  Options options() const;

 private:
  struct Raw;
  std::shared_ptr<Raw> raw_;  // the command line keeps pointers into it
};

}  // namespace laut::cli
