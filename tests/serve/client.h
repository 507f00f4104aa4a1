/// A server in this process on a ledger of made articles, and a client that writes any bytes.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "serve/server.h"

namespace laut::test {

struct HttpAnswer {
  int status = 0;                              ///< 0: there was none
  std::map<std::string, std::string> headers;  ///< names in small letters
  std::string body;
};

/// One connection. Bytes in, answers out.
class Client {
 public:
  explicit Client(int port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  /// False where the server has closed it.
  bool send(std::string_view bytes);
  /// The next answer; `head`: it has no body.
  HttpAnswer answer(bool head = false);
  /// True once the server has closed the connection, within so many seconds.
  bool closed(int seconds);

 private:
  bool more();
  int socket_ = -1;
  std::string buffer_;
};

struct RunningServer {
  explicit RunningServer(std::string token = {}, serve::Limits limits = {}, unsigned articles = 40);
  ~RunningServer();

  HttpAnswer get(std::string_view target, std::string_view headers = {});
  HttpAnswer post(std::string_view target, std::string_view body, std::string_view headers = {});
  /// "GET target HTTP/1.1" and what else is said, whole.
  HttpAnswer ask(std::string_view method, std::string_view target, std::string_view headers, std::string_view body);

  std::string folder, path;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<serve::Server> server;
  std::thread thread;
  int port = 0;
};

}  // namespace laut::test
