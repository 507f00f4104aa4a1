#include "serve/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "laut/ledger.h"
#include "ledger/made.h"

namespace laut::test {

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  const timeval most{20, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof most);
}

Client::~Client() {
  ::close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool Client::more() {
  char piece[16384];
  const ssize_t n = ::recv(socket_, piece, sizeof piece, 0);
  if (n > 0) buffer_.append(piece, static_cast<std::size_t>(n));
  return n > 0;
}

bool Client::closed(int seconds) {
  for (int waited = 0; waited < seconds * 10; ++waited) {
    pollfd p{socket_, POLLIN, 0};
    if (::poll(&p, 1, 100) > 0 && !more()) return true;
  }
  return false;
}

HttpAnswer Client::answer(bool head) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!more()) return {};
  HttpAnswer a;
  a.status = std::atoi(buffer_.substr(9, 3).c_str());
  for (std::size_t at = buffer_.find("\r\n") + 2; at < end;) {
    const std::size_t stop = std::min(buffer_.find("\r\n", at), end);
    const std::string line = buffer_.substr(at, stop - at);
    const std::size_t colon = line.find(": ");
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    EXPECT_FALSE(a.headers.contains(name)) << "twice: " << line;
    a.headers[name] = line.substr(std::min(colon + 2, line.size()));
    at = stop + 2;
  }
  buffer_.erase(0, end + 4);
  if (head || a.status == 304) return a;
  if (a.headers.contains("content-length")) {
    const auto length = static_cast<std::size_t>(std::atoll(a.headers["content-length"].c_str()));
    while (buffer_.size() < length && more()) {
    }
    a.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return a;
  }
  for (;;) {  // chunks
    std::size_t line = 0;
    while ((line = buffer_.find("\r\n")) == std::string::npos)
      if (!more()) return a;
    std::size_t size = 0;
    std::from_chars(buffer_.data(), buffer_.data() + line, size, 16);
    while (buffer_.size() < line + 2 + size + 2)
      if (!more()) return a;
    a.body += buffer_.substr(line + 2, size);
    buffer_.erase(0, line + 2 + size + 2);
    if (size == 0) return a;
  }
}

RunningServer::RunningServer(std::string token, serve::Limits limits, unsigned articles) {
  char name[] = "/tmp/laut-serve-XXXXXX";
  folder = ::mkdtemp(name);
  path = folder + "/l.db";
  {
    auto ledger = Ledger::open(path, {.write = true, .create = true});
    EXPECT_TRUE(ledger);
    const Made made;
    EXPECT_TRUE(ledger->begin());
    for (unsigned i = 0; i < articles; ++i) EXPECT_TRUE(ledger->add(made.make(i), {1'700'000'000, "made"}));
    EXPECT_TRUE(ledger->commit());
  }
  auto opened = Engine::open(LAUT_SHARE_DIR);
  EXPECT_TRUE(opened);
  engine = std::make_unique<Engine>(std::move(*opened));
  serve::ServerOptions o;
  o.db = path, o.port = 0, o.token = std::move(token), o.engine_version = "laut test", o.limits = limits;
  o.now = [] { return std::int64_t{1'700'000'000}; };
  auto s = serve::Server::open(o, *engine);
  EXPECT_TRUE(s) << s.error().to_string();
  server = std::move(*s);
  port = server->port();
  thread = std::thread([this] { server->run(); });
}

RunningServer::~RunningServer() {
  server->stop();
  thread.join();
  server.reset();
  std::filesystem::remove_all(folder);
}

HttpAnswer RunningServer::ask(std::string_view method, std::string_view target, std::string_view headers,
                              std::string_view body) {
  Client client(port);
  std::string request = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  request += headers;
  if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  client.send(request + "\r\n" + std::string(body));
  return client.answer(method == "HEAD");
}

HttpAnswer RunningServer::get(std::string_view target, std::string_view headers) {
  return ask("GET", target, headers, {});
}

HttpAnswer RunningServer::post(std::string_view target, std::string_view body, std::string_view headers) {
  return ask("POST", target, "Content-Type: application/json\r\n" + std::string(headers), body);
}

}  // namespace laut::test
