/// Ctrl-C and closed pipes.
#pragma once

namespace laut::cli {

/// SIGINT and SIGTERM are noted, so that documents already done can still be written; a second one ends the program at
/// once. SIGPIPE and SIGXFSZ are ignored: writing to a closed pipe, or past the limit of a file's size, fails instead.
void install_signals();

/// The signal that asked the program to stop, 0 where none has.
int stop_signal();

}  // namespace laut::cli
