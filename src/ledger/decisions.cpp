#include "ledger/decisions.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace laut::ledger {
namespace {

/// Groups of actors; who is in none stands for itself.
class Groups {
 public:
  std::int64_t root(std::int64_t actor) const {
    const auto it = root_.find(actor);
    return it == root_.end() ? actor : it->second;
  }
  void merge(std::int64_t actor, std::int64_t other) {
    const std::int64_t from = root(actor), to = root(other);
    if (from == to) return;
    for (const std::int64_t a : members(from)) root_[a] = to, members_[to].insert(a);
    members_[to].insert(to);
    members_.erase(from);
  }
  void split(std::int64_t actor) {
    const std::int64_t of = root(actor);
    std::set<std::int64_t> rest = members(of);
    rest.erase(actor);
    members_.erase(of);
    root_.erase(actor);
    if (rest.empty()) return;
    const std::int64_t to = actor == of ? *rest.begin() : of;
    for (const std::int64_t a : rest) root_[a] = to;
    members_[to] = rest;
  }
  const std::unordered_map<std::int64_t, std::int64_t>& all() const { return root_; }

 private:
  std::set<std::int64_t> members(std::int64_t of) const {
    const auto it = members_.find(of);
    return it == members_.end() ? std::set<std::int64_t>{of} : it->second;
  }
  std::unordered_map<std::int64_t, std::int64_t> root_;
  std::map<std::int64_t, std::set<std::int64_t>> members_;
};

struct Made {
  std::int64_t id, actor, other, undone;
  std::string kind;
};

/// Decisions in force. An undo that is itself undone does not count.
std::vector<Made> in_force(Database& db) {
  std::vector<Made> made;
  Query q = db.query(
      "SELECT id, coalesce(actor, 0), coalesce(other, 0), coalesce(undone, 0), kind FROM decision ORDER BY id");
  while (q.next()) made.push_back({q.integer(0), q.integer(1), q.integer(2), q.integer(3), q.string(4)});
  std::set<std::int64_t> undone;
  for (auto d = made.rbegin(); d != made.rend(); ++d)  // a later one is never undone by an earlier one
    if (d->kind == "undo" && !undone.contains(d->id)) undone.insert(d->undone);
  std::erase_if(made, [&](const Made& d) { return d.kind == "undo" || undone.contains(d.id); });
  return made;
}

}  // namespace

std::vector<std::int64_t> apply_decisions(Database& db) {
  Groups groups;
  for (const Made& d : in_force(db)) {
    if (d.kind == "merge")
      groups.merge(d.actor, d.other);
    else
      groups.split(d.actor);
  }
  std::map<std::int64_t, std::int64_t> before;
  for (Query q = db.query("SELECT id, stands_for FROM actor WHERE stands_for IS NOT id"); q.next();)
    before.emplace(q.integer(0), q.null(1) ? 0 : q.integer(1));
  std::map<std::int64_t, std::int64_t> now;
  for (const auto& [actor, root] : groups.all())
    if (actor != root) now.emplace(actor, root);
  std::set<std::int64_t> changed;
  Query set = db.query("UPDATE actor SET stands_for = ?2 WHERE id = ?1");
  const auto change = [&](std::int64_t actor, std::int64_t from, std::int64_t to) {
    set.bind(actor, to).run();
    changed.insert({actor, to});
    if (from != 0) changed.insert(from);
  };
  for (const auto& [actor, root] : now) {
    const auto it = before.find(actor);
    const std::int64_t from = it == before.end() ? actor : it->second;
    if (from != root) change(actor, from, root);
  }
  for (const auto& [actor, from] : before)
    if (!now.contains(actor)) change(actor, from, actor);
  return {changed.begin(), changed.end()};
}

}  // namespace laut::ledger
