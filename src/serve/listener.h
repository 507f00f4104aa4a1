/// HTTP: sockets, limits and deadlines, around cpp-httplib.
///
/// A connection holds a thread while it is open, so there is a bound of them, and what a client may cost is bounded:
/// bytes of a request, seconds it takes to send it and to take the answer, and requests in a row. Connections that only
/// wait are closed when others want in.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "laut/result.h"
#include "serve/message.h"

namespace laut::serve {

/// Bounds of what a client may cost. Seconds are whole seconds.
struct Limits {
  unsigned connections = 64;           ///< served at once, a thread each
  unsigned waiting = 128;              ///< accepted and waiting for a thread; more are answered with 503
  unsigned requests = 1000;            ///< one after the other on a connection
  int idle_seconds = 5;                ///< between two of them
  int request_seconds = 30;            ///< from the first byte of a request to its last
  int answer_seconds = 30;             ///< to take an answer, and a second more for each 64 KB of it
  std::size_t head_bytes = 32 * 1024;  ///< request line and headers
};

class Listener {
 public:
  /// `answer` is called by any number of threads; `takes_body` tells whether a POST there has one that is read.
  Listener(const Limits& limits, std::function<Answer(const Request&)> answer,
           std::function<bool(std::string_view)> takes_body);
  ~Listener();
  /// Port 0: any free one. Errors: io.
  Status bind(const std::string& address, int port);
  int port() const;
  /// Serves until stop(); then finishes the requests that were begun and returns.
  void run();
  /// From any thread, but not from a signal handler.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace laut::serve
