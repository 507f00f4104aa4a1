// What clients may do to the server: broken, slow, large and strange requests.
#include <gtest/gtest.h>

#include <thread>

#include <chrono>
#include <vector>

#include "serve/client.h"

namespace laut::test {
namespace {

constexpr std::string_view totals = "/api/v1/totals";

/// Whether the server still answers.
void expect_alive(RunningServer& s) {
  EXPECT_EQ(s.get(totals).status, 200);
}

TEST(ServeHttp, GuardsEveryAnswer) {
  RunningServer s;
  for (const char* target : {"/", "/api/v1/totals", "/api/v1/nothing", "/assets/app.css", "/api/v1/flows?limit=x"}) {
    const auto a = s.get(target);
    EXPECT_TRUE(a.headers.at("content-security-policy").starts_with("default-src 'none'")) << target;
    EXPECT_EQ(a.headers.at("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(a.headers.at("referrer-policy"), "no-referrer") << target;
    EXPECT_EQ(a.headers.at("cross-origin-resource-policy"), "same-origin") << target;
    EXPECT_FALSE(a.headers.contains("access-control-allow-origin")) << target;
    EXPECT_FALSE(a.headers.contains("set-cookie")) << target;
  }
}

TEST(ServeHttp, AnswersUnderItsOwnNamesAlone) {
  RunningServer s;
  const auto with = [&](std::string_view host) {
    Client c(s.port);
    c.send("GET /api/v1/totals HTTP/1.1\r\n" + std::string(host) + "Connection: close\r\n\r\n");
    return c.answer().status;
  };
  EXPECT_EQ(with("Host: localhost:" + std::to_string(s.port) + "\r\n"), 200);
  EXPECT_EQ(with("Host: 127.0.0.1\r\n"), 200);
  EXPECT_EQ(with("Host: [::1]:80\r\n"), 200);
  EXPECT_EQ(with("Host: evil.example\r\n"), 403);
  EXPECT_EQ(with("Host: localhost.evil.example\r\n"), 403);
  EXPECT_EQ(with("Host: 127.0.0.1.evil.example\r\n"), 403);
  EXPECT_EQ(with("Host: \r\n"), 400);
  EXPECT_EQ(with(""), 400);
  EXPECT_EQ(with("Host: localhost\r\nHost: evil.example\r\n"), 400);
}

TEST(ServeHttp, ServesNoFiles) {
  RunningServer s;
  for (const char* target : {"/../../../../etc/passwd",
                             "/assets/../../etc/passwd",
                             "/%2e%2e/%2e%2e/etc/passwd",
                             "/assets/%2e%2e%2fl.db",
                             "/assets/..%5c..%5cl.db",
                             "//etc/passwd",
                             "/etc/passwd",
                             "/assets/app.js%00.css",
                             "/%00",
                             "/assets/",
                             "/assets",
                             "/api/v1/../../etc/passwd",
                             "/api/v1/claims/../totals",
                             "/api/v1/revisions/%2e%2e",
                             "/api/v1/claims/1%00",
                             "/api/v1/claims/01",
                             "/api/v1/claims/-1",
                             "/api/v1/claims/99999999999999999999",
                             "/api/v1/",
                             "/api/v1",
                             "/api",
                             "/l.db",
                             "file:///etc/passwd",
                             "/assets/%252e%252e/l.db"}) {
    const auto a = s.get(target);
    EXPECT_TRUE(a.status == 404 || a.status == 400) << target << ' ' << a.status;
    EXPECT_EQ(a.body.find("root:"), std::string::npos) << target;
    EXPECT_EQ(a.body.find("SQLite"), std::string::npos) << target;
  }
  expect_alive(s);
}

TEST(ServeHttp, RefusesMethods) {
  RunningServer s;
  EXPECT_EQ(s.ask("DELETE", totals, "", "").status, 405);
  EXPECT_EQ(s.ask("PUT", totals, "", "").status, 405);
  EXPECT_EQ(s.ask("OPTIONS", "/api/v1/read", "Origin: https://evil.example\r\n", "").status, 405);
  EXPECT_EQ(s.post(totals, "{}").status, 405);
  EXPECT_EQ(s.get("/api/v1/read").status, 405);
  EXPECT_EQ(s.get("/api/v1/read").headers.at("allow"), "POST");
  EXPECT_EQ(s.post("/", "{}").status, 405);
  EXPECT_EQ(s.ask("PATCH", totals, "", "{}").status, 405);
  const auto head = s.ask("HEAD", totals, "", "");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), std::to_string(s.get(totals).body.size()));
}

TEST(ServeHttp, SurvivesBrokenRequests) {
  RunningServer s;
  const std::string zeros(64, '\0'), high(64, '\xFF'), breaks(64, '\n');
  for (const std::string& bytes : std::vector<std::string>{
           "\r\n\r\n", "GET\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "hello\r\n\r\n",
           zeros + "\r\n\r\n", high + "\r\n\r\n", breaks, "GET / HTTP/1.1\r\nno colon\r\n\r\n",
           "GET / HTTP/1.1\r\n: x\r\n\r\n", "GET /%zz%u12 HTTP/1.1\r\nHost: localhost\r\n\r\n",
           "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
           "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5x\r\n\r\nabcde",
           "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: "
           "chunked\r\n\r\n0\r\n\r\n",
           "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
           "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: "
           "chunked\r\n\r\nzz\r\n",
           "GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-1,2-3,x\r\n\r\n"}) {
    Client c(s.port);
    c.send(bytes);
    const auto a = c.answer();
    EXPECT_TRUE(a.status == 0 || a.status == 200 || (a.status >= 400 && a.status < 500)) << bytes << a.status;
  }
  {
    Client gone(s.port);
    gone.send(
        "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        "99\r\n\r\n{");
  }
  expect_alive(s);
}

TEST(ServeHttp, BoundsTheHead) {
  RunningServer s;
  {
    Client c(s.port);
    c.send("GET /api/v1/totals?x=" + std::string(100'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const int status = c.answer().status;
    EXPECT_TRUE(status == 0 || status == 414 || status == 400) << status;
  }
  {
    Client c(s.port);
    std::string headers;
    for (int i = 0; i < 20'000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
    c.send("GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    EXPECT_NE(c.answer().status, 200);
  }
  expect_alive(s);
}

TEST(ServeHttp, DoesNotReadHugeBodies) {
  RunningServer s;
  const std::string head = "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  {
    Client c(s.port);
    c.send(head + "Content-Length: 1073741824\r\n\r\n{\"text\":\"");
    const auto a = c.answer();
    EXPECT_EQ(a.status, 413);
    EXPECT_NE(a.body.find("2 MB"), std::string::npos);
    EXPECT_TRUE(c.closed(5));
  }
  {
    Client c(s.port);
    c.send(head + "Expect: 100-continue\r\nContent-Length: 1073741824\r\n\r\n");
    EXPECT_EQ(c.answer().status, 413);
  }
  {
    Client c(s.port);
    c.send(head + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string piece = "10000\r\n" + std::string(0x10000, 'a') + "\r\n";
    bool open = true;
    for (int i = 0; i < 64 && open; ++i) open = c.send(piece);  // 4 MB of a body without end
    EXPECT_EQ(c.answer().status, 413);
  }
  {
    Client c(s.port);  // where none is read at all
    c.send("GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\n");
    EXPECT_EQ(c.answer().status, 200);
    EXPECT_TRUE(c.closed(5));
  }
  expect_alive(s);
}

TEST(ServeHttp, LeavesSlowClients) {
  serve::Limits limits;
  limits.request_seconds = 1, limits.idle_seconds = 1;
  RunningServer s({}, limits);
  Client silent(s.port), dribbling(s.port), idle(s.port), half(s.port);
  half.send(
      "POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
  idle.send("GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(idle.answer().status, 200);
  const auto start = std::chrono::steady_clock::now();
  bool open = true;
  const std::string request = "GET /api/v1/totals HTTP/1.1\r\nX-Slow: " + std::string(1000, 'y');
  for (std::size_t i = 0; open && i < request.size(); ++i) {
    open = dribbling.send(request.substr(i, 1)) && !dribbling.closed(0);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (std::chrono::steady_clock::now() - start > std::chrono::seconds(8)) break;
  }
  EXPECT_FALSE(open) << "a byte now and then must not keep a connection";
  EXPECT_TRUE(silent.closed(5));
  EXPECT_TRUE(idle.closed(5));
  const auto a = half.answer();
  EXPECT_TRUE(a.status == 400 || a.status == 0) << a.status;
  expect_alive(s);
}

TEST(ServeHttp, KeepsConnectionsAndBoundsThem) {
  serve::Limits limits;
  limits.connections = 2, limits.waiting = 2, limits.requests = 5;
  RunningServer s({}, limits);
  {
    Client c(s.port);
    for (int i = 0; i < 5; ++i) {
      c.send("GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\n\r\n");
      EXPECT_EQ(c.answer().status, 200) << i;
    }
    EXPECT_TRUE(c.closed(5));
  }
  {  // several at once, one behind the other
    Client c(s.port);
    c.send(
        "GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/v1/formats HTTP/1.1\r\nHost: "
        "localhost\r\n\r\n");
    EXPECT_EQ(c.answer().status, 200);
    EXPECT_NE(c.answer().body.find("jsonl"), std::string::npos);
  }
  // A server of its own: one that is still letting the clients above go has room for one more.
  RunningServer full({}, limits);
  std::vector<std::unique_ptr<Client>> many;
  for (int i = 0; i < 12; ++i) many.push_back(std::make_unique<Client>(full.port));
  // Two are served, two wait; a silent one makes room for who waits, so that which of the others is refused is not
  // fixed.
  auto refused = many[4]->answer();
  for (std::size_t i = 5; i < many.size() && refused.status != 503; ++i) refused = many[i]->answer();
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.body.find("too many connections"), std::string::npos);
  many.clear();
  for (int tries = 0; tries < 50; ++tries) {  // until it has let them go
    Client c(full.port);
    c.send("GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\n\r\n");
    if (c.answer().status == 200) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  expect_alive(full);
}

TEST(ServeHttp, StopsOnceWhatWasBegunIsDone) {
  auto s = std::make_unique<RunningServer>();
  Client idle(s->port), asking(s->port);
  idle.send("GET /api/v1/totals HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(idle.answer().status, 200);
  asking.send("GET /api/v1/flows HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(asking.answer().status, 200);
  const auto start = std::chrono::steady_clock::now();
  s.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4));
  EXPECT_TRUE(idle.closed(1));
}

TEST(ServeHttp, RefusesAnAddressThatIsTaken) {
  RunningServer s;
  serve::ServerOptions o;
  o.db = s.path, o.port = 0, o.bind = "nowhere.example";
  auto no = serve::Server::open(o, *s.engine);
  ASSERT_FALSE(no);
  EXPECT_EQ(no.error().code, ErrorCode::usage);
  o.bind = "127.0.0.1", o.db = s.folder + "/none.db";
  no = serve::Server::open(o, *s.engine);
  ASSERT_FALSE(no);
  EXPECT_EQ(no.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace laut::test
