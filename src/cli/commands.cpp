#include "cli/commands.h"

#include <CLI/CLI.hpp>

namespace laut::cli {

void add_db(CLI::App& app, std::string& db) {
  app.add_option("--db", db, "The ledger [ledger.db]")->type_name("FILE");
}

std::vector<Subcommand> add_ledger_commands(CLI::App& parent) {
  std::vector<Subcommand> all{add_ingest(parent), add_watch(parent), add_diff(parent), add_export(parent)};
  for (Subcommand& question : add_questions(parent)) all.push_back(std::move(question));
  for (Subcommand& decision : add_decisions(parent)) all.push_back(std::move(decision));
  all.push_back(add_serve(parent));
  return all;
}

}  // namespace laut::cli
