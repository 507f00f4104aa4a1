#include "fetch/server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "cli/run.h"

namespace laut::test {

Server::Server(const std::string& folder) : log_(folder + "/.requests") {
  int ends[2];
  EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execlp("python3", "python3", LAUT_SOURCE_DIR "/tests/fetch/server.py", folder.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) port_ += c;
  ::close(ends[0]);
  EXPECT_FALSE(port_.empty()) << "python3 does not start the server";
}

Server::~Server() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

std::string Server::url(const std::string& path) const {
  return "http://127.0.0.1:" + port_ + "/" + path;
}

std::string Server::log() {
  std::string all = content(log_);
  std::ofstream(log_, std::ios::trunc);
  return all;
}

}  // namespace laut::test
