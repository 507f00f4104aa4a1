/// A web server on this machine, for the tests alone: tests/fetch/server.py.
#pragma once

#include <sys/types.h>

#include <string>

namespace laut::test {

class Server {
 public:
  /// Serves the folder. Fails the test where it does not start.
  explicit Server(const std::string& folder);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// "http://127.0.0.1:PORT/path"
  std::string url(const std::string& path) const;
  /// One line a request: path, status, agent, "etag" or "modified" where it was conditional. Emptied by reading.
  std::string log();

 private:
  pid_t pid_ = -1;
  std::string port_, log_;
};

}  // namespace laut::test
