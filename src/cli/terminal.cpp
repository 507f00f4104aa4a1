#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/utf8.h"

namespace laut::cli {

void complain(std::string_view message) {
  std::string line = "laut: ";
  for (std::size_t i = 0; i < message.size();) {
    const utf8::Decoded d = utf8::decode(message, i);
    i += d.size;
    utf8::append(line, d.cp < 0x20 || (d.cp >= 0x7F && d.cp < 0xA0) ? U'?' : d.cp);
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(const Error& error) {
  complain(error.to_string());
}

int failed(const Error& error) {
  complain(error);
  return error.code == ErrorCode::usage ? exit_code::usage : exit_code::failed;
}

bool use_colour(Colour wish) {
  if (wish != Colour::automatic) return wish == Colour::always;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* term = std::getenv("TERM");
  if (term == nullptr || *term == '\0' || std::string_view(term) == "dumb") return false;
  return ::isatty(STDOUT_FILENO) == 1;
}

unsigned terminal_width() {
  struct winsize size {};
  if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
    return size.ws_col;
  return 100;
}

void Progress::show() {
  if (!wanted_) return;
  const auto now = Clock::now();
  using namespace std::chrono_literals;
  if (now - start_ < 1s || now - last_ < 200ms) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr, "\r\x1b[Klaut: %llu documents, %.1f MB, %.0f s", static_cast<unsigned long long>(documents_),
               static_cast<double>(bytes_) / 1e6, seconds);
  std::fflush(stderr);
}

void Progress::wipe() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace laut::cli
