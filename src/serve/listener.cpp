#include "serve/listener.h"

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/connection.h"

namespace laut::serve {
namespace {

constexpr int backlog = 256;  // connections that the system keeps until they are accepted

/// The connection that this thread serves; set for as long as it does.
thread_local Connection* current = nullptr;
thread_local bool current_gzip = false;
/// Set while a connection is handed over that there is no place for.
thread_local bool refuse = false;

const std::string& refusal() {
  static const std::string text = [] {
    const std::string body = failure(503, "too many connections", "try again in a moment").body;
    return "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
           "Connection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }();
  return text;
}

/// Connections that wait, and the threads that serve them.
class Workers : public httplib::TaskQueue {
 public:
  Workers(unsigned threads, unsigned most_waiting, std::atomic<unsigned>& waiting)
      : most_waiting_(most_waiting), waiting_(waiting) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }

  void enqueue(std::function<void()> connection) override {
    {
      const std::lock_guard lock(mutex_);
      if (queue_.size() < most_waiting_) {
        queue_.push_back(std::move(connection));
        waiting_ = static_cast<unsigned>(queue_.size());
      }
    }
    if (connection) {  // no place
      refuse = true;
      connection();
      refuse = false;
      return;
    }
    ready_.notify_one();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    ready_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

 private:
  void work() {
    for (;;) {
      std::function<void()> connection;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
        if (queue_.empty()) return;
        connection = std::move(queue_.front());
        queue_.pop_front();
        waiting_ = static_cast<unsigned>(queue_.size());
      }
      connection();
    }
  }

  std::size_t most_waiting_;
  std::atomic<unsigned>& waiting_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> queue_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

const httplib::Headers& headers_of_all() {
  static const httplib::Headers headers{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src "
       "'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
      {"Cache-Control", "no-cache"}};
  return headers;
}

/// The length the client tells; nothing where it tells none or it is no number.
std::optional<std::uint64_t> told_length(const httplib::Request& r) {
  const std::string text = r.get_header_value("Content-Length");
  std::uint64_t n = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (text.empty() || code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return n;
}

bool takes_gzip(const std::string& accepted) {
  const auto at = accepted.find("gzip");
  return at != std::string::npos && accepted.compare(at, 8, "gzip;q=0") != 0;
}

Request request_of(const httplib::Request& r) {
  Request out;
  out.method = r.method, out.path = r.path, out.target = r.target;
  out.parameters.insert(r.params.begin(), r.params.end());
  out.host = r.get_header_value("Host");
  out.hosts = static_cast<unsigned>(r.get_header_value_count("Host"));
  out.authorization = r.get_header_value("Authorization");
  out.content_type = r.get_header_value("Content-Type");
  out.if_none_match = r.get_header_value("If-None-Match");
  out.gzip = current_gzip;
  out.read_body = [](std::string&) { return BodyState::whole; };
  return out;
}

void put(Answer&& a, const httplib::Request& r, httplib::Response& out) {
  out.status = a.status;
  if (!a.etag.empty()) out.set_header("ETag", a.etag);
  if (!a.encoding.empty()) out.set_header("Content-Encoding", a.encoding);
  out.set_header("Vary", "Accept-Encoding");
  if (!a.file.empty()) out.set_header("Content-Disposition", "attachment; filename=\"" + a.file + '"');
  if (!a.allow.empty()) out.set_header("Allow", a.allow);
  if (a.ask_token) out.set_header("WWW-Authenticate", "Bearer");
  if (a.status == 304) return;
  if (a.stream && r.method != "HEAD") {
    // A client that went away ends the stream; what it got has no end then, so that it cannot take it for whole.
    out.set_chunked_content_provider(a.type, [stream = std::move(a.stream)](std::size_t, httplib::DataSink& sink) {
      const bool whole = stream([&](std::string_view piece) { return sink.write(piece.data(), piece.size()); });
      if (whole) sink.done();
      return whole;
    });
    return;
  }
  out.set_header("Content-Type", a.type);
  out.body = std::move(a.body);
}

}  // namespace

class Listener::Impl : public httplib::Server {
 public:
  Impl(const Limits& limits, std::function<Answer(const Request&)> answer,
       std::function<bool(std::string_view)> takes_body)
      : limits_(limits), answer_(std::move(answer)), takes_body_(std::move(takes_body)) {
    new_task_queue = [this] { return new Workers(limits_.connections, limits_.waiting, waiting_); };
    set_default_headers(headers_of_all());
    set_keep_alive_max_count(limits_.requests);
    set_keep_alive_timeout(limits_.idle_seconds);
    set_socket_options([this](socket_t s) {
      const int on = 1;
      ::setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
      listening_ = s;
    });
    set_tcp_nodelay(true);  // headers and body are written one after the other
    set_pre_routing_handler([this](const httplib::Request& r, httplib::Response& out) { return route(r, out); });
    Post(".*", [this](const httplib::Request& r, httplib::Response& out, const httplib::ContentReader& body) {
      with_body(r, out, body);
    });
    set_expect_100_continue_handler([](const httplib::Request& r, httplib::Response& out) {
      if (told_length(r).value_or(0) <= most_body) return 100;
      return out.status = 413;
    });
    set_error_handler([](const httplib::Request&, httplib::Response& out) {
      if (current != nullptr && out.body.empty()) current->closing = true;  // no request that could be understood
      if (!out.body.empty()) return;
      const bool large = out.status == 413 || out.status == 414;
      Answer a = failure(out.status, large ? "the request is too large" : "this is no request that can be answered",
                         "see /api/v1/openapi.json");
      out.set_header("Content-Type", a.type);
      out.body = std::move(a.body);
    });
    set_exception_handler([](const httplib::Request&, httplib::Response& out, std::exception_ptr) {
      Answer a = failure(500, "the answer could not be made", "ask for less, or look at the server's memory");
      out.status = a.status;
      out.set_header("Content-Type", a.type);
      out.body = std::move(a.body);
    });
  }

  Status bind(const std::string& address, int port) {
    // Names are for the user to look up; no resolver is asked.
    in6_addr six{};
    const std::string bare =
        address.starts_with('[') && address.ends_with(']') ? address.substr(1, address.size() - 2) : address;
    const std::string host = bare == "localhost" ? "127.0.0.1" : bare;
    if (::inet_pton(AF_INET, host.c_str(), &six) != 1 && ::inet_pton(AF_INET6, host.c_str(), &six) != 1)
      return Error{ErrorCode::usage, "'" + address + "' is no address", {}, 0, "write 127.0.0.1, ::1 or 0.0.0.0"};
    port_ = port == 0 ? bind_to_any_port(host) : bind_to_port(host, port) ? port : -1;
    if (port_ <= 0)
      return Error{ErrorCode::io,
                   "cannot listen on port " + std::to_string(port) + " of " + address,
                   {},
                   0,
                   "another program may have it: choose another with --port"};
    ::listen(listening_, backlog);  // cpp-httplib's own is five
    return Ok{};
  }

  int port() const { return port_; }

  void stop_all() {
    stopping_ = true;
    stop();
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, limits_, stopping_);
    if (refuse) {
      (void)::send(socket, refusal().data(), refusal().size(), MSG_DONTWAIT | MSG_NOSIGNAL);
      ::shutdown(socket, SHUT_RDWR);
      ::close(socket);
      return false;
    }
    current = &connection;
    const auto crowded = [this] { return waiting_ > 0; };
    for (unsigned n = 0; n < limits_.requests && connection.wait(n == 0, crowded); ++n) {
      const bool last = n + 1 == limits_.requests || stopping_ || crowded();
      bool closed = false;
      if (!process_request(connection, last, closed, [&](httplib::Request& r) { prepare(r); }) || closed || last ||
          connection.closing)
        break;
    }
    current = nullptr;
    connection.close();
    return true;
  }

  /// What cpp-httplib must not do by itself, before it looks for who answers.
  void prepare(httplib::Request& r) {
    current_gzip = takes_gzip(r.get_header_value("Accept-Encoding"));
    r.headers.erase("Accept-Encoding");  // the router packs
    r.headers.erase("Range");
    r.ranges.clear();
    const bool has_body = r.has_header("Transfer-Encoding") || told_length(r).value_or(0) > 0;
    // A body that nobody reads would pass for the next request; two lengths may mean different things to others.
    const bool unclear =
        r.get_header_value_count("Content-Length") + r.get_header_value_count("Transfer-Encoding") > 1 ||
        (r.has_header("Content-Length") && !told_length(r));
    if (unclear || (has_body && !(r.method == "POST" && takes_body_(r.path)))) {
      current->closing = true;
      r.set_header("Connection", "close");
    }
    if (unclear) r.method = "BROKEN";
  }

  httplib::Server::HandlerResponse route(const httplib::Request& r, httplib::Response& out) {
    using Response = httplib::Server::HandlerResponse;
    if (r.method == "BROKEN") {
      put(failure(400, "the length of the body is not clear", "send one Content-Length"), r, out);
      return Response::Handled;
    }
    if (r.method == "POST" && takes_body_(r.path)) return Response::Unhandled;
    put(answer_(request_of(r)), r, out);
    return Response::Handled;
  }

  void with_body(const httplib::Request& r, httplib::Response& out, const httplib::ContentReader& reader) {
    Request request = request_of(r);
    bool read = false;
    request.read_body = [&](std::string& body) {
      read = true;
      if (told_length(r).value_or(0) > most_body) return BodyState::too_large;
      if (!r.has_header("Content-Length") && !r.has_header("Transfer-Encoding")) return BodyState::whole;
      current->allow(most_body + most_body / 4);  // chunks have heads of their own
      bool large = false;
      const bool whole = reader([&](const char* piece, std::size_t size) {
        large = body.size() + size > most_body;
        if (!large) body.append(piece, size);
        return !large;
      });
      if (large || (!whole && current->exhausted())) return BodyState::too_large;
      return whole ? BodyState::whole : BodyState::broken;
    };
    Answer a = answer_(request);
    if (!read || a.status == 413 || a.status == 400) current->closing = true;
    if (current->closing) out.set_header("Connection", "close");
    out.headers.erase("Content-Type");
    put(std::move(a), r, out);
  }

  const Limits limits_;
  std::function<Answer(const Request&)> answer_;
  std::function<bool(std::string_view)> takes_body_;
  std::atomic<bool> stopping_ = false;
  std::atomic<unsigned> waiting_ = 0;
  int listening_ = -1, port_ = -1;
};

Listener::Listener(const Limits& limits, std::function<Answer(const Request&)> answer,
                   std::function<bool(std::string_view)> takes_body)
    : impl_(std::make_unique<Impl>(limits, std::move(answer), std::move(takes_body))) {}
Listener::~Listener() = default;

Status Listener::bind(const std::string& address, int port) {
  return impl_->bind(address, port);
}
int Listener::port() const {
  return impl_->port();
}
void Listener::run() {
  impl_->listen_after_bind();
}
void Listener::stop() {
  impl_->stop_all();
}

}  // namespace laut::serve
