#include "cli/commands.h"

#include <CLI/CLI.hpp>

namespace laut::cli {

void add_db(CLI::App& app, std::string& db) {
  app.add_option("--db", db, "The ledger [ledger.db]")->type_name("FILE");
}

std::vector<Subcommand> add_ledger_commands(CLI::App& parent) {
  return {add_ingest(parent), add_watch(parent), add_diff(parent), add_export(parent), add_serve(parent)};
}

}  // namespace laut::cli
