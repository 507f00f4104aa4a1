// Answers as JSON: laut.ledger/1.
#include <fmt/format.h>

#include <cmath>

#include "cli/ask.h"
#include "output/json_out.h"

namespace laut::cli {
namespace {

/// Members of one object, those without a value left out.
class Object {
 public:
  Object& text(const char* name, std::string_view value) {
    if (value.empty()) return *this;
    key(name);
    output::append_json_string(out_, value);
    return *this;
  }
  Object& number(const char* name, std::uint64_t value) { return raw(name, std::to_string(value)); }
  Object& id(const char* name, char kind, std::int64_t value) {
    return value == 0 ? *this : text(name, kind + std::to_string(value));
  }
  Object& bound(const char* name, double value) {
    return std::isfinite(value) ? raw(name, fmt::format("{}", value)) : *this;
  }
  Object& flag(const char* name, bool value) { return raw(name, value ? "true" : "false"); }
  Object& raw(const char* name, const std::string& value) {
    key(name);
    out_ += value;
    return *this;
  }
  std::string done() { return out_ + '}'; }

 private:
  void key(const char* name) {
    if (out_.size() > 1) out_ += ',';
    out_ += fmt::format("\"{}\":", name);
  }
  std::string out_ = "{";
};

template <typename T, typename Make>
std::string list(const std::vector<T>& all, Make&& make) {
  std::string out = "[";
  for (const T& one : all) {
    if (out.size() > 1) out += ',';
    out += make(one);
  }
  return out + ']';
}

std::string text(const std::string& s) {
  std::string out;
  output::append_json_string(out, s);
  return out;
}

std::string link(const ChainRow& r) {
  return Object().text("kind", r.kind).text("name", r.name).id("actor", 'a', r.actor).flag("unnamed", r.unnamed).done();
}

std::string quantity(const QuantityRow& q) {
  return Object()
      .bound("value", q.value)
      .bound("low", q.low)
      .bound("high", q.high)
      .text("comparator", q.comparator)
      .text("unit", q.unit)
      .text("counted", q.counted)
      .text("words", q.words)
      .done();
}

std::string participant(const ParticipantRow& p) {
  return Object().text("role", p.role).text("name", p.name).text("word", p.word).id("actor", 'a', p.actor).done();
}

std::string event(const EventRow& e) {
  return Object()
      .id("id", 'e', e.id)
      .id("claim", 'c', e.claim)
      .id("case", 'k', e.case_id)
      .text("type", e.type)
      .text("mode", e.mode)
      .text("factuality", e.factuality)
      .text("earliest", e.earliest)
      .text("latest", e.latest)
      .text("trigger", e.trigger)
      .raw("participants", list(e.participants, participant))
      .raw("quantities", list(e.quantities, quantity))
      .done();
}

void counts(Object& o, std::uint64_t certain, std::uint64_t hedged, std::uint64_t denied) {
  o.number("certain", certain).number("hedged", hedged).number("denied", denied);
}

}  // namespace

std::string json_of(const ActorRow& r) {
  const auto role = [](const ActorRow::Role& x) {
    return Object().text("role", x.role).text("first_day", x.first_day).text("last_day", x.last_day).done();
  };
  return Object()
      .id("id", 'a', r.id)
      .text("type", r.type)
      .text("name", r.name)
      .text("qid", r.qid)
      .text("country", r.country)
      .text("kind", r.kind)
      .raw("aliases", list(r.aliases, text))
      .raw("roles", list(r.roles, role))
      .number("articles", r.articles)
      .number("said", r.said)
      .number("relayed", r.relayed)
      .number("acts", r.acts)
      .done();
}

std::string json_of(const ClaimRow& r) {
  const auto span = [](const Span& s) { return fmt::format("[{},{}]", s.begin, s.end); };
  return Object()
      .id("id", 'c', r.id)
      .id("revision", 'r', r.revision)
      .number("article", static_cast<std::uint64_t>(r.article))
      .id("origin", 'r', r.origin)
      .text("title", r.title)
      .text("outlet", r.outlet)
      .text("url", r.url)
      .text("published", r.published)
      .text("words", r.words)
      .raw("spans", list(r.parts, span))
      .text("sentence", r.sentence)
      .number("sentence_begin", r.sentence_first)
      .text("said_as", r.said_as)
      .text("factuality", r.factuality)
      .text("stance", r.stance)
      .raw("chain", list(r.chain, link))
      .raw("events", list(r.events, event))
      .flag("current", r.current)
      .done();
}

std::string json_of(const FlowRow& r) {
  Object o;
  o.text("type", r.type).text("goods", r.goods).id("actor", 'a', r.actor).text("actor_name", r.actor_name);
  o.id("recipient", 'a', r.recipient).text("recipient_name", r.recipient_name);
  o.number("statements", r.statements).number("origins", r.origins);
  counts(o, r.certain, r.hedged, r.denied);
  return o.text("earliest", r.earliest).text("latest", r.latest).raw("quantities", list(r.quantities, quantity)).done();
}

std::string json_of(const TimelineRow& r) {
  return Object().raw("event", event(r.event)).text("published", r.published).raw("claim", json_of(r.claim)).done();
}

std::string json_of(const SearchRow& r) {
  return Object().text("snippet", r.snippet).raw("claim", json_of(r.claim)).done();
}

std::string json_of(const SourceRow& r) {
  Object o;
  o.id("actor", 'a', r.actor).text("name", r.name).text("kind", r.kind);
  o.number("claims", r.claims).number("articles", r.articles).number("origins", r.origins);
  counts(o, r.certain, r.hedged, r.denied);
  return o.text("first_day", r.first_day).text("last_day", r.last_day).done();
}

std::string json_of(const CaseRow& r) {
  const auto statement = [](const CaseRow::Statement& s) {
    return Object().raw("claim", json_of(s.claim)).raw("event", event(s.event)).done();
  };
  return Object()
      .id("id", 'k', r.id)
      .text("type", r.type)
      .text("goods", r.goods)
      .id("actor", 'a', r.actor)
      .text("actor_name", r.actor_name)
      .id("recipient", 'a', r.recipient)
      .text("recipient_name", r.recipient_name)
      .text("earliest", r.earliest)
      .text("latest", r.latest)
      .number("statements", r.statements)
      .number("origins", r.origins)
      .flag("numbers_disagree", r.numbers_disagree)
      .flag("denied", r.denied)
      .raw("says", list(r.says, statement))
      .done();
}

}  // namespace laut::cli
