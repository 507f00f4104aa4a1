#include "cli/signals.h"

#include <csignal>

namespace laut::cli {
namespace {

volatile std::sig_atomic_t received = 0;

void note(int signal) {
  received = signal;
}

}  // namespace

void install_signals() {
  struct sigaction stop {};
  stop.sa_handler = note;
  stop.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: a blocked read returns and sees the note
  sigemptyset(&stop.sa_mask);
  sigaction(SIGINT, &stop, nullptr);
  sigaction(SIGTERM, &stop, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

int stop_signal() {
  return received;
}

}  // namespace laut::cli
