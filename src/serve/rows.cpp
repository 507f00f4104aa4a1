#include "serve/rows.h"

#include <cmath>

namespace laut::serve {
namespace {

void count(JsonOut& json, std::string_view name, std::uint64_t value) {
  json.integer(name, static_cast<std::int64_t>(value));
}

void bound(JsonOut& json, std::string_view name, double value) {
  if (std::isfinite(value)) json.number(name, value);
}

void counts(JsonOut& json, std::uint64_t certain, std::uint64_t hedged, std::uint64_t denied) {
  count(json, "certain", certain);
  count(json, "hedged", hedged);
  count(json, "denied", denied);
}

void write(JsonOut& json, const ChainRow& r) {
  json.begin_object();
  json.string("kind", r.kind);
  some(json, "name", r.name);
  some_id(json, "actor", r.actor);
  if (r.unnamed) json.boolean("unnamed", true);
  json.end_object();
}

void write(JsonOut& json, const ParticipantRow& r) {
  json.begin_object();
  json.string("role", r.role);
  some(json, "name", r.name);
  some(json, "word", r.word);
  some_id(json, "actor", r.actor);
  json.end_object();
}

void write(JsonOut& json, const QuantityRow& r) {
  json.begin_object();
  bound(json, "value", r.value);
  bound(json, "low", r.low);
  bound(json, "high", r.high);
  some(json, "comparator", r.comparator);
  some(json, "unit", r.unit);
  some(json, "counted", r.counted);
  some(json, "words", r.words);
  json.end_object();
}

void write(JsonOut& json, const EventRow& r) {
  json.begin_object();
  json.integer("id", r.id);
  json.integer("claim", r.claim);
  some_id(json, "case_id", r.case_id);
  json.string("type", r.type);
  some(json, "mode", r.mode);
  json.string("factuality", r.factuality);
  some(json, "earliest", r.earliest);
  some(json, "latest", r.latest);
  some(json, "trigger", r.trigger);
  write_list(json, "participants", r.participants, [&](const ParticipantRow& p) { write(json, p); });
  write_list(json, "quantities", r.quantities, [&](const QuantityRow& q) { write(json, q); });
  json.end_object();
}

void texts(JsonOut& json, std::string_view name, const std::vector<std::string>& all) {
  write_list(json, name, all, [&](const std::string& s) { json.string(s); });
}

void write(JsonOut& json, const ClaimView& c) {
  json.begin_object();
  json.integer("id", c.id);
  json.string("words", c.words);
  some(json, "said_as", c.said_as);
  texts(json, "sources", c.sources);
  json.string("factuality", c.factuality);
  texts(json, "numbers", c.numbers);
  json.end_object();
}

}  // namespace

void some(JsonOut& json, std::string_view name, std::string_view value) {
  if (!value.empty()) json.string(name, value);
}

void some_id(JsonOut& json, std::string_view name, std::int64_t value) {
  if (value != 0) json.integer(name, value);
}

void write_span(JsonOut& json, std::uint32_t begin, std::uint32_t end) {
  json.begin_array();
  json.number(begin);
  json.number(end);
  json.end_array();
}

void write(JsonOut& json, const ActorRow& r) {
  json.begin_object();
  json.integer("id", r.id);
  json.string("type", r.type);
  json.string("name", r.name);
  some(json, "qid", r.qid);
  some(json, "country", r.country);
  some(json, "kind", r.kind);
  texts(json, "aliases", r.aliases);
  write_list(json, "roles", r.roles, [&](const ActorRow::Role& role) {
    json.begin_object();
    json.string("role", role.role);
    some(json, "first_day", role.first_day);
    some(json, "last_day", role.last_day);
    json.end_object();
  });
  count(json, "articles", r.articles);
  count(json, "said", r.said);
  count(json, "relayed", r.relayed);
  count(json, "acts", r.acts);
  json.end_object();
}

void write(JsonOut& json, const ClaimRow& r) {
  json.begin_object();
  json.integer("id", r.id);
  json.integer("article", r.article);
  json.integer("revision", r.revision);
  some_id(json, "origin", r.origin);
  some(json, "title", r.title);
  some(json, "outlet", r.outlet);
  some(json, "url", r.url);
  some(json, "published", r.published);
  json.string("words", r.words);
  some(json, "sentence", r.sentence);
  json.number("first", r.first);
  json.number("last", r.last);
  write_list(json, "parts", r.parts, [&](Span s) { write_span(json, s.begin, s.end); });
  json.number("sentence_first", r.sentence_first);
  some(json, "said_as", r.said_as);
  json.string("factuality", r.factuality);
  some(json, "stance", r.stance);
  write_list(json, "chain", r.chain, [&](const ChainRow& c) { write(json, c); });
  write_list(json, "events", r.events, [&](const EventRow& e) { write(json, e); });
  json.boolean("current", r.current);
  json.end_object();
}

void write(JsonOut& json, const FlowRow& r) {
  json.begin_object();
  json.string("type", r.type);
  some(json, "goods", r.goods);
  some_id(json, "actor", r.actor);
  some_id(json, "recipient", r.recipient);
  some(json, "actor_name", r.actor_name);
  some(json, "recipient_name", r.recipient_name);
  json.number("statements", r.statements);
  json.number("origins", r.origins);
  counts(json, r.certain, r.hedged, r.denied);
  some(json, "earliest", r.earliest);
  some(json, "latest", r.latest);
  write_list(json, "quantities", r.quantities, [&](const QuantityRow& q) { write(json, q); });
  json.end_object();
}

void write(JsonOut& json, const TimelineRow& r) {
  json.begin_object();
  json.key("event");
  write(json, r.event);
  some(json, "published", r.published);
  json.key("claim");
  write(json, r.claim);
  json.end_object();
}

void write(JsonOut& json, const SourceRow& r) {
  json.begin_object();
  some_id(json, "actor", r.actor);
  json.string("name", r.name);
  json.string("kind", r.kind);
  count(json, "claims", r.claims);
  count(json, "articles", r.articles);
  count(json, "origins", r.origins);
  counts(json, r.certain, r.hedged, r.denied);
  some(json, "first_day", r.first_day);
  some(json, "last_day", r.last_day);
  json.end_object();
}

void write(JsonOut& json, const CaseRow& r) {
  json.begin_object();
  json.integer("id", r.id);
  json.string("type", r.type);
  some(json, "goods", r.goods);
  some_id(json, "actor", r.actor);
  some_id(json, "recipient", r.recipient);
  some(json, "actor_name", r.actor_name);
  some(json, "recipient_name", r.recipient_name);
  some(json, "earliest", r.earliest);
  some(json, "latest", r.latest);
  json.number("statements", r.statements);
  json.number("origins", r.origins);
  json.boolean("numbers_disagree", r.numbers_disagree);
  json.boolean("denied", r.denied);
  write_list(json, "says", r.says, [&](const CaseRow::Statement& s) {
    json.begin_object();
    json.key("claim");
    write(json, s.claim);
    json.key("event");
    write(json, s.event);
    json.end_object();
  });
  json.end_object();
}

void write(JsonOut& json, const SearchRow& r) {
  json.begin_object();
  json.key("claim");
  write(json, r.claim);
  json.string("snippet", r.snippet);
  json.end_object();
}

void write(JsonOut& json, const Difference& d) {
  json.begin_object();
  json.integer("article", d.article);
  json.string("key", d.key);
  json.number("from", d.from);
  json.number("to", d.to);
  write_list(json, "added", d.added, [&](const ClaimView& c) { write(json, c); });
  write_list(json, "withdrawn", d.withdrawn, [&](const ClaimView& c) { write(json, c); });
  write_list(json, "changed", d.changed, [&](const Difference::Change& c) {
    json.begin_object();
    json.key("before");
    write(json, c.before);
    json.key("after");
    write(json, c.after);
    json.boolean("words", c.words);
    json.boolean("numbers", c.numbers);
    json.boolean("certainty", c.certainty);
    json.boolean("source", c.source);
    json.end_object();
  });
  json.number("unchanged", d.unchanged);
  texts(json, "corrections", d.corrections);
  json.end_object();
}

void write_members(JsonOut& json, const Totals& t) {
  count(json, "articles", t.articles);
  count(json, "revisions", t.revisions);
  count(json, "claims", t.claims);
  count(json, "events", t.events);
  count(json, "actors", t.actors);
  count(json, "outlets", t.outlets);
  count(json, "origins", t.origins);
  count(json, "cases", t.cases);
  count(json, "conflicts", t.conflicts);
  some(json, "first_day", t.first_day);
  some(json, "last_day", t.last_day);
}

}  // namespace laut::serve
