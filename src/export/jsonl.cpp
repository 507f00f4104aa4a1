// laut.claim/1 (schema/laut.claim.1.json): one claim a line, with all that the ledger has of it.
#include "export/iri.h"
#include "export/writer.h"
#include "output/json_out.h"

namespace laut::exports {
namespace {

using output::JsonOut;

/// Members of one line, in the order of the schema. What is empty is left out.
class Line {
 public:
  Line(const Statements& s, std::string& out) : s_(s), json_(out, false) {}

  void write(const StatedClaim& c) {
    json_.begin_object();
    json_.string("schema", "laut.claim/1");
    json_.string("id", s_.claim(c));
    json_.integer("ledger_id", c.id);
    json_.number("number", c.number);
    article();
    some("day", c.day);
    json_.string("words", s_.words(c));
    json_.key("spans");
    json_.begin_array();
    for (const Span part : c.parts) pair(part);
    json_.end_array();
    sentence(c);
    some("said_as", c.said_as);
    list("chain", c.chain, [&](const Link& link) { chain_link(link); });
    json_.string("factuality", c.factuality);
    some("stance", c.stance);
    std::size_t index = 0;
    list("events", c.events, [&](const StatedEvent& e) { event(e, s_.event(c, index++)); });
    list("quantities", c.quantities, [&](const StatedQuantity& q) { quantity(q); });
    list("times", c.times, [&](const StatedTime& t) { time(t); });
    json_.end_object();
  }

 private:
  void some(std::string_view name, std::string_view value) {
    if (!value.empty()) json_.string(name, value);
  }
  void some(std::string_view name, const std::optional<double>& value) {
    if (value) json_.number(name, *value);
  }
  void pair(Span s) {
    json_.begin_array();
    json_.number(s.begin);
    json_.number(s.end);
    json_.end_array();
  }
  /// "span" and the "words" there.
  void place(Span s) {
    if (s.empty()) return;
    json_.key("span");
    pair(s);
    json_.string("words", s_.words(s));
  }
  template <typename T, typename F>
  void list(std::string_view name, const std::vector<T>& items, F&& item) {
    json_.key(name);
    json_.begin_array();
    for (const T& x : items) {
      json_.begin_object();
      item(x);
      json_.end_object();
    }
    json_.end_array();
  }

  void article() {
    json_.key("article");
    json_.begin_object();
    json_.string("id", s_.article());
    json_.string("key", s_.key);
    json_.string("name", s_.name);
    some("url", s_.url);
    some("outlet", s_.outlet);
    some("title", s_.title);
    some("published", s_.published);
    some("updated", s_.updated);
    some("agency", s_.agency);
    json_.string("revision", s_.revision());
    json_.number("revision_number", s_.number);
    json_.boolean("current", s_.current);
    json_.integer("origin", s_.origin);
    json_.integer("ledger_revision", s_.id);
    json_.string("engine", s_.engine);
    json_.string("seen", utc(s_.seen));
    json_.end_object();
  }

  void sentence(const StatedClaim& c) {
    json_.key("sentence");
    json_.begin_object();
    json_.number("number", c.sentence);
    if (c.sentence < s_.sentences.size()) {
      json_.key("span");
      pair(s_.sentences[c.sentence]);
      json_.string("words", s_.sentence(c));
    }
    json_.end_object();
  }

  void actor(std::uint32_t index) {
    const Actor* a = s_.actor(index);
    if (a == nullptr) return;
    json_.key("actor");
    json_.begin_object();
    json_.string("id", a->iri);
    json_.string("type", a->type);
    json_.string("name", a->name);
    some("wikidata", a->qid);
    some("country", a->country);
    some("kind", a->kind);
    json_.end_object();
  }

  void chain_link(const Link& link) {
    json_.string("kind", link.kind);
    actor(link.actor);
    json_.boolean("unnamed", link.unnamed);
    place(link.span);
  }

  void event(const StatedEvent& e, const std::string& id) {
    json_.string("id", id);
    json_.string("type", e.type);
    some("mode", e.mode);
    json_.string("factuality", e.factuality);
    place(e.trigger);
    some("earliest", e.earliest);
    some("latest", e.latest);
    if (e.case_id != 0) json_.integer("case", e.case_id);
    list("participants", e.participants, [&](const Taker& t) {
      json_.string("role", t.role);
      actor(t.actor);
      some("lemma", t.word);
      place(t.span);
    });
  }

  void quantity(const StatedQuantity& q) {
    some("value", q.value);
    some("low", q.low);
    some("high", q.high);
    json_.string("comparator", q.comparator);
    some("unit", q.unit);
    some("counted", q.counted);
    of_event(q.event);
    place(q.span);
  }

  void time(const StatedTime& t) {
    json_.string("type", t.type);
    json_.string("value", t.value);
    some("earliest", t.earliest);
    some("latest", t.latest);
    of_event(t.event);
    place(t.span);
  }

  void of_event(std::uint32_t event) {
    if (event != no_index) json_.number("event", event);
  }

  const Statements& s_;
  JsonOut json_;
};

class Jsonl : public Writer {
 public:
  void revision(const Statements& s, Output& out) override {
    for (const StatedClaim& c : s.claims) {
      Line(s, out.stream()).write(c);
      out.stream() += '\n';
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_jsonl(const ExportOptions&) {
  return std::make_unique<Jsonl>();
}

}  // namespace laut::exports
