// GraphML (graphml.graphdrawing.org): actors, and the events between them.
//
// An edge goes from who acts to whom it concerns (the recipient; where an event has none, an object that is an actor),
// one for every type and goods. It counts the statements, the independent origins behind them (copies count once), how
// many are certain, hedged and denied, and bounds the days. An event of many actors makes an edge for every pair.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "export/iri.h"
#include "export/writer.h"
#include "output/xml_out.h"

namespace laut::exports {
namespace {

constexpr std::size_t most_on_a_side = 16;  // actors of an event that make pairs

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="country" for="node" attr.name="country" attr.type="string"/>
<key id="wikidata" for="node" attr.name="wikidata" attr.type="string"/>
<key id="iri" for="node" attr.name="iri" attr.type="string"/>
<key id="type" for="edge" attr.name="type" attr.type="string"/>
<key id="goods" for="edge" attr.name="goods" attr.type="string"/>
<key id="statements" for="edge" attr.name="statements" attr.type="int"/>
<key id="origins" for="edge" attr.name="origins" attr.type="int"/>
<key id="certain" for="edge" attr.name="certain" attr.type="int"/>
<key id="hedged" for="edge" attr.name="hedged" attr.type="int"/>
<key id="denied" for="edge" attr.name="denied" attr.type="int"/>
<key id="earliest" for="edge" attr.name="earliest" attr.type="string"/>
<key id="latest" for="edge" attr.name="latest" attr.type="string"/>
<key id="first_said" for="edge" attr.name="first_said" attr.type="string"/>
<key id="last_said" for="edge" attr.name="last_said" attr.type="string"/>
<graph id="flows" edgedefault="directed">
)";

struct Edge {
  std::uint32_t statements = 0, certain = 0, hedged = 0, denied = 0;
  std::set<std::int64_t> origins;
  std::string earliest, latest, first_said, last_said;
};

using EdgeKey = std::tuple<std::int64_t, std::int64_t, std::string, std::string>;  // from, to, type, goods

void lower(std::string& bound, const std::string& day) {
  if (!day.empty() && (bound.empty() || day < bound)) bound = day;
}
void raise(std::string& bound, const std::string& day) {
  if (!day.empty() && day > bound) bound = day;
}

void data(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  fmt::format_to(std::back_inserter(out), "<data key=\"{}\">", key);
  output::append_xml(out, value);
  out += "</data>";
}
void data(std::string& out, std::string_view key, std::size_t value) {
  fmt::format_to(std::back_inserter(out), "<data key=\"{}\">{}</data>", key, value);
}

class Graphml : public Writer {
 public:
  void revision(const Statements& s, Output&) override {
    for (const StatedClaim& c : s.claims)
      for (const StatedEvent& e : c.events)
        if (e.wanted) event(s, c, e);
  }

  void end(ActorBook& book, Output& out) override {
    out.stream() += head;
    ActorIds nodes;
    for (const auto& [key, edge] : edges_) nodes.insert(std::get<0>(key)), nodes.insert(std::get<1>(key));
    for (const std::int64_t id : nodes) {
      node(book.actor(id), out.stream());
      out.flush();
    }
    std::size_t number = 0;
    for (const auto& [key, edge] : edges_) {
      write(key, edge, number++, out.stream());
      out.flush();
    }
    out.stream() += "</graph>\n</graphml>\n";
  }

 private:
  static std::vector<std::int64_t> actors_of(const Statements& s, const StatedEvent& e, std::string_view role) {
    std::vector<std::int64_t> out;
    for (const Taker& t : e.participants) {
      const Actor* a = s.actor(t.actor);
      if (a == nullptr || t.role != role || out.size() == most_on_a_side) continue;
      if (std::find(out.begin(), out.end(), a->id) == out.end()) out.push_back(a->id);
    }
    return out;
  }

  static std::string goods_of(const StatedEvent& e) {
    std::set<std::string_view> words;  // in one order, whatever that of the text
    for (const Taker& t : e.participants)
      if (t.role == "object" && t.actor == no_index && !t.word.empty()) words.insert(t.word);
    std::string out;
    for (const std::string_view word : words) {
      if (!out.empty()) out += ", ";
      out += word;
    }
    return out;
  }

  void event(const Statements& s, const StatedClaim& c, const StatedEvent& e) {
    const auto from = actors_of(s, e, "actor");
    auto to = actors_of(s, e, "recipient");
    if (to.empty()) to = actors_of(s, e, "object");
    if (from.empty() || to.empty()) return;
    const std::string goods = goods_of(e);
    for (const std::int64_t a : from)
      for (const std::int64_t b : to) {
        Edge& edge = edges_[{a, b, e.type, goods}];
        ++edge.statements;
        ++(e.factuality == "CT+" ? edge.certain : e.factuality.ends_with('-') ? edge.denied : edge.hedged);
        edge.origins.insert(s.origin);
        lower(edge.earliest, e.earliest);
        raise(edge.latest, e.latest);
        lower(edge.first_said, c.day);
        raise(edge.last_said, c.day);
      }
  }

  static void node(const Actor& a, std::string& out) {
    fmt::format_to(std::back_inserter(out), "<node id=\"a{}\">", a.id);
    data(out, "label", a.name);
    data(out, "kind", a.type);
    data(out, "country", a.country);
    data(out, "wikidata", a.qid);
    data(out, "iri", a.iri);
    out += "</node>\n";
  }

  static void write(const EdgeKey& key, const Edge& edge, std::size_t number, std::string& out) {
    fmt::format_to(std::back_inserter(out), "<edge id=\"e{}\" source=\"a{}\" target=\"a{}\">", number, std::get<0>(key),
                   std::get<1>(key));
    data(out, "type", std::get<2>(key));
    data(out, "goods", std::get<3>(key));
    data(out, "statements", edge.statements);
    data(out, "origins", edge.origins.size());
    data(out, "certain", edge.certain);
    data(out, "hedged", edge.hedged);
    data(out, "denied", edge.denied);
    data(out, "earliest", edge.earliest);
    data(out, "latest", edge.latest);
    data(out, "first_said", edge.first_said);
    data(out, "last_said", edge.last_said);
    out += "</edge>\n";
  }

  std::map<EdgeKey, Edge> edges_;
};

}  // namespace

std::unique_ptr<Writer> make_graphml(const ExportOptions&) {
  return std::make_unique<Graphml>();
}

}  // namespace laut::exports
