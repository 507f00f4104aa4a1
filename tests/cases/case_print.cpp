/// Items of a document in the terms of a case.
#include <array>
#include <charconv>
#include <utility>

#include "cases/case_check.h"

namespace laut::cases {
namespace {

std::string number(double value) {
  std::array<char, 400> buffer;
  const auto done = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), done.ptr};
}

std::string features(std::uint32_t bits) {
  using namespace feature;
  static constexpr std::pair<std::uint32_t, std::string_view> names[] = {
      {nom, "nom"},   {gen, "gen"},     {dat, "dat"},     {acc, "acc"},   {sing, "sing"}, {plur, "plur"},
      {masc, "masc"}, {fem, "fem"},     {neut, "neut"},   {p1, "p1"},     {p2, "p2"},     {p3, "p3"},
      {ind, "ind"},   {konj1, "konj1"}, {konj2, "konj2"}, {imp, "imp"},   {pres, "pres"}, {past, "past"},
      {fin, "fin"},   {inf, "inf"},     {part, "part"},   {izu, "izu"},   {pos, "pos"},   {cmp, "cmp"},
      {sup, "sup"},   {def, "def"},     {indef, "indef"}, {refl, "refl"}, {poss, "poss"}, {participial, "participial"}};
  std::string out;
  for (const auto& [bit, name] : names)
    if (bits & bit) (out += out.empty() ? "" : " ") += name;
  return out;
}

void put(Found& f, const char* key, std::string_view value) {
  if (!value.empty()) f.values[key] = value;
}
void put(Found& f, const char* key, const SpanList& spans) {
  f.places[key] = spans;
}

Found token(const Document& doc, std::uint32_t i) {
  Found f;
  f.kind = "token";
  put(f, "", SpanList{doc.tokens[i].span()});
  if (doc.tokens[i].reading_count == 0) return f;
  const Reading& r = doc.reading(i);
  f.labels = {std::string(to_string(r.upos))};
  put(f, "lemma", r.lemma);
  put(f, "upos", to_string(r.upos));
  put(f, "stts", to_string(r.stts));
  put(f, "features", features(r.features));
  if (doc.tokens[i].particle != none) put(f, "particle", doc.form(doc.tokens[i].particle));
  if (doc.tokens[i].head != none) put(f, "head", doc.form(doc.tokens[i].head));
  if (doc.tokens[i].relation != Relation::none) put(f, "relation", to_string(doc.tokens[i].relation));
  return f;
}

Found clause(const Document& doc, const Clause& c) {
  Found f;
  f.kind = "clause";
  f.labels = {std::string(to_string(c.kind)), std::string(to_string(c.mood))};
  const auto range = [&](const char* key, TokenRange r) {
    put(f, key, r.empty() ? SpanList{} : SpanList{doc.span(r)});
  };
  const auto token = [&](const char* key, std::uint32_t t) {
    range(key, t == none ? TokenRange{} : TokenRange{t, t + 1});
  };
  range("", c.tokens);
  range("prefield", c.prefield);
  range("left", c.left);
  range("middle", c.middle);
  range("right", c.right);
  range("postfield", c.postfield);
  token("subject", c.subject);
  token("finite", c.finite);
  token("subordinator", c.subordinator);
  token("object", c.objects[0]);
  if (c.passive) put(f, "passive", "yes");
  if (c.negated) put(f, "negated", "yes");
  put(f, "depth", std::to_string(c.depth));
  return f;
}

Found time(const Document& doc, const Time& t) {
  Found f;
  f.kind = "time";
  f.labels = {std::string(to_string(t.type)), t.value};
  put(f, "", SpanList{t.span});
  put(f, "mod", t.mod);
  if (t.governor != none) put(f, "governor", doc.reading(t.governor).lemma);
  put(f, "quant", t.quant);
  put(f, "freq", t.freq);
  put(f, "anchor", t.anchor);
  put(f, "earliest", t.earliest);
  put(f, "latest", t.latest);
  put(f, "rule", t.rule);
  return f;
}

Found quantity(const Document& doc, const Quantity& q) {
  Found f;
  f.kind = "quantity";
  f.labels = {number(q.value), std::string(to_string(q.comparator))};
  put(f, "", SpanList{q.span});
  put(f, "unit", q.unit);
  if (q.governor != none) put(f, "governor", doc.reading(q.governor).lemma);
  put(f, "counted", q.counted);
  put(f, "low", number(q.low));
  put(f, "high", number(q.high));
  put(f, "rule", q.rule);
  return f;
}

Found mention(const Document& doc, const Mention& m) {
  Found f;
  f.kind = "mention";
  f.labels = {std::string(to_string(m.type))};
  put(f, "", SpanList{m.span});
  put(f, "form", to_string(m.form));
  if (m.metonymic) put(f, "metonymic", "yes");
  if (m.entity != none) {
    put(f, "entity", doc.entities[m.entity].name);
    put(f, "country", doc.entities[m.entity].country);
    put(f, "kind", doc.entities[m.entity].kind);
  }
  put(f, "title", m.title.empty() ? SpanList{} : SpanList{m.title});
  put(f, "rule", m.rule);
  return f;
}

Found quotation(const Document& doc, const Quotation& q) {
  Found f;
  f.kind = "quotation";
  f.labels = {std::string(to_string(q.type)), std::string(to_string(q.medium))};
  put(f, "quote", q.quote);
  put(f, "speaker", q.speaker);
  put(f, "cue", q.cue);
  put(f, "frame", q.frame);
  put(f, "addressee", q.addressee);
  put(f, "relay", q.relays.empty() ? SpanList{} : q.relays.front().span);
  put(f, "relay cue", q.relays.empty() ? SpanList{} : q.relays.front().cue);
  put(f, "inside", q.parent == none ? SpanList{} : doc.quotations[q.parent].quote);
  if (q.speaker_entity != none) put(f, "entity", doc.entities[q.speaker_entity].name);
  if (q.hearsay) put(f, "hearsay", "yes");
  put(f, "factuality", to_string(q.judgement.value));
  put(f, "factuality cue", q.judgement.cues);
  put(f, "stance", to_string(q.judgement.stance));
  put(f, "rule", q.rule);
  return f;
}

Found event(const Document& doc, const Event& e) {
  Found f;
  f.kind = "event";
  f.labels = {std::string(to_string(e.type))};
  if (e.mode != EventMode::none) f.labels.emplace_back(to_string(e.mode));
  put(f, "", e.trigger);
  for (std::uint32_t i = 0; i < role_count; ++i) {
    const std::string role(to_string(static_cast<Role>(i)));
    SpanList spans;
    std::string names;
    for (const Participant& p : e.participants) {
      if (p.role != static_cast<Role>(i)) continue;
      if (!p.span.empty()) spans.push_back(p.span);
      if (p.entity != none) (names += names.empty() ? "" : ", ") += doc.entities[p.entity].name;
    }
    put(f, role.c_str(), spans);
    put(f, (role + " entity").c_str(), names);
  }
  SpanList times, quantities;
  for (const std::uint32_t t : e.times) times.push_back(doc.times[t].span);
  for (const std::uint32_t q : e.quantities) quantities.push_back(doc.quantities[q].span);
  put(f, "time", times);
  put(f, "quantity", quantities);
  put(f, "inside", e.quotation == none ? SpanList{} : doc.quotations[e.quotation].quote);
  put(f, "factuality", to_string(e.judgement.value));
  put(f, "rule", e.rule);
  return f;
}

/// "article > "Kurier" > Karla Renn"; one without a name is unnamed, one that was not found unknown.
std::string chain(const Document& doc, const Claim& c) {
  std::string out;
  for (const ChainLink& link : c.chain) {
    if (!out.empty()) out += " > ";
    std::string name;
    if (link.entity != none)
      name = doc.entities[link.entity].name;
    else
      for (const Span s : link.words) (name += name.empty() ? "" : " ") += doc.view(s);
    if (link.kind == ChainLink::Kind::article)
      out += "article";
    else if (link.unnamed)
      out += "unnamed";
    else if (link.kind == ChainLink::Kind::outlet)
      out += '"' + std::string(name) + '"';
    else
      out += name.empty() ? "unknown" : name;
  }
  return out;
}

Found claim(const Document& doc, const Claim& c) {
  Found f;
  f.kind = "claim";
  f.labels = {std::string(to_string(c.judgement.value))};
  put(f, "", c.span);
  put(f, "inside", c.quotation == none ? SpanList{} : doc.quotations[c.quotation].quote);
  put(f, "chain", chain(doc, c));
  put(f, "stance", to_string(c.judgement.stance));
  put(f, "rule", c.rule);
  return f;
}

Found relation(const Document& doc, const EntityRelation& r) {
  Found f;
  f.kind = "relation";
  f.labels = {std::string(to_string(r.kind))};
  put(f, "", r.span);
  if (r.from != none) put(f, "from", doc.entities[r.from].name);
  if (r.to != none) put(f, "to", doc.entities[r.to].name);
  put(f, "role", r.role);
  put(f, "since", r.since);
  put(f, "until", r.until);
  put(f, "rule", r.rule);
  return f;
}

Found disclosure(const Document& doc, const Disclosure& d) {
  Found f;
  f.kind = "disclosure";
  f.labels = {std::string(to_string(d.kind))};
  put(f, "", SpanList{d.span});
  put(f, "value", d.value);
  if (d.entity != none) put(f, "entity", doc.entities[d.entity].name);
  put(f, "rule", d.rule);
  return f;
}

}  // namespace

std::vector<Found> items(const Document& doc, const std::string& kind) {
  std::vector<Found> out;
  if (kind == "sentence" || kind == "sentences")
    for (const Sentence& s : doc.sentences) out.push_back({"sentence", {}, {}, {{"", {doc.span(s.tokens)}}}});
  if (kind == "token" || kind == "tokens")
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) out.push_back(token(doc, i));
  if (kind == "clause")
    for (const Clause& c : doc.clauses) out.push_back(clause(doc, c));
  if (kind == "block")
    for (const Block& b : doc.article.blocks)
      if (b.kind != BlockKind::blank) out.push_back({"block", {std::string(to_string(b.kind))}, {}, {{"", {b.span}}}});
  if (kind == "time")
    for (const Time& t : doc.times) out.push_back(time(doc, t));
  if (kind == "quantity")
    for (const Quantity& q : doc.quantities) out.push_back(quantity(doc, q));
  if (kind == "mention")
    for (const Mention& m : doc.mentions) out.push_back(mention(doc, m));
  if (kind == "quotation")
    for (const Quotation& q : doc.quotations) out.push_back(quotation(doc, q));
  if (kind == "event")
    for (const Event& e : doc.events) out.push_back(event(doc, e));
  if (kind == "claim")
    for (const Claim& c : doc.claims) out.push_back(claim(doc, c));
  if (kind == "relation")
    for (const EntityRelation& r : doc.relations) out.push_back(relation(doc, r));
  if (kind == "disclosure")
    for (const Disclosure& d : doc.transparency) out.push_back(disclosure(doc, d));
  return out;
}

std::string to_line(const Document& doc, const Found& item) {
  static constexpr std::array order = {
      "",          "quote",      "speaker",        "cue",    "frame",        "addressee", "relay",
      "relay cue", "inside",     "factuality cue", "title",  "prefield",     "left",      "middle",
      "right",     "postfield",  "subject",        "finite", "subordinator", "actor",     "recipient",
      "object",    "instrument", "place",          "time",   "quantity"};
  std::string out = item.kind;
  for (const std::string& l : item.labels) out += ' ' + l;
  for (const char* key : order) {
    const auto place = item.places.find(key);
    if (place == item.places.end() || place->second.empty()) continue;
    out += " | ";
    if (*key) (out += key) += ": ";
    for (std::size_t i = 0; i < place->second.size(); ++i) (out += i ? " // " : "") += doc.view(place->second[i]);
  }
  for (const auto& [key, value] : item.values) out.append(" | ").append(key).append(": ").append(value);
  for (char& c : out)
    if (c == '\n') c = ' ';
  return out;
}

}  // namespace laut::cases
