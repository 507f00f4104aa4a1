// The endpoints: what they answer, to whom, and when it is the same as before.
#include <gtest/gtest.h>
#include <simdjson.h>
#include <zlib.h>

#include <string>
#include <thread>
#include <vector>

#include "laut/ledger.h"
#include "ledger/made.h"
#include "serve/client.h"

namespace laut::test {
namespace {

/// A parsed body; values live as long as it does.
class Json {
 public:
  explicit Json(const std::string& body) : text_(body) {
    EXPECT_EQ(parser_.parse(text_).get(root_), simdjson::SUCCESS) << body.substr(0, 200);
  }
  /// By JSON pointer: "/rows/0/id".
  simdjson::simdjson_result<simdjson::dom::element> at(const std::string& pointer) { return root_.at_pointer(pointer); }
  std::int64_t number(const std::string& pointer) { return at(pointer).get_int64().value_unsafe(); }
  std::string text(const std::string& pointer) {
    std::string_view s;
    return at(pointer).get(s) == simdjson::SUCCESS ? std::string(s) : std::string();
  }
  bool flag(const std::string& pointer) {
    bool b = false;
    EXPECT_EQ(at(pointer).get(b), simdjson::SUCCESS) << pointer;
    return b;
  }
  std::size_t size(const std::string& pointer) {
    simdjson::dom::array a;
    return at(pointer).get(a) == simdjson::SUCCESS ? a.size() : 0;
  }
  bool has(const std::string& pointer) { return at(pointer).error() == simdjson::SUCCESS; }

 private:
  std::string text_;
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
};

std::string unzipped(const std::string& bytes) {
  std::string out(8 << 20, '\0');
  z_stream z{};
  inflateInit2(&z, 31);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&z, Z_FINISH), Z_STREAM_END);
  out.resize(z.total_out);
  inflateEnd(&z);
  return out;
}

std::string escaped(std::string_view s) {
  std::string out;
  for (const unsigned char c : s) {
    static constexpr char hex[] = "0123456789ABCDEF";
    if (std::isalnum(c)) {
      out += static_cast<char>(c);
    } else {
      out += '%';
      out += hex[c >> 4];
      out += hex[c & 15];
    }
  }
  return out;
}

/// Name of somebody that takes part in events.
std::string doer(RunningServer& s) {
  Json flows(s.get("/api/v1/flows?limit=200").body);
  for (std::size_t i = 0; i < flows.size("/rows"); ++i)
    if (const std::string name = flows.text("/rows/" + std::to_string(i) + "/actor_name"); !name.empty()) return name;
  ADD_FAILURE() << "nobody does anything";
  return {};
}

/// Name of somebody that claims are told by.
std::string speaker(RunningServer& s) {
  Json sources(s.get("/api/v1/sources?limit=50").body);
  for (std::size_t i = 0; i < sources.size("/rows"); ++i)
    if (sources.text("/rows/" + std::to_string(i) + "/kind") == "speaker")
      return sources.text("/rows/" + std::to_string(i) + "/name");
  ADD_FAILURE() << "there is no speaker";
  return {};
}

TEST(ServeApi, TellsTotals) {
  RunningServer s;
  Json t(s.get("/api/v1/totals").body);
  EXPECT_EQ(t.number("/articles"), 40);
  EXPECT_GT(t.number("/claims"), 100);
  EXPECT_TRUE(t.flag("/read_only"));
  EXPECT_EQ(t.text("/engine"), "laut test");
  EXPECT_EQ(t.text("/languages/0"), "de");
  RunningServer writing("a-good-token");
  EXPECT_FALSE(Json(writing.get("/api/v1/totals").body).flag("/read_only"));
}

TEST(ServeApi, AnswersEveryList) {
  RunningServer s;
  const std::string name = "name=" + escaped(speaker(s)), acting = "name=" + escaped(doer(s));
  for (const std::string& target : {"actors?" + name, "about?" + acting, "said?" + name, std::string("flows?"),
                                    "timeline?" + acting, std::string("search?words=geliefert"),
                                    std::string("sources?"), std::string("cases?"), std::string("articles?")}) {
    const auto a = s.get("/api/v1/" + target);
    ASSERT_EQ(a.status, 200) << target << a.body;
    Json page(a.body);
    EXPECT_GT(page.size("/rows"), 0u) << target;
    EXPECT_TRUE(page.has("/more")) << target;
    EXPECT_EQ(Json(s.get("/api/v1/" + target + "&limit=1").body).size("/rows"), 1u) << target;
    EXPECT_EQ(Json(s.get("/api/v1/" + target + "&limit=0").body).size("/rows"), 0u) << target;
  }
  EXPECT_EQ(s.get("/api/v1/conflicts").status, 200);
  EXPECT_EQ(Json(s.get("/api/v1/about?name=Niemand%20Nirgends").body).size("/rows"), 0u);
}

TEST(ServeApi, PagesWithoutGapsOrRepeats) {
  RunningServer s;
  std::vector<std::int64_t> all, paged;
  Json whole(s.get("/api/v1/articles?limit=200").body);
  for (std::size_t i = 0; i < whole.size("/rows"); ++i)
    all.push_back(whole.number("/rows/" + std::to_string(i) + "/id"));
  EXPECT_EQ(all.size(), 40u);
  EXPECT_FALSE(whole.flag("/more"));
  for (int offset = 0; offset < 40; offset += 7) {
    Json page(s.get("/api/v1/articles?limit=7&offset=" + std::to_string(offset)).body);
    EXPECT_EQ(page.flag("/more"), offset + 7 < 40);
    for (std::size_t i = 0; i < page.size("/rows"); ++i)
      paged.push_back(page.number("/rows/" + std::to_string(i) + "/id"));
  }
  EXPECT_EQ(all, paged);
}

TEST(ServeApi, Filters) {
  RunningServer s;
  Json flows(s.get("/api/v1/flows?type=TRANSFER").body);
  ASSERT_GT(flows.size("/rows"), 0u);
  for (std::size_t i = 0; i < flows.size("/rows"); ++i)
    EXPECT_EQ(flows.text("/rows/" + std::to_string(i) + "/type"), "TRANSFER");
  Json articles(s.get("/api/v1/articles?limit=1").body);
  const std::string outlet = articles.text("/rows/0/outlet"), day = articles.text("/rows/0/published").substr(0, 10);
  ASSERT_FALSE(outlet.empty());
  Json own(s.get("/api/v1/articles?limit=200&outlet=" + escaped(outlet)).body);
  EXPECT_LT(own.size("/rows"), 40u);
  for (std::size_t i = 0; i < own.size("/rows"); ++i)
    EXPECT_EQ(own.text("/rows/" + std::to_string(i) + "/outlet"), outlet);
  Json since(s.get("/api/v1/articles?limit=200&since=" + day).body);
  EXPECT_GT(since.size("/rows"), 0u);
  EXPECT_LT(since.size("/rows"), 40u);
  EXPECT_EQ(Json(s.get("/api/v1/articles?outlet=Keines").body).size("/rows"), 0u);
  EXPECT_EQ(Json(s.get("/api/v1/articles?words=%25").body).size("/rows"), 0u) << "% is no wildcard";
  EXPECT_EQ(Json(s.get("/api/v1/articles?outlet=%27%20OR%201=1%20--").body).size("/rows"), 0u);
}

TEST(ServeApi, TellsWhatItCannotRead) {
  RunningServer s;
  for (const char* target : {"flows?limit=201",
                             "flows?limit=-1",
                             "flows?limit=x",
                             "flows?offset=99999999",
                             "flows?type=NOTHING",
                             "flows?since=yesterday",
                             "flows?colour=red",
                             "flows?limit=1&limit=2",
                             "about",
                             "about?name=",
                             "about?name=%20",
                             "search",
                             "search?words=%E2%80%A6",
                             "articles?since=2024-6-1",
                             "said?name=x&relayed=perhaps",
                             "about?name=%FF%FE",
                             "about?name=a%00b",
                             "export",
                             "export?format=doc",
                             "export?format=brat",
                             "export?format=csv&rows=all",
                             "export?format=csv&goods=x",
                             "totals?x=1",
                             "claims/1?x=1"}) {
    const auto a = s.get(std::string("/api/v1/") + target);
    EXPECT_EQ(a.status, 400) << target << a.body;
    Json error(a.body);
    EXPECT_FALSE(error.text("/error/message").empty()) << target;
    EXPECT_TRUE(error.has("/error/mend")) << target;
    EXPECT_EQ(a.body.find(s.folder), std::string::npos) << target;
  }
  EXPECT_EQ(s.get("/api/v1/about?name=" + std::string(2000, 'x')).status, 400);
  for (const char* target : {"claims/999999", "cases/999999", "actors/999999", "articles/999999", "revisions/999999",
                             "articles/999999/diff"})
    EXPECT_EQ(s.get(std::string("/api/v1/") + target).status, 404) << target;
}

TEST(ServeApi, LeadsFromListsToSentences) {
  RunningServer s;
  Json found(s.get("/api/v1/search?words=geliefert&limit=1").body);
  EXPECT_NE(found.text("/rows/0/snippet").find("\xEE\x80\x80"), std::string::npos);
  EXPECT_GT(found.size("/facets/outlets"), 0u);
  EXPECT_GT(found.size("/facets/types"), 0u);
  EXPECT_GT(found.size("/facets/factuality"), 0u);
  const auto claim = found.number("/rows/0/claim/id"), revision = found.number("/rows/0/claim/revision");
  Json one(s.get("/api/v1/claims/" + std::to_string(claim)).body);
  EXPECT_EQ(one.text("/words"), found.text("/rows/0/claim/words"));
  Json reading(s.get("/api/v1/revisions/" + std::to_string(revision)).body);
  EXPECT_EQ(reading.number("/id"), revision);
  bool there = false;
  for (std::size_t i = 0; i < reading.size("/claims"); ++i) {
    const std::string at = "/claims/" + std::to_string(i);
    EXPECT_EQ(reading.text(at + "/chain/0/kind"), "article");
    there |= reading.number(at + "/id") == claim;
  }
  EXPECT_TRUE(there);
  EXPECT_GT(reading.size("/events"), 0u);
  EXPECT_GT(reading.size("/quantities"), 0u);
  Json article(s.get("/api/v1/articles/" + std::to_string(one.number("/article"))).body);
  EXPECT_EQ(article.text("/revisions/0/seen"), "2023-11-14T22:13:20Z");
  EXPECT_EQ(article.number("/revisions/0/number"), 1);
}

TEST(ServeApi, ComparesRevisions) {
  RunningServer s;
  const auto answer = s.get("/api/v1/articles/1/diff");
  EXPECT_TRUE(answer.status == 200 || answer.status == 400) << answer.body;  // it may have one revision alone
  {
    auto ledger = Ledger::open(s.path, {.write = true});
    Document doc = Made().make(0);
    doc.article.title.value = "Ein anderer Titel";
    ASSERT_TRUE(ledger->add(doc, {1'700'000'100, "made"}));
  }
  Json d(s.get("/api/v1/articles/1/diff?from=1&to=2").body);
  EXPECT_EQ(d.number("/from"), 1);
  EXPECT_EQ(d.number("/to"), 2);
  EXPECT_GT(d.number("/unchanged"), 0);
  EXPECT_EQ(s.get("/api/v1/articles/1/diff?from=1&to=9").status, 400);
}

TEST(ServeApi, ValidatesWithTags) {
  RunningServer s;
  const auto first = s.get("/api/v1/flows");
  const std::string tag = first.headers.at("etag");
  EXPECT_EQ(first.headers.at("cache-control"), "no-cache");
  const auto same = s.get("/api/v1/flows", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(same.status, 304);
  EXPECT_TRUE(same.body.empty());
  EXPECT_EQ(same.headers.at("etag"), tag);
  EXPECT_NE(s.get("/api/v1/flows?limit=2").headers.at("etag"), tag);
  EXPECT_EQ(s.get("/api/v1/flows?limit=2", "If-None-Match: " + tag + "\r\n").status, 200);
  EXPECT_EQ(s.get("/api/v1/flows", "If-None-Match: \"x\", W/" + tag + "\r\n").status, 304);
  {
    auto ledger = Ledger::open(s.path, {.write = true});
    ASSERT_TRUE(ledger->add(Made().make(4711), {1'700'000'000, "made"}));
  }
  const auto changed = s.get("/api/v1/flows", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(changed.status, 200);
  EXPECT_NE(changed.headers.at("etag"), tag);
  EXPECT_EQ(Json(s.get("/api/v1/totals").body).number("/articles"), 41) << "an answer kept too long";
  const auto page = s.get("/");
  EXPECT_EQ(s.get("/", "If-None-Match: " + page.headers.at("etag") + "\r\n").status, 304);
}

TEST(ServeApi, Packs) {
  RunningServer s;
  const auto plain = s.get("/api/v1/articles");
  const auto packed = s.get("/api/v1/articles", "Accept-Encoding: br, gzip\r\n");
  EXPECT_FALSE(plain.headers.contains("content-encoding"));
  ASSERT_EQ(packed.headers.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size());
  EXPECT_EQ(unzipped(packed.body), plain.body);
  EXPECT_NE(packed.headers.at("etag"), plain.headers.at("etag"));
  EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
  EXPECT_EQ(
      s.get("/api/v1/articles", "Accept-Encoding: gzip\r\nIf-None-Match: " + packed.headers.at("etag") + "\r\n").status,
      304);
  EXPECT_FALSE(s.get("/api/v1/articles", "Accept-Encoding: gzip;q=0\r\n").headers.contains("content-encoding"));
  EXPECT_FALSE(s.get("/api/v1/formats?", "Accept-Encoding: gzip\r\n").body.empty());
  const auto page = s.get("/", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(page.headers.at("content-encoding"), "gzip");
  EXPECT_EQ(unzipped(page.body), s.get("/").body);
}

constexpr const char* told =
    R"({"text":"Die Werft hat drei Schiffe an Norwegen geliefert, sagte Ministerin Karla Renn am Dienstag.","published":"2024-06-20","title":"Schiffe","outlet":"Kurier"})";

TEST(ServeApi, ReadsTextsAndKeepsNothing) {
  RunningServer s;
  const auto answer = s.post("/api/v1/read", told);
  ASSERT_EQ(answer.status, 200) << answer.body;
  Json reading(answer.body);
  EXPECT_TRUE(reading.text("/text").starts_with("Die Werft"));
  EXPECT_EQ(reading.text("/outlet"), "Kurier");
  EXPECT_EQ(reading.text("/published"), "2024-06-20");
  ASSERT_GT(reading.size("/claims"), 0u);
  EXPECT_EQ(reading.size("/sentences"), 1u);
  EXPECT_EQ(s.post("/api/v1/read", told).body, answer.body) << "ids must not grow";
  const auto html =
      s.post("/api/v1/read", R"({"format":"html","text":"<p>Er <b>kam</b>.</p><script>alert(1)</script>"})");
  ASSERT_EQ(html.status, 200) << html.body;
  EXPECT_EQ(html.body.find("alert"), std::string::npos);
  EXPECT_EQ(Json(s.get("/api/v1/totals").body).number("/articles"), 40);
  const auto hostile =
      s.post("/api/v1/read", "{\"text\":\"\\u202e<img onerror=x> \\ud83d\\ude00 " + std::string(300'000, 'w') + "\"}");
  EXPECT_EQ(hostile.status, 200);
}

TEST(ServeApi, RefusesBodiesItCannotRead) {
  RunningServer s;
  for (const char* body :
       {"", "[]", "{", "null", "{}", R"({"text":""})", R"({"text":7})", R"({"text":" \n "})",
        R"({"text":"a","format":"pdf"})", R"({"text":"a","published":"gestern"})", "{\"text\":\"\xFF\"}"}) {
    const auto a = s.post("/api/v1/read", body);
    EXPECT_EQ(a.status, 400) << body << a.body;
    EXPECT_FALSE(Json(a.body).text("/error/message").empty());
  }
  EXPECT_EQ(s.ask("POST", "/api/v1/read", "Content-Type: text/plain\r\n", told).status, 415);
  EXPECT_EQ(s.ask("POST", "/api/v1/read", "", told).status, 415);
  EXPECT_EQ(s.post("/api/v1/read", std::string(3 << 20, ' ')).status, 413);
  EXPECT_EQ(s.post("/api/v1/read", std::string(200'000, '[')).status, 400);
}

TEST(ServeApi, WritesWithTheTokenAlone) {
  RunningServer reading;
  EXPECT_EQ(reading.post("/api/v1/merges", R"({"actor":1,"other":2})").status, 403);
  EXPECT_EQ(reading.post("/api/v1/merges", R"({"actor":1,"other":2})", "Authorization: Bearer \r\n").status, 403);
  RunningServer s("a-good-token");
  const std::string merge = R"({"actor":1,"other":2,"note":"dasselbe"})";
  const auto refused = s.post("/api/v1/merges", merge);
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(refused.headers.at("www-authenticate"), "Bearer");
  for (const char* wrong : {"Bearer a-good-toke", "Bearer a-good-token2", "Bearer A-good-token", "Basic a-good-token",
                            "a-good-token", "Bearer "})
    EXPECT_EQ(s.post("/api/v1/merges", merge, "Authorization: " + std::string(wrong) + "\r\n").status, 401) << wrong;
  EXPECT_EQ(Json(s.get("/api/v1/decisions").body).size("/rows"), 0u);

  const std::string token = "Authorization: Bearer a-good-token\r\n";
  const std::string tag = s.get("/api/v1/actors/1").headers.at("etag");
  const auto merged = s.post("/api/v1/merges", merge, token);
  ASSERT_EQ(merged.status, 200) << merged.body;
  EXPECT_EQ(s.get("/api/v1/actors/1", "If-None-Match: " + tag + "\r\n").status, 200);
  const auto decision = Json(merged.body).number("/decision");
  EXPECT_EQ(s.post("/api/v1/undo", "{\"decision\":" + std::to_string(decision) + "}", token).status, 200);
  EXPECT_EQ(s.post("/api/v1/splits", R"({"actor":2})", token).status, 200);
  Json all(s.get("/api/v1/decisions").body);
  ASSERT_EQ(all.size("/rows"), 3u);
  EXPECT_EQ(all.text("/rows/0/kind"), "merge");
  EXPECT_EQ(all.text("/rows/0/note"), "dasselbe");
  EXPECT_TRUE(all.flag("/rows/0/undone"));
  EXPECT_FALSE(all.text("/rows/0/actor_name").empty());
  EXPECT_EQ(all.number("/rows/1/undoes"), decision);
  EXPECT_FALSE(all.flag("/rows/1/undone"));
  for (const char* wrong : {R"({"actor":1,"other":1})", R"({"actor":1,"other":99999})", R"({"actor":"1","other":2})",
                            R"({"actor":-1,"other":2})", "{}"})
    EXPECT_EQ(s.post("/api/v1/merges", wrong, token).status, 400) << wrong;
}

TEST(ServeApi, Exports) {
  RunningServer s;
  Json formats(s.get("/api/v1/formats").body);
  ASSERT_GT(formats.size("/rows"), 3u);
  for (std::size_t i = 0; i < formats.size("/rows"); ++i) {
    const std::string name = formats.text("/rows/" + std::to_string(i) + "/name");
    const auto a = s.get("/api/v1/export?format=" + name);
    EXPECT_EQ(a.status, 200) << name;
    EXPECT_TRUE(a.headers.at("content-disposition").starts_with("attachment; filename=\"laut.")) << name;
    EXPECT_GT(a.body.size(), 100u) << name;
  }
  RunningServer large({}, {}, 400);
  const auto streamed = large.get("/api/v1/export?format=jsonl");
  EXPECT_EQ(streamed.status, 200);
  EXPECT_EQ(streamed.headers.at("transfer-encoding"), "chunked");
  EXPECT_GT(std::count(streamed.body.begin(), streamed.body.end(), '\n'), 1000);
  EXPECT_EQ(streamed.body.back(), '\n');
  EXPECT_FALSE(streamed.headers.contains("etag"));
}

TEST(ServeApi, AnswersManyAtOnceWhileSomebodyWrites) {
  RunningServer s("a-good-token");
  std::atomic<int> wrong = 0;
  std::vector<std::thread> clients;
  for (int t = 0; t < 6; ++t)
    clients.emplace_back([&, t] {
      const char* targets[] = {"/api/v1/totals", "/api/v1/flows", "/api/v1/cases", "/api/v1/search?words=geliefert"};
      for (int i = 0; i < 25; ++i) {
        const bool write = t == 0 && i % 5 == 0;
        const int status =
            write        ? s.post("/api/v1/splits", R"({"actor":1})", "Authorization: Bearer a-good-token\r\n").status
            : i % 6 == 5 ? s.post("/api/v1/read", told).status
                         : s.get(targets[(t + i) % 4]).status;
        wrong += status == 200 ? 0 : 1;
      }
    });
  for (std::thread& c : clients) c.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace laut::test
