/// `laut serve`: the ledger over HTTP, with its page.
///
///     auto server = laut::serve::Server::open(options, engine);
///     std::thread([&] { server->run(); }) ... server->stop();
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "laut/engine.h"
#include "laut/result.h"
#include "serve/listener.h"

namespace laut::serve {

struct ServerOptions {
  std::string db, bind = "127.0.0.1";
  int port = 8080;       ///< 0: any free one
  std::string token;     ///< for writing; empty: nothing may be written
  unsigned readers = 2;  ///< questions that are answered at once
  std::string engine_version;
  std::function<std::int64_t()> now;  ///< Unix seconds
  Limits limits{};
};

/// True for addresses that only this machine reaches.
bool is_loopback(std::string_view address);

class Server {
 public:
  /// Opens the ledger and listens. The engine must outlive it. Errors: those of Ledger::open, and io (the port is
  /// taken).
  static Result<std::unique_ptr<Server>> open(const ServerOptions& options, const Engine& engine);
  ~Server();
  int port() const;
  /// Serves until stop(), which finishes what was begun.
  void run();
  /// From any thread, but not from a signal handler.
  void stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace laut::serve
