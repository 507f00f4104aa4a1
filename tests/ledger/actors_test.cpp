// Who is taken for the same across articles, and who is not.
#include "ledger/support.h"

namespace laut::test {
namespace {

struct Who {
  MentionType type;
  std::string name;
  std::string qid = {}, country = {};
  std::vector<std::string> aliases = {}, roles = {};
};

/// An article that names these, one after the other.
Document article(const std::string& id, const std::vector<Who>& all, const std::string& day = "2024-05-01") {
  Document doc;
  Builder b(doc);
  doc.article.id = id;
  doc.article.published = {day, "option", {}};
  for (const Who& w : all) {
    const auto e = b.entity(w.type, w.name, w.qid, w.country);
    doc.entities[e].aliases = w.aliases;
    doc.entities[e].roles = w.roles;
    b.mention(e, w.name);
  }
  b.end_sentence();
  return doc;
}

/// How many actors there are after these articles, each naming one.
std::int64_t actors(const std::vector<std::vector<Who>>& articles) {
  Store s;
  int n = 0;
  for (const auto& all : articles) s.add(article(std::to_string(++n), all));
  EXPECT_EQ(s.count("SELECT count(*) FROM actor WHERE stands_for IS NOT id"), 0);
  return s.count("SELECT count(*) FROM actor");
}

using enum MentionType;

TEST(LedgerActors, SameIdOrSameTypeAndName) {
  EXPECT_EQ(actors({{{PERSON, "Jana Müller"}}, {{PERSON, "Jana Müller"}}}), 1);
  EXPECT_EQ(actors({{{PERSON, "Jana Müller"}}, {{PERSON, "JANA MÜLLER"}}}), 1);
  EXPECT_EQ(actors({{{PERSON, "Jana Müller"}}, {{PERSON, "Jana Möller"}}}), 2);
  EXPECT_EQ(actors({{{ORG, "Kurier"}}, {{PERSON, "Kurier"}}}), 2);
  EXPECT_EQ(actors({{{GPE, "Nordmark", "Q1"}}, {{GPE, "Königreich Nordmark", "Q1"}}}), 1);
  EXPECT_EQ(actors({{{PERSON, "Jana Müller", "Q1"}}, {{PERSON, "Jana Müller", "Q2"}}}), 2);
}

TEST(LedgerActors, AnIdIsLearntLater) {
  EXPECT_EQ(
      actors({{{ORG, "Hafenwerk"}}, {{ORG, "Hafenwerk", "Q7"}}, {{ORG, "Hafenwerk AG", "Q7"}}, {{ORG, "Hafenwerk"}}}),
      1);
  // With two of one name it stays open which is meant: the third is one more, and the fourth the same as the third.
  EXPECT_EQ(actors({{{ORG, "Werk", "Q1"}}, {{ORG, "Werk", "Q2"}}, {{ORG, "Werk"}}, {{ORG, "Werk"}}}), 3);
}

TEST(LedgerActors, PlacesDifferByCountry) {
  EXPECT_EQ(actors({{{GPE, "Halle", "", "DE"}}, {{GPE, "Halle", "", "BE"}}}), 2);
  EXPECT_EQ(actors({{{GPE, "Halle", "", "DE"}}, {{GPE, "Halle", "", "DE"}}}), 1);
}

TEST(LedgerActors, AnAliasOfExactlyOne) {
  const Who party{ORG, "Bund der Mitte", "", "", {"BdM"}, {}};
  EXPECT_EQ(actors({{party}, {{ORG, "BdM"}}}), 1);
  const Who other{ORG, "Bank der Marsch", "", "", {"BdM"}, {}};
  EXPECT_EQ(actors({{party}, {other}, {{ORG, "BdM"}}}), 3);
}

TEST(LedgerActors, ASurnameAloneJoinsNobodyElsewhere) {
  EXPECT_EQ(actors({{{PERSON, "Müller"}}, {{PERSON, "Müller"}}}), 2);
  const Who full{PERSON, "Jana Müller", "", "", {"Müller"}, {}};
  EXPECT_EQ(actors({{full}, {{PERSON, "Müller"}}}), 2);
  // In a later revision of the same article it is the same.
  Store s;
  s.add(article("a", {{PERSON, "Müller"}}));
  s.add(article("a", {{PERSON, "Müller"}, {PERSON, "Jana Renn"}}));
  EXPECT_EQ(s.count("SELECT count(*) FROM revision"), 2);
  EXPECT_EQ(s.count("SELECT count(*) FROM actor"), 2);
}

TEST(LedgerActors, NamesAndRolesAreKept) {
  Store s;
  s.add(article("a", {{PERSON, "Jana Müller", "", "", {"Müller"}, {"Ministerin"}}}, "2024-05-01"));
  s.add(article("b", {{PERSON, "Jana Müller", "", "", {"Frau Müller"}, {"Ministerin"}}}, "2023-02-01"));
  s.add(article("c", {{PERSON, "Jana Müller", "", "", {}, {"Ministerin", "Kandidatin"}}}, "2024-07-09"));
  EXPECT_EQ(s.count("SELECT count(*) FROM actor"), 1);
  EXPECT_EQ(s.count("SELECT count(*) FROM actor_name WHERE folded IN ('jana müller', 'müller', 'frau müller')"), 3);
  EXPECT_EQ(s.count("SELECT count(*) FROM actor_role"), 2);
  EXPECT_EQ(
      s.count("SELECT first_day = '2023-02-01' AND last_day = '2024-07-09' FROM actor_role WHERE role = 'Ministerin'"),
      1);
}

}  // namespace
}  // namespace laut::test
