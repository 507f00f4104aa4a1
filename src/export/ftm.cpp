// FollowTheMoney (followthemoney.tech): entities as JSON lines, {"id", "schema", "properties"}, each property a list.
//
//   article               Article; proof of all that follows from it
//   claim                 Note about its source, with factuality and chain in its notes
//   event                 Event, unless its source denies it: FollowTheMoney cannot say that something did not happen.
//                         Its factuality and source are in its notes
//   money given           Payment from actor to recipient, where the source is certain
//   role, member, kin     Occupancy of a Position, Membership, Family
//   actor in an article   Mention, resolved where it is somebody who acts
//   actor                 Person, Organization, Company, PublicBody (also states), Address (places)
//
// tests/export/ftm_schemata.json lists the schemata and properties in use, checked against followthemoney 4.11.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "export/iri.h"
#include "export/json_ld.h"
#include "export/writer.h"

namespace laut::exports {
namespace {

using Properties = std::map<std::string_view, std::vector<std::string>>;

std::string id_of(std::string_view iri) {
  std::string id(iri.substr(iri.find("laut")));  // urn: is no part of it
  std::replace(id.begin(), id.end(), ':', '-');
  return id;
}

void add(Properties& p, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  auto& list = p[name];
  if (std::find(list.begin(), list.end(), value) == list.end()) list.emplace_back(value);
}

/// FollowTheMoney compares days; the hour of a publication is left out.
void add_day(Properties& p, std::string_view name, std::string_view value) {
  if (has_day(value)) add(p, name, value.substr(0, 10));
}

void write(std::string_view id, std::string_view schema, const Properties& properties, std::string& out) {
  output::JsonOut json(out, false);
  json.begin_object();
  json.string("id", id);
  json.string("schema", schema);
  json.key("properties");
  json.begin_object();
  for (const auto& [name, values] : properties) {
    json.key(name);
    json.begin_array();
    for (const std::string& v : values) json.string(v);
    json.end_array();
  }
  json.end_object();
  json.end_object();
  out += '\n';
}

std::string_view schema_of(const Actor& a) {
  if (a.type == "PERSON") return "Person";
  if (a.type == "GPE") return "PublicBody";
  if (a.type == "LOC" || a.type == "FACILITY") return "Address";
  if (a.type != "ORG") return {};
  if (a.kind == "company" || a.kind == "outlet" || a.kind == "agency" || a.kind == "publisher") return "Company";
  if (a.kind == "authority" || a.kind == "institution" || a.kind == "international_organisation") return "PublicBody";
  return "Organization";
}

/// A LegalEntity of FollowTheMoney.
bool acts(const Actor* a) {
  return a != nullptr && (a->type == "PERSON" || a->type == "GPE" || a->type == "ORG");
}
bool is_body(const Actor* a) {
  return acts(a) && a->type != "PERSON";
}

/// Two capital or small letters as ISO 3166-1 has them.
std::string country_code(std::string_view country) {
  std::string code;
  for (const char c : country) {
    if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) return {};
    code += static_cast<char>(c | 32);
  }
  return code.size() == 2 ? code : std::string();
}

/// ISO 4217.
bool is_currency(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Ftm : public Writer {
 public:
  void revision(const Statements& s, Output& out) override {
    s_ = &s, out_ = &out.stream();
    proof_ = id_of(s.revision());
    article();
    for (const StatedMention& m : s.mentions) mention(m);
    for (std::size_t i = 0; i < s.relations.size(); ++i) relation(s.relations[i], i);
    for (const StatedClaim& c : s.claims) {
      claim(c);
      for (std::size_t i = 0; i < c.events.size(); ++i)
        if (c.events[i].wanted && !c.events[i].factuality.ends_with('-')) {
          event(c, i);
          payment(c, i);
        }
    }
  }

  void end(ActorBook& book, Output& out) override {
    for (const std::int64_t id : actors_) {
      actor(book, book.actor(id), out.stream());
      out.flush();
    }
  }

 private:
  std::string use(const Actor& a) {
    actors_.insert(a.id);
    return id_of(a.iri);
  }
  /// Where it was read, for every entity but the actors.
  void provenance(Properties& p) {
    add(p, "proof", proof_);
    add(p, "publisher", s_->outlet);
    if (is_web_address(s_->url)) add(p, "sourceUrl", s_->url);
  }
  static std::string chain_of(const Statements& s, const StatedClaim& c) {
    std::string chain;
    for (std::size_t i = c.chain.size(); i-- > 0;) chain += (chain.empty() ? "" : " via ") + s.name_of(c.chain[i]);
    return chain.empty() ? "the article" : chain;
  }

  void article() {
    Properties p;
    add(p, "fileName", s_->name);
    add(p, "title", s_->title);
    add(p, "publisher", s_->outlet);
    add(p, "author", s_->agency);
    if (is_web_address(s_->url)) add(p, "sourceUrl", s_->url);
    add_day(p, "publishedAt", s_->published);
    add_day(p, "modifiedAt", s_->updated);
    add_day(p, "retrievedAt", utc(s_->seen));
    add(p, "processingAgent", s_->engine);
    write(proof_, "Article", p, *out_);
  }

  void mention(const StatedMention& m) {
    const Actor* a = s_->actor(m.actor);
    if (!acts(a)) return;
    Properties p;
    add(p, "document", proof_);
    add(p, "name", a->name);
    add(p, "detectedSchema", schema_of(*a));
    add(p, "resolved", use(*a));
    write(fmt::format("laut-mention-{}-{}", s_->tag, id_of(a->iri)), "Mention", p, *out_);
  }

  void relation(const StatedRelation& r, std::size_t index) {
    const Actor* from = s_->actor(r.actor);
    const Actor* to = s_->actor(r.other);
    const std::string id = fmt::format("laut-relation-{}-{}", s_->tag, index);
    Properties p;
    provenance(p);
    add(p, "startDate", r.since);
    add(p, "endDate", r.until);
    if (r.kind == "role" && from != nullptr && from->type == "PERSON" && !r.role.empty()) {
      add(p, "holder", use(*from));
      add(p, "post", position(r.role, to));
      write(id, "Occupancy", p, *out_);
    } else if (r.kind == "membership" && acts(from) && is_body(to)) {
      add(p, "member", use(*from));
      add(p, "organization", use(*to));
      add(p, "role", r.role);
      write(id, "Membership", p, *out_);
    } else if (r.kind == "kinship" && from != nullptr && to != nullptr && from->type == "PERSON" &&
               to->type == "PERSON") {
      add(p, "person", use(*from));
      add(p, "relative", use(*to));
      add(p, "relationship", r.role);
      write(id, "Family", p, *out_);
    }
  }

  /// The office, the same for all who hold it.
  std::string position(const std::string& role, const Actor* of) {
    const bool body = is_body(of);
    std::string id = "laut-position-" + digest(role + '|' + (body ? of->iri : std::string()));
    Properties p;
    add(p, "name", body ? role + " (" + of->name + ")" : role);
    if (body) {
      add(p, "organization", use(*of));
      add(p, "country", country_code(of->country));
    }
    write(id, "Position", p, *out_);
    return id;
  }

  void claim(const StatedClaim& c) {
    Properties p;
    provenance(p);
    add(p, "description", s_->words(c));
    add(p, "notes", fmt::format("{} according to {}", c.factuality, chain_of(*s_, c)));
    add(p, "keywords", c.factuality);
    for (const StatedEvent& e : c.events)
      if (e.wanted) add(p, "keywords", e.type);
    add_day(p, "createdAt", c.day);
    if (!c.chain.empty())
      if (const Actor* a = s_->actor(c.chain.back().actor); acts(a)) add(p, "entity", use(*a));
    write(id_of(s_->claim(c)), "Note", p, *out_);
  }

  void event(const StatedClaim& c, std::size_t index) {
    const StatedEvent& e = c.events[index];
    Properties p;
    provenance(p);
    std::string name = e.type;
    for (const Taker& t : e.participants) {
      name += fmt::format(" {}: {}", t.role, s_->name_of(t));
      const Actor* a = s_->actor(t.actor);
      if (t.role == "place") {
        add(p, "location", s_->name_of(t));
        if (a != nullptr && schema_of(*a) == "Address") add(p, "addressEntity", use(*a));
      } else if (acts(a)) {
        add(p, "involved", use(*a));
      }
    }
    add(p, "name", name);
    add(p, "summary", s_->words(c));
    add(p, "notes", fmt::format("{} according to {}", e.factuality, chain_of(*s_, c)));
    add(p, "keywords", e.type);
    add(p, "keywords", e.factuality);
    add_day(p, "startDate", e.earliest);
    add_day(p, "endDate", e.latest);
    write(id_of(s_->event(c, index)), "Event", p, *out_);
  }

  void payment(const StatedClaim& c, std::size_t index) {
    const StatedEvent& e = c.events[index];
    if ((e.type != "TRANSFER" && e.type != "AID") || e.factuality != "CT+") return;
    const auto first = [&](std::string_view role) -> const Actor* {
      for (const Taker& t : e.participants)
        if (t.role == role && acts(s_->actor(t.actor))) return s_->actor(t.actor);
      return nullptr;
    };
    const Actor* payer = first("actor");
    const Actor* beneficiary = first("recipient");
    const auto sum = std::find_if(c.quantities.begin(), c.quantities.end(), [&](const StatedQuantity& q) {
      return q.event == index && q.value && is_currency(q.unit);
    });
    if (payer == nullptr || beneficiary == nullptr || sum == c.quantities.end()) return;
    Properties p;
    provenance(p);
    add(p, "payer", use(*payer));
    add(p, "beneficiary", use(*beneficiary));
    add(p, "amount", fmt::format("{}", *sum->value));
    add(p, "currency", sum->unit);
    add(p, "purpose", s_->words(c));
    add_day(p, "startDate", e.earliest);
    add_day(p, "endDate", e.latest);
    write("laut-payment" + id_of(s_->event(c, index)).substr(10), "Payment", p, *out_);
  }

  static void actor(ActorBook& book, const Actor& a, std::string& out) {
    const std::string_view schema = schema_of(a);
    if (schema.empty()) return;
    Properties p;
    add(p, "name", a.name);
    for (const std::string& alias : book.aliases(a)) add(p, "alias", alias);
    if (schema == "Address") add(p, "full", a.name);
    add(p, "country", country_code(a.country));
    if (!wikidata(a.qid).empty()) add(p, "wikidataId", a.qid);
    if (schema == "Person")
      for (const ActorRole& role : book.roles(a.id)) add(p, "position", role.role);
    write(id_of(a.iri), schema, p, out);
  }

  const Statements* s_ = nullptr;
  std::string* out_ = nullptr;
  std::string proof_;
  ActorIds actors_;
};

}  // namespace

std::unique_ptr<Writer> make_ftm(const ExportOptions&) {
  return std::make_unique<Ftm>();
}

}  // namespace laut::exports
