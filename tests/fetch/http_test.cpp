// Fetching, against a server on this machine.
#include "fetch/http.h"

#include <gtest/gtest.h>

#include "cli/run.h"
#include "fetch/server.h"

namespace laut::test {
namespace {

using fetch::Fetcher;
using fetch::FetchOptions;
using std::chrono::milliseconds;

FetchOptions quick() {
  FetchOptions o;
  o.agent = "laut/test";
  o.pause = milliseconds(0);
  o.timeout = std::chrono::seconds(2);
  o.largest = 1u << 20;
  o.redirects = 3;
  return o;
}

TEST(Fetch, AsksForWhatHasChangedOnly) {
  const Folder folder;
  folder.file("a.html", "<p>Eins</p>");
  Server server(folder.path());
  Fetcher fetcher(quick());
  const auto first = fetcher.get({server.url("a.html"), "", ""});
  ASSERT_TRUE(first) << first.error().to_string();
  EXPECT_EQ(first->status, 200);
  EXPECT_EQ(first->body, "<p>Eins</p>");
  EXPECT_EQ(first->type, "text/html");
  const auto again = fetcher.get({server.url("a.html"), first->etag, ""});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 304);
  folder.file("a.html", "<p>Zwei</p>");
  const auto changed = fetcher.get({server.url("a.html"), first->etag, ""});
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->body, "<p>Zwei</p>");
  EXPECT_EQ(server.log(), "/a.html 200 laut/test -\n/a.html 304 laut/test etag\n/a.html 200 laut/test etag\n");
}

TEST(Fetch, IsBounded) {
  const Folder folder;
  folder.file("a.html", "<p>Eins</p>");
  Server server(folder.path());
  Fetcher fetcher(quick());
  const auto failure = [&](const std::string& url) {
    const auto answer = fetcher.get({url, "", ""});
    return answer ? "no failure" : answer.error().to_string();
  };
  const auto moved = fetcher.get({server.url("moved"), "", ""});
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->url, server.url("a.html"));
  EXPECT_NE(failure(server.url("loop")).find("leads on more than 3 times"), std::string::npos);
  EXPECT_NE(failure(server.url("elsewhere")).find("neither http nor https"), std::string::npos);
  EXPECT_NE(failure(server.url("large")).find("is larger than 1 MiB"), std::string::npos);
  EXPECT_NE(failure(server.url("slow")).find("gave no whole answer within 2 seconds"), std::string::npos);
  EXPECT_NE(failure(server.url("none")).find("answers 404 (it is gone)"), std::string::npos);
  EXPECT_NE(failure("file:///etc/hostname").find("is no web address"), std::string::npos);
  EXPECT_NE(failure("http://127.0.0.1:1/").find("cannot be fetched"), std::string::npos);
  // A host that asks to be left alone is.
  EXPECT_NE(failure(server.url("busy")).find("answers 429"), std::string::npos);
  (void)server.log();
  EXPECT_NE(failure(server.url("a.html")).find("asked to be left alone"), std::string::npos);
  EXPECT_EQ(server.log(), "");
}

TEST(Fetch, PausesBetweenTwoRequestsToAHost) {
  const Folder folder;
  folder.file("a.html", "x");
  Server server(folder.path());
  FetchOptions o = quick();
  o.pause = milliseconds(300);
  Fetcher fetcher(o);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(fetcher.get({server.url("a.html"), "", ""}));
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(600));
}

TEST(Fetch, CanBeStopped) {
  const Folder folder;
  Server server(folder.path());
  FetchOptions o = quick();
  o.timeout = std::chrono::seconds(60);
  const auto start = std::chrono::steady_clock::now();
  o.stopped = [&] { return std::chrono::steady_clock::now() - start > milliseconds(200); };
  const auto answer = Fetcher(o).get({server.url("slow"), "", ""});
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().to_string().find("stopped"), std::string::npos);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace laut::test
