#include "ledger/questions_names.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "ledger/questions_common.h"
#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr int most_hits = 500;  // names looked at; more are no answer to anybody

std::optional<std::int64_t> number_of(std::string_view name) {
  if (name.size() < 2 || (name[0] != '#' && name[0] != 'a')) return std::nullopt;
  std::int64_t id = 0;
  const char* const end = name.data() + name.size();
  if (std::from_chars(name.data() + 1, end, id).ptr != end) return std::nullopt;
  return id;
}

class Finder {
 public:
  Finder(Database& db, std::string_view name) : db_(db), key_(folded(name)) {}

  void exact() {
    Query q = db_.query(
        "SELECT a.stands_for, a.name FROM actor_name n JOIN actor a ON a.id = n.actor "
        "WHERE n.folded = ?1 LIMIT " +
        std::to_string(most_hits));
    for (q.bind(key_); q.next();) add(q.integer(0), folded(q.text(1)) == key_ ? Hit::Fit::own : Hit::Fit::other);
  }

  void beginnings() {
    Query q = db_.query(
        "SELECT a.stands_for FROM actor_name n JOIN actor a ON a.id = n.actor "
        "WHERE n.folded > ?1 AND n.folded < ?2 LIMIT " +
        std::to_string(most_hits));
    for (q.bind(key_, key_ + "\xf4\x8f\xbf\xbf"); q.next();) add(q.integer(0), Hit::Fit::begins);
  }

  /// Reads all names, which are few against statements.
  void insides() {
    Query q = db_.query(
        "SELECT a.stands_for FROM actor_name n JOIN actor a ON a.id = n.actor "
        "WHERE instr(n.folded, ?1) > 0 LIMIT " +
        std::to_string(most_hits));
    for (q.bind(' ' + key_); q.next();) add(q.integer(0), Hit::Fit::inside);
  }

  bool none() const { return hits_.empty(); }

  std::vector<Hit> sorted() {
    Query met =
        db_.query("SELECT sum(t.articles) FROM actor a JOIN actor_tally t ON t.actor = a.id WHERE a.stands_for = ?1");
    for (Hit& h : hits_) h.articles = met.bind(h.actor).number().value_or(0);
    std::stable_sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) {
      if (a.fit != b.fit) return a.fit < b.fit;
      return a.articles != b.articles ? a.articles > b.articles : a.actor < b.actor;
    });
    return std::move(hits_);
  }

 private:
  void add(std::int64_t actor, Hit::Fit fit) {
    const auto [it, fresh] = at_.emplace(actor, hits_.size());
    if (fresh)
      hits_.push_back({actor, fit});
    else if (fit < hits_[it->second].fit)
      hits_[it->second].fit = fit;
  }

  Database& db_;
  std::string key_;
  std::vector<Hit> hits_;
  std::unordered_map<std::int64_t, std::size_t> at_;
};

}  // namespace

std::vector<Hit> hits(Database& db, std::string_view name, bool parts) {
  if (const auto number = number_of(name)) {
    if (const auto id = db.query("SELECT stands_for FROM actor WHERE id = ?1").bind(*number).number()) return {{*id}};
    if (name[0] == '#') return {};
  }
  if (folded(name).empty()) return {};
  Finder finder(db, name);
  finder.exact();
  if (parts) finder.beginnings();
  if (parts && finder.none()) finder.insides();
  return finder.sorted();
}

std::vector<std::int64_t> meant(Database& db, std::string_view name, bool parts) {
  const auto found = hits(db, name, parts);
  return found.empty() ? std::vector<std::int64_t>() : members(db, found.front().actor);
}

std::vector<std::int64_t> members(Database& db, std::int64_t actor) {
  std::vector<std::int64_t> out;
  Query q = db.query("SELECT id FROM actor WHERE stands_for = ?1");
  for (q.bind(actor); q.next();) out.push_back(q.integer(0));
  return out;
}

bool read_actor(Database& db, std::int64_t actor, ActorRow& row) {
  Query q = db.query("SELECT id, type, name, qid, country, kind FROM actor WHERE id = ?1");
  if (!q.bind(actor).next()) return false;
  row.id = q.integer(0);
  row.type = q.string(1), row.name = q.string(2), row.qid = q.string(3), row.country = q.string(4);
  row.kind = q.string(5);
  const std::string all = '(' + list_of(members(db, actor)) + ')';
  Query names = db.query("SELECT DISTINCT name FROM actor_name INDEXED BY actor_name_actor WHERE actor IN " + all);
  while (names.next())
    if (names.text(0) != row.name) row.aliases.push_back(names.string(0));
  Query roles = db.query("SELECT role, min(first_day), max(last_day) FROM actor_role WHERE actor IN " + all +
                         " GROUP BY role ORDER BY max(last_day) DESC, role");
  while (roles.next()) row.roles.push_back({roles.string(0), roles.string(1), roles.string(2)});
  Query counts =
      db.query("SELECT sum(articles), sum(said), sum(relayed), sum(acts) FROM actor_tally WHERE actor IN " + all);
  if (counts.next()) {
    row.articles = unsigned_of(counts, 0), row.said = unsigned_of(counts, 1);
    row.relayed = unsigned_of(counts, 2), row.acts = unsigned_of(counts, 3);
  }
  return true;
}

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string out;
  for (const std::int64_t id : ids) out += (out.empty() ? "" : ", ") + std::to_string(id);
  return out;
}

}  // namespace laut::ledger
