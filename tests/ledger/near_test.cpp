// Edited copies share an origin; other texts do not.
#include "ledger/support.h"
#include "ledger/variants.h"

namespace laut::test {
namespace {

Document of(const std::string& id, std::string_view text) {
  Document doc;
  Builder b(doc);
  doc.article.id = id;
  b.words(text);
  b.end_sentence();
  return doc;
}

TEST(LedgerNear, FindsCopiesWithAFifthOfTheWordsEdited) {
  Store s;
  const Made made;
  std::vector<std::vector<std::string>> texts;
  std::vector<std::string> vocabulary;
  constexpr std::size_t originals = 60;
  for (std::uint64_t i = 0; i < originals; ++i) {
    texts.push_back(split_words(made.make(i).text()));
    vocabulary.insert(vocabulary.end(), texts.back().begin(), texts.back().end());
    s.add(of("text " + std::to_string(i), made.make(i).text()));
  }
  EXPECT_EQ(s.count("SELECT count(DISTINCT origin) FROM revision"), static_cast<std::int64_t>(originals));
  Editor editor(3, vocabulary);
  int found = 0, all = 0;
  for (std::size_t i = 0; i < originals; ++i)
    for (const std::string& copy : {editor.scattered(texts[i], 0.2), editor.in_stretches(texts[i], 0.2),
                                    editor.inside(texts[i], split_words(made.make(1000 + i).text()), 0.1)}) {
      const auto added = s.add(of("copy " + std::to_string(all), copy));
      found += s.ledger().database().query("SELECT origin FROM revision WHERE id = ?1").bind(added.revision).number() ==
               static_cast<std::int64_t>(i + 1);
      ++all;
    }
  EXPECT_GE(found, all * 95 / 100) << found << " of " << all;
  EXPECT_EQ(s.count("SELECT count(DISTINCT origin) FROM revision WHERE origin > 60"), all - found);
}

TEST(LedgerNear, GroupsGrowTogether) {
  Store s;
  const std::string a(Made().make(1).text()), b(Made().make(2).text());
  s.add(of("a", a));
  s.add(of("b", b));
  EXPECT_EQ(s.count("SELECT count(DISTINCT origin) FROM revision"), 2);
  s.add(of("both", a + " " + b));
  EXPECT_EQ(s.count("SELECT count(*) FROM revision WHERE origin = 1"), 3);
}

TEST(LedgerNear, TooShortToTell) {
  Store s;
  s.add(of("a", "Eilmeldung: Der Hafen ist gesperrt"));
  s.add(of("b", "Eilmeldung: Der Hafen ist gesperrt"));
  EXPECT_EQ(s.count("SELECT count(DISTINCT origin) FROM revision"), 2);
}

}  // namespace
}  // namespace laut::test
