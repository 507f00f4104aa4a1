// The part of laut.document/1 that says what is claimed: events, claims with their chains, relations, disclosures.
#include "output/describe.h"
#include "output/json_document.h"

namespace laut::output {

void DocumentJson::judgement(const Judgement& j) {
  json.string("factuality", to_string(j.value));
  spans("factuality_cue", j.cues);
  optional("stance", to_string(j.stance));
  optional("factuality_rule", j.rule);
}

void DocumentJson::event(const Event& e, std::uint32_t index) {
  json.number("id", index);
  json.string("type", to_string(e.type));
  spans("trigger", e.trigger);
  json.key("participants");
  json.begin_array();
  for (const Participant& p : e.participants) {
    json.begin_object();
    json.string("role", to_string(p.role));
    pair("span", p.span);
    reference("entity", p.entity);
    if (p.entity < doc.entities.size()) json.string("name", doc.entities[p.entity].name);
    json.end_object();
  }
  json.end_array();
  indices("times", e.times);
  indices("quantities", e.quantities);
  json.string("polarity", negative(e.judgement.value) ? "-" : "+");
  judgement(e.judgement);
  optional("mode", to_string(e.mode));
  reference("quotation", e.quotation);
  reference("claim", e.claim);
  json.string("rule", e.rule);
}

void DocumentJson::claim(const Claim& c, std::uint32_t index) {
  json.number("id", index);
  spans("span", c.span);
  json.key("chain");
  json.begin_array();
  for (const ChainLink& link : c.chain) {
    json.begin_object();
    json.string("kind", to_string(link.kind));
    reference("entity", link.entity);
    if (link.entity < doc.entities.size())
      json.string("name", doc.entities[link.entity].name);
    else if (link.kind == ChainLink::Kind::article)
      optional("name", doc.article.outlet.value);
    else if (!link.words.empty())
      json.string("name", joined(doc, link.words));
    if (link.unnamed) json.boolean("unnamed", true);
    if (!link.words.empty()) spans("words", link.words);
    json.end_object();
  }
  json.end_array();
  judgement(c.judgement);
  reference("quotation", c.quotation);
  json.number("sentence", c.sentence);
  indices("events", c.events);
  json.string("rule", c.rule);
}

void DocumentJson::relation(const EntityRelation& r) {
  json.string("kind", to_string(r.kind));
  reference("from", r.from);
  reference("to", r.to);
  optional("role", r.role);
  optional("since", r.since);
  optional("until", r.until);
  if (r.from_knowledge) json.boolean("from_knowledge", true);
  spans("span", r.span);
  json.string("rule", r.rule);
}

void DocumentJson::disclosure(const Disclosure& d) {
  json.string("kind", to_string(d.kind));
  range(d.span.begin, d.span.end);
  optional("value", d.value);
  reference("entity", d.entity);
  json.string("rule", d.rule);
}

void DocumentJson::meaning() {
  objects("events", doc.events, [&](const Event& e, std::uint32_t index) { event(e, index); });
  objects("relations", doc.relations, [&](const EntityRelation& r, std::uint32_t) { relation(r); });
  objects("claims", doc.claims, [&](const Claim& c, std::uint32_t index) { claim(c, index); });
  objects("transparency", doc.transparency, [&](const Disclosure& d, std::uint32_t) { disclosure(d); });
}

}  // namespace laut::output
