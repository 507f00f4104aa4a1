#include "export/sample.h"

#include <limits>

#include "ledger/made.h"

namespace laut::test {
namespace {

class HardArticle {
 public:
  HardArticle(Document& doc, int version) : doc_(doc), b_(doc) {
    laut::Article& a = doc.article;
    a.id = "../../etc/a\"b";
    a.path = "sample.jsonl";
    a.title = {"=HYPERLINK(\"x\") & <b>Fracht</b>, \"rund\"", "jsonl", {}};
    a.outlet = {"Kurier & Söhne", "jsonl", {}};
    a.published = {"2024-06-18T09:30+02:00", "jsonl", {}};
    a.url = {"https://example.org/fracht?a=1&b=2#oben", "jsonl", {}};
    a.agencies.push_back({"Nordbild", "jsonl", {}});
    people();
    money();
    b_.end_sentence();
    denied();
    b_.end_sentence();
    two_parts();
    b_.end_sentence();
    if (version > 1) {
      b_.words("Korrektur 😀 angefügt");
      b_.claim(b_.next() - 3, {}, Factuality::possible);
      b_.end_sentence();
    }
    relations();
    a.blocks.push_back({{0, static_cast<std::uint32_t>(a.text.size())}, BlockKind::body, "intake/paragraph"});
  }

 private:
  void people() {
    renn_ = b_.entity(MentionType::PERSON, "Karla Renn", "Q42");
    doc_.entities[renn_].aliases = {"Renn", "@Renn"};
    doc_.entities[renn_].roles = {"Ministerin"};
    west_ = b_.entity(MentionType::GPE, "Westrien", "Q901", "AT");
    doc_.entities[west_].kind = "country";
    south_ = b_.entity(MentionType::GPE, "Südland");
    works_ = b_.entity(MentionType::ORG, "Werk <Nord> & Co");
    doc_.entities[works_].kind = "company";
    bay_ = b_.entity(MentionType::LOC, "Bucht von Tarn");
    post_ = b_.entity(MentionType::ORG, "Hafenpost");
    doc_.entities[post_].kind = "outlet";
    son_ = b_.entity(MentionType::PERSON, "Tom Renn");
  }

  Participant participant(Role role, std::uint32_t entity) {
    Participant p;
    p.role = role;
    p.entity = entity;
    p.tokens = b_.mention(entity, doc_.entities[entity].name);
    p.head = p.tokens.begin;
    p.span = b_.span(p.tokens.begin, p.tokens.end - 1);
    return p;
  }

  Event event(EventType type, Factuality value) {
    Event e;
    e.type = type;
    e.judgement.value = value;
    e.claim = static_cast<std::uint32_t>(doc_.claims.size());
    e.rule = "events/x";
    return e;
  }

  void finish(Event e, Claim& c) {
    c.events.push_back(static_cast<std::uint32_t>(doc_.events.size()));
    doc_.events.push_back(std::move(e));
  }

  /// "😀 Karla Renn sagte laut Hafenpost , Westrien habe am 2024-05-02 3,5 Milliarden Euro an Südland gezahlt": direct.
  void money() {
    b_.word("😀");
    const TokenRange renn = b_.mention(renn_, "Karla Renn");
    b_.word("sagte", "sagen", Stts::VVFIN, feature::past);
    b_.word("laut");
    const TokenRange post = b_.mention(post_, "Hafenpost");
    b_.word(",", {}, Stts::COMMA);
    const std::uint32_t from = b_.next();
    Event e = event(EventType::TRANSFER, Factuality::certain);
    e.participants.push_back(participant(Role::actor, west_));
    b_.word("habe", "haben", Stts::VAFIN);
    b_.word("am");
    Time t;
    t.value = t.earliest = t.latest = "2024-05-02";
    const auto day = b_.word(t.value, {}, Stts::CARD);
    t.span = b_.span(day, day);
    e.times.push_back(0);
    doc_.times.push_back(t);
    Quantity q;
    q.value = q.low = 3.5e9;
    q.high = std::numeric_limits<double>::infinity();
    q.comparator = Comparator::at_least;
    q.unit = "EUR";
    const TokenRange sum = b_.words("3,5 Milliarden Euro");
    q.span = b_.span(sum.begin, sum.end - 1);
    e.quantities.push_back(0);
    doc_.quantities.push_back(q);
    b_.word("an");
    e.participants.push_back(participant(Role::recipient, south_));
    b_.word("in");
    b_.word("der");
    e.participants.push_back(participant(Role::place, bay_));
    e.head = b_.word("gezahlt", "zahlen", Stts::VVPP);
    e.trigger = {b_.span(e.head, e.head)};
    ChainLink relay = speaker(post_);
    relay.kind = ChainLink::Kind::outlet;
    relay.words = {b_.span(post.begin, post.end - 1)};
    ChainLink source = speaker(renn_);
    source.words = {b_.span(renn.begin, renn.end - 1)};
    Claim& c = b_.claim(from, {relay, source});
    Quotation said;
    said.type = QuoteType::direct;
    said.quote = c.span;
    c.quotation = static_cast<std::uint32_t>(doc_.quotations.size());
    doc_.quotations.push_back(said);
    finish(std::move(e), c);
  }

  /// A source without a name denies over two lines that Werk <Nord> & Co delivered "=Munition" to Südland.
  void denied() {
    const TokenRange circles = b_.words("Regierungskreise bestreiten:");
    const std::uint32_t from = b_.next();
    Event e = event(EventType::TRANSFER, Factuality::certain_not);
    e.mode = EventMode::plan;
    e.participants.push_back(participant(Role::actor, works_));
    b_.word("wolle\n \nnicht", "wollen");
    Participant goods;
    goods.role = Role::object;
    goods.head = b_.word("=Munition", "=Munition");
    goods.tokens = {goods.head, goods.head + 1};
    goods.span = b_.span(goods.head, goods.head);
    e.participants.push_back(goods);
    e.participants.push_back(participant(Role::recipient, south_));
    e.head = b_.word("liefern", "liefern", Stts::VVINF);
    e.trigger = {b_.span(e.head, e.head)};
    ChainLink source;
    source.kind = ChainLink::Kind::speaker;
    source.unnamed = true;
    source.words = {b_.span(circles.begin, circles.begin)};
    Claim& c = b_.claim(from, {source}, Factuality::certain_not);
    c.judgement.stance = Stance::distances;
    finish(std::move(e), c);
  }

  /// The article's own claim, around a parenthesis.
  void two_parts() {
    const TokenRange one = b_.words("+ Größe & Wahn");
    b_.words("– so viel dazu –");
    const TokenRange two = b_.words("bleiben ]]> übrig");
    Claim& c = b_.claim(one.begin, {}, Factuality::probable);
    c.span = {b_.span(one.begin, one.end - 1), b_.span(two.begin, two.end - 1)};
  }

  void relations() {
    const auto add = [&](EntityRelation::Kind kind, std::uint32_t from, std::uint32_t to, const char* role) {
      EntityRelation r;
      r.kind = kind;
      r.from = from;
      r.to = to;
      r.role = role;
      r.since = "2020-03";
      doc_.relations.push_back(std::move(r));
    };
    add(EntityRelation::Kind::role, renn_, west_, "Ministerin");
    add(EntityRelation::Kind::membership, renn_, works_, "");
    add(EntityRelation::Kind::kinship, son_, renn_, "Sohn");
    add(EntityRelation::Kind::located, works_, south_, "");
  }

  Document& doc_;
  Builder b_;
  std::uint32_t renn_ = 0, west_ = 0, south_ = 0, works_ = 0, bay_ = 0, post_ = 0, son_ = 0;
};

}  // namespace

Document hard_article(int version) {
  Document doc;
  HardArticle(doc, version);
  return doc;
}

Status fill_ledger(Ledger& ledger, std::uint64_t made) {
  constexpr Seen seen{1'700'000'000, "laut test + data 1"};
  if (Status s = ledger.begin(); !s) return s;
  const auto add = [&](const Document& doc) -> Status {
    const auto done = ledger.add(doc, seen);
    return done ? Status(Ok{}) : Status(done.error());
  };
  for (const int version : {1, 2})
    if (Status s = add(hard_article(version)); !s) return s;
  Document copy = hard_article(2);
  copy.article.url = {};
  copy.article.outlet.value = "Abendzeitung";
  copy.article.published.value = "2024-06-19";
  if (Status s = add(copy); !s) return s;
  for (std::uint64_t i = 0; i < made; ++i)
    if (Status s = add(Made().make(i)); !s) return s;
  return ledger.commit();
}

}  // namespace laut::test
