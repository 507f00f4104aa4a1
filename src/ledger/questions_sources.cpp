// Who speaks: actors, outlets and agencies, and how much is known of each.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "ledger/questions_common.h"
#include "ledger/questions_filter.h"
#include "ledger/questions_names.h"
#include "ledger/questions_rows.h"
#include "ledger/tallies.h"
#include "ledger/words.h"

namespace laut {

using namespace ledger;

namespace {

std::string text_number(std::int64_t n) {
  return std::to_string(n);
}

/// All sources as the tallies have them: no statement is read but those of the sources on the page.
class AllSources {
 public:
  explicit AllSources(Database& db) : db_(db), rows_(db) {}

  Page<SourceRow> page(const Filter& f) {
    speakers(std::uint64_t{f.offset} + f.limit + 1);
    outlets();
    agencies();
    std::stable_sort(all_.begin(), all_.end(),
                     [](const SourceRow& a, const SourceRow& b) { return a.claims > b.claims; });
    Page<SourceRow> page = page_of(std::move(all_), f);
    for (SourceRow& row : page.rows)
      if (row.kind == "speaker") details(row);
    return page;
  }

 private:
  void speakers(std::uint64_t wanted) {
    // Merged actors count together though each alone be small: these are looked at all.
    const std::string sums =
        "SELECT s.id, s.name, sum(t.said), sum(t.certain), sum(t.hedged), sum(t.denied) FROM actor s JOIN actor a ON "
        "a.stands_for = s.id "
        "JOIN actor_tally t ON t.actor = a.id WHERE s.id IN ";
    Query q = db_.query(
        sums +
        "(SELECT stands_for FROM actor WHERE id IN (SELECT actor FROM actor_tally INDEXED BY actor_tally_said "
        "WHERE said > 0 ORDER BY said DESC LIMIT " +
        std::to_string(wanted) +
        ") UNION SELECT stands_for FROM actor "
        "WHERE id IN (SELECT actor FROM decision UNION SELECT other FROM decision)) GROUP BY s.id HAVING sum(t.said) > "
        "0");
    while (q.next()) {
      SourceRow row;
      row.kind = "speaker";
      row.actor = q.integer(0), row.name = q.string(1);
      row.claims = unsigned_of(q, 2), row.certain = unsigned_of(q, 3), row.hedged = unsigned_of(q, 4),
      row.denied = unsigned_of(q, 5);
      all_.push_back(std::move(row));
    }
  }

  void outlets() {
    Query q = db_.query(
        "SELECT o.id, o.name, t.said, t.certain, t.hedged, t.denied, t.articles FROM outlet_tally t JOIN outlet o ON "
        "o.id = t.outlet");
    Query days = db_.query(
        "SELECT min(published), max(published), count(DISTINCT origin) FROM revision INDEXED BY revision_outlet WHERE "
        "outlet = ?1");
    while (q.next()) {
      SourceRow row;
      row.kind = "outlet";
      row.name = q.string(1);
      for (const Hit& h : hits(db_, row.name, false))
        if (row.actor == 0) row.actor = h.actor;
      row.claims = unsigned_of(q, 2), row.certain = unsigned_of(q, 3), row.hedged = unsigned_of(q, 4),
      row.denied = unsigned_of(q, 5);
      row.articles = unsigned_of(q, 6);
      if (days.bind(q.integer(0)).next()) span(days, row);
      days.reset();
      all_.push_back(std::move(row));
    }
  }

  void agencies() {
    Query q = db_.query(
        "SELECT min(r.published), max(r.published), count(DISTINCT r.origin), r.agency, count(DISTINCT r.id), "
        "count(c.id), "
        "sum(c.factuality = 'CT+'), sum(c.factuality LIKE '%-') FROM revision r INDEXED BY revision_agency "
        "JOIN article a ON a.id = r.article AND a.latest = r.id LEFT JOIN claim c ON c.revision = r.id "
        "WHERE r.agency IS NOT NULL GROUP BY r.agency");
    while (q.next()) {
      SourceRow row;
      row.kind = "agency";
      row.name = q.string(3);
      span(q, row);
      row.articles = unsigned_of(q, 4), row.claims = unsigned_of(q, 5), row.certain = unsigned_of(q, 6),
      row.denied = unsigned_of(q, 7);
      row.hedged = row.claims - row.certain - row.denied;
      all_.push_back(std::move(row));
    }
  }

  static void span(const Query& q, SourceRow& row) {
    row.first_day = q.string(0).substr(0, 10), row.last_day = q.string(1).substr(0, 10),
    row.origins = unsigned_of(q, 2);
  }

  void details(SourceRow& row) {
    Query q = db_.query(
        "SELECT min(c.day), max(c.day), count(DISTINCT r.origin), count(DISTINCT c.revision) FROM claim c "
        "CROSS JOIN revision r INDEXED BY revision_facts ON r.id = c.revision CROSS JOIN article a ON a.id = r.article "
        "AND a.latest = r.id "
        "WHERE c.speaker IN (" +
        list_of(members(db_, row.actor)) + ')');
    if (!q.next()) return;
    span(q, row);
    row.articles = unsigned_of(q, 3);
  }

  Database& db_;
  Rows rows_;
  std::vector<SourceRow> all_;
};

/// Sources of the claims that pass a filter, claim by claim.
class SomeSources {
 public:
  explicit SomeSources(Database& db) : db_(db), rows_(db) {}

  Page<SourceRow> page(const Filter& f, const Conditions& c) {
    const std::string from = !c.speakers.empty()
                                 ? "(SELECT DISTINCT claim FROM link WHERE actor IN (" + list_of(c.speakers) +
                                       ")) x CROSS JOIN claim c ON c.id = x.claim "
                                       "CROSS JOIN revision r ON r.id = c.revision"
                                 : "revision r CROSS JOIN claim c ON c.revision = r.id";
    Query q =
        db_.query("SELECT s.id, o.name, r.agency, c.factuality, r.id, coalesce(r.origin, r.id), c.day FROM " + from +
                  " CROSS JOIN article a ON a.id = r.article AND a.latest = r.id LEFT JOIN outlet o ON o.id = r.outlet "
                  "LEFT JOIN actor m ON m.id = c.speaker LEFT JOIN actor s ON s.id = m.stands_for WHERE true" +
                  c.for_claim());
    while (q.next()) {
      if (!q.null(0)) add("speaker", text_number(q.integer(0)), q);
      if (!q.null(1)) add("outlet", q.string(1), q);
      if (!q.null(2)) add("agency", q.string(2), q);
    }
    std::vector<SourceRow> all;
    for (auto& [key, found] : found_) {
      found.row.articles = found.revisions.size(), found.row.origins = found.origins.size();
      all.push_back(std::move(found.row));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const SourceRow& a, const SourceRow& b) { return a.claims > b.claims; });
    return page_of(std::move(all), f);
  }

 private:
  struct Found {
    SourceRow row;
    std::unordered_set<std::int64_t> revisions, origins;
  };

  void add(const char* kind, const std::string& key, const Query& q) {
    auto [it, fresh] = found_.try_emplace({kind, key});
    Found& found = it->second;
    SourceRow& row = found.row;
    if (fresh) {
      row.kind = kind;
      if (row.kind == "speaker") row.actor = q.integer(0);
      row.name = row.kind == "speaker" ? rows_.name(row.actor) : key;
    }
    ++row.claims;
    switch (certainty_of(q.text(3))) {
      case Certainty::certain: ++row.certain; break;
      case Certainty::hedged: ++row.hedged; break;
      case Certainty::denied: ++row.denied; break;
    }
    found.revisions.insert(q.integer(4)), found.origins.insert(q.integer(5));
    const std::string day = q.string(6);
    if (!day.empty() && (row.first_day.empty() || day < row.first_day)) row.first_day = day;
    if (day > row.last_day) row.last_day = day;
  }

  Database& db_;
  Rows rows_;
  std::map<std::pair<std::string, std::string>, Found> found_;
};

}  // namespace

Result<Page<SourceRow>> Questions::sources(const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  if (c->nothing) return moment.done(Page<SourceRow>());
  return moment.done(c->for_claim().empty() ? AllSources(db).page(f) : SomeSources(db).page(f, *c));
}

}  // namespace laut
