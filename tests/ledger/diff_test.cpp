// What became of an article's claims.
#include "ledger/support.h"

namespace laut::test {
namespace {

struct Said {
  std::string who;  ///< empty: the article
  std::string words;
  Factuality factuality = Factuality::certain;
  double number = 0;
};

Document article(const std::vector<Said>& all, const std::string& correction = "") {
  Document doc;
  Builder b(doc);
  doc.article.id = "hafen";
  for (const Said& s : all) {
    std::vector<ChainLink> sources;
    if (!s.who.empty()) {
      const auto e = b.entity(MentionType::PERSON, s.who);
      b.mention(e, s.who);
      b.words("sagte");
      sources.push_back(speaker(e));
    }
    const auto from = b.next();
    if (s.number != 0) {
      Quantity q;
      const auto token = b.word(std::to_string(static_cast<int>(s.number)));
      q.span = b.span(token, token);
      q.value = q.low = q.high = s.number;
      q.unit = "Container";
      doc.quantities.push_back(q);
    }
    b.words(s.words);
    b.claim(from, sources, s.factuality);
    b.end_sentence();
  }
  if (!correction.empty()) {
    const auto range = b.words(correction);
    doc.transparency.push_back({Disclosure::Kind::correction, b.span(range.begin, range.end - 1), "", none, "x"});
    b.end_sentence();
  }
  return doc;
}

TEST(LedgerDiff, AddedWithdrawnAndChanged) {
  Store s;
  s.add(article({{"Jana Renn", "Container lagen gestern im Hafen von Belgarn", Factuality::certain, 20},
                 {"Olaf Stein", "die Ladung war für das Nachbarland bestimmt"},
                 {"", "niemand wurde verletzt"},
                 {"", "der Hafen bleibt geschlossen"}}));
  s.add(article({{"Jana Renn", "Container lagen gestern im Hafen von Belgarn", Factuality::certain, 35},
                 {"Ute Kehr", "die Ladung war für das Nachbarland bestimmt"},
                 {"", "niemand wurde verletzt", Factuality::probable},
                 {"", "am Abend traf ein zweites Schiff ein"}},
                "Korrektur: In einer früheren Fassung war die Zahl falsch."));
  const auto d = s.ledger().diff(1);
  ASSERT_TRUE(d) << d.error().to_string();
  EXPECT_EQ(d->from, 1u);
  EXPECT_EQ(d->to, 2u);
  ASSERT_EQ(d->added.size(), 1u);
  EXPECT_EQ(d->added[0].words, "am Abend traf ein zweites Schiff ein");
  ASSERT_EQ(d->withdrawn.size(), 1u);
  EXPECT_EQ(d->withdrawn[0].words, "der Hafen bleibt geschlossen");
  ASSERT_EQ(d->changed.size(), 3u);
  const auto& numbers = d->changed[0];
  EXPECT_TRUE(numbers.numbers && numbers.words && !numbers.source && !numbers.certainty);
  EXPECT_EQ(numbers.before.numbers, std::vector<std::string>{"= 20 Container"});
  EXPECT_EQ(numbers.after.numbers, std::vector<std::string>{"= 35 Container"});
  const auto& source = d->changed[1];
  EXPECT_TRUE(source.source && !source.words && !source.numbers && !source.certainty);
  EXPECT_EQ(source.before.sources, std::vector<std::string>{"Olaf Stein"});
  EXPECT_EQ(source.after.sources, std::vector<std::string>{"Ute Kehr"});
  const auto& certainty = d->changed[2];
  EXPECT_TRUE(certainty.certainty && !certainty.words && !certainty.source);
  EXPECT_EQ(certainty.after.factuality, "PR+");
  ASSERT_EQ(d->corrections.size(), 1u);
  EXPECT_TRUE(d->corrections[0].starts_with("Korrektur: In einer"));
  // The other way round nothing was corrected.
  const auto back = s.ledger().diff(1, 2, 1);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->added.size(), 1u);
  EXPECT_TRUE(back->corrections.empty());
}

TEST(LedgerDiff, NothingChangedButTheText) {
  Store s;
  s.add(article({{"Jana Renn", "Container lagen im Hafen"}}));
  s.add(article({{"Jana Renn", "Container lagen im Hafen"}, {"", "mehr in Kürze"}}));
  const auto d = s.ledger().diff(1, 1, 2);
  ASSERT_TRUE(d);
  EXPECT_EQ(d->unchanged, 1u);
  EXPECT_TRUE(d->changed.empty() && d->withdrawn.empty());
  EXPECT_EQ(d->added.size(), 1u);
}

TEST(LedgerDiff, AsksForRevisionsThatAreThere) {
  Store s;
  s.add(article({{"", "eine Meldung"}}));
  EXPECT_FALSE(s.ledger().diff(1));
  EXPECT_FALSE(s.ledger().diff(1, 1, 5));
  EXPECT_FALSE(s.ledger().diff(99));
  EXPECT_EQ(**s.ledger().find_article("hafen"), 1);
  EXPECT_EQ(**s.ledger().find_article("#1"), 1);
  EXPECT_FALSE(s.ledger().find_article("#2")->has_value());
}

}  // namespace
}  // namespace laut::test
