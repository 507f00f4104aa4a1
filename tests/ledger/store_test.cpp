// What goes into the ledger comes out of it again, once.
#include "ledger/support.h"
#include "ledger/text.h"

namespace laut::test {
namespace {

using ledger::Query;

TEST(LedgerStore, KeepsEveryItemOfADocument) {
  Store s;
  ASSERT_TRUE(s.opened) << s.opened.error().to_string();
  Document doc = Made().make(7);
  const auto added = s.ledger().add(doc, seen);
  ASSERT_TRUE(added) << added.error().to_string();
  EXPECT_EQ(added->kind, Addition::Kind::first);
  EXPECT_EQ(s.count("SELECT count(*) FROM claim"), 10);
  const auto events = static_cast<std::int64_t>(doc.events.size());
  ASSERT_GT(events, 1);
  EXPECT_EQ(s.count("SELECT count(*) FROM event"), events);
  EXPECT_EQ(s.count("SELECT count(*) FROM participant"), 3 * events);
  EXPECT_EQ(s.count("SELECT count(*) FROM quantity WHERE event IS NOT NULL"), events);
  EXPECT_EQ(s.count("SELECT count(*) FROM time"), static_cast<std::int64_t>(doc.times.size()));
  EXPECT_EQ(s.count("SELECT count(*) FROM actor"), static_cast<std::int64_t>(doc.entities.size()));
  EXPECT_EQ(s.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  std::int64_t links = 0;
  for (const Claim& c : doc.claims) links += static_cast<std::int64_t>(c.chain.size()) - 1;
  EXPECT_EQ(s.count("SELECT count(*) FROM link"), links);
  const auto text = s.ledger().text(added->revision);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, doc.article.text);
  EXPECT_EQ(text->sentences.size(), doc.sentences.size());
}

TEST(LedgerStore, SpansAreCodePointsOfTheText) {
  Store s;
  Document doc;
  Builder b(doc);
  doc.article.id = "a";
  b.words("Größe zählt 😀 und");
  const auto e = b.entity(MentionType::PERSON, "Jörg Müßig");
  b.mention(e, "Jörg Müßig");
  const auto from = b.next();
  b.words("käme übermorgen");
  b.claim(from, {speaker(e)});
  b.end_sentence();
  const auto added = s.ledger().add(doc, seen);
  ASSERT_TRUE(added) << added.error().to_string();
  Query q = s.ledger().database().query("SELECT c.first, c.last, m.first, m.last FROM claim c, mention m");
  ASSERT_TRUE(q.next());
  const ledger::Offsets offsets(doc.text());
  const auto words = [&](int a) {
    return doc.view(
        offsets.bytes({static_cast<std::uint32_t>(q.integer(a)), static_cast<std::uint32_t>(q.integer(a + 1))}));
  };
  EXPECT_EQ(words(0), "käme übermorgen");
  EXPECT_EQ(words(2), "Jörg Müßig");
  EXPECT_EQ(q.integer(0), 29);
}

TEST(LedgerStore, TheSameAgainChangesNothing) {
  Store s;
  const Made made;
  ASSERT_TRUE(s.ledger().add(made.make(1), seen));
  const auto before = s.count("SELECT total_changes()");
  const auto again = s.ledger().add(made.make(1), {seen.moment + 5, "laut newer"});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->kind, Addition::Kind::unchanged);
  EXPECT_EQ(again->revision, 1);
  EXPECT_EQ(s.count("SELECT total_changes()"), before);
}

TEST(LedgerStore, AChangedArticleBecomesARevision) {
  Store s;
  const Made made;
  Document doc = made.make(1);
  ASSERT_TRUE(s.ledger().add(doc, seen));
  Builder b(doc);
  b.words("Die erste Fassung nannte eine andere Zahl");
  b.end_sentence();
  const auto revised = s.ledger().add(doc, seen);
  ASSERT_TRUE(revised);
  EXPECT_EQ(revised->kind, Addition::Kind::revised);
  EXPECT_EQ(revised->article, 1);
  EXPECT_EQ(s.count("SELECT max(number) FROM revision WHERE article = 1"), 2);
  EXPECT_EQ(s.count("SELECT latest FROM article"), revised->revision);
  EXPECT_EQ(s.count("SELECT origin FROM revision WHERE number = 2"), 1);
  // The first text again is known: nothing twice.
  const auto first = s.ledger().add(made.make(1), seen);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->kind, Addition::Kind::unchanged);
}

TEST(LedgerStore, ABatchIsKeptWholeOrNotAtAll) {
  Store s;
  const Made made;
  ASSERT_TRUE(s.ledger().begin());
  ASSERT_TRUE(s.ledger().add(made.make(1), seen));
  s.ledger().roll_back();
  EXPECT_EQ(s.count("SELECT count(*) FROM article"), 0);
  EXPECT_EQ(s.count("SELECT count(*) FROM actor"), 0);
  // What was remembered of the batch must not be used after it.
  ASSERT_TRUE(s.ledger().begin());
  ASSERT_TRUE(s.ledger().add(made.make(1), seen));
  ASSERT_TRUE(s.ledger().commit());
  EXPECT_EQ(s.count("SELECT count(*) FROM revision"), 1);
  EXPECT_EQ(s.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST(LedgerStore, ReadersSeeWholeBatchesWhileOneWrites) {
  Store s;
  const Made made;
  ASSERT_TRUE(s.ledger().add(made.make(1), seen));
  auto reader = Ledger::open(s.path);
  ASSERT_TRUE(reader) << reader.error().to_string();
  ASSERT_TRUE(s.ledger().begin());
  ASSERT_TRUE(s.ledger().add(made.make(2), seen));
  EXPECT_EQ(reader->database().query("SELECT count(*) FROM article").number(), 1);
  ASSERT_TRUE(s.ledger().commit());
  EXPECT_EQ(reader->database().query("SELECT count(*) FROM article").number(), 2);
  const auto refused = reader->add(made.make(3), seen);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::usage);
}

TEST(LedgerStore, RebuildMakesTheSameDerivedData) {
  Store s;
  const Made made;
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(s.ledger().add(made.make(static_cast<std::uint64_t>(i % 15)), seen));
  const auto state = [&] {
    std::string all;
    for (const char* sql : {"SELECT id, origin FROM revision ORDER BY id", "SELECT id, latest FROM article ORDER BY id",
                            "SELECT value, revision FROM shingle ORDER BY 1, 2",
                            "SELECT rowid, 0 FROM search WHERE search MATCH 'Granate OR Drohne' ORDER BY rowid"}) {
      Query q = s.ledger().database().query(sql);
      while (q.next()) all += std::to_string(q.integer(0)) + ' ' + std::to_string(q.integer(1)) + '\n';
    }
    return all;
  };
  const std::string before = state();
  ASSERT_TRUE(
      s.ledger().database().run("UPDATE revision SET origin = 1; DELETE FROM shingle; UPDATE article SET latest = 1"));
  ASSERT_NE(state(), before);
  ASSERT_TRUE(s.ledger().rebuild());
  EXPECT_EQ(state(), before);
}

TEST(LedgerStore, SearchFindsGermanStems) {
  Store s;
  Document doc;
  Builder b(doc);
  doc.article.id = "a";
  b.words("Erste Meldung ohne das Wort");
  b.end_sentence();
  b.words("Die Waffenlieferungen über Łódź begannen im Größten der Häfen");
  b.end_sentence();
  ASSERT_TRUE(s.ledger().add(doc, seen));
  const auto sentence = [&](const std::string& words) {
    return s.ledger().database().query("SELECT rowid & 1048575 FROM search WHERE search MATCH ?1").bind(words).number();
  };
  for (const char* words :
       {"Waffenlieferung", "WAFFENLIEFERUNGEN", "lodz", "hafen", "größte", "\"im Größten der Häfen\""})
    EXPECT_EQ(sentence(words).value_or(-1), 1) << words;
  EXPECT_FALSE(sentence("Meldestelle").has_value());
}

}  // namespace
}  // namespace laut::test
