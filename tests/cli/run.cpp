#include "cli/run.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

namespace laut::test {
namespace {

/// Both ends of a new terminal of 80 columns.
void open_terminal(int& master, int& slave) {
  master = ::posix_openpt(O_RDWR | O_NOCTTY);
  ::grantpt(master);
  ::unlockpt(master);
  slave = ::open(::ptsname(master), O_RDWR | O_NOCTTY);
  struct winsize size {};
  size.ws_col = 80;
  size.ws_row = 24;
  ::ioctl(slave, TIOCSWINSZ, &size);
}

/// What the program writes to the terminal, until it has closed it.
std::string read_terminal(int master) {
  std::string out;
  char buffer[4096];
  for (ssize_t n; (n = ::read(master, buffer, sizeof buffer)) > 0;) out.append(buffer, static_cast<std::size_t>(n));
  std::erase(out, '\r');
  return out;
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const Where& where, int in, int out, int err) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  std::vector<char*> argv{const_cast<char*>(LAUT_BINARY)};
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  std::vector<char*> environment{const_cast<char*>("PATH=/usr/bin:/bin"), const_cast<char*>("TERM=xterm"),
                                 const_cast<char*>("LAUT_DATA=" LAUT_SHARE_DIR)};
  for (const std::string& e : where.environment) environment.insert(environment.begin(), const_cast<char*>(e.c_str()));
  environment.push_back(nullptr);
  if (where.file_limit != 0) {
    const struct rlimit limit { where.file_limit, where.file_limit };
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ::execve(LAUT_BINARY, argv.data(), environment.data());
  ::_exit(127);
}

}  // namespace

Outcome laut(const std::vector<std::string>& arguments, const Where& where) {
  const Folder folder;
  const std::string in_path = folder.file("in", where.input), err_path = folder.path("err");
  const std::string out_path = where.out_path.empty() ? folder.path("out") : where.out_path;
  int in = ::open(in_path.c_str(), O_RDONLY | O_CLOEXEC), keep_open = -1;
  const int err = ::open(err_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  int out = -1, master = -1;
  if (where.signal != 0) {
    int ends[2];
    EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    EXPECT_EQ(::write(ends[1], where.input.data(), where.input.size()), static_cast<ssize_t>(where.input.size()));
    ::close(in);
    in = ends[0];
    keep_open = ends[1];
  }
  if (where.terminal) {
    open_terminal(master, out);
  } else if (where.closed_output) {
    int ends[2];
    EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    ::close(ends[0]);
    out = ends[1];
  } else {
    out = ::open(out_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  }
  const pid_t child = ::fork();
  if (child == 0) become(arguments, where, in, out, err);
  for (const int fd : {in, out, err}) ::close(fd);
  if (where.signal != 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    ::kill(child, where.signal);
  }
  Outcome run;
  if (where.terminal) {
    run.out = read_terminal(master);
    ::close(master);
  }
  int status = 0;
  struct rusage usage {};
  EXPECT_EQ(::wait4(child, &status, 0, &usage), child);
  if (keep_open >= 0) ::close(keep_open);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  EXPECT_NE(run.status, 127) << "cannot start " LAUT_BINARY;
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  run.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  run.peak_kib = usage.ru_maxrss;
  if (!where.terminal && !where.closed_output && where.out_path.empty()) run.out = content(out_path);
  run.err = content(err_path);
  return run;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "laut-test-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::file(std::string_view name, std::string_view bytes) const {
  const auto where = path_ / name;
  std::filesystem::create_directories(where.parent_path());
  std::ofstream(where, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return where.string();
}

std::string Folder::path(std::string_view name) const {
  return name.empty() ? path_.string() : (path_ / name).string();
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::size_t lines(std::string_view s) {
  return static_cast<std::size_t>(std::count(s.begin(), s.end(), '\n'));
}

std::string times(std::string_view s, std::size_t n) {
  std::string out;
  out.reserve(s.size() * n);
  while (n-- > 0) out += s;
  return out;
}

}  // namespace laut::test
