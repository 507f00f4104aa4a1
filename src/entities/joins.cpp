#include "entities/joins.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace laut::entities {
namespace {

class Joiner {
 public:
  Joiner(Document& doc, const Nouns& nouns, const Knowledge& knowledge, Workspace& w)
      : doc_(doc), nouns_(nouns), knowledge_(knowledge), w_(w) {}

  void run() {
    offices_of_places();
    w_.moved.resize(doc_.entities.size());
    for (std::uint32_t e = 0; e < w_.moved.size(); ++e) w_.moved[e] = e;
    own_knowledge();
    restore_s();
    acronyms();
    short_forms();
    surnames();
    for (Mention& m : doc_.mentions)
      if (m.entity != none && root(m.entity) != m.entity) {
        m.entity = root(m.entity);
        m.type = doc_.entities[m.entity].type;
      }
    quotations();
    metonymy();
  }

 private:
  std::uint32_t root(std::uint32_t e) {
    while (w_.moved[e] != e) e = w_.moved[e] = w_.moved[w_.moved[e]];
    return e;
  }

  /// Names of the user's own knowledge are what it says they are, whatever they were taken for.
  void own_knowledge() {
    std::unordered_map<std::string_view, std::uint32_t> met;
    bool some = false;
    for (std::uint32_t e = 0; e < w_.moved.size(); ++e) {
      const auto party = knowledge_.find_own(doc_.entities[e].name);
      if (!party) continue;
      some = true;
      take(doc_.entities[e], *party);
      if (const auto [it, fresh] = met.try_emplace(party->name, e); !fresh) join(e, it->second);
    }
    if (!some) return;
    for (Mention& m : doc_.mentions)
      if (m.entity != none) m.type = doc_.entities[m.entity].type;
  }

  static void take(Entity& e, const Knowledge::Party& party) {
    using knowledge::RecordType;
    if (e.name != party.name) {
      const std::string met = std::move(e.name);
      e.name = party.name;
      add_alias(e, met);
    }
    const bool state = party.type == RecordType::state || party.kind == "country";
    e.type = party.type == RecordType::person ? MentionType::PERSON : state ? MentionType::GPE : MentionType::ORG;
    e.kind = party.type == RecordType::outlet   ? std::string_view("outlet")
             : party.type == RecordType::agency ? std::string_view("agency")
             : state                            ? std::string_view("country")
                                                : party.kind;
    e.country = party.country;
  }

  /// What attribution found of the speakers.
  void quotations() {
    const auto move = [&](std::uint32_t& e) {
      if (e != none) e = root(e);
    };
    for (Quotation& q : doc_.quotations) {
      move(q.speaker_entity);
      move(q.addressee_entity);
      for (Relay& r : q.relays) move(r.entity);
    }
  }

  static void add_alias(Entity& e, const std::string& name) {
    if (name != e.name && e.aliases.size() < 32 &&
        std::find(e.aliases.begin(), e.aliases.end(), name) == e.aliases.end())
      e.aliases.push_back(name);
  }

  /// `from` becomes `to`.
  void join(std::uint32_t from, std::uint32_t to) {
    from = root(from);
    to = root(to);
    if (from == to) return;
    Entity &a = doc_.entities[from], &b = doc_.entities[to];
    add_alias(b, a.name);
    for (const std::string& alias : a.aliases) add_alias(b, alias);
    for (const std::string& role : a.roles)
      if (b.roles.size() < 16 && std::find(b.roles.begin(), b.roles.end(), role) == b.roles.end())
        b.roles.push_back(role);
    if (b.country.empty()) b.country = a.country;
    if (b.kind.empty()) b.kind = a.kind;
    if (b.gender == 0) b.gender = a.gender;
    w_.moved[from] = to;
  }

  // ---- an office and its place ------------------------------------------------------------------------------------

  /// Staatsanwaltschaft Limbach, Polizeipräsidium Brandau: the noun of an organisation right before a place makes one
  /// name.
  void offices_of_places() {
    std::unordered_map<std::string, std::uint32_t> made;
    for (Mention& m : doc_.mentions) {
      if (m.type != MentionType::GPE && m.type != MentionType::LOC) continue;
      if (m.entity == none || m.tokens.begin == 0 || doc_.entities[m.entity].kind == "country") continue;
      const std::uint32_t noun = m.tokens.begin - 1;
      if (doc_.tokens[noun].sentence != doc_.tokens[m.tokens.begin].sentence || doc_.tokens[noun].reading_count == 0)
        continue;
      const Reading& r = doc_.reading(noun);
      if (r.stts != Stts::NN || (r.features & feature::any_number) == feature::plur) continue;
      std::size_t head = 0;
      const NounSense sense = nouns_.sense(r.lemma, head);
      if (sense.cls != NounClass::organisation || sense.plain || sense.sort == Sort::any || sense.sort == Sort::company)
        continue;
      std::string name = std::string(r.lemma) + " " + doc_.entities[m.entity].name;
      const auto [it, fresh] = made.try_emplace(name, static_cast<std::uint32_t>(doc_.entities.size()));
      if (fresh) {
        Entity& e = doc_.entities.emplace_back();
        e.type = MentionType::ORG;
        e.name = std::move(name);
      }
      m.tokens.begin = noun;
      m.span = doc_.span(m.tokens);
      m.type = MentionType::ORG;
      m.metonymic = false;
      m.rule = "entities/office-and-place";
      m.entity = it->second;
    }
  }

  // ---- a name with its own -s -------------------------------------------------------------------------------------

  /// Whether the form stands where no genitive can: as a subject, or at the end of its phrase.
  bool is_no_genitive(const Mention& m) const {
    if (m.tokens.end < doc_.tokens.size() && doc_.tokens[m.tokens.end].reading_count != 0) {
      const Stts next = doc_.reading(m.tokens.end).stts;  // Karl Bergers Bruder
      if (next == Stts::NN || next == Stts::NE || next == Stts::ADJA || next == Stts::CARD) return false;
    }
    const std::uint32_t top = top_of(doc_, m.tokens);
    const Relation r = doc_.tokens[top].relation;
    if (r == Relation::nsubj || r == Relation::nsubj_pass || r == Relation::obj) return true;
    if (m.tokens.end >= doc_.tokens.size() || doc_.tokens[m.tokens.end].reading_count == 0) return false;
    const Stts next = doc_.reading(m.tokens.end).stts;
    return next == Stts::VVFIN || next == Stts::VAFIN || next == Stts::VMFIN;
  }

  void restore_s() {
    w_.asked.assign(doc_.entities.size(), 0);  // 1: met without the -s; 2: met with it where no genitive stands
    for (const Mention& m : doc_.mentions) {
      if (m.entity == none || m.type != MentionType::PERSON) continue;
      const std::string_view form = doc_.view(m.span), name = doc_.entities[m.entity].name;
      if (form == name) w_.asked[m.entity] |= 1;
      const bool whole = form.size() == name.size() + 1 && form.ends_with('s') && form.starts_with(name);
      if (whole && is_no_genitive(m)) w_.asked[m.entity] |= 2;
    }
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      Entity& entity = doc_.entities[e];
      if (w_.asked[e] != 2) continue;
      std::string with = entity.name + "s";
      std::erase(entity.aliases, with);
      entity.name = std::move(with);
    }
  }

  // ---- acronyms ---------------------------------------------------------------------------------------------------

  /// Whether the letters of the acronym occur in order in the name, the first one first.
  static bool abbreviates(std::string_view acronym, std::string_view name) {
    std::string a, n;
    utf8::lower(acronym, a);
    utf8::lower(name, n);
    if (a.size() < 2 || n.size() < a.size() + 4) return false;
    std::size_t at = 0, matched = 0;
    for (const char c : a) {
      at = n.find(c, at);
      if (at == std::string::npos) return false;
      ++at, ++matched;
    }
    return matched == a.size();
  }

  void acronyms() {
    for (std::size_t i = 0; i + 1 < doc_.mentions.size(); ++i) {
      const Mention &a = doc_.mentions[i], &b = doc_.mentions[i + 1];
      if (a.entity == none || b.entity == none || b.tokens.begin != a.tokens.end + 1) continue;
      if (doc_.form(a.tokens.end) != "(" || a.type == MentionType::PERSON || b.type == MentionType::PERSON) continue;
      if (doc_.tokens[b.tokens.begin].has(token_flag::all_caps) && abbreviates(doc_.view(b.span), doc_.view(a.span)))
        join(b.entity, a.entity);
    }
  }

  // ---- short forms ------------------------------------------------------------------------------------------------

  static bool all_capital(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
      if (name[at] >= 'a' && name[at] <= 'z') return false;
      at = name.find(' ', at);
      if (at == std::string_view::npos) break;
      ++at;
    }
    return true;
  }

  /// Brendler and GmbH of an organisation's name of several words: its first and, where all are capital, its last.
  void short_forms() {
    std::unordered_map<std::string_view, std::uint32_t> parts;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      const Entity& entity = doc_.entities[e];
      if (entity.type != MentionType::ORG || root(e) != e) continue;
      const std::string_view name = entity.name;
      const std::size_t first = name.find(' '), last = name.rfind(' ');
      if (first == std::string_view::npos) continue;
      if (!entity.kind.empty()) continue;  // known to the lists, with its short forms
      parts.try_emplace(name.substr(0, first), e);
      if (all_capital(name)) parts.try_emplace(name.substr(last + 1), e);
    }
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      const Entity& entity = doc_.entities[e];
      if (entity.type != MentionType::ORG || root(e) != e || entity.name.size() < 4 || !entity.kind.empty()) continue;
      std::string_view name = entity.name;
      auto it = parts.find(name);
      if (it == parts.end() && name.ends_with('s')) it = parts.find(name.substr(0, name.size() - 1));
      if (it != parts.end() && it->second != e) join(e, it->second);
    }
  }

  /// A family name alone that was taken for a place or an organisation, of somebody named in full: Kiesow kündigte an.
  void surnames() {
    std::unordered_map<std::string_view, std::uint32_t> last;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      const std::string_view name = doc_.entities[e].name;
      const std::size_t blank = name.rfind(' ');
      if (doc_.entities[e].type == MentionType::PERSON && root(e) == e && blank != std::string_view::npos)
        last.try_emplace(name.substr(blank + 1), e);
    }
    if (last.empty()) return;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      const Entity& entity = doc_.entities[e];
      if ((!entity.kind.empty() && entity.kind != "city") || root(e) != e) continue;
      std::string_view name = entity.name;
      auto it = last.find(name);
      if (it == last.end() && name.ends_with('s')) it = last.find(name.substr(0, name.size() - 1));
      if (it != last.end() && it->second != e) join(e, it->second);
    }
  }

  // ---- capitals, seats and houses ---------------------------------------------------------------------------------

  std::uint32_t entity_of_state(std::string_view iso) {
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
      if (doc_.entities[e].kind == "country" && doc_.entities[e].country == iso) return root(e);
    const auto state = knowledge_.state(iso);
    if (!state) return none;
    Entity& e = doc_.entities.emplace_back();
    e.type = MentionType::GPE;
    e.name = state->name;
    e.country = iso;
    e.kind = "country";
    w_.moved.push_back(static_cast<std::uint32_t>(doc_.entities.size() - 1));
    return w_.moved.back();
  }

  std::uint32_t entity_named(std::string_view name) {
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
      if (doc_.entities[e].name == name || std::find(doc_.entities[e].aliases.begin(), doc_.entities[e].aliases.end(),
                                                     name) != doc_.entities[e].aliases.end())
        return root(e);
    return none;
  }

  void metonymy() {
    std::unordered_map<std::string_view, std::uint32_t> owners;
    for (Mention& m : doc_.mentions) {
      if (!m.metonymic || m.entity == none || doc_.entities[m.entity].kind == "country") continue;
      const auto seat = knowledge_.seat(doc_.entities[m.entity].name);
      if (!seat) continue;
      const auto [it, fresh] = owners.try_emplace(seat->owner, none);
      if (fresh) it->second = seat->owner.size() == 2 ? entity_of_state(seat->owner) : entity_named(seat->owner);
      if (it->second == none) continue;
      add_alias(doc_.entities[it->second], doc_.entities[m.entity].name);
      m.entity = it->second;
    }
  }

  Document& doc_;
  const Nouns& nouns_;
  const Knowledge& knowledge_;
  Workspace& w_;
};

}  // namespace

void remove_empty(Document& doc, Workspace& w) {
  constexpr std::uint32_t used = none - 1;
  w.moved.assign(doc.entities.size(), none);
  for (const Mention& m : doc.mentions)
    if (m.entity != none) w.moved[m.entity] = used;
  for (const Quotation& q : doc.quotations) {
    for (const std::uint32_t e : {q.speaker_entity, q.addressee_entity})
      if (e != none) w.moved[e] = used;
    for (const Relay& r : q.relays)
      if (r.entity != none) w.moved[r.entity] = used;
  }
  std::uint32_t next = 0;
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
    if (w.moved[e] == none) continue;
    if (e != next) doc.entities[next] = std::move(doc.entities[e]);
    w.moved[e] = next++;
  }
  doc.entities.resize(next);
  const auto move = [&](std::uint32_t& e) { e = e == none ? none : w.moved[e]; };
  for (Mention& m : doc.mentions) move(m.entity);
  for (Quotation& q : doc.quotations) {
    move(q.speaker_entity);
    move(q.addressee_entity);
    for (Relay& r : q.relays) move(r.entity);
  }
}

void join_entities(Document& doc, const Nouns& nouns, const Knowledge& knowledge, Workspace& w) {
  Joiner(doc, nouns, knowledge, w).run();
}

}  // namespace laut::entities
