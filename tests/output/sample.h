/// A small article with one of everything, made by hand, so that the writers are tested without the stages.
#pragma once

#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut::test {

/// The n-th occurrence of part in the text, in bytes. Fails loudly by an empty span where there is none.
inline Span find(const Document& doc, std::string_view part, int nth = 0) {
  std::size_t at = doc.text().find(part);
  while (nth-- > 0 && at != std::string_view::npos) at = doc.text().find(part, at + 1);
  if (at == std::string_view::npos) return {};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

inline void add_token(Document& doc, std::string_view form, std::string_view lemma, Stts stts, std::uint32_t features) {
  Token t;
  const std::uint32_t from = doc.tokens.empty() ? 0 : doc.tokens.back().end;
  t.begin = static_cast<std::uint32_t>(doc.text().find(form, from));
  t.end = t.begin + static_cast<std::uint32_t>(form.size());
  t.reading_begin = static_cast<std::uint32_t>(doc.readings.size());
  t.reading_count = 1;
  Reading r;
  r.lemma = lemma;
  r.stts = stts;
  r.upos = default_upos(stts);
  r.features = features;
  r.source = ReadingSource::lexicon;
  doc.readings.push_back(r);
  doc.tokens.push_back(t);
}

/// Byte and code point offsets differ from the first umlaut on, and again behind the emoji.
inline Document sample() {
  using namespace feature;
  Document doc;
  Article& a = doc.article;
  a.id = "probe";
  a.path = "probe.txt";
  a.title = {"Müllers Plan", "option", {}};
  a.published = {"2024-06-18", "jsonl", {}};
  a.text = "Größe zählt 😀: „Wir liefern rund 10.000 Container“, sagte Ministerin Jana Müller laut \"Kurier\" gestern.";
  const auto size = static_cast<std::uint32_t>(a.text.size());
  a.blocks.push_back({{0, size}, BlockKind::body, "intake/paragraph"});
  add_token(doc, "Größe", "Größe", Stts::NN, nom | gen | dat | acc | sing | fem);
  add_token(doc, "zählt", "zählen", Stts::VVFIN, ind | pres | p3 | sing | fin);
  add_token(doc, "😀", "😀", Stts::XY, 0);
  add_token(doc, ":", ":", Stts::STOP, 0);
  doc.sentences.push_back({{0, 4}, 0});
  Entity person;
  person.type = MentionType::PERSON;
  person.name = "Jana Müller";
  person.aliases = {"Müller"};
  person.roles = {"Ministerin"};
  person.gender = 'f';
  Entity outlet;
  outlet.type = MentionType::ORG;
  outlet.name = "Kurier";
  outlet.kind = "outlet";
  doc.entities = {person, outlet};
  Mention m;
  m.span = find(doc, "Jana Müller");
  m.type = MentionType::PERSON;
  m.entity = 0;
  m.rule = "names/title";
  m.title = find(doc, "Ministerin");
  doc.mentions.push_back(m);
  Time t;
  t.span = find(doc, "gestern");
  t.value = "2024-06-17";
  t.rule = "times/deictic-day";
  t.anchor = "published";
  t.earliest = t.latest = "2024-06-17";
  doc.times.push_back(t);
  Quantity n;
  n.span = find(doc, "rund 10.000 Container");
  n.value = 10000;
  n.low = 9000;
  n.high = 11000;
  n.comparator = Comparator::about;
  n.unit = "Container";
  n.rule = "quantities/number-unit";
  doc.quantities.push_back(n);
  Quotation q;
  q.type = QuoteType::direct;
  q.medium = Medium::speech;
  q.quote = {find(doc, "„Wir liefern rund 10.000 Container“")};
  q.speaker = {find(doc, "Ministerin Jana Müller")};
  q.cue = {find(doc, "sagte")};
  q.speaker_entity = 0;
  q.rule = "attribution/direct-inverted";
  Relay r;
  r.span = {find(doc, "Kurier")};
  r.cue = {find(doc, "laut")};
  r.entity = 1;
  r.rule = "attribution/laut";
  q.relays.push_back(r);
  doc.quotations.push_back(q);
  return doc;
}

/// The same with one claim, event, relation and disclosure.
inline Document sample_with_meaning() {
  Document doc = sample();
  Event e;
  e.type = EventType::TRANSFER;
  e.mode = EventMode::plan;
  e.trigger = {find(doc, "liefern")};
  e.participants.push_back({Role::actor, find(doc, "Wir"), {}, none, 0});
  e.participants.push_back({Role::object, find(doc, "rund 10.000 Container"), {}, none, none});
  e.times = {0};
  e.quantities = {0};
  e.judgement = {Factuality::unknown, Stance::neutral, {}, "factuality/plan"};
  e.quotation = e.claim = 0;
  e.rule = "events/TRANSFER/liefern";
  doc.events.push_back(e);
  Claim c;
  c.span = {find(doc, "Wir liefern rund 10.000 Container")};
  c.chain = {{ChainLink::Kind::article, none, false, {}},
             {ChainLink::Kind::outlet, 1, false, {find(doc, "Kurier")}},
             {ChainLink::Kind::speaker, 0, false, {find(doc, "Ministerin Jana Müller")}}};
  c.judgement = {Factuality::probable, Stance::distances, {find(doc, "laut")}, "factuality/hearsay"};
  c.quotation = 0;
  c.events = {0};
  c.rule = "claims/quotation";
  doc.claims.push_back(c);
  EntityRelation r;
  r.kind = EntityRelation::Kind::role;
  r.from = 0;
  r.to = 1;
  r.role = "Ministerin";
  r.since = "2020-05";
  r.span = {find(doc, "Ministerin Jana Müller")};
  r.rule = "relations/title";
  doc.relations.push_back(r);
  Disclosure d;
  d.kind = Disclosure::Kind::byline;
  d.span = find(doc, "Jana Müller");
  d.value = "Jana Müller";
  d.entity = 0;
  d.rule = "transparency/byline";
  doc.transparency.push_back(d);
  return doc;
}

}  // namespace laut::test
