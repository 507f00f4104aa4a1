// laut: the command line. Everything it prints and every file it opens is here in src/cli; the library does neither.
#include <cstdio>
#include <new>

#include "cli/data_dir.h"
#include "cli/licenses.h"
#include "cli/options.h"
#include "cli/runner.h"
#include "cli/signals.h"
#include "cli/terminal.h"

namespace {

using namespace laut;

int start(int argc, const char* const* argv) {
  const auto parsed = cli::parse(argc, argv);
  if (const int* code = std::get_if<int>(&parsed)) return *code;
  const auto& options = std::get<cli::Options>(parsed);
  cli::install_signals();
  if (options.command == cli::Command::other) return options.run();
  const auto dir = cli::find_data(options.data);
  const auto engine = Engine::open(dir, options.engine);
  if (!engine) {
    Error e = engine.error();
    if (e.mend.empty()) e.mend = "name the folder of de.pack and de.lex with --data or LAUT_DATA";
    cli::complain(e);
    return cli::exit_code::failed;
  }
  if (options.command == cli::Command::licenses) {
    cli::print_licenses(*engine);
    return cli::exit_code::ok;
  }
  return cli::run(*engine, options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return start(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("laut: needs more memory than there is\n", stderr);
  } catch (const std::exception& e) {
    cli::complain(e.what());
  }
  return cli::exit_code::failed;
}
