// The file itself: what is refused, what is said then, and how old ones are brought forward.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ledger/key.h"
#include "ledger/migrations.h"
#include "ledger/support.h"

namespace laut::test {
namespace {

namespace fs = std::filesystem;
using ledger::Database;
using ledger::Migration;
using ledger::Shape;

/// The message of opening the file, or "" where it opens.
std::string refusal(const std::string& path, const LedgerOptions& options = {}) {
  const auto l = Ledger::open(path, options);
  return l ? "" : l.error().to_string();
}

/// A closed ledger of n made articles.
void fill(const std::string& path, std::uint64_t n) {
  auto l = Ledger::open(path, {.write = true, .create = true});
  ASSERT_TRUE(l) << l.error().to_string();
  for (std::uint64_t i = 0; i < n; ++i) ASSERT_TRUE(l->add(Made().make(i), seen));
}

TEST(LedgerFile, SaysWhatIsWrong) {
  const Folder folder;
  const LedgerOptions write{.write = true, .create = true};
  EXPECT_NE(refusal(folder.path("none.db")).find("there is no such ledger (make one"), std::string::npos);
  const std::string text = folder.file("text.db", "Dies ist ein Text und keine Datenbank. " + times("Wort ", 2000));
  EXPECT_NE(refusal(text).find("is no ledger: it is no SQLite file"), std::string::npos);
  EXPECT_NE(refusal(text, write).find("is no ledger: it is no SQLite file"), std::string::npos);
  const std::string foreign = folder.path("foreign.db");
  {
    auto db = Database::open(foreign, {.create = true});
    ASSERT_TRUE(db);
    ASSERT_TRUE((*db)->run("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('bleibt')"));
  }
  const std::string before = content(foreign);
  EXPECT_NE(refusal(foreign).find("is a database of another program"), std::string::npos);
  EXPECT_NE(refusal(foreign, write).find("is a database of another program"), std::string::npos);
  EXPECT_EQ(content(foreign), before);
  EXPECT_NE(refusal(folder.file("empty.db", "")).find("it is empty"), std::string::npos);
  EXPECT_NE(refusal(folder.path("no/such/folder.db"), write).find("cannot be opened"), std::string::npos);
}

TEST(LedgerFile, ATruncatedOneIsRefused) {
  const Folder folder;
  const std::string path = folder.path("l.db");
  fill(path, 40);
  const auto size = fs::file_size(path);
  for (const auto part : {size / 2, size - 4096, size - 100, std::uintmax_t{5000}}) {
    const std::string cut = folder.path("cut.db");
    fs::copy_file(path, cut, fs::copy_options::overwrite_existing);
    fs::resize_file(cut, part);
    EXPECT_NE(refusal(cut).find("is damaged or truncated"), std::string::npos) << part;
    EXPECT_NE(refusal(cut, {.write = true}).find("is damaged or truncated"), std::string::npos) << part;
  }
  EXPECT_EQ(refusal(path), "");
}

TEST(LedgerFile, ANewerOneIsRefused) {
  const Folder folder;
  const std::string path = folder.path("l.db");
  fill(path, 1);
  {
    auto db = Database::open(path, {.write = true});
    ASSERT_TRUE(db);
    ASSERT_TRUE((*db)->run("PRAGMA user_version = 999"));
  }
  EXPECT_NE(refusal(path, {.write = true}).find("is of version 999, made by a newer laut"), std::string::npos);
}

TEST(LedgerFile, AReadOnlyOneIsReadAndNotWritten) {
  const Folder folder;
  const std::string path = folder.path("l.db");
  fill(path, 3);
  ::chmod(path.c_str(), 0444);
  ::chmod(folder.path().c_str(), 0555);
  const bool root = ::geteuid() == 0;
  if (root && ::seteuid(65534) != 0) GTEST_SKIP() << "root may write anything";
  const std::string writing = refusal(path, {.write = true});
  const auto reader = Ledger::open(path);
  const bool readable = reader.ok();
  const auto articles = readable ? reader->database().query("SELECT count(*) FROM article").number() : std::nullopt;
  ASSERT_TRUE(!root || ::seteuid(0) == 0);
  ::chmod(folder.path().c_str(), 0755);
  EXPECT_NE(writing.find("read-only"), std::string::npos) << writing;
  ASSERT_TRUE(readable) << reader.error().to_string();
  EXPECT_EQ(articles, 3);
}

TEST(LedgerFile, AFullOneKeepsWhatWasCommitted) {
  Store s;
  for (std::uint64_t i = 0; i < 10; ++i) s.add(Made().make(i));
  const auto pages = s.count("PRAGMA page_count");
  ASSERT_TRUE(s.ledger().database().run(("PRAGMA max_page_count = " + std::to_string(pages + 8)).c_str()));
  ASSERT_TRUE(s.ledger().begin());
  std::string message;
  std::uint64_t i = 10;
  for (; i < 100 && message.empty(); ++i)
    if (const auto added = s.ledger().add(Made().make(i), seen); !added) message = added.error().to_string();
  EXPECT_NE(message.find("the disk is full"), std::string::npos) << message;
  EXPECT_EQ(s.count("SELECT count(*) FROM article"), 10);
  EXPECT_EQ(s.count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
  ASSERT_TRUE(s.ledger().database().run("PRAGMA max_page_count = 1000000"));
  ASSERT_TRUE(s.ledger().begin());
  for (std::uint64_t n = 0; n < i; ++n) ASSERT_TRUE(s.ledger().add(Made().make(n), seen));
  ASSERT_TRUE(s.ledger().commit());
  EXPECT_EQ(s.count("SELECT count(*) FROM article"), static_cast<std::int64_t>(i));
  EXPECT_EQ(s.count("SELECT count(*) FROM revision"), static_cast<std::int64_t>(i));
  EXPECT_EQ(s.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST(LedgerFile, TwoWritersTakeTurns) {
  Store s;
  auto other = Ledger::open(s.path, {.write = true, .busy_ms = 50});
  ASSERT_TRUE(other) << other.error().to_string();
  ASSERT_TRUE(s.ledger().begin());
  ASSERT_TRUE(s.ledger().add(Made().make(1), seen));
  const Status busy = other->begin();
  ASSERT_FALSE(busy);
  EXPECT_NE(busy.error().to_string().find("is being written by another program"), std::string::npos);
  ASSERT_TRUE(s.ledger().commit());
  ASSERT_TRUE(other->add(Made().make(1), seen));
  ASSERT_TRUE(other->add(Made().make(2), seen));
  EXPECT_EQ(s.count("SELECT count(*) FROM revision"), 2);
}

/// The shape of the file: every statement that made it, without layout.
std::string shape_of(Database& db) {
  std::string out;
  ledger::Query q = db.query("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2");
  while (q.next()) out += q.string(0) + ' ' + q.string(1) + ' ' + q.string(2) + '\n';
  return out;
}

TEST(LedgerFile, OlderVersionsAreBroughtForward) {
  // An artificial history of three versions: the machinery is that of the real one.
  static constexpr Migration steps[] = {{2, "CREATE TABLE b (x); INSERT INTO b SELECT x FROM a;"},
                                        {3, "ALTER TABLE b ADD COLUMN y"}};
  const Shape first{1, "CREATE TABLE a (x);", {}};
  const Shape third{3, "CREATE TABLE a (x); CREATE TABLE b (x, y);", steps};
  const Shape broken{4, "", steps};
  const Folder folder;
  auto db = Database::open(folder.path("l.db"), {.create = true});
  ASSERT_TRUE(db);
  ASSERT_TRUE(prepare(**db, first, true));
  ASSERT_TRUE((*db)->run("INSERT INTO a VALUES (7)"));
  const Status reading = prepare(**db, third, false);
  ASSERT_FALSE(reading);
  EXPECT_NE(reading.error().to_string().find("is of the older version 1 (laut ingest brings it forward)"),
            std::string::npos);
  const Status missing = prepare(**db, broken, true);
  ASSERT_FALSE(missing);
  EXPECT_EQ((*db)->query("PRAGMA user_version").number(), 1);  // nothing of it was kept
  EXPECT_EQ((*db)->query("SELECT count(*) FROM sqlite_schema").number(), 1);
  ASSERT_TRUE(prepare(**db, third, true));
  EXPECT_EQ((*db)->query("PRAGMA user_version").number(), 3);
  EXPECT_EQ((*db)->query("SELECT x FROM b WHERE y IS NULL").number(), 7);
  EXPECT_TRUE(prepare(**db, third, false));
}

TEST(LedgerFile, EveryVersionBroughtForwardIsTheNewest) {
  const Shape& now = ledger::current_shape();
  const Folder folder;
  auto fresh = Database::open(folder.path("new.db"), {.create = true});
  ASSERT_TRUE(fresh);
  ASSERT_TRUE(prepare(**fresh, now, true));
  EXPECT_EQ((*fresh)->query("PRAGMA user_version").number(), now.version);
  // tests/ledger/old/NNNN.sql is the schema as version NNNN had it: the first version whose schema changes adds the
  // first.
  for (int version = 1; version < now.version; ++version) {
    std::string name = std::to_string(version);
    name.insert(0, 4 - name.size(), '0');
    const std::string old = content(std::string(LAUT_SOURCE_DIR "/tests/ledger/old/") + name + ".sql");
    ASSERT_FALSE(old.empty()) << name;
    auto db = Database::open(folder.path(name + ".db"), {.create = true});
    ASSERT_TRUE(db);
    ASSERT_TRUE(prepare(**db, Shape{version, old.c_str(), {}}, true));
    ASSERT_TRUE(prepare(**db, now, true));
    EXPECT_EQ(shape_of(**db), shape_of(**fresh)) << name;
  }
}

TEST(LedgerFile, ArticlesAreKnownByTheirAddress) {
  using ledger::plain_address;
  EXPECT_EQ(plain_address("HTTP://Example.org:80/a/b/?utm_source=x&id=3&fbclid=1#top"), "https://example.org/a/b?id=3");
  EXPECT_EQ(plain_address("https://example.org/"), "https://example.org");
  EXPECT_EQ(plain_address("https://user:pw@example.org/A"), "https://example.org/A");
  EXPECT_EQ(plain_address("https://example.org?b=2&a=1"), "https://example.org?b=2&a=1");
  const auto key = [](const char* url, const char* outlet, const char* id, const char* path) {
    Article a;
    a.url.value = url;
    a.outlet.value = outlet;
    a.id = id;
    a.path = path;
    a.text = "Text";
    return ledger::article_key(a);
  };
  EXPECT_EQ(key("http://x.org/1", "Kurier", "7", "/in/a.jsonl"), "https://x.org/1");
  EXPECT_EQ(key("", "Kurier", "7", "/in/a.jsonl"), "Kurier/7");
  EXPECT_EQ(key("", "Kurier", "a:7", "/in/a.jsonl"), "/in/a.jsonl#a:7");
  EXPECT_EQ(key("", "Kurier", "1", "/in/x/1.txt"), "/in/x/1.txt");
  EXPECT_EQ(key("", "", "7", "/in/a.jsonl"), "/in/a.jsonl#7");
  EXPECT_TRUE(key("", "", "<stdin>", "<stdin>").starts_with("content:"));
}

}  // namespace
}  // namespace laut::test
