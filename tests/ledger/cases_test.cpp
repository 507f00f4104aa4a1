// Events of different articles become cases, and cases show who contradicts whom.
#include <gtest/gtest.h>

#include <limits>

#include "cli/run.h"
#include "laut/ledger.h"
#include "ledger/cases.h"
#include "ledger/database.h"
#include "ledger/days.h"
#include "ledger/made.h"

namespace laut::test {
namespace {

using ledger::Query;

/// An article with one event: "NORD gab SUED N Kisten Reis".
struct Told {
  std::string id, published = "2031-05-10";
  std::string actor = "Nordmark", recipient = "Suedmark", goods = "Reis";
  std::string earliest = "2031-05-08", latest = "2031-05-08";
  std::string setting = {};  ///< a place that the article names besides
  double low = 100, high = 100;
  Factuality factuality = Factuality::certain;
  EventType type = EventType::TRANSFER;
  std::string text = {};  ///< more words, so that articles are no copies of each other
};

Document document(const Told& t) {
  Document doc;
  Builder b(doc);
  doc.article.id = t.id;
  doc.article.published.value = t.published;
  const auto from = b.next();
  std::uint32_t actor = none;
  TokenRange a;
  if (!t.actor.empty()) {
    actor = b.entity(MentionType::GPE, t.actor);
    a = b.mention(actor, t.actor);
  }
  const auto verb = b.word("lieferte", "liefern", Stts::VVFIN, feature::past);
  std::uint32_t recipient = none;
  TokenRange r;
  if (!t.recipient.empty()) {
    recipient = b.entity(MentionType::GPE, t.recipient);
    r = b.mention(recipient, t.recipient);
  }
  const auto number = b.word("viele");
  const auto goods = b.word(t.goods, t.goods);
  if (!t.setting.empty()) b.mention(b.entity(MentionType::GPE, t.setting), t.setting);
  if (!t.text.empty()) b.words(t.text);
  b.claim(from, {}, t.factuality);
  b.end_sentence();
  Time& time = doc.times.emplace_back();
  time.span = b.span(verb, verb), time.value = t.earliest, time.earliest = t.earliest, time.latest = t.latest;
  Quantity& q = doc.quantities.emplace_back();
  q.span = b.span(number, goods), q.low = t.low, q.high = t.high, q.value = t.low, q.counted = t.goods;
  Event& e = doc.events.emplace_back();
  e.type = t.type, e.head = verb, e.trigger = {b.span(verb, verb)}, e.claim = 0, e.judgement.value = t.factuality;
  if (actor != none) e.participants.push_back({Role::actor, doc.span(a), a, a.begin, actor});
  if (recipient != none) e.participants.push_back({Role::recipient, doc.span(r), r, r.begin, recipient});
  e.participants.push_back({Role::object, b.span(goods, goods), {goods, goods + 1}, goods, none});
  if (!t.earliest.empty()) e.times = {0};
  e.quantities = {0};
  doc.claims[0].events = {0};
  return doc;
}

struct Desk {
  Folder folder;
  Result<Ledger> opened = Ledger::open(folder.path("l.db"), {.write = true, .create = true});

  void add(const Told& t) {
    Document doc = document(t);
    const auto done = opened->add(doc, {1'900'000'000, "laut test"});
    ASSERT_TRUE(done) << done.error().to_string();
  }
  std::int64_t number(const std::string& sql) {
    const auto n = opened->database().query(sql).number();
    EXPECT_TRUE(opened->database().take_status().ok()) << sql;
    return n.value_or(-1);
  }
  std::int64_t cases() { return number("SELECT count(*) FROM \"case\""); }
  std::int64_t conflict() { return number("SELECT max(conflict) FROM \"case\""); }
  std::int64_t actor(const std::string& name) { return number("SELECT id FROM actor WHERE name = '" + name + "'"); }
};

TEST(Cases, OneEventInTwoArticles) {
  Desk d;
  d.add({.id = "a"});
  d.add({.id = "b", .earliest = "2031-05-07", .latest = "2031-05-09"});
  EXPECT_EQ(d.cases(), 1);
  EXPECT_EQ(d.number("SELECT events FROM \"case\""), 2);
  EXPECT_EQ(d.conflict(), 0);
}

TEST(Cases, OtherDaysOtherPartiesOtherTypeAreOtherCases) {
  Desk d;
  d.add({.id = "a"});
  d.add({.id = "b", .earliest = "2031-06-08", .latest = "2031-06-08"});
  d.add({.id = "c", .recipient = "Westmark"});
  d.add({.id = "d", .type = EventType::SANCTION});
  d.add({.id = "e", .actor = "Suedmark", .recipient = "Nordmark"});
  EXPECT_EQ(d.cases(), 5);
}

TEST(Cases, WhatOneLeavesOutIsNoDifference) {
  Desk d;
  d.add({.id = "a", .recipient = ""});
  d.add({.id = "b"});
  EXPECT_EQ(d.cases(), 1);
  EXPECT_EQ(d.number("SELECT recipient IS NOT NULL FROM \"case\""), 1);
}

TEST(Cases, TheSameGoodsInTheSameSettingWillDoWhereNobodyIsNamed) {
  Desk d;
  d.add({.id = "a", .actor = "", .recipient = "", .goods = "Reservist", .setting = "Nordmark", .low = 20, .high = 20});
  d.add({.id = "b", .actor = "", .recipient = "", .goods = "Reservist", .setting = "Westmark", .low = 35, .high = 35});
  EXPECT_EQ(d.cases(), 2);
  d.add({.id = "c",
         .actor = "",
         .recipient = "",
         .goods = "Reservist",
         .setting = "Nordmark",
         .low = 30,
         .high = 30,
         .text = "wie es in einem ganz anderen Bericht mit vielen weiteren Worten hiess und stand"});
  EXPECT_EQ(d.cases(), 2);
  EXPECT_EQ(d.conflict(), ledger::conflict::numbers);
}

TEST(Cases, PartiesOfAnAgreementMayChangePlaces) {
  Desk d;
  d.add({.id = "a", .type = EventType::AGREE});
  d.add({.id = "b", .actor = "Suedmark", .recipient = "Nordmark", .type = EventType::AGREE});
  EXPECT_EQ(d.cases(), 1);
}

TEST(Cases, DailyEventsDoNotGrowIntoOne) {
  Desk d;
  for (int day = 1; day <= 9; ++day) {
    const std::string date = "2031-05-0" + std::to_string(day);
    d.add({.id = "a" + date, .published = date, .earliest = date, .latest = date, .type = EventType::ASSAULT});
  }
  EXPECT_EQ(d.cases(), 9);
}

TEST(Cases, DisjointNumbersOfIndependentSourcesAreAConflict) {
  Desk d;
  d.add({.id = "a",
         .low = 200,
         .high = 200,
         .text = "wie aus dem Hafen dort oben an jenem Tag berichtet worden war und mehr"});
  d.add({.id = "b", .low = 180, .high = 220});
  EXPECT_EQ(d.conflict(), 0);
  d.add({.id = "c", .low = 350, .high = std::numeric_limits<double>::infinity()});
  EXPECT_EQ(d.conflict(), ledger::conflict::numbers);
}

TEST(Cases, ADenialIsAConflictUntilItIsWithdrawn) {
  Desk d;
  d.add({.id = "a"});
  d.add({.id = "b", .factuality = Factuality::certain_not});
  EXPECT_EQ(d.conflict(), ledger::conflict::denied);
  d.add({.id = "b", .text = "anders als zuvor gemeldet"});  // a new revision
  EXPECT_EQ(d.number("SELECT count(*) FROM revision"), 3);
  EXPECT_EQ(d.conflict(), 0);
}

TEST(Cases, RebuildingChangesNothing) {
  Desk d;
  d.add({.id = "a"});
  d.add({.id = "b", .low = 300, .high = 300});
  d.add({.id = "c", .recipient = "Westmark"});
  const std::string all =
      "SELECT count(*) * 1000 + sum(events) * 100 + sum(origins) * 10 + sum(conflict) FROM \"case\"";
  const std::int64_t before = d.number(all);
  ASSERT_TRUE(d.opened->rebuild());
  EXPECT_EQ(d.number(all), before);
  EXPECT_EQ(d.cases(), 2);
}

TEST(Decisions, MergingJoinsCasesAndUndoingPartsThem) {
  Desk d;
  d.add({.id = "a"});
  d.add({.id = "b", .actor = "Nordmärkische Republik"});
  ASSERT_EQ(d.cases(), 2);
  const auto merged = d.opened->merge(d.actor("Nordmärkische Republik"), d.actor("Nordmark"), 1, "beide Namen");
  ASSERT_TRUE(merged) << merged.error().to_string();
  EXPECT_EQ(d.cases(), 1);
  EXPECT_EQ(d.number("SELECT count(DISTINCT stands_for) FROM actor"), 2);
  const auto undone = d.opened->undo(*merged, 2);
  ASSERT_TRUE(undone);
  EXPECT_EQ(d.cases(), 2);
  ASSERT_TRUE(d.opened->undo(*undone, 3));  // and the undoing too
  EXPECT_EQ(d.cases(), 1);
  ASSERT_TRUE(d.opened->split(d.actor("Nordmärkische Republik"), 4));
  EXPECT_EQ(d.cases(), 2);
  EXPECT_EQ(d.opened->decisions()->size(), 4u);
}

TEST(Decisions, MergesChainAndWrongOnesAreRefused) {
  Desk d;
  d.add({.id = "a"});
  d.add({.id = "b", .actor = "Westmark", .recipient = "Ostmark"});
  const auto n = d.actor("Nordmark"), s = d.actor("Suedmark"), w = d.actor("Westmark");
  ASSERT_TRUE(d.opened->merge(n, s, 1));
  ASSERT_TRUE(d.opened->merge(s, w, 2));
  EXPECT_EQ(d.number("SELECT count(*) FROM actor WHERE stands_for = " + std::to_string(w)), 3);
  EXPECT_FALSE(d.opened->merge(n, n, 3));
  EXPECT_FALSE(d.opened->merge(n, 4711, 3));
  EXPECT_FALSE(d.opened->undo(4711, 3));
}

TEST(Days, CountAndText) {
  using namespace ledger;
  EXPECT_EQ(day_number("1970-01-02"), 1);
  EXPECT_EQ(day_number("2024-02-30"), std::nullopt);
  EXPECT_EQ(day_number("2024-06"), std::nullopt);
  EXPECT_EQ(day_plus("2024-02-28", 2), "2024-03-01");
  EXPECT_EQ(day_plus(last_of_days, 10), last_of_days);
  EXPECT_EQ(day_text(0), "1970-01-01");
}

}  // namespace
}  // namespace laut::test
