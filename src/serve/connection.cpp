#include "serve/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace laut::serve {
namespace {

constexpr std::size_t bytes_a_second = 64 * 1024;  // what a client must take of a long answer
constexpr auto linger = std::chrono::seconds(1);
constexpr std::size_t most_lingering = 1 << 20;

int milliseconds_until(Connection::Clock::time_point end) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Connection::Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

}  // namespace

void Connection::begin() {
  allowed_ = limits_.head_bytes;
  written_ = 0;
  request_end_ = Clock::now() + std::chrono::seconds(limits_.request_seconds);
  answer_end_ = {};
}

bool Connection::ready(bool to_write, int milliseconds) const {
  pollfd p{socket_, static_cast<short>(to_write ? POLLOUT : POLLIN), 0};
  return ::poll(&p, 1, milliseconds) > 0;
}

bool Connection::fill() {
  for (;;) {
    const ssize_t n = ::recv(socket_, buffer_, sizeof buffer_, MSG_DONTWAIT);
    if (n > 0) {
      at_ = 0, filled_ = static_cast<std::size_t>(n);
      return true;
    }
    if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) return false;
    const int left = milliseconds_until(request_end_);
    // A stop waits for answers, not for clients that have not yet asked.
    if (left == 0 || stopping_) return false;
    (void)ready(false, std::min(left, 250));
  }
}

ssize_t Connection::read(char* out, std::size_t size) {
  if (allowed_ == 0) return -1;
  if (at_ == filled_ && !fill()) return -1;
  size = std::min({size, filled_ - at_, allowed_});
  std::memcpy(out, buffer_ + at_, size);
  at_ += size, allowed_ -= size;
  return static_cast<ssize_t>(size);
}

ssize_t Connection::write(const char* bytes, std::size_t size) {
  if (answer_end_ == Clock::time_point{}) answer_end_ = Clock::now() + std::chrono::seconds(limits_.answer_seconds);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t n = ::send(socket_, bytes + done, size - done, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n >= 0) {
      done += static_cast<std::size_t>(n);
      continue;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return -1;
    const auto more = std::chrono::seconds((written_ + done) / bytes_a_second);
    const int left = milliseconds_until(answer_end_ + more);
    if (left == 0) return -1;
    (void)ready(true, left);
  }
  written_ += size;
  return static_cast<ssize_t>(size);
}

void Connection::close() {
  ::shutdown(socket_, SHUT_WR);
  if (closing) {
    const auto end = Clock::now() + linger;
    std::size_t taken = 0;
    while (taken < most_lingering && Clock::now() < end && !stopping_) {
      if (!ready(false, std::min(milliseconds_until(end), 100))) continue;
      const ssize_t n = ::recv(socket_, buffer_, sizeof buffer_, MSG_DONTWAIT);
      if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) break;
      if (n > 0) taken += static_cast<std::size_t>(n);
    }
  }
  ::close(socket_);
}

}  // namespace laut::serve
