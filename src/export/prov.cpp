// PROV-O (W3C Recommendation of 2013) as JSON-LD: where a claim comes from.
//
//   article          Entity; what its revisions are specialisations of
//   revision         Entity, specializationOf the article, wasRevisionOf the one before, wasAttributedTo the outlet
//   claim            Entity, wasQuotedFrom the revision, wasGeneratedBy the ingest; its chain of sources:
//                    claim wasDerivedFrom source 1 (outermost) wasDerivedFrom ... source n, which it hadPrimarySource
//   source           Entity: what somebody said, wasAttributedTo who said it (unless the text does not say who)
//   ingest           Activity, used the revision, wasAssociatedWith the engine
//   engine           SoftwareAgent
//   outlet, actor    Agent: Person or Organization (states act as organisations)
#include <set>

#include "export/iri.h"
#include "export/json_ld.h"
#include "export/writer.h"

namespace laut::exports {
namespace {

using output::JsonOut;

constexpr std::string_view head =
    "{\"@context\":{\"prov\":\"http://www.w3.org/ns/prov#\",\"xsd\":\"http://www.w3.org/2001/XMLSchema#\","
    "\"rdfs\":\"http://www.w3.org/2000/01/rdf-schema#\",\"dcterms\":\"http://purl.org/dc/terms/\","
    "\"owl\":\"http://www.w3.org/2002/07/owl#\",\"laut\":\"urn:laut:term:\"},\n\"@graph\":[\n";

class Prov : public Writer {
 public:
  explicit Prov(bool all_revisions) : all_revisions_(all_revisions) {}

  void begin(Output& out) override { list_.open(out.stream(), head); }

  void revision(const Statements& s, Output& out) override {
    engines_.insert(s.engine);
    if (!s.outlet.empty()) outlets_.insert(s.outlet);
    if (!all_revisions_ || articles_.insert(s.key).second) article(s, out.stream());
    text(s, out.stream());
    ingest(s, out.stream());
    for (const StatedClaim& c : s.claims) {
      claim(s, c, out.stream());
      for (std::size_t i = 0; i < c.chain.size(); ++i) source(s, c, i, out.stream());
    }
  }

  void end(ActorBook& book, Output& out) override {
    for (const std::int64_t id : actors_) {
      const Actor a = book.actor(id);
      agent(a.iri, a.type == "PERSON" ? "prov:Person" : "prov:Organization", a.name, wikidata(a.qid), out.stream());
      out.flush();
    }
    for (const std::string& name : outlets_) agent(outlet_iri(name), "prov:Organization", name, {}, out.stream());
    for (const std::string& version : engines_)
      agent(engine_iri(version), "prov:SoftwareAgent", version, {}, out.stream());
    list_.close(out.stream(), "]}\n");
  }

 private:
  static void types(JsonOut& json, std::string_view first, std::string_view second = {}) {
    json.key("@type");
    if (second.empty()) return json.string(first);
    json.begin_array();
    json.string(first);
    json.string(second);
    json.end_array();
  }
  static void some(JsonOut& json, std::string_view name, std::string_view value) {
    if (!value.empty()) json.string(name, value);
  }
  static std::string ingest_iri(const Statements& s) { return "urn:laut:ingest:" + s.tag; }
  static std::string source_iri(const Statements& s, const StatedClaim& c, std::size_t link) {
    return "urn:laut:source:" + s.tag + ':' + std::to_string(c.number) + ':' + std::to_string(link + 1);
  }

  void article(const Statements& s, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", s.article());
    types(json, "prov:Entity", "laut:Article");
    json.string("dcterms:identifier", s.key);
    if (is_web_address(s.url)) reference(json, "dcterms:source", s.url);
    json.end_object();
  }

  void text(const Statements& s, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", s.revision());
    types(json, "prov:Entity", "laut:Revision");
    some(json, "dcterms:title", s.title);
    date(json, "dcterms:issued", s.published);
    date(json, "dcterms:modified", s.updated);
    reference(json, "prov:specializationOf", s.article());
    if (!s.previous_tag.empty()) reference(json, "prov:wasRevisionOf", "urn:laut:revision:" + s.previous_tag);
    if (!s.outlet.empty()) reference(json, "prov:wasAttributedTo", outlet_iri(s.outlet));
    if (s.origin_key != s.key) reference(json, "prov:alternateOf", article_iri(s.origin_key));
    json.end_object();
  }

  void ingest(const Statements& s, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", ingest_iri(s));
    types(json, "prov:Activity", "laut:Ingest");
    reference(json, "prov:used", s.revision());
    reference(json, "prov:wasAssociatedWith", engine_iri(s.engine));
    typed(json, "prov:endedAtTime", utc(s.seen), "xsd:dateTime");
    json.end_object();
  }

  void claim(const Statements& s, const StatedClaim& c, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", s.claim(c));
    types(json, "prov:Entity", "laut:Claim");
    json.string("prov:value", s.words(c));
    json.string("laut:factuality", c.factuality);
    some(json, "laut:saidAs", c.said_as);
    some(json, "laut:stance", c.stance);
    reference(json, "prov:wasQuotedFrom", s.revision());
    reference(json, "prov:wasGeneratedBy", ingest_iri(s));
    if (c.chain.size() > 1) reference(json, "prov:wasDerivedFrom", source_iri(s, c, 0));
    if (!c.chain.empty()) reference(json, "prov:hadPrimarySource", source_iri(s, c, c.chain.size() - 1));
    json.end_object();
  }

  void source(const Statements& s, const StatedClaim& c, std::size_t i, std::string& out) {
    const Link& link = c.chain[i];
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", source_iri(s, c, i));
    types(json, "prov:Entity", "laut:Source");
    json.string("laut:kind", link.kind);
    if (link.unnamed) json.boolean("laut:unnamed", true);
    some(json, "rdfs:label", s.words(link.span));
    if (i + 1 < c.chain.size()) reference(json, "prov:wasDerivedFrom", source_iri(s, c, i + 1));
    if (const Actor* a = s.actor(link.actor)) {
      reference(json, "prov:wasAttributedTo", a->iri);
      actors_.insert(a->id);
    }
    json.end_object();
  }

  void agent(const std::string& iri, std::string_view type, std::string_view name, const std::string& same,
             std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", iri);
    types(json, "prov:Agent", type);
    json.string("rdfs:label", name);
    if (!same.empty()) reference(json, "owl:sameAs", same);
    json.end_object();
  }

  const bool all_revisions_;
  NodeList list_;
  ActorIds actors_;
  std::set<std::string> engines_, outlets_;
  std::set<std::string> articles_;  // keys; only where an article may come several times
};

}  // namespace

std::unique_ptr<Writer> make_prov(const ExportOptions& options) {
  return std::make_unique<Prov>(options.all_revisions);
}

}  // namespace laut::exports
