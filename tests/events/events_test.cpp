/// What holds of events whatever the data says.
#include "events/events.h"

#include <gtest/gtest.h>

#include <chrono>

#include "laut/laut.h"

namespace laut {
namespace {

class EventsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Engine::open(LAUT_SHARE_DIR);
    ASSERT_TRUE(opened) << opened.error().to_string();
    engine_ = new Engine(std::move(*opened));
  }
  static void TearDownTestSuite() { delete engine_; }

  void read(std::string text, Stages stages = stage::all) {
    doc_.article.text = std::move(text);
    engine_->read(doc_, scratch_, stages);
  }

  static inline Engine* engine_ = nullptr;
  Scratch scratch_;
  Document doc_;
};

TEST_F(EventsTest, EveryEventStandsInTheTextInOrder) {
  read(
      "Frankreich hat der Ukraine Panzer geliefert und Hilfe zugesagt. „Wir verlangen Aufklärung“, sagte Karla Renn. "
      "Die Polizei nahm zwei Männer fest, die Demonstranten angegriffen haben sollen. Russische Angriffe auf Kiew "
      "töteten drei Menschen. Berlin und Paris unterzeichneten in Wien das vereinbarte Abkommen.");
  ASSERT_GE(doc_.events.size(), 6u);
  std::uint32_t last = 0;
  for (const Event& e : doc_.events) {
    ASSERT_FALSE(e.trigger.empty());
    for (const Span s : e.trigger) {
      EXPECT_FALSE(s.empty());
      EXPECT_LE(s.end, doc_.text().size());
    }
    EXPECT_GE(e.trigger.front().begin, last);
    last = e.trigger.front().begin;
    EXPECT_LT(e.head, doc_.tokens.size());
    EXPECT_TRUE(e.rule.starts_with("events/")) << e.rule;
    for (const Participant& p : e.participants) {
      EXPECT_TRUE(!p.span.empty() || p.entity != none);
      EXPECT_TRUE(p.entity == none || p.entity < doc_.entities.size());
    }
    for (const std::uint32_t t : e.times) EXPECT_LT(t, doc_.times.size());
    for (const std::uint32_t q : e.quantities) EXPECT_LT(q, doc_.quantities.size());
    EXPECT_TRUE(e.quotation == none || e.quotation < doc_.quotations.size());
  }
}

TEST_F(EventsTest, NoTriggerGivesTwoEventsOfAType) {
  read(
      "Die Regierung leistete den Opfern Hilfe. Die Gewerkschaft übte Kritik an der Regierung. Polen stellte der "
      "Ukraine Waffen zur Verfügung.");
  for (std::size_t i = 0; i < doc_.events.size(); ++i)
    for (std::size_t k = i + 1; k < doc_.events.size(); ++k)
      for (const Span a : doc_.events[i].trigger)
        for (const Span b : doc_.events[k].trigger) EXPECT_FALSE(a.overlaps(b)) << doc_.view(a);
}

TEST_F(EventsTest, AreFoundOnlyWhereTheyAreAskedFor) {
  const std::string text = "Frankreich hat der Ukraine Panzer geliefert.";
  read(text, stage::attribution);
  EXPECT_TRUE(doc_.events.empty());
  read(text);
  EXPECT_EQ(doc_.events.size(), 1u);
  read("");
  EXPECT_TRUE(doc_.events.empty());
}

TEST_F(EventsTest, ReadsHostileTextInLinearTime) {
  const auto seconds = [&](const std::string& unit, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += unit;
    const auto start = std::chrono::steady_clock::now();
    read(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const std::string unit :
       {"Lieferung von ", "liefern und ", "der ", "Waffenlieferungslieferungslieferung ", "liefert, die "}) {
    const double small = seconds(unit, 2000), large = seconds(unit, 8000);
    EXPECT_LT(large, 12 * small + 0.5) << unit;
  }
}

}  // namespace
}  // namespace laut
