/// The command line as laut understands it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "laut/engine.h"
#include "laut/intake.h"
#include "laut/output.h"

namespace laut::cli {

/// Exit codes of the program; also told in its help and manual page.
namespace exit_code {
inline constexpr int ok = 0;           ///< everything was read and written
inline constexpr int failed = 1;       ///< something could not be read or written; the rest was
inline constexpr int usage = 2;        ///< the command line made no sense; nothing was read
inline constexpr int signalled = 128;  ///< plus the number of the signal that stopped it (Ctrl-C: 130)
}  // namespace exit_code

enum class Command { read, explain, times, licenses, other };
enum class Colour { automatic, always, never };

struct Options {
  Command command = Command::read;
  std::function<int()> run;            ///< other: does it, and returns the exit code
  std::vector<std::string> paths;      ///< files, folders, "-"; empty: standard input
  std::optional<OutputFormat> format;  ///< unset: text on a terminal, json otherwise
  bool tokens = false, quiet = false;
  Colour colour = Colour::automatic;
  unsigned width = 0;  ///< 0: as wide as the terminal
  unsigned jobs = 0;   ///< threads; 0: one a core
  std::string out;     ///< folder for one file a document; empty: standard output
  std::string data;    ///< folder of de.pack and de.lex; empty: looked for
  EngineOptions engine;
  IntakeOptions intake;
};

/// The options, or the exit code where the command line was wrong or asked only for help or the version (which have
/// then been printed).
std::variant<Options, int> parse(int argc, const char* const* argv);

}  // namespace laut::cli
