// What goes from whom to whom.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "ledger/questions_common.h"
#include "ledger/questions_filter.h"
#include "ledger/questions_names.h"
#include "ledger/questions_rows.h"
#include "ledger/tallies.h"

namespace laut {

using namespace ledger;

namespace {

constexpr std::size_t most_quantities = 8;
constexpr int events_with_quantities = 64;  // of a flow, that its quantities are looked for in

/// Flows of the ledger that are one, once everybody stands for whom they stand for.
struct Group {
  std::int64_t actor = 0, recipient = 0;
  std::string type, goods;
  std::vector<std::int64_t> flows;
  std::int64_t statements = 0;
  std::vector<std::int64_t> events;  // those that pass; filled where the filter is on statements
};

class Flows {
 public:
  Flows(Database& db, const Filter& f, const Conditions& c) : db_(db), filter_(f), conditions_(c), rows_(db) {}

  Page<FlowRow> page() {
    if (narrow()) {
      by_statements();
    } else {
      most_told();
      merged();
    }
    std::sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) {
      if (a.statements != b.statements) return a.statements > b.statements;
      return std::tie(a.actor, a.recipient, a.type, a.goods) < std::tie(b.actor, b.recipient, b.type, b.goods);
    });
    Page<FlowRow> page;
    Pager pager(filter_);
    for (const Group& g : groups_) {
      if (g.statements < filter_.min_origins) break;
      FlowRow row;
      // Origins are counted where it matters: a group on the page, or one that may be left out for them.
      const bool counted = filter_.min_origins > 1;
      if (counted && (read(g, row), row.origins < filter_.min_origins)) continue;
      const auto place = pager.next();
      if (place == Pager::Place::before) continue;
      if (place == Pager::Place::behind) {
        page.more = true;
        break;
      }
      if (!counted) read(g, row);
      row.quantities = quantities(g);
      page.rows.push_back(std::move(row));
    }
    return page;
  }

 private:
  bool narrow() const { return conditions_.on_statements() || !filter_.from.empty() || !filter_.to.empty(); }

  std::string of_flow() const {
    std::string sql;
    if (!filter_.type.empty()) sql += " AND f.type = " + literal(filter_.type);
    if (!filter_.goods.empty()) {
      std::string list;
      for (const std::string& w : conditions_.goods) list += (list.empty() ? "" : ", ") + literal(w);
      sql += " AND f.goods IN (" + list + ')';
    }
    return sql;
  }

  std::int64_t stands_for(std::int64_t actor) {
    if (actor == 0) return 0;
    const auto [it, fresh] = stands_for_.emplace(actor, actor);
    if (fresh) it->second = stands_.bind(actor).number().value_or(actor);
    return it->second;
  }

  Group& group(std::int64_t actor, std::int64_t recipient, std::string type, std::string goods) {
    auto key = std::make_tuple(stands_for(actor), stands_for(recipient), std::move(type), std::move(goods));
    const auto [it, fresh] = at_.emplace(key, groups_.size());
    if (fresh) groups_.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), {}, 0, {}});
    return groups_[it->second];
  }

  void take(Query q) {
    while (q.next()) {
      if (!seen_.insert(q.integer(0)).second) continue;
      Group& g = group(q.integer(1), q.integer(2), q.string(3), q.string(4));
      g.flows.push_back(q.integer(0));
      g.statements += q.integer(5);
    }
  }

  /// As many as may stand on the page, by the index of statements.
  void most_told() {
    const std::uint64_t wanted =
        (std::uint64_t{filter_.offset} + filter_.limit + 1) * (filter_.min_origins > 1 ? 8 : 1);
    const char* from = !filter_.goods.empty()  ? " FROM flow f WHERE true"
                       : !filter_.type.empty() ? " FROM flow f INDEXED BY flow_type WHERE true"
                                               : " FROM flow f INDEXED BY flow_statements WHERE true";
    take(db_.query(columns() + from + of_flow() + " ORDER BY f.statements DESC LIMIT " + std::to_string(wanted)));
  }

  /// Flows of actors that were merged count together, though each alone be small.
  void merged() {
    std::string ids;
    for (Query q = db_.query("SELECT DISTINCT d.actor FROM decision d UNION SELECT d.other FROM decision d"); q.next();)
      if (!q.null(0)) ids += (ids.empty() ? "" : ", ") + std::to_string(q.integer(0));
    if (ids.empty()) return;
    const std::string groups =
        "(SELECT id FROM actor WHERE stands_for IN (SELECT stands_for FROM actor WHERE id IN (" + ids + ")))";
    take(db_.query(columns() + " FROM flow f WHERE f.actor IN " + groups + of_flow()));
    take(db_.query(columns() + " FROM flow f WHERE f.recipient IN " + groups + of_flow()));
  }

  static std::string columns() { return "SELECT f.id, f.actor, f.recipient, f.type, f.goods, f.statements"; }

  /// Statement by statement, from the rarest side.
  void by_statements() {
    std::string from;
    if (!conditions_.speakers.empty()) {
      from =
          "(SELECT DISTINCT claim FROM link WHERE actor IN (" + list_of(conditions_.speakers) +
          ")) x CROSS JOIN claim c ON c.id = x.claim " +
          "CROSS JOIN event e ON e.claim = c.id CROSS JOIN revision r INDEXED BY revision_facts ON r.id = c.revision";
    } else if (!filter_.goods.empty()) {
      from =
          "flow f CROSS JOIN flow_event fe ON fe.flow = f.id CROSS JOIN revision r INDEXED BY revision_facts ON r.id = "
          "fe.revision "
          "CROSS JOIN event e ON e.id = fe.event CROSS JOIN claim c ON c.id = e.claim";
    } else {
      from = "revision r CROSS JOIN claim c ON c.revision = r.id CROSS JOIN event e ON e.claim = c.id";
    }
    Query q =
        db_.query("SELECT DISTINCT e.id, e.type FROM " + from +
                  " CROSS JOIN article a ON a.id = r.article AND a.latest = r.id WHERE true" + conditions_.for_event());
    Query participants = db_.query("SELECT role, actor, word FROM participant WHERE event = ?1 ORDER BY position");
    while (q.next()) {
      const std::int64_t event = q.integer(0);
      Sides sides;
      for (participants.bind(event); participants.next();)
        sides.add(participants.text(0), participants.maybe(1), participants.text(2));
      sides.each_flow([&](std::int64_t actor, std::int64_t recipient) {
        add(group(actor, recipient, q.string(1), sides.goods), event);
      });
    }
  }

  void add(Group& g, std::int64_t event) {
    if (!g.events.empty() && g.events.back() == event) return;  // of two actors that are one
    ++g.statements;
    g.events.push_back(event);
  }

  void read(const Group& g, FlowRow& row) {
    row.type = g.type, row.goods = g.goods;
    row.actor = g.actor, row.recipient = g.recipient;
    row.actor_name = rows_.name(g.actor), row.recipient_name = rows_.name(g.recipient);
    std::unordered_set<std::int64_t> origins, events;
    const auto statement = [&](const Query& q) {
      if (!events.insert(q.integer(0)).second) return;
      origins.insert(q.integer(1));
      ++row.statements;
      switch (certainty_of(q.text(2))) {
        case Certainty::certain: ++row.certain; break;
        case Certainty::hedged: ++row.hedged; break;
        case Certainty::denied: ++row.denied; break;
      }
      const std::string earliest = q.string(3), latest = q.string(4);
      if (!earliest.empty() && (row.earliest.empty() || earliest < row.earliest)) row.earliest = earliest;
      if (!latest.empty() && latest > row.latest) row.latest = latest;
    };
    if (narrow()) {
      for (const std::int64_t e : g.events)
        for (one_.bind(e); one_.next();) statement(one_);
    } else {
      for (const std::int64_t f : g.flows)
        for (all_.bind(f); all_.next();) statement(all_);
    }
    row.origins = static_cast<std::uint32_t>(origins.size());
  }

  std::vector<QuantityRow> quantities(const Group& g) {
    std::vector<std::int64_t> events(
        g.events.begin(), g.events.begin() + std::min<std::ptrdiff_t>(std::ssize(g.events), events_with_quantities));
    if (!narrow())
      for (const std::int64_t f : g.flows)
        for (newest_.bind(f); newest_.next();) events.push_back(newest_.integer(0));
    std::vector<QuantityRow> out;
    std::set<std::tuple<std::string, double, double, double, std::string, std::string>> seen;
    for (const std::int64_t e : events) {
      if (out.size() == most_quantities || !has_quantity_.bind(e).number()) continue;
      EventRow row;
      rows_.event(e, row);
      for (QuantityRow& q : row.quantities)
        if (out.size() < most_quantities &&
            seen.emplace(q.comparator, q.value, q.low, q.high, q.unit, q.counted).second)
          out.push_back(std::move(q));
    }
    return out;
  }

  Database& db_;
  const Filter& filter_;
  const Conditions& conditions_;
  Rows rows_;
  std::vector<Group> groups_;
  std::map<std::tuple<std::int64_t, std::int64_t, std::string, std::string>, std::size_t> at_;
  std::unordered_map<std::int64_t, std::int64_t> stands_for_;
  std::unordered_set<std::int64_t> seen_;
  Query stands_ = db_.query("SELECT stands_for FROM actor WHERE id = ?1");
  Query all_ = db_.query(
      "SELECT e.id, coalesce(r.origin, r.id), e.factuality, e.earliest, e.latest FROM flow_event fe CROSS JOIN event e "
      "ON e.id = fe.event "
      "CROSS JOIN revision r INDEXED BY revision_facts ON r.id = fe.revision WHERE fe.flow = ?1");
  Query one_ = db_.query(
      "SELECT e.id, coalesce(r.origin, r.id), e.factuality, e.earliest, e.latest FROM event e JOIN claim c ON c.id = "
      "e.claim "
      "JOIN revision r INDEXED BY revision_facts ON r.id = c.revision WHERE e.id = ?1");
  Query newest_ = db_.query("SELECT event FROM flow_event WHERE flow = ?1 ORDER BY revision DESC, event DESC LIMIT " +
                            std::to_string(events_with_quantities));
  Query has_quantity_ = db_.query("SELECT 1 FROM quantity WHERE event = ?1 LIMIT 1");
};

}  // namespace

Result<Page<FlowRow>> Questions::flows(const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  if (c->nothing) return moment.done(Page<FlowRow>());
  return moment.done(Flows(db, f, *c).page());
}

}  // namespace laut
