/// Ctrl-C and closed pipes.
#pragma once

namespace laut::cli {

/// SIGINT and SIGTERM are noted, so that documents already done can still be written; a second one ends the program at
/// once. SIGPIPE is ignored: writing to a closed pipe fails with EPIPE instead.
void install_signals();

/// The signal that asked the program to stop, 0 where none has.
int stop_signal();

}  // namespace laut::cli
