// laut.document/1 (schema/laut.document.1.json). Members come in the order of the schema.
#include <string_view>
#include <utility>

#include "output/features.h"
#include "output/json_document.h"
#include "output/writers.h"

namespace laut::output {
void DocumentJson::article() {
  const Article& a = doc.article;
  json.key("article");
  json.begin_object(Layout::lines);
  sourced("title", a.title);
  sourced("outlet", a.outlet);
  sourced("url", a.url);
  sourced("authors", a.authors);
  sourced("agencies", a.agencies);
  sourced("published", a.published);
  sourced("updated", a.updated);
  sourced("language", a.language);
  json.end_object();
}

void DocumentJson::tokens() {
  std::string features;
  objects("tokens", doc.tokens, [&](const Token& t, std::uint32_t) {
    range(t.begin, t.end);
    json.string("form", doc.view(t.span()));
    if (t.reading_count != 0) {
      const Reading& r = doc.readings[t.reading_begin];
      features.clear();
      append_features(r, t.relation, features);
      json.string("lemma", r.lemma);
      json.string("upos", to_string(r.upos));
      json.string("stts", to_string(r.stts));
      json.string("feats", features);
      json.string("source", to_string(r.source));
    }
    json.number("sentence", t.sentence);
    reference("particle", t.particle);
    if (t.relation != Relation::none) {
      reference("head", t.head);
      json.string("relation", to_string(t.relation));
    }
  });
}

void DocumentJson::token_range(std::string_view name, TokenRange r) {
  if (r.empty()) return;
  json.key(name);
  json.begin_array();
  json.number(r.begin);
  json.number(r.end);
  json.end_array();
}

void DocumentJson::clauses() {
  objects("clauses", doc.clauses, [&](const Clause& c, std::uint32_t) {
    json.string("kind", to_string(c.kind));
    json.string("mood", to_string(c.mood));
    json.boolean("passive", c.passive);
    json.boolean("negated", c.negated);
    json.number("depth", std::uint32_t{c.depth});
    json.number("sentence", c.sentence);
    reference("parent", c.parent);
    json.number("head", c.head);
    reference("finite", c.finite);
    reference("subject", c.subject);
    json.key("objects");
    json.begin_array();
    for (const std::uint32_t o : c.objects)
      if (o != none) json.number(o);
    json.end_array();
    reference("subordinator", c.subordinator);
    token_range("tokens", c.tokens);
    token_range("prefield", c.prefield);
    token_range("left", c.left);
    token_range("middle", c.middle);
    token_range("right", c.right);
    token_range("postfield", c.postfield);
  });
}

void DocumentJson::relay(const Relay& r) {
  json.begin_object();
  spans("span", r.span);
  spans("cue", r.cue);
  reference("entity", r.entity);
  if (r.entity < doc.entities.size()) json.string("name", doc.entities[r.entity].name);
  json.string("rule", r.rule);
  json.end_object();
}

void DocumentJson::quotation(const Quotation& q, std::uint32_t index) {
  json.number("id", index);
  json.string("type", to_string(q.type));
  optional("medium", to_string(q.medium));
  spans("quote", q.quote);
  spans("speaker", q.speaker);
  spans("cue", q.cue);
  spans("frame", q.frame);
  spans("addressee", q.addressee);
  reference("speaker_entity", q.speaker_entity);
  reference("addressee_entity", q.addressee_entity);
  reference("parent", q.parent);
  json.key("relays");
  json.begin_array();
  for (const Relay& r : q.relays) relay(r);
  json.end_array();
  json.boolean("hearsay", q.hearsay);
  if (doc.stages & stage::meaning) judgement(q.judgement);
  json.string("rule", q.rule);
  json.key("score");
  // Three decimals, so that the last bits of a float do not show.
  json.number(static_cast<double>(static_cast<long>(q.score * 1000.0f + 0.5f)) / 1000.0);
}

void DocumentJson::names() {
  objects("entities", doc.entities, [&](const Entity& e, std::uint32_t index) {
    json.number("id", index);
    json.string("type", to_string(e.type));
    json.string("name", e.name);
    strings("aliases", e.aliases);
    optional("country", e.country);
    optional("kind", e.kind);
    strings("roles", e.roles);
    optional("wikidata", e.qid);
    if (e.gender == 'm' || e.gender == 'f') json.string("gender", std::string_view(&e.gender, 1));
  });
  objects("mentions", doc.mentions, [&](const Mention& m, std::uint32_t) {
    range(m.span.begin, m.span.end);
    json.string("type", to_string(m.type));
    json.string("form", to_string(m.form));
    reference("entity", m.entity);
    pair("title", m.title);
    json.boolean("metonymic", m.metonymic);
    json.string("rule", m.rule);
  });
}

void DocumentJson::governor(std::uint32_t token) {
  if (token == none) return;
  const Reading& r = doc.reading(token);
  json.key("governor");
  json.begin_object();
  range(doc.tokens[token].begin, doc.tokens[token].end);
  json.string("lemma", r.lemma);
  json.string("upos", to_string(r.upos));
  json.end_object();
}

void DocumentJson::times() {
  objects("times", doc.times, [&](const Time& t, std::uint32_t) {
    range(t.span.begin, t.span.end);
    json.string("type", to_string(t.type));
    json.string("value", t.value);
    optional("mod", t.mod);
    optional("quant", t.quant);
    optional("freq", t.freq);
    optional("anchor", t.anchor);
    optional("earliest", t.earliest);
    optional("latest", t.latest);
    governor(t.governor);
    json.string("rule", t.rule);
  });
}

void DocumentJson::quantities() {
  objects("quantities", doc.quantities, [&](const Quantity& q, std::uint32_t) {
    range(q.span.begin, q.span.end);
    json.number("value", q.value);
    json.number("low", q.low);
    json.number("high", q.high);
    json.string("comparator", to_string(q.comparator));
    optional("unit", q.unit);
    optional("counted", q.counted);
    governor(q.governor);
    json.string("rule", q.rule);
  });
}

/// Which lists there are, where not all of them.
void DocumentJson::stages() {
  constexpr std::pair<Stages, std::string_view> names[] = {{stage::names, "names"},
                                                           {stage::times, "times"},
                                                           {stage::quantities, "quantities"},
                                                           {stage::attribution, "attribution"},
                                                           {stage::meaning, "meaning"}};
  Stages missing = 0;
  for (const auto& [bit, name] : names) missing |= bit & ~doc.stages;
  if (missing == 0) return;
  json.key("stages");
  json.begin_array();
  for (const auto& [bit, name] : names)
    if (doc.stages & bit) json.string(name);
  json.end_array();
}

/// Lists that were not asked for are left out: an empty one would say that there is nothing of the kind.
void DocumentJson::items() {
  if (doc.stages & stage::names) names();
  if (doc.stages & stage::times) times();
  if (doc.stages & stage::quantities) quantities();
  if (!(doc.stages & stage::attribution)) return;
  objects("quotations", doc.quotations, [&](const Quotation& q, std::uint32_t index) { quotation(q, index); });
  if (doc.stages & stage::meaning) meaning();
}

void write_json(const Document& doc, const OutputOptions& options, bool pretty, std::string& out) {
  JsonOut json(out, pretty);
  DocumentJson d{doc, json, CodePoints(doc.text())};
  json.begin_object(JsonOut::Layout::lines);
  json.string("schema", "laut.document/1");
  json.string("id", doc.article.id);
  d.article();
  d.stages();
  json.string("text", doc.text());
  d.objects("blocks", doc.article.blocks, [&](const Block& b, std::uint32_t) {
    json.string("kind", to_string(b.kind));
    d.range(b.span.begin, b.span.end);
    json.string("rule", b.rule);
  });
  d.objects("sentences", doc.sentences, [&](const Sentence& s, std::uint32_t) {
    const Span span = doc.span(s.tokens);
    d.range(span.begin, span.end);
    json.number("block", s.block);
  });
  if (options.tokens) d.tokens();
  if (options.tokens && !doc.clauses.empty()) d.clauses();
  d.items();
  d.strings("warnings", doc.article.warnings);
  json.end_object();
  out += '\n';
}

}  // namespace laut::output
