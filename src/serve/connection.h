/// One client's socket as cpp-httplib reads and writes it, within bounds.
#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>

#include "serve/listener.h"

namespace laut::serve {

class Connection : public httplib::Stream {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(int socket, const Limits& limits, const std::atomic<bool>& stopping)
      : socket_(socket), limits_(limits), stopping_(stopping) {}

  /// Waits for the first byte of a request. False where none comes in time, the server stops, or `crowded` says that
  /// others want in; these are asked four times a second.
  template <typename Crowded>
  bool wait(bool first, Crowded&& crowded) {
    const auto end = Clock::now() + std::chrono::seconds(first ? limits_.request_seconds : limits_.idle_seconds);
    while (at_ == filled_) {
      if (stopping_ || (!first && crowded())) return false;
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
      if (left.count() <= 0) return false;
      if (ready(false, static_cast<int>(std::min<std::int64_t>(left.count(), 250)))) break;
    }
    begin();
    return true;
  }
  /// The body may be read too, up to so many bytes.
  void allow(std::size_t bytes) { allowed_ += bytes; }
  /// The client asked for more than it may: nothing more was read.
  bool exhausted() const { return allowed_ == 0; }
  /// Nothing more is answered on this connection.
  bool closing = false;

  /// Closes it. What the client still sends is taken for a moment, so that it comes to read the answer.
  void close();

  bool is_readable() const override { return ready(false, 0); }
  bool is_writable() const override { return ready(true, 0); }
  ssize_t read(char* out, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }

 private:
  void begin();
  bool ready(bool to_write, int milliseconds) const;
  bool fill();

  int socket_;
  const Limits& limits_;
  const std::atomic<bool>& stopping_;
  Clock::time_point request_end_{}, answer_end_{};
  std::size_t allowed_ = 0, written_ = 0;
  std::size_t at_ = 0, filled_ = 0;
  char buffer_[16 * 1024];
};

}  // namespace laut::serve
