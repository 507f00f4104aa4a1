// `laut ingest`, `laut watch` and `laut diff`, as a user has them.
#include <gtest/gtest.h>
#include <signal.h>

#include "cli/run.h"
#include "fetch/server.h"
#include "laut/ledger.h"
#include "ledger/database.h"
#include "ledger/made.h"

namespace laut::test {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The first number that the question gives.
std::int64_t count(const std::string& db, const std::string& sql) {
  const auto l = Ledger::open(db);
  EXPECT_TRUE(l) << l.error().to_string();
  return l ? l->database().query(sql).number().value_or(-1) : -1;
}

std::string lines_of(std::uint64_t from, std::uint64_t to) {
  std::string out;
  for (std::uint64_t i = from; i < to; ++i) out += Made().json(i);
  return out;
}

constexpr const char* page_start =
    "<!DOCTYPE html><html><head><title>Hafen</title><meta property=\"article:published_time\" content=\"2024-06-18\">"
    "</head><body><article><p>";

std::string page(const std::string& text) {
  return page_start + text + "</p></article></body></html>";
}

TEST(Ingest, NothingTwice) {
  const Folder folder;
  const std::string db = folder.path("l.db"), in = folder.path("in");
  folder.file("in/a.jsonl", lines_of(0, 5));
  folder.file("in/deep/b.jsonl", lines_of(3, 8));  // two of them are in a.jsonl too
  folder.file("in/c.txt", "Man werde liefern, sagte Ministerin Karla Renn.");
  const Outcome first = laut({"ingest", "--json", "--db", db, in});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_TRUE(first.out.starts_with("{\"articles\":11,\"new\":9,\"revised\":0,\"unchanged\":2,")) << first.out;
  const Outcome again = laut({"ingest", "--db", db, in});
  EXPECT_TRUE(has(again.out, "0 articles: 0 new, 0 revised, 0 unchanged; 3 inputs not changed since")) << again.out;
  // The same articles from another place.
  const Outcome other = laut({"ingest", "--db", db, "--input", "jsonl", "-"}, {.input = lines_of(0, 9)});
  EXPECT_TRUE(has(other.out, "9 articles: 1 new, 0 revised, 8 unchanged")) << other.out;
  EXPECT_EQ(count(db, "SELECT count(*) FROM revision"), 10);
  EXPECT_EQ(count(db, "SELECT count(*) FROM engine"), 1);
}

TEST(Ingest, TheLedgerIsTheSameWhateverTheJobs) {
  const Folder folder;
  const std::string in = folder.file("a.jsonl", lines_of(0, 40));
  for (const char* jobs : {"1", "4"})
    ASSERT_EQ(laut({"ingest", "-q", "--jobs", jobs, "--db", folder.path(std::string("l") + jobs), in}).status, 0);
  const std::string sql =
      "SELECT sum(r.id * length(r.name) * r.length) + (SELECT sum(id * length(name)) FROM actor) + "
      "(SELECT sum(value % 1000 * revision) FROM shingle) FROM revision r";
  EXPECT_EQ(count(folder.path("l1"), sql), count(folder.path("l4"), sql));
}

TEST(Ingest, AChangedFileIsARevisionAndDiffTellsWhat) {
  const Folder folder;
  const std::string db = folder.path("l.db");
  const std::string path = folder.file("hafen.txt", "Man werde liefern, sagte Ministerin Karla Renn.");
  ASSERT_EQ(laut({"ingest", "--db", db, path}).status, 0);
  const Outcome one = laut({"diff", "--db", db, path});
  EXPECT_EQ(one.status, 1);
  EXPECT_TRUE(has(one.err, "there is only one revision of the article")) << one.err;
  folder.file("hafen.txt", "Man werde vorerst nicht liefern, sagte Ministerin Karla Renn am Dienstag im Hafen.");
  const Outcome revised = laut({"ingest", "--db", db, path});
  EXPECT_TRUE(has(revised.out, "1 article: 0 new, 1 revised, 0 unchanged")) << revised.out;
  const Outcome diff = laut({"diff", "--db", db, "--json", path});
  EXPECT_EQ(diff.status, 0) << diff.err;
  EXPECT_TRUE(has(diff.out, "\"from\":1,\"to\":2")) << diff.out;
  EXPECT_EQ(laut({"diff", "--db", db, "#1"}).status, 0);
  const Outcome none = laut({"diff", "--db", db, "fehlt.txt"});
  EXPECT_EQ(none.status, 1);
  EXPECT_TRUE(has(none.err, "fehlt.txt: is not in the ledger")) << none.err;
}

TEST(Ingest, WhatCannotBeReadIsToldAndTheRestIsKept) {
  const Folder folder;
  const std::string db = folder.path("l.db");
  const std::string in = folder.file("a.jsonl", Made().json(1) + "{\"id\": 7\n" + Made().json(2));
  for (int i = 0; i < 2; ++i) {  // it is told again the next time: the file is not taken for read
    const Outcome run = laut({"ingest", "--db", db, in, folder.path("none.txt")});
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(has(run.err, "a.jsonl:2:")) << run.err;
    EXPECT_TRUE(has(run.err, "none.txt: cannot be read")) << run.err;
    EXPECT_TRUE(has(run.out, i == 0 ? "2 articles: 2 new" : "0 new, 0 revised, 2 unchanged")) << run.out;
    EXPECT_TRUE(has(run.out, "2 failed")) << run.out;
  }
}

TEST(Ingest, MistakesEndWithTwo) {
  EXPECT_EQ(laut({"ingest", "--jobs", "0", "x"}).status, 2);
  EXPECT_EQ(laut({"watch", "--every", "bald", "x"}).status, 2);
  EXPECT_EQ(laut({"diff"}).status, 2);
  for (const char* command : {"ingest", "watch", "diff"}) {
    const Outcome help = laut({command, "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_TRUE(has(help.out, std::string("laut ") + command + " --db") || has(help.out, "laut diff https://"))
        << help.out;
  }
}

TEST(Ingest, AFileThatIsNoLedgerIsLeftAlone) {
  const Folder folder;
  const std::string text = folder.file("notes.txt", times("Das sind Notizen. ", 200));
  const std::string before = content(text);
  const Outcome run = laut({"ingest", "--db", text, "-"}, {.input = "Text."});
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(has(run.err, "notes.txt: is no ledger: it is no SQLite file (name another file)")) << run.err;
  EXPECT_EQ(content(text), before);
}

TEST(Ingest, ADiskThatIsFullLosesNothingThatWasKept) {
  const Folder folder;
  const std::string db = folder.path("l.db"), in = folder.file("a.jsonl", lines_of(0, 150));
  const Outcome full = laut({"ingest", "--batch", "20", "--db", db, in}, {.file_limit = 900'000});
  EXPECT_EQ(full.status, 1);
  EXPECT_TRUE(has(full.err, "l.db: cannot be written")) << full.err;
  EXPECT_TRUE(has(full.err, "ingest again to have them")) << full.err;
  const auto kept = count(db, "SELECT count(*) FROM revision");
  EXPECT_GT(kept, 0);
  EXPECT_LT(kept, 150);
  EXPECT_TRUE(has(full.out, "articles: " + std::to_string(kept) + " new")) << full.out << kept;
  const Outcome again = laut({"ingest", "--db", db, in});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(count(db, "SELECT count(*) FROM revision"), 150);
  EXPECT_EQ(count(db, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST(Ingest, CtrlCKeepsWhatIsWhole) {
  const Folder folder;
  const std::string db = folder.path("l.db"), in = folder.file("a.jsonl", lines_of(0, 3));
  // The file is done when the signal comes; standard input never ends.
  const Outcome run = laut({"ingest", "--db", db, in, "-"}, {.input = "Halber Text", .signal = SIGINT});
  EXPECT_EQ(run.status, 128 + SIGINT);
  EXPECT_EQ(count(db, "SELECT count(*) FROM revision"), 3);
}

class IngestFeed : public testing::Test {
 protected:
  void put_feed(const std::string& items) {
    folder.file("feed.xml", "<rss version=\"2.0\"><channel><title>Hafenpost</title>" + items + "</channel></rss>");
  }
  static std::string item(const std::string& name) {
    return "<item><title>" + name + "</title><link>/" + name + ".html</link><description>Kurz: " + name +
           " heute.</description></item>";
  }
  Outcome ingest(std::vector<std::string> more = {}) {
    std::vector<std::string> all{"ingest", "--db", db, "--pause", "0"};
    all.insert(all.end(), more.begin(), more.end());
    all.push_back(server.url("feed.xml"));
    return laut(all);
  }
  Folder folder;
  Server server{folder.path()};
  std::string db = folder.path("l.db");
};

TEST_F(IngestFeed, FetchesItsArticlesOnce) {
  folder.file("a.html", page("Man werde liefern, sagte Ministerin Karla Renn."));
  folder.file("b.html", page("Der Hafen bleibt gesperrt, teilte die Behörde mit."));
  put_feed(item("a") + item("b"));
  const Outcome first = ingest();
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_TRUE(has(first.out, "2 articles: 2 new")) << first.out;
  const std::string log = server.log();
  EXPECT_EQ(lines(log), 3u) << log;
  EXPECT_TRUE(log.starts_with("/feed.xml 200 laut/0.")) << log;
  EXPECT_EQ(count(db, "SELECT count(*) FROM article WHERE key LIKE 'http%/a.html' OR key LIKE 'http%/b.html'"), 2);
  // Nothing has changed: one question, and its answer is no.
  const Outcome again = ingest();
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_TRUE(has(again.out, "0 articles")) << again.out;
  EXPECT_TRUE(has(server.log(), " 304 ")) << log;
  // The feed has one more; the pages that are known are not asked for within the hour.
  folder.file("c.html", page("Ein drittes Schiff legte an, sagte ein Sprecher."));
  put_feed(item("a") + item("b") + item("c"));
  EXPECT_TRUE(has(ingest().out, "1 article: 1 new"));
  const std::string third = server.log();
  EXPECT_EQ(lines(third), 2u) << third;
  EXPECT_TRUE(has(third, "/c.html 200")) << third;
}

TEST_F(IngestFeed, AChangedArticleIsARevision) {
  folder.file("a.html", page("Man werde liefern, sagte Ministerin Karla Renn."));
  put_feed(item("a"));
  ASSERT_EQ(ingest().status, 0);
  folder.file("a.html", page("Man werde nicht liefern, sagte Ministerin Karla Renn."));
  put_feed(item("a") + " ");
  (void)server.log();
  const Outcome revised = laut({"ingest", "--db", db, "--pause", "0", "--recheck", "1", server.url("feed.xml")});
  EXPECT_EQ(revised.status, 0) << revised.err;
  // Within the second the page counts as fresh.
  if (!has(revised.out, "1 revised")) {
    put_feed(item("a") + "  ");
    ::sleep(2);
    EXPECT_TRUE(
        has(laut({"ingest", "--db", db, "--pause", "0", "--recheck", "1", server.url("feed.xml")}).out, "1 revised"));
  }
  EXPECT_EQ(count(db, "SELECT max(number) FROM revision"), 2);
}

TEST_F(IngestFeed, WhatIsGoneIsToldAndAskedForAgain) {
  folder.file("a.html", page("Man werde liefern, sagte Ministerin Karla Renn."));
  put_feed(item("a") + item("fehlt"));
  const Outcome first = ingest();
  EXPECT_EQ(first.status, 1);
  EXPECT_TRUE(has(first.err, "fehlt.html: answers 404 (it is gone)")) << first.err;
  EXPECT_TRUE(has(first.out, "1 new")) << first.out;
  folder.file("fehlt.html", page("Nun ist der Text da, sagte Karla Renn."));
  const Outcome second = ingest();
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_TRUE(has(second.out, "1 new")) << second.out;
}

TEST_F(IngestFeed, TakesWhatTheFeedHas) {
  put_feed(item("a") + item("b"));
  const Outcome run = ingest({"--no-pages"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(has(run.out, "2 articles: 2 new")) << run.out;
  EXPECT_EQ(lines(server.log()), 1u);
  // From a file it is the same.
  const Outcome file = laut({"ingest", "--no-pages", "--db", folder.path("f.db"), folder.path("feed.xml")});
  EXPECT_TRUE(has(file.out, "2 articles: 2 new")) << file.out << file.err;
}

TEST_F(IngestFeed, WatchRepeatsIt) {
  folder.file("a.html", page("Man werde liefern, sagte Ministerin Karla Renn."));
  put_feed(item("a"));
  const Outcome run =
      laut({"watch", "--db", db, "--pause", "0", "--every", "1s", "--rounds", "2", server.url("feed.xml")});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(has(run.out, "1 article: 1 new")) << run.out;
  EXPECT_TRUE(has(run.out, "0 articles")) << run.out;
  EXPECT_EQ(lines(server.log()), 3u);
}

}  // namespace
}  // namespace laut::test
