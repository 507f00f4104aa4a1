// Actors, cases, single rows and totals.
#include <algorithm>

#include "ledger/questions_common.h"
#include "ledger/questions_filter.h"
#include "ledger/questions_names.h"
#include "ledger/questions_rows.h"

namespace laut {

using namespace ledger;

namespace {

constexpr int said_in_lists = 12, said_alone = 200;

/// Cases in the order of an index, narrowed by what is asked of the case and of its statements.
Page<CaseRow> list_cases(Database& db, const Filter& f, const Conditions& c, bool conflicts) {
  std::string from = conflicts ? "\"case\" k INDEXED BY case_conflict" : "\"case\" k INDEXED BY case_origins";
  if (!c.speakers.empty())
    from = "(SELECT DISTINCT e.case_id FROM link l JOIN event e ON e.claim = l.claim WHERE l.actor IN (" +
           list_of(c.speakers) + ") AND e.case_id IS NOT NULL) x CROSS JOIN \"case\" k ON k.id = x.case_id";
  std::string sql = "SELECT k.id FROM " + from + " WHERE k.events > 0" + c.of_case;
  if (conflicts) sql += " AND k.conflict > 0";
  if (c.on_statements())
    sql +=
        " AND EXISTS (SELECT 1 FROM event e JOIN claim c ON c.id = e.claim JOIN revision r INDEXED BY revision_facts "
        "ON r.id = c.revision "
        "JOIN article a ON a.id = r.article AND a.latest = r.id WHERE e.case_id = k.id" +
        c.revision + c.speaker + c.event_factuality + ')';
  sql += conflicts ? " ORDER BY k.latest DESC, k.id DESC" : " ORDER BY k.origins DESC, k.id DESC";
  sql += " LIMIT " + std::to_string(std::uint64_t{f.limit} + 1) + " OFFSET " + std::to_string(f.offset);
  Page<CaseRow> page;
  Rows rows(db);
  for (Query q = db.query(sql); q.next();) {
    if (page.rows.size() == f.limit) {
      page.more = true;
      break;
    }
    page.rows.emplace_back();
    rows.one_case(q.integer(0), said_in_lists, page.rows.back());
  }
  return page;
}

Page<ActorRow> actors(Database& db, const std::vector<Hit>& all, const Filter& f) {
  const Page<Hit> some = page_of(all, f);
  Page<ActorRow> page;
  page.more = some.more;
  for (const Hit& h : some.rows) {
    page.rows.emplace_back();
    read_actor(db, h.actor, page.rows.back());
  }
  return page;
}

}  // namespace

Result<Page<ActorRow>> Questions::who(std::string_view name, const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  return moment.done(actors(db, hits(db, name), f));
}

Result<Page<ActorRow>> Questions::named(std::string_view name) const {
  Database& db = ledger_->database();
  Moment moment(db);
  auto all = hits(db, name);
  // Its own name or another one: both are exact.
  const auto kind = [](const Hit& h) { return std::max(h.fit, Hit::Fit::other); };
  if (!all.empty()) std::erase_if(all, [&, best = kind(all.front())](const Hit& h) { return kind(h) != best; });
  Filter few;
  few.limit = 8;
  return moment.done(actors(db, all, few));
}

Result<Page<CaseRow>> Questions::cases(const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  return moment.done(c->nothing ? Page<CaseRow>() : list_cases(db, f, *c, false));
}

Result<Page<CaseRow>> Questions::conflicts(const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  return moment.done(c->nothing ? Page<CaseRow>() : list_cases(db, f, *c, true));
}

Result<std::optional<CaseRow>> Questions::one_case(std::int64_t id) const {
  Database& db = ledger_->database();
  Moment moment(db);
  CaseRow row;
  const bool there = Rows(db).one_case(id, said_alone, row);
  return moment.done(there ? std::optional<CaseRow>(std::move(row)) : std::nullopt);
}

Result<std::optional<ClaimRow>> Questions::claim(std::int64_t id) const {
  Database& db = ledger_->database();
  Moment moment(db);
  ClaimRow row;
  const bool there = Rows(db).claim(id, row);
  return moment.done(there ? std::optional<ClaimRow>(std::move(row)) : std::nullopt);
}

Result<std::optional<TimelineRow>> Questions::event(std::int64_t id) const {
  Database& db = ledger_->database();
  Moment moment(db);
  TimelineRow row;
  const bool there = Rows(db).timeline(id, row);
  return moment.done(there ? std::optional<TimelineRow>(std::move(row)) : std::nullopt);
}

Result<std::vector<ClaimRow>> Questions::revision(std::int64_t id) const {
  Database& db = ledger_->database();
  Moment moment(db);
  Rows rows(db);
  std::vector<ClaimRow> all;
  Query q = db.query("SELECT id FROM claim WHERE revision = ?1 ORDER BY number");
  for (q.bind(id); q.next();) {
    all.emplace_back();
    rows.claim(q.integer(0), all.back());
  }
  return moment.done(std::move(all));
}

Result<std::optional<ActorRow>> Questions::actor(std::int64_t id) const {
  Database& db = ledger_->database();
  Moment moment(db);
  ActorRow row;
  const auto whom = db.query("SELECT stands_for FROM actor WHERE id = ?1").bind(id).number();
  const bool there = whom && read_actor(db, *whom, row);
  return moment.done(there ? std::optional<ActorRow>(std::move(row)) : std::nullopt);
}

Result<Totals> Questions::totals() const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto count = [&](const char* sql) { return static_cast<std::uint64_t>(db.query(sql).number().value_or(0)); };
  Totals t;
  t.articles = count("SELECT count(*) FROM article");
  t.revisions = count("SELECT count(*) FROM revision");
  // Ids are given in turn and nothing is ever deleted of these.
  t.claims = count("SELECT max(id) FROM claim");
  t.events = count("SELECT max(id) FROM event");
  t.actors = count("SELECT count(*) FROM actor WHERE stands_for = id");
  t.outlets = count("SELECT count(*) FROM outlet");
  t.origins = count("SELECT count(DISTINCT origin) FROM revision");
  t.cases = count("SELECT count(*) FROM \"case\"");
  t.conflicts = count("SELECT count(*) FROM \"case\" WHERE conflict > 0");
  Query days = db.query("SELECT min(published), (SELECT max(published) FROM revision) FROM revision");
  if (days.next()) t.first_day = days.string(0).substr(0, 10), t.last_day = days.string(1).substr(0, 10);
  days.reset();
  return moment.done(std::move(t));
}

}  // namespace laut
