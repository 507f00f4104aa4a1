#include "ledger/actors.h"

#include <xxhash.h>

#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr std::size_t most_known = 100'000;  // entries of each cache; all are dropped when there are more
constexpr int most_namesakes = 64;

bool is_place(MentionType t) {
  return t == MentionType::GPE || t == MentionType::LOC || t == MentionType::FACILITY;
}

bool surname_only(const Entity& e, std::string_view folded_name) {
  return e.type == MentionType::PERSON && folded_name.find(' ') == std::string_view::npos;
}

std::string cache_key(const Entity& e, std::string_view folded_name) {
  std::string key(to_string(e.type));
  key += '|';
  if (is_place(e.type)) key += e.country;
  key += '|';
  key += folded_name;
  return key;
}

std::uint64_t row_hash(std::int64_t actor, std::string_view a, std::string_view b = {}) {
  std::uint64_t h = XXH3_64bits_withSeed(a.data(), a.size(), static_cast<XXH64_hash_t>(actor));
  if (!b.empty()) h = XXH3_64bits_withSeed(b.data(), b.size(), h);
  return h;
}

template <typename Cache>
void bound(Cache& cache) {
  if (cache.size() >= most_known) cache.clear();
}

}  // namespace

Actors::Actors(Database& db)
    : by_qid_(db.query("SELECT id FROM actor WHERE qid = ?1")),
      named_(
          db.query("SELECT a.id, a.name, a.qid IS NOT NULL, a.country FROM actor_name n JOIN actor a ON a.id = n.actor "
                   "WHERE n.folded = ?1 AND a.type = ?2 LIMIT " +
                   std::to_string(most_namesakes))),
      otherwise_(
          db.query("SELECT a.id FROM actor_name n JOIN actor a ON a.id = n.actor WHERE n.folded = ?2 AND a.name = ?1 "
                   "AND a.type <> 'PERSON' LIMIT 2")),
      in_article_(
          db.query("SELECT a.id FROM revision r JOIN mention m ON m.revision = r.id JOIN actor a ON a.id = m.actor "
                   "WHERE r.article = ?1 AND a.type = 'PERSON' AND a.name = ?2 AND a.qid IS NULL LIMIT 1")),
      insert_(db.query("INSERT INTO actor (type, name, qid, country, kind) VALUES (?1, ?2, ?3, ?4, ?5)")),
      self_(db.query("UPDATE actor SET stands_for = id WHERE id = last_insert_rowid() RETURNING id")),
      set_qid_(db.query("UPDATE actor SET qid = ?2 WHERE id = ?1")),
      name_(db.query("INSERT OR IGNORE INTO actor_name (folded, actor, name) VALUES (?1, ?2, ?3)")),
      role_(db.query("INSERT INTO actor_role (actor, role, first_day, last_day) VALUES (?1, ?2, ?3, ?3) "
                     "ON CONFLICT DO UPDATE SET first_day = min(coalesce(first_day, ?3), coalesce(?3, first_day)), "
                     "last_day = max(coalesce(last_day, ?3), coalesce(?3, last_day))")) {}

void Actors::forget() {
  known_.clear();
  names_.clear();
  roles_.clear();
}

std::vector<std::int64_t> Actors::resolve(const Document& doc, std::int64_t article, std::string_view day) {
  std::vector<std::int64_t> actors;
  actors.reserve(doc.entities.size());
  for (const Entity& e : doc.entities) {
    const std::int64_t actor = find_or_make(e, article);
    note_name(actor, e.name);
    for (const std::string& alias : e.aliases) note_name(actor, alias);
    for (const std::string& role : e.roles) note_role(actor, role, day);
    actors.push_back(actor);
  }
  return actors;
}

std::int64_t Actors::find_or_make(const Entity& e, std::int64_t article) {
  const std::string name = folded(e.name);
  const std::string key = !e.qid.empty() ? e.qid : cache_key(e, name);
  const bool surname = surname_only(e, name);
  const bool lasting = !e.qid.empty() || !surname;
  if (lasting)
    if (const auto it = known_.find(key); it != known_.end()) return it->second;
  std::int64_t actor = 0;
  by_alias_ = false;
  if (!e.qid.empty()) {
    actor = by_qid_.bind(e.qid).number().value_or(0);
    if (actor == 0 && !surname) {
      actor = by_name(e, name, true);
      if (actor != 0) set_qid_.bind(actor, e.qid).run();
    }
  } else if (surname) {
    actor = in_article_.bind(article, e.name).number().value_or(0);
  } else {
    actor = by_name(e, name, false);
  }
  if (actor == 0) actor = make(e, name);
  // An alias may become ambiguous; an id or a name of one's own stays.
  if (lasting && !by_alias_) {
    bound(known_);
    known_[key] = actor;
  }
  return actor;
}

/// `want_unknown`: only one whose Wikidata id is not known yet, and by its own name.
std::int64_t Actors::by_name(const Entity& e, std::string_view folded_name, bool want_unknown) {
  struct Group {
    std::int64_t id = 0;
    int count = 0;
    void add(std::int64_t actor) { id = actor, ++count; }
  } known, unknown, aliased;
  for (named_.bind(folded_name, to_string(e.type)); named_.next();) {
    const std::string_view country = named_.text(3);
    if (is_place(e.type) && !country.empty() && !e.country.empty() && country != e.country) continue;
    if (folded(named_.text(1)) != folded_name)
      aliased.add(named_.integer(0));
    else if (named_.integer(2) != 0)
      known.add(named_.integer(0));
    else
      unknown.add(named_.integer(0));
  }
  // One name is read as a place here and as an organisation there (Dravonien, Hafen Skarrup): not so persons.
  if (unknown.count + known.count + aliased.count == 0 && !want_unknown && e.type != MentionType::PERSON)
    for (otherwise_.bind(e.name, folded_name); otherwise_.next();) known.add(otherwise_.integer(0));
  if (unknown.count > 0) return want_unknown && unknown.count > 1 ? 0 : unknown.id;
  if (want_unknown) return 0;
  if (known.count > 0) return known.count == 1 ? known.id : 0;
  by_alias_ = aliased.count == 1;
  return by_alias_ ? aliased.id : 0;
}

std::int64_t Actors::make(const Entity& e, std::string_view folded_name) {
  // A namesake makes the name ambiguous: what it was remembered for must be asked anew.
  known_.erase(cache_key(e, folded_name));
  insert_.bind(to_string(e.type), e.name, TextOrNull{e.qid}, TextOrNull{e.country}, TextOrNull{e.kind}).run();
  return self_.bind().number().value_or(0);
}

void Actors::note_name(std::int64_t actor, std::string_view name) {
  const std::string f = folded(name);
  if (f.empty()) return;
  bound(names_);
  if (names_.insert(row_hash(actor, f)).second) name_.bind(f, actor, name).run();
}

void Actors::note_role(std::int64_t actor, std::string_view role, std::string_view day) {
  if (role.empty()) return;
  bound(roles_);
  if (roles_.insert(row_hash(actor, role, day)).second) role_.bind(actor, role, TextOrNull{day}).run();
}

}  // namespace laut::ledger
