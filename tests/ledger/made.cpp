#include "ledger/made.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace laut::test {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {  // SplitMix64
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  /// Below n, the number k about as often as 1 / k: as in news, a few are in many articles and many in a few.
  std::uint64_t few_often(std::uint64_t n) {
    const double u = static_cast<double>(next() >> 11) / 9007199254740992.0;
    return std::min(static_cast<std::uint64_t>(std::pow(static_cast<double>(n), u)), n) - 1;
  }

 private:
  std::uint64_t state_;
};

std::string syllables(std::uint64_t n, unsigned count, bool capital) {
  static constexpr std::array<std::string_view, 32> parts{
      "ba",  "bel", "dor", "en",  "fal", "gra", "hei", "il",  "kar", "lo",  "mund", "nau", "ost", "pe",  "ral",  "sen",
      "tor", "ul",  "ver", "wis", "zan", "ber", "dru", "gel", "hor", "kel", "lin",  "mar", "ned", "rup", "stei", "tal"};
  std::string out;
  for (unsigned i = 0; i < count; ++i, n /= parts.size()) out += parts[n % parts.size()];
  if (capital) out[0] = static_cast<char>(out[0] - 32);
  return out;
}

std::string person(std::uint64_t n) {
  static constexpr std::array<std::string_view, 12> first{"Anna",  "Bruno", "Clara", "Dieter", "Elif",  "Frank",
                                                          "Greta", "Hakan", "Ines",  "Jonas",  "Karla", "Lars"};
  return std::string(first[n % first.size()]) + " " + syllables(n / first.size() * 7919 + 5, 3, true);
}

constexpr std::uint64_t countries = 80;

constexpr std::array<std::string_view, 8> goods{"Granaten",   "Drohnen", "Weizen",  "Panzer",
                                                "Treibstoff", "Helme",   "Motoren", "Kabel"};
constexpr std::array<std::string_view, 6> outlets{"Morgenblatt",  "Kurier",   "Hafenpost",
                                                  "Abendzeitung", "Landbote", "Rundblick"};
constexpr std::array<std::string_view, 5> titles{"Minister", "Sprecher", "Präsident", "General", "Botschafter"};

std::string day(std::uint64_t n) {
  const auto two = [](std::uint64_t v) { return (v < 10 ? "0" : "") + std::to_string(v); };
  return "20" + std::to_string(20 + n / 336 % 5) + "-" + two(n / 28 % 12 + 1) + "-" + two(n % 28 + 1);
}

/// One article being made.
class Maker {
 public:
  Maker(const MadeOptions& o, std::uint64_t number, Document& doc)
      : options_(o), dice_(o.seed * 1'000'003 + number), doc_(doc), build_(doc) {
    Article& a = doc.article;
    a.id = "made-" + std::to_string(number);
    a.path = "made.jsonl";
    a.title = {"Bericht " + syllables(dice_.next() >> 8, 4, true), "jsonl", {}};
    a.outlet = {std::string(outlets[dice_.below(outlets.size())]), "jsonl", {}};
    a.published = {day(dice_.below(1680)), "jsonl", {}};
    a.url = {"https://example.org/" + a.id, "jsonl", {}};
    for (unsigned i = 0; i < o.claims; ++i) sentence();
    a.blocks.push_back({{0, static_cast<std::uint32_t>(a.text.size())}, BlockKind::body, "intake/paragraph"});
  }

 private:
  std::uint32_t some_person() {
    const std::string name = person(dice_.few_often(options_.actors));
    const std::uint32_t e = entity(MentionType::PERSON, name);
    if (doc_.entities[e].roles.empty()) doc_.entities[e].roles.emplace_back(titles[dice_.below(titles.size())]);
    return e;
  }

  std::uint32_t some_country() {
    const std::uint64_t n = dice_.few_often(countries);
    return entity(MentionType::GPE, syllables(n * 3001 + 17, 2, true) + "ien", "Q9" + std::to_string(1000 + n), "X");
  }

  std::uint32_t entity(MentionType type, std::string_view name, std::string_view qid = {},
                       std::string_view country = {}) {
    for (std::uint32_t i = 0; i < doc_.entities.size(); ++i)
      if (doc_.entities[i].name == name) return i;
    return build_.entity(type, name, qid, country);
  }

  void filler() {
    for (std::uint64_t n = dice_.below(options_.filler + 1); n > 0; --n) {
      const bool noun = dice_.one_in(3);
      build_.word(syllables(dice_.below(20'000), 3, noun), {}, noun ? Stts::NN : Stts::ADJD);
    }
  }

  void sentence() {
    std::vector<ChainLink> sources;
    std::uint32_t source = 0;
    if (!dice_.one_in(5)) {
      source = some_person();
      build_.mention(source, doc_.entities[source].name);
      build_.word("sagte", "sagen", Stts::VVFIN, feature::past);
      filler();
      build_.word(",", {}, Stts::COMMA);
      if (dice_.one_in(4)) {
        const std::uint32_t outlet = entity(MentionType::ORG, outlets[dice_.below(outlets.size())]);
        build_.word("laut");
        build_.mention(outlet, doc_.entities[outlet].name);
        build_.word(",", {}, Stts::COMMA);
        sources.push_back(speaker(outlet));
        sources.back().kind = ChainLink::Kind::outlet;
      }
      sources.push_back(speaker(source));
    } else if (dice_.one_in(2)) {
      sources.emplace_back();
      sources.back().kind = ChainLink::Kind::speaker;
      sources.back().unnamed = true;
    }
    if (dice_.one_in(2))
      transfer(std::move(sources));
    else
      opinion(std::move(sources));
    build_.word(".", {}, Stts::STOP);
    build_.end_sentence();
  }

  /// A claim without an event.
  void opinion(std::vector<ChainLink> sources) {
    const std::uint32_t from = build_.next();
    const std::uint32_t country = some_country();
    build_.mention(country, doc_.entities[country].name);
    build_.word("müsse", "müssen", Stts::VMFIN, feature::konj1);
    for (int i = 0; i < 3; ++i) filler();
    build_.word("bleiben", "bleiben", Stts::VVINF, feature::inf);
    build_.claim(from, std::move(sources), dice_.one_in(3) ? Factuality::possible : Factuality::unknown);
  }

  /// "Nordmark habe 120 Helme ... an Südland geliefert": a claim with an event, a quantity and, at times, a time.
  void transfer(std::vector<ChainLink> sources) {
    const std::uint32_t from = build_.next();
    Event event;
    event.type = dice_.one_in(3) ? EventType::AID : EventType::TRANSFER;
    event.rule = "events/TRANSFER/liefern";
    participant(event, Role::actor, some_country());
    build_.word("habe", "haben", Stts::VAFIN, feature::konj1);
    if (dice_.one_in(2)) time(event);
    object(event);
    filler();
    build_.word("an", "an", Stts::APPR);
    participant(event, Role::recipient, some_country());
    event.head = build_.word("geliefert", "liefern", Stts::VVPP, feature::part);
    event.trigger = {build_.span(event.head, event.head)};
    static constexpr std::array<Factuality, 4> values{Factuality::certain, Factuality::certain, Factuality::probable,
                                                      Factuality::certain_not};
    event.judgement.value = values[dice_.below(values.size())];
    event.claim = static_cast<std::uint32_t>(doc_.claims.size());
    Claim& claim = build_.claim(from, std::move(sources), event.judgement.value);
    claim.events = {static_cast<std::uint32_t>(doc_.events.size())};
    doc_.events.push_back(std::move(event));
  }

  void participant(Event& event, Role role, std::uint32_t entity) {
    Participant p;
    p.role = role;
    p.entity = entity;
    p.tokens = build_.mention(entity, doc_.entities[entity].name);
    p.head = p.tokens.begin;
    p.span = build_.span(p.tokens.begin, p.tokens.end - 1);
    event.participants.push_back(std::move(p));
  }

  void time(Event& event) {
    Time t;
    t.value = day(dice_.below(1680));
    t.earliest = t.latest = t.value;
    t.rule = "times/day";
    const std::uint32_t first = build_.word("am", "an", Stts::APPRART);
    const std::uint32_t last = build_.word(t.value, {}, Stts::CARD);
    t.span = build_.span(first + 1, last);
    event.times.push_back(static_cast<std::uint32_t>(doc_.times.size()));
    doc_.times.push_back(std::move(t));
  }

  void object(Event& event) {
    Quantity q;
    q.value = q.low = q.high = static_cast<double>(10 + dice_.below(5000));
    const std::string_view what = goods[dice_.below(goods.size())];
    q.unit = "";
    q.counted = what;
    q.rule = "quantities/count";
    const std::uint32_t number = build_.word(std::to_string(static_cast<int>(q.value)), {}, Stts::CARD);
    const std::uint32_t noun = build_.word(what, what);
    q.span = build_.span(number, noun);
    event.quantities.push_back(static_cast<std::uint32_t>(doc_.quantities.size()));
    doc_.quantities.push_back(std::move(q));
    Participant p;
    p.role = Role::object;
    p.head = noun;
    p.tokens = {number, noun + 1};
    p.span = build_.span(number, noun);
    event.participants.push_back(std::move(p));
  }

  const MadeOptions& options_;
  Dice dice_;
  Document& doc_;
  Builder build_;
};

}  // namespace

Builder::Builder(Document& doc) : doc_(doc), sentence_begin_(static_cast<std::uint32_t>(doc.tokens.size())) {}

std::uint32_t Builder::word(std::string_view form, std::string_view lemma, Stts tag, std::uint32_t features) {
  std::string& text = doc_.article.text;
  const bool punctuation = tag == Stts::COMMA || tag == Stts::STOP;
  if (!text.empty() && !punctuation && text.back() != '\n') text += ' ';
  Token t;
  t.begin = static_cast<std::uint32_t>(text.size());
  text += form;
  t.end = static_cast<std::uint32_t>(text.size());
  t.sentence = sentence();
  t.kind = punctuation ? TokenKind::punctuation : TokenKind::word;
  t.reading_begin = static_cast<std::uint32_t>(doc_.readings.size());
  t.reading_count = 1;
  Reading r;
  r.lemma = doc_.keep(std::string(lemma.empty() ? form : lemma));
  r.stts = tag;
  r.upos = default_upos(tag);
  r.features = features;
  doc_.readings.push_back(r);
  doc_.tokens.push_back(t);
  return next() - 1;
}

TokenRange Builder::words(std::string_view text) {
  const std::uint32_t first = next();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {first, next()};
}

void Builder::end_sentence() {
  doc_.sentences.push_back({{sentence_begin_, next()}, 0});
  sentence_begin_ = next();
}

std::uint32_t Builder::entity(MentionType type, std::string_view name, std::string_view qid, std::string_view country) {
  Entity e;
  e.type = type;
  e.name = name;
  e.qid = qid;
  e.country = country;
  doc_.entities.push_back(std::move(e));
  return static_cast<std::uint32_t>(doc_.entities.size()) - 1;
}

TokenRange Builder::mention(std::uint32_t entity, std::string_view form) {
  Mention m;
  m.tokens = words(form);
  m.type = doc_.entities[entity].type;
  m.span = span(m.tokens.begin, m.tokens.end - 1);
  m.entity = entity;
  doc_.mentions.push_back(m);
  return m.tokens;
}

Claim& Builder::claim(std::uint32_t from, std::vector<ChainLink> sources, Factuality factuality) {
  Claim c;
  c.span = {span(from, next() - 1)};
  c.chain.emplace_back();
  for (ChainLink& s : sources) c.chain.push_back(std::move(s));
  c.judgement.value = factuality;
  c.sentence = sentence();
  doc_.claims.push_back(std::move(c));
  return doc_.claims.back();
}

ChainLink speaker(std::uint32_t entity) {
  ChainLink link;
  link.kind = ChainLink::Kind::speaker;
  link.entity = entity;
  return link;
}

void Made::make(std::uint64_t number, Document& doc) const {
  doc.clear();
  Maker(options_, number, doc);
}

Document Made::make(std::uint64_t number) const {
  Document doc;
  make(number, doc);
  return doc;
}

std::string Made::json(std::uint64_t number) const {
  const Document doc = make(number);
  const Article& a = doc.article;  // nothing in it needs an escape
  return "{\"id\":\"" + a.id + "\",\"url\":\"" + a.url.value + "\",\"title\":\"" + a.title.value + "\",\"outlet\":\"" +
         a.outlet.value + "\",\"published\":\"" + a.published.value + "\",\"text\":\"" + a.text + "\"}\n";
}

}  // namespace laut::test
