// schema.org as JSON-LD: NewsArticle, Claim, Quotation, and who they are about.
//
// Every claim is a Claim, its author the innermost source (of the article's own: the publisher); what is said in direct
// speech is a Quotation as well, spoken by its source. `appearance` is the article it stands in, `firstAppearance` the
// article whose text came first where this one is a copy of it. Countries act in the news: they are Country and
// GovernmentOrganization both, so that they can be authors. Event types and factuality are keywords: schema.org has no
// property for either.
#include <set>

#include "export/iri.h"
#include "export/json_ld.h"
#include "export/writer.h"

namespace laut::exports {
namespace {

using output::JsonOut;

constexpr std::string_view head =
    "{\"@context\":{\"@vocab\":\"https://schema.org/\",\"sameAs\":{\"@type\":\"@id\"},\"url\":{\"@type\":\"@id\"}},\n"
    "\"@graph\":[\n";

class SchemaOrg : public Writer {
 public:
  void begin(Output& out) override { list_.open(out.stream(), head); }

  void revision(const Statements& s, Output& out) override {
    if (!s.outlet.empty()) outlets_.insert(s.outlet);
    article(s, out.stream());
    for (const StatedClaim& c : s.claims) claim(s, c, out.stream());
  }

  void end(ActorBook& book, Output& out) override {
    for (const std::int64_t id : actors_) {
      actor(book, book.actor(id), out.stream());
      out.flush();
    }
    for (const std::string& name : outlets_) {
      list_.next(out.stream());
      JsonOut json(out.stream(), false);
      json.begin_object();
      json.string("@id", outlet_iri(name));
      json.string("@type", "NewsMediaOrganization");
      json.string("name", name);
      json.end_object();
    }
    list_.close(out.stream(), "]}\n");
  }

 private:
  static void some(JsonOut& json, std::string_view name, std::string_view value) {
    if (!value.empty()) json.string(name, value);
  }
  static void types(JsonOut& json, std::string_view first, std::string_view second) {
    json.key("@type");
    if (second.empty()) return json.string(first);
    json.begin_array();
    json.string(first);
    json.string(second);
    json.end_array();
  }

  /// The newest revision is the article; one that was replaced is an example of it.
  static std::string node_of(const Statements& s) { return s.current ? s.article() : s.revision(); }

  static void article(JsonOut& json, const Statements& s) {
    json.string("@id", node_of(s));
    json.string("@type", "NewsArticle");
    json.string("identifier", s.name);
    if (is_web_address(s.url)) json.string("url", s.url);
    some(json, "headline", s.title);
    // A Date or DateTime of schema.org is ISO 8601.
    if (has_day(s.published)) json.string("datePublished", s.published);
    if (has_day(s.updated)) json.string("dateModified", s.updated);
    json.number("version", s.number);
    if (!s.outlet.empty()) reference(json, "publisher", outlet_iri(s.outlet));
    some(json, "creditText", s.agency);
    if (!s.current) reference(json, "exampleOfWork", s.article());
  }

  void article(const Statements& s, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    article(json, s);
    json.end_object();
  }

  void claim(const Statements& s, const StatedClaim& c, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", s.claim(c));
    const bool direct = c.said_as == "direct";
    types(json, "Claim", direct ? "Quotation" : std::string_view());
    json.string("text", s.words(c));
    if (has_day(c.day)) json.string("datePublished", c.day);
    source(json, s, c, direct);
    reference(json, "appearance", node_of(s));
    reference(json, "firstAppearance", s.origin_key != s.key ? article_iri(s.origin_key) : s.article());
    keywords(json, c);
    about(json, s, c);
    json.end_object();
  }

  void source(JsonOut& json, const Statements& s, const StatedClaim& c, bool direct) {
    if (c.chain.empty()) {
      if (!s.outlet.empty()) reference(json, "author", outlet_iri(s.outlet));
      return;
    }
    const Actor* a = s.actor(c.chain.back().actor);
    if (a != nullptr && can_author(*a)) {
      actors_.insert(a->id);
      reference(json, "author", a->iri);
      if (direct) reference(json, "spokenByCharacter", a->iri);
    } else {
      some(json, "creditText", s.words(c.chain.back().span));
    }
  }

  static void keywords(JsonOut& json, const StatedClaim& c) {
    json.key("keywords");
    json.begin_array();
    json.string(c.factuality);
    for (const StatedEvent& e : c.events)
      if (e.wanted) json.string(e.type);
    json.end_array();
  }

  void about(JsonOut& json, const Statements& s, const StatedClaim& c) {
    std::set<std::uint32_t> who;
    for (const StatedEvent& e : c.events)
      for (const Taker& t : e.participants)
        if (t.actor < s.actors.size()) who.insert(t.actor);
    if (who.empty()) return;
    json.key("about");
    json.begin_array();
    for (const std::uint32_t index : who) {
      json.begin_object();
      json.string("@id", s.actors[index].iri);
      json.end_object();
      actors_.insert(s.actors[index].id);
    }
    json.end_array();
  }

  /// Author has to be a Person or an Organization.
  static bool can_author(const Actor& a) { return a.type == "PERSON" || a.type == "ORG" || a.type == "GPE"; }

  static std::pair<std::string_view, std::string_view> type_of(const Actor& a) {
    if (a.type == "PERSON") return {"Person", {}};
    if (a.type == "ORG")
      return {a.kind == "outlet" || a.kind == "agency" ? "NewsMediaOrganization"
              : a.kind == "authority"                  ? "GovernmentOrganization"
              : a.kind == "company"                    ? "Corporation"
              : a.kind == "party"                      ? "PoliticalParty"
                                                       : "Organization",
              {}};
    if (a.type == "GPE")
      return {a.kind == "country" ? "Country"
              : a.kind == "city"  ? "City"
                                  : "AdministrativeArea",
              "GovernmentOrganization"};
    if (a.type == "LOC" || a.type == "FACILITY") return {"Place", {}};
    if (a.type == "PRODUCT") return {"Product", {}};
    if (a.type == "EVENT") return {"Event", {}};
    return {"Thing", {}};
  }

  void actor(ActorBook& book, const Actor& a, std::string& out) {
    list_.next(out);
    JsonOut json(out, false);
    json.begin_object();
    json.string("@id", a.iri);
    const auto [first, second] = type_of(a);
    types(json, first, second);
    json.string("name", a.name);
    list(json, "alternateName", book.aliases(a));
    if (a.type == "PERSON") {
      std::vector<std::string> titles;
      for (ActorRole& role : book.roles(a.id)) titles.push_back(std::move(role.role));
      list(json, "jobTitle", titles);
    }
    some(json, "sameAs", wikidata(a.qid));
    json.end_object();
  }

  static void list(JsonOut& json, std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    json.key(name);
    json.begin_array();
    for (const std::string& v : values) json.string(v);
    json.end_array();
  }

  NodeList list_;
  ActorIds actors_;
  std::set<std::string> outlets_;
};

}  // namespace

std::unique_ptr<Writer> make_schema_org(const ExportOptions&) {
  return std::make_unique<SchemaOrg>();
}

}  // namespace laut::exports
