// Questions to a ledger of a few reports made by hand.
#include "laut/questions.h"

#include <gtest/gtest.h>

#include "cli/run.h"
#include "laut/ledger.h"
#include "ledger/database.h"
#include "ledger/made.h"
#include "ledger/questions_words.h"
#include "ledger/tallies.h"

namespace laut::test {
namespace {

/// What one report of one sentence tells: who says through whom that somebody gives how many of what to whom.
struct Report {
  std::string id, outlet, published;
  std::string speaker, relay;  ///< empty: the article's own statement
  std::string from, to, goods;
  int number = 0;
  Factuality factuality = Factuality::certain;
  std::string more;  ///< a sentence behind it
};

Document document_of(const Report& r) {
  Document doc;
  Article& a = doc.article;
  a.id = r.id;
  a.url = {"https://example.org/" + r.id, "test", {}};
  a.outlet = {r.outlet, "test", {}};
  a.title = {"Meldung " + r.id, "test", {}};
  a.published = {r.published, "test", {}};
  Builder b(doc);
  std::vector<ChainLink> chain;
  if (!r.relay.empty()) {
    const auto e = b.entity(MentionType::ORG, r.relay);
    b.word("Laut");
    b.mention(e, r.relay);
    chain.push_back(speaker(e));
    chain.back().kind = ChainLink::Kind::outlet;
  }
  if (!r.speaker.empty()) {
    const auto e = b.entity(MentionType::PERSON, r.speaker);
    doc.entities[e].aliases.push_back(r.speaker.substr(r.speaker.rfind(' ') + 1));
    doc.entities[e].roles.emplace_back("Ministerin");
    b.word("sagte", "sagen", Stts::VVFIN, feature::past);
    b.mention(e, r.speaker);
    b.word(",", {}, Stts::COMMA);
    chain.push_back(speaker(e));
  }
  const std::uint32_t begin = b.next();
  Event event;
  event.type = EventType::TRANSFER;
  const auto part = [&](Role role, std::uint32_t entity, TokenRange tokens) {
    Participant p;
    p.role = role;
    p.entity = entity;
    p.tokens = tokens;
    p.head = tokens.end - 1;
    p.span = b.span(tokens.begin, tokens.end - 1);
    event.participants.push_back(p);
  };
  const auto from = b.entity(MentionType::GPE, r.from, "Q-" + r.from, "X");
  part(Role::actor, from, b.mention(from, r.from));
  b.word("habe", "haben", Stts::VAFIN, feature::konj1);
  const auto number = b.word(std::to_string(r.number), {}, Stts::CARD);
  const auto noun = b.word(r.goods, r.goods);
  part(Role::object, 0xFFFFFFFFu, {number, noun + 1});
  Quantity q;
  q.value = q.low = q.high = r.number;
  q.counted = r.goods;
  q.span = b.span(number, noun);
  event.quantities = {0};
  doc.quantities.push_back(q);
  const auto to = b.entity(MentionType::GPE, r.to, "Q-" + r.to, "X");
  b.word("an", "an", Stts::APPR);
  part(Role::recipient, to, b.mention(to, r.to));
  event.head = b.word("geliefert", "liefern", Stts::VVPP, feature::part);
  event.trigger = {b.span(event.head, event.head)};
  event.judgement.value = r.factuality;
  event.claim = 0;
  b.claim(begin, chain, r.factuality).events = {0};
  doc.events.push_back(event);
  b.word(".", {}, Stts::STOP);
  b.end_sentence();
  if (!r.more.empty()) {
    b.words(r.more);
    b.end_sentence();
  }
  a.blocks.push_back({{0, static_cast<std::uint32_t>(a.text.size())}, BlockKind::body, "test"});
  return doc;
}

const std::vector<Report> reports{
    {"r1", "Kurier", "2024-05-01", "Karla Renn", "", "Nordmark", "Südland", "Helme", 120, Factuality::certain,
     "Der Hafen von Łódź schwieg \"bis heute\" dazu"},
    {"r2", "Hafenpost", "2024-05-03", "Bruno Tal", "Kurier", "Nordmark", "Südland", "Helme", 300, Factuality::probable,
     ""},
    {"r3", "Landbote", "2024-05-04", "", "", "Nordmark", "Südland", "Helme", 120, Factuality::certain_not, ""},
    {"r4", "Kurier", "2024-06-10", "Karla Renn", "", "Westrien", "Nordmark", "Artilleriegranaten", 40,
     Factuality::possible, ""},
    {"r5", "Landbote", "2024-07-01", "Elif Renn", "", "Westrien", "Südland", "Granaten", 7, Factuality::certain, ""},
};

class LedgerQuestions : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(opened) << opened.error().to_string();
    for (const Report& r : reports) add(r);
  }
  void add(const Report& r) { ASSERT_TRUE(opened->add(document_of(r), {1'700'000'000, "laut test"})); }
  Questions ask() { return Questions(*opened); }

  /// The ids of the articles of the rows.
  template <typename T>
  static std::string articles(const Result<Page<T>>& page) {
    if (!page) return page.error().to_string();
    std::string out;
    for (const T& row : page->rows) {
      if constexpr (std::is_same_v<T, ClaimRow>)
        out += row.url.substr(row.url.rfind('/') + 1) + ' ';
      else
        out += row.claim.url.substr(row.claim.url.rfind('/') + 1) + ' ';
    }
    if (!out.empty()) out.pop_back();
    return out;
  }
  std::int64_t id(const std::string& name) {
    const auto page = ask().who(name);
    return page && !page->rows.empty() ? page->rows.front().id : 0;
  }

  Folder folder;
  Result<Ledger> opened = Ledger::open(folder.path("l.db"), {.write = true, .create = true});
};

TEST_F(LedgerQuestions, WhoFindsNamesExactlyThenByOtherNamesThenByParts) {
  const auto karla = ask().who("KARLA RENN");
  ASSERT_TRUE(karla);
  ASSERT_EQ(karla->rows.size(), 1u);
  const ActorRow& k = karla->rows[0];
  EXPECT_EQ(k.name, "Karla Renn");
  EXPECT_EQ(k.type, "PERSON");
  EXPECT_EQ(k.articles, 2u);
  EXPECT_EQ(k.said, 2u);
  EXPECT_EQ(k.relayed, 0u);
  EXPECT_EQ(k.acts, 0u);
  EXPECT_EQ(k.aliases, std::vector<std::string>{"Renn"});
  ASSERT_EQ(k.roles.size(), 1u);
  EXPECT_EQ(k.roles[0].role, "Ministerin");
  EXPECT_EQ(k.roles[0].first_day, "2024-05-01");
  EXPECT_EQ(k.roles[0].last_day, "2024-06-10");

  const auto renn = ask().who("Renn");  // two have it as another name: the most met first
  ASSERT_TRUE(renn);
  ASSERT_EQ(renn->rows.size(), 2u);
  EXPECT_EQ(renn->rows[0].name, "Karla Renn");
  EXPECT_EQ(renn->rows[1].name, "Elif Renn");
  EXPECT_EQ(ask().named("Renn")->rows.size(), 2u);
  EXPECT_EQ(ask().named("Elif Renn")->rows.size(), 1u);

  EXPECT_EQ(ask().who("West")->rows.at(0).name, "Westrien");
  EXPECT_EQ(ask().who("#" + std::to_string(k.id))->rows.at(0).name, "Karla Renn");
  EXPECT_EQ(ask().who("a" + std::to_string(k.id))->rows.at(0).name, "Karla Renn");
  EXPECT_TRUE(ask().who("Niemand")->rows.empty());
  EXPECT_TRUE(ask().who("")->rows.empty());
  EXPECT_TRUE(ask().who("%_*\"'")->rows.empty());
  EXPECT_EQ(ask().who("Kurier")->rows.at(0).relayed, 1u);
  const auto nordmark = ask().who("Nordmark");
  EXPECT_EQ(nordmark->rows.at(0).acts, 4u);
  EXPECT_EQ(nordmark->rows.at(0).qid, "Q-Nordmark");
}

TEST_F(LedgerQuestions, AboutFindsEventsAndMentionsTheNewestFirst) {
  EXPECT_EQ(articles(ask().about("Nordmark")), "r4 r3 r2 r1");
  EXPECT_EQ(articles(ask().about("Südland")), "r5 r3 r2 r1");
  EXPECT_EQ(articles(ask().about("Karla Renn")), "") << "who says it is not what it is about";
  const auto page = ask().about("Westrien");
  ASSERT_EQ(page->rows.size(), 2u);
  const ClaimRow& c = page->rows[1];
  EXPECT_EQ(c.words, "Westrien habe 40 Artilleriegranaten an Nordmark geliefert");
  EXPECT_EQ(c.sentence, "sagte Karla Renn, Westrien habe 40 Artilleriegranaten an Nordmark geliefert.");
  EXPECT_EQ(c.first, 18u);
  EXPECT_EQ(c.sentence_first, 0u);
  EXPECT_EQ(c.factuality, "PS+");
  EXPECT_EQ(c.outlet, "Kurier");
  EXPECT_TRUE(c.current);
  ASSERT_EQ(c.chain.size(), 2u);
  EXPECT_EQ(c.chain[0].kind, "article");
  EXPECT_EQ(c.chain[1].kind, "speaker");
  EXPECT_EQ(c.chain[1].name, "Karla Renn");
  ASSERT_EQ(c.events.size(), 1u);
  const EventRow& e = c.events[0];
  EXPECT_EQ(e.type, "TRANSFER");
  EXPECT_EQ(e.trigger, "geliefert");
  ASSERT_EQ(e.participants.size(), 3u);
  EXPECT_EQ(e.participants[1].role, "object");
  EXPECT_EQ(e.participants[1].word, "Artilleriegranaten");
  ASSERT_EQ(e.quantities.size(), 1u);
  EXPECT_EQ(e.quantities[0].value, 40);
  EXPECT_EQ(e.quantities[0].words, "40 Artilleriegranaten");
}

TEST_F(LedgerQuestions, SaidIsOfTheInnermostSourceAndOfRelaysWhereAsked) {
  EXPECT_EQ(articles(ask().said("Karla Renn", "")), "r4 r1");
  EXPECT_EQ(articles(ask().said("Karla Renn", "Südland")), "r1") << "an actor";
  EXPECT_EQ(articles(ask().said("Karla Renn", "Artilleriegranate")), "r4") << "words by their stem";
  EXPECT_EQ(articles(ask().said("Karla Renn", "Drohnen")), "");
  EXPECT_EQ(articles(ask().said("Karla Renn", "\"*\" -")), "") << "nothing to look for finds nothing";
  EXPECT_EQ(articles(ask().said("Kurier", "")), "");
  Filter f;
  f.relayed = true;
  EXPECT_EQ(articles(ask().said("Kurier", "", f)), "r2");
}

TEST_F(LedgerQuestions, FiltersNarrow) {
  const auto about = [&](const std::function<void(Filter&)>& set) {
    Filter f;
    set(f);
    return articles(ask().about("Nordmark", f));
  };
  EXPECT_EQ(about([](Filter& f) { f.speaker = "Karla Renn"; }), "r4 r1");
  EXPECT_EQ(about([](Filter& f) { f.speaker = "Kurier"; }), "r2") << "anywhere in the chain";
  EXPECT_EQ(about([](Filter& f) { f.speaker = "Niemand"; }), "");
  EXPECT_EQ(about([](Filter& f) { f.outlet = "kurier"; }), "r4 r1");
  EXPECT_EQ(about([](Filter& f) { f.outlet = "O'Hara"; }), "");
  EXPECT_EQ(about([](Filter& f) { f.type = "TRANSFER"; }), "r4 r3 r2 r1");
  EXPECT_EQ(about([](Filter& f) { f.type = "AID"; }), "");
  EXPECT_EQ(about([](Filter& f) { f.goods = "Granaten"; }), "r4") << "a compound's last part";
  EXPECT_EQ(about([](Filter& f) { f.goods = "helme"; }), "r3 r2 r1");
  EXPECT_EQ(about([](Filter& f) { f.factuality = "-"; }), "r3");
  EXPECT_EQ(about([](Filter& f) { f.factuality = "+"; }), "r4 r2 r1");
  EXPECT_EQ(about([](Filter& f) { f.factuality = "PR+"; }), "r2");
  EXPECT_EQ(about([](Filter& f) { f.since = "2024-05-03"; }), "r4 r3 r2");
  EXPECT_EQ(about([](Filter& f) { f.until = "2024-05"; }), "r3 r2 r1") << "the whole month";
  EXPECT_EQ(about([](Filter& f) { f.since = "2024-05-02", f.until = "2024-05-03"; }), "r2");
  EXPECT_EQ(about([](Filter& f) { f.min_origins = 3; }), "r3 r2 r1");
  EXPECT_EQ(about([](Filter& f) { f.limit = 2; }), "r4 r3");
  EXPECT_EQ(about([](Filter& f) { f.limit = 2, f.offset = 2; }), "r2 r1");
  Filter f;
  f.limit = 3;
  EXPECT_TRUE(ask().about("Nordmark", f)->more);
  f.limit = 4;
  EXPECT_FALSE(ask().about("Nordmark", f)->more);
}

TEST_F(LedgerQuestions, UnreadableFiltersAreUsageErrors) {
  const auto fails = [&](const std::function<void(Filter&)>& set) {
    Filter f;
    set(f);
    for (const bool bad : {!ask().about("Nordmark", f), !ask().flows(f), !ask().sources(f), !ask().cases(f)})
      EXPECT_TRUE(bad);
    const auto page = ask().search("Helme", f);
    return !page ? page.error().code : ErrorCode::io;
  };
  EXPECT_EQ(fails([](Filter& f) { f.type = "LIEFERN"; }), ErrorCode::usage);
  EXPECT_EQ(fails([](Filter& f) { f.since = "gestern"; }), ErrorCode::usage);
  EXPECT_EQ(fails([](Filter& f) { f.to = "2024-13"; }), ErrorCode::usage);
  EXPECT_EQ(fails([](Filter& f) { f.factuality = "sure"; }), ErrorCode::usage);
}

TEST_F(LedgerQuestions, FlowsGroupEventsOfTheSameTwo) {
  const auto page = ask().flows();
  ASSERT_TRUE(page);
  ASSERT_EQ(page->rows.size(), 3u);
  const FlowRow& f = page->rows[0];
  EXPECT_EQ(f.type, "TRANSFER");
  EXPECT_EQ(f.actor_name, "Nordmark");
  EXPECT_EQ(f.recipient_name, "Südland");
  EXPECT_EQ(f.goods, "Helme");
  EXPECT_EQ(f.statements, 3u);
  EXPECT_EQ(f.origins, 3u);
  EXPECT_EQ(f.certain, 1u);
  EXPECT_EQ(f.hedged, 1u);
  EXPECT_EQ(f.denied, 1u);
  EXPECT_EQ(f.quantities.size(), 2u) << "120 is told twice";
  Filter goods;
  goods.goods = "Granaten";
  EXPECT_EQ(ask().flows(goods)->rows.size(), 2u);
  Filter one;
  one.speaker = "Bruno Tal";
  const auto narrow = ask().flows(one);
  ASSERT_EQ(narrow->rows.size(), 1u);
  EXPECT_EQ(narrow->rows[0].statements, 1u);
  EXPECT_EQ(narrow->rows[0].hedged, 1u);
  EXPECT_EQ(narrow->rows[0].actor_name, "Nordmark");
  Filter late;
  late.since = "2024-06", late.goods = "Granaten";
  EXPECT_EQ(ask().flows(late)->rows.size(), 2u);
  late.outlet = "Landbote";
  EXPECT_EQ(ask().flows(late)->rows.size(), 1u);
  Filter often;
  often.min_origins = 2;
  EXPECT_EQ(ask().flows(often)->rows.size(), 1u);
}

TEST_F(LedgerQuestions, TimelineGoesByTheDayOfHappening) {
  const auto page = ask().timeline("Nordmark");
  EXPECT_EQ(articles(page), "r4 r3 r2 r1");
  EXPECT_EQ(page->rows.at(0).published, "2024-06-10");
  EXPECT_EQ(page->rows.at(0).event.latest, "2024-06-10") << "told as done: not after the day of print";
  Filter f;
  f.goods = "Helme", f.factuality = "CT+";
  EXPECT_EQ(articles(ask().timeline("Nordmark", f)), "r1");
}

TEST_F(LedgerQuestions, SearchFindsWordsPhrasesAndNothingElse) {
  EXPECT_EQ(articles(ask().search("helme")), "r3 r2 r1");
  EXPECT_EQ(articles(ask().search("Renn helme")), "r1");
  EXPECT_EQ(articles(ask().search("\"Helme an Südland\"")), "r3 r2 r1");
  EXPECT_EQ(articles(ask().search("\"Südland an Helme\"")), "");
  const auto words = ask().search("lodz hafens");
  ASSERT_EQ(words->rows.size(), 1u);
  EXPECT_EQ(words->rows[0].claim.id, 0) << "a sentence without a claim";
  EXPECT_EQ(words->rows[0].claim.outlet, "Kurier");
  EXPECT_EQ(words->rows[0].snippet, "Der \uE000Hafen\uE001 von \uE000Łódź\uE001 schwieg \"bis heute\" dazu");
  Filter f;
  f.outlet = "Kurier";
  EXPECT_EQ(articles(ask().search("helme", f)), "r1");
  f = {};
  f.factuality = "-";
  EXPECT_EQ(articles(ask().search("helme", f)), "r3");
}

TEST_F(LedgerQuestions, NoSyntaxOfTheIndexReachesIt) {
  for (const char* words :
       {"helme OR", "helme AND", "NOT helme", "\"helme", "helme\"", "helme*", "^helme", "text : helme", "(helme",
        "helme)", "NEAR(helme an, 5)", "helme'", "helme; DROP TABLE claim", "{text} : helme", "helme + an", "-helme",
        "\"\" helme", "\"\"\"helme\"\"\"", "helme \xff"}) {
    const auto page = ask().search(words);
    EXPECT_TRUE(page) << words << ": " << page.error().to_string();
  }
  for (const char* nothing : {"", " ", "\"", "\"\"", "*", "()", "- -"}) {
    const auto page = ask().search(nothing);
    ASSERT_FALSE(page) << nothing;
    EXPECT_EQ(page.error().code, ErrorCode::usage);
  }
  EXPECT_EQ(ledger::match_expression("US-Präsident \"Łódź heute\" ß*"),
            "\"us präsident\" AND \"lodz heute\" AND \"ss\"");
}

TEST_F(LedgerQuestions, SourcesAreSpeakersAndOutlets) {
  const auto page = ask().sources();
  ASSERT_TRUE(page);
  std::string all;
  for (const SourceRow& s : page->rows) all += s.kind + ' ' + s.name + ' ' + std::to_string(s.claims) + '\n';
  EXPECT_NE(all.find("speaker Karla Renn 2\n"), std::string::npos) << all;
  EXPECT_NE(all.find("outlet Kurier 2\n"), std::string::npos) << all;
  EXPECT_NE(all.find("outlet Landbote 2\n"), std::string::npos) << all;
  EXPECT_NE(all.find("speaker Bruno Tal 1\n"), std::string::npos) << all;
  EXPECT_EQ(page->rows.size(), 6u) << all;
  for (const SourceRow& s : page->rows) {
    if (s.name != "Karla Renn") continue;
    EXPECT_EQ(s.articles, 2u);
    EXPECT_EQ(s.origins, 2u);
    EXPECT_EQ(s.certain, 1u);
    EXPECT_EQ(s.hedged, 1u);
    EXPECT_EQ(s.first_day, "2024-05-01");
    EXPECT_EQ(s.last_day, "2024-06-10");
  }
  Filter f;
  f.since = "2024-06";
  const auto late = ask().sources(f);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->rows.size(), 4u);
  for (const SourceRow& s : late->rows) EXPECT_EQ(s.claims, 1u);
}

TEST_F(LedgerQuestions, CasesTellWhoSaysWhatAndConflictsWhereTheyDisagree) {
  const auto page = ask().cases();
  ASSERT_TRUE(page);
  ASSERT_EQ(page->rows.size(), 3u);
  const CaseRow& k = page->rows[0];
  EXPECT_EQ(k.type, "TRANSFER");
  EXPECT_EQ(k.goods, "Helme");
  EXPECT_EQ(k.actor_name, "Nordmark");
  EXPECT_EQ(k.origins, 3u);
  EXPECT_TRUE(k.numbers_disagree);
  EXPECT_TRUE(k.denied);
  ASSERT_EQ(k.says.size(), 3u);
  EXPECT_EQ(k.says[0].claim.published, "2024-05-01");
  EXPECT_EQ(k.says[2].event.factuality, "CT-");
  const auto conflicts = ask().conflicts();
  ASSERT_EQ(conflicts->rows.size(), 1u);
  EXPECT_EQ(conflicts->rows[0].id, k.id);
  const auto one = ask().one_case(k.id);
  ASSERT_TRUE(one && *one);
  EXPECT_EQ((*one)->says.size(), 3u);
  EXPECT_FALSE(ask().one_case(999)->has_value());
  Filter f;
  f.speaker = "Elif Renn";
  EXPECT_EQ(ask().cases(f)->rows.size(), 1u);
  f = {};
  f.min_origins = 2;
  EXPECT_EQ(ask().cases(f)->rows.size(), 1u);
  f = {};
  f.goods = "Granaten";
  EXPECT_EQ(ask().cases(f)->rows.size(), 2u);
  EXPECT_TRUE(ask().conflicts(f)->rows.empty());
}

TEST_F(LedgerQuestions, OnlyNewestRevisionsCountInListsButEveryRowIsFoundById) {
  const auto old = ask().said("Karla Renn", "Südland")->rows.at(0);
  Report revised = reports[0];
  revised.number = 125;
  revised.speaker = "Greta Hol";
  add(revised);
  EXPECT_EQ(articles(ask().said("Karla Renn", "")), "r4");
  EXPECT_EQ(articles(ask().said("Greta Hol", "")), "r1");
  EXPECT_EQ(articles(ask().about("Nordmark")), "r4 r3 r2 r1");
  EXPECT_EQ(articles(ask().search("Renn helme")), "");
  EXPECT_EQ(ask().who("Karla Renn")->rows.at(0).said, 1u);
  EXPECT_EQ(ask().flows()->rows.at(0).statements, 3u);
  EXPECT_EQ(articles(ask().timeline("Nordmark")), "r4 r3 r2 r1");
  const auto by_id = ask().claim(old.id);
  ASSERT_TRUE(by_id && *by_id);
  EXPECT_FALSE((*by_id)->current);
  EXPECT_EQ((*by_id)->words, old.words);
  EXPECT_EQ(ask().revision(old.revision)->size(), 1u);
  EXPECT_FALSE(ask().claim(12345)->has_value());
}

TEST_F(LedgerQuestions, MergedActorsAnswerAsOne) {
  const auto karla = id("Karla Renn"), elif = id("Elif Renn");
  ASSERT_TRUE(opened->merge(elif, karla, 1));
  EXPECT_EQ(articles(ask().said("Elif Renn", "")), "r5 r4 r1");
  EXPECT_EQ(ask().who("Elif Renn")->rows.at(0).name, "Karla Renn");
  EXPECT_EQ(ask().who("Renn")->rows.at(0).said, 3u);
  ASSERT_TRUE(opened->merge(id("Westrien"), id("Nordmark"), 2));
  EXPECT_EQ(articles(ask().about("Westrien")), "r5 r4 r3 r2 r1") << "r4 is about both and found once";
  EXPECT_EQ(articles(ask().timeline("Westrien")), "r5 r4 r3 r2 r1");
  const auto sources = ask().sources();
  EXPECT_EQ(sources->rows.at(0).name, "Karla Renn");
  EXPECT_EQ(sources->rows.at(0).claims, 3u);
}

TEST_F(LedgerQuestions, TalliesAreMadeAgainAsTheyWere) {
  Report revised = reports[0];
  revised.number = 125;
  add(revised);
  const auto state = [&] {
    std::string all;
    for (const char* sql :
         {"SELECT actor || ' ' || day || ' ' || claim FROM about ORDER BY 1",
          "SELECT actor || ' ' || day || ' ' || event FROM act ORDER BY 1",
          "SELECT actor || ' ' || articles || ' ' || said || ' ' || relayed || ' ' || acts || ' ' || certain || hedged "
          "|| denied FROM "
          "actor_tally WHERE articles > 0 ORDER BY 1",
          "SELECT outlet || ' ' || articles || ' ' || said FROM outlet_tally ORDER BY 1",
          "SELECT actor || ' ' || recipient || type || goods || statements FROM flow ORDER BY 1",
          "SELECT f.goods || ' ' || e.event FROM flow_event e JOIN flow f ON f.id = e.flow ORDER BY 1",
          "SELECT word FROM goods"}) {
      ledger::Query q = opened->database().query(sql);
      while (q.next()) all += q.string(0) + '\n';
    }
    return all;
  };
  const std::string before = state();
  EXPECT_GT(before.size(), 300u);
  ASSERT_TRUE(opened->database().run("DELETE FROM about; DELETE FROM flow; UPDATE actor_tally SET said = 7"));
  ASSERT_NE(state(), before);
  ASSERT_TRUE(opened->rebuild());
  EXPECT_EQ(state(), before);
}

TEST_F(LedgerQuestions, TotalsCount) {
  const auto t = ask().totals();
  ASSERT_TRUE(t);
  EXPECT_EQ(t->articles, 5u);
  EXPECT_EQ(t->claims, 5u);
  EXPECT_EQ(t->outlets, 3u);
  EXPECT_EQ(t->cases, 3u);
  EXPECT_EQ(t->conflicts, 1u);
  EXPECT_EQ(t->first_day, "2024-05-01");
  EXPECT_EQ(t->last_day, "2024-07-01");
}

}  // namespace
}  // namespace laut::test
