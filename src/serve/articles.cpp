// Articles, their revisions and what changed, and decisions about actors.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <set>

#include "ledger/questions_common.h"
#include "serve/reading.h"
#include "serve/service.h"

namespace laut::serve {
namespace {

using ledger::Moment;
using ledger::Query;

constexpr int most_copies = 200;

/// A word for LIKE, with its signs escaped.
std::string pattern(std::string_view word) {
  std::string out = "%";
  for (const char c : word) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + '%';
}

bool is_day(std::string_view s) {
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return false;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
  return true;
}

/// The conditions that a list of articles is narrowed with.
std::string conditions(const std::string& outlet, const std::string& since, const std::string& until,
                       std::string_view words) {
  using ledger::literal;
  std::string sql;
  if (!outlet.empty()) sql += " AND r.outlet = (SELECT id FROM outlet WHERE name = " + literal(outlet) + ')';
  if (!since.empty()) sql += " AND r.published >= " + literal(since);
  // '~' is behind all that may follow a day: 2024-06-18T09:30.
  if (!until.empty()) sql += " AND r.published <= " + literal(until + '~');
  constexpr std::size_t most_words = 8;
  for (std::size_t n = 0; n < most_words && !words.empty(); ++n) {
    const auto end = std::min(words.find(' '), words.size());
    if (end > 0) sql += " AND r.title LIKE " + literal(pattern(words.substr(0, end))) + " ESCAPE '\\'";
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return sql;
}

}  // namespace

std::string utc(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(moment - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

Answer get_articles(Service& s, const Request& r, Id) {
  Parameters p(r);
  const std::string outlet = p.text("outlet"), since = p.text("since"), until = p.text("until");
  const std::string words = p.text("words");
  const auto limit = p.number("limit", 50, most_rows), offset = p.number("offset", 0, most_offset);
  if (auto wrong = p.failure()) return *wrong;
  for (const std::string& day : {since, until})
    if (!day.empty() && !is_day(day))
      return failure(400, "'" + day + "' is no day", "write 2024-06-18, 2024-06 or 2024");
  const auto loan = s.readers.lend();
  ledger::Database& db = loan.ledger().database();
  Moment moment(db);
  Query q = db.query(
      "SELECT a.id, a.key, r.title, o.name, r.url, r.published, "
      "(SELECT count(*) FROM revision x WHERE x.article = a.id), (SELECT count(*) FROM claim c WHERE c.revision = "
      "r.id), r.origin, (SELECT count(*) FROM revision x JOIN article y ON y.id = x.article AND y.latest = x.id WHERE "
      "x.origin = r.origin AND x.article <> a.id) "
      "FROM revision r JOIN article a ON a.id = r.article AND a.latest = r.id LEFT JOIN outlet o ON o.id = r.outlet "
      "WHERE 1" +
      conditions(outlet, since, until, words) + " ORDER BY r.published DESC, r.id DESC LIMIT ?1 OFFSET ?2");
  Answer a;
  JsonOut json(a.body, false);
  json.begin_object();
  json.key("rows");
  json.begin_array();
  bool more = false;
  std::uint32_t rows = 0;
  for (q.bind(std::int64_t{limit} + 1, offset); q.next();) {
    if (rows++ == limit) {
      more = true;
      break;
    }
    json.begin_object();
    json.integer("id", q.integer(0));
    json.string("key", q.text(1));
    some(json, "title", q.text(2));
    some(json, "outlet", q.text(3));
    some(json, "url", q.text(4));
    some(json, "published", q.text(5));
    json.integer("revisions", q.integer(6));
    json.integer("claims", q.integer(7));
    some_id(json, "origin", q.integer(8));
    json.integer("copies", q.integer(9));
    json.end_object();
  }
  q.reset();
  json.end_array();
  json.boolean("more", more);
  json.end_object();
  if (const auto done = moment.done(true); !done)
    return loan.expired() ? failure(503, "this takes too long", "narrow it with since and until")
                          : failure(done.error());
  return a;
}

Answer get_article(Service& s, const Request& r, Id id) {
  Parameters p(r);
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  ledger::Database& db = loan.ledger().database();
  Moment moment(db);
  Query article = db.query("SELECT key FROM article WHERE id = ?1");
  if (!article.bind(id).next()) return failure(404, "there is no article " + std::to_string(id));
  Answer a;
  JsonOut json(a.body, false);
  json.begin_object();
  json.integer("id", id);
  json.string("key", article.text(0));
  article.reset();
  json.key("revisions");
  json.begin_array();
  Query q = db.query(
      "SELECT r.id, r.number, r.seen, r.published, r.updated, r.title, o.name, e.version FROM revision r JOIN engine e "
      "ON e.id = r.engine LEFT JOIN outlet o ON o.id = r.outlet WHERE r.article = ?1 ORDER BY r.number");
  for (q.bind(id); q.next();) {
    json.begin_object();
    json.integer("id", q.integer(0));
    json.integer("number", q.integer(1));
    json.string("seen", utc(q.integer(2)));
    some(json, "published", q.text(3));
    some(json, "updated", q.text(4));
    some(json, "title", q.text(5));
    some(json, "outlet", q.text(6));
    json.string("engine", q.text(7));
    json.end_object();
  }
  json.end_array();
  json.key("copies");
  json.begin_array();
  q = db.query(
      "SELECT x.article, x.title, o.name, x.published FROM article a JOIN revision r ON r.id = a.latest JOIN revision "
      "x "
      "ON x.origin = r.origin AND x.article <> a.id JOIN article y ON y.id = x.article AND y.latest = x.id LEFT JOIN "
      "outlet o ON o.id = x.outlet WHERE a.id = ?1 ORDER BY x.published, x.id LIMIT ?2");
  for (q.bind(id, most_copies); q.next();) {
    json.begin_object();
    json.integer("article", q.integer(0));
    some(json, "title", q.text(1));
    some(json, "outlet", q.text(2));
    some(json, "published", q.text(3));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  if (const auto done = moment.done(true); !done) return failure(done.error());
  return a;
}

Answer get_difference(Service& s, const Request& r, Id id) {
  Parameters p(r);
  const auto from = p.number("from", 0, 1'000'000), to = p.number("to", 0, 1'000'000);
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  ledger::Database& db = loan.ledger().database();
  Moment moment(db);
  const bool known = db.query("SELECT id FROM article WHERE id = ?1").bind(id).number().has_value();
  if (!known) return failure(404, "there is no article " + std::to_string(id));
  const auto difference = loan.ledger().diff(id, from, to);
  if (!difference) return failure(difference.error());
  Answer a;
  JsonOut json(a.body, false);
  write(json, *difference);
  return a;
}

Answer get_revision(Service& s, const Request& r, Id id) {
  Parameters p(r);
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  ledger::Database& db = loan.ledger().database();
  Moment moment(db);
  Answer a;
  const bool found = write_reading(db, id, a.body);
  if (const auto done = moment.done(true); !done) return failure(done.error());
  return found ? a : failure(404, "there is no revision " + std::to_string(id));
}

Answer get_decisions(Service& s, const Request& r, Id) {
  Parameters p(r);
  if (auto wrong = p.failure()) return *wrong;
  const auto loan = s.readers.lend();
  ledger::Database& db = loan.ledger().database();
  Moment moment(db);
  const auto decisions = loan.ledger().decisions();
  if (!decisions) return failure(decisions.error());
  // A decision is not in force where one in force undoes it; later ones decide first.
  std::set<std::int64_t> undone;
  for (auto d = decisions->rbegin(); d != decisions->rend(); ++d)
    if (d->kind == Decision::Kind::undo && !undone.contains(d->id)) undone.insert(d->undone);
  Query name = db.query("SELECT name FROM actor WHERE id = ?1");
  Answer a;
  JsonOut json(a.body, false);
  const auto actor = [&](const char* id_member, const char* name_member, std::int64_t id) {
    some_id(json, id_member, id);
    if (id != 0 && name.bind(id).next()) some(json, name_member, name.text(0));
    name.reset();
  };
  constexpr std::string_view kinds[] = {"merge", "split", "undo"};
  json.begin_object();
  write_list(json, "rows", *decisions, [&](const Decision& d) {
    json.begin_object();
    json.integer("id", d.id);
    json.string("made", utc(d.made));
    json.string("kind", kinds[static_cast<std::size_t>(d.kind)]);
    actor("actor", "actor_name", d.actor);
    actor("other", "other_name", d.other);
    some_id(json, "undoes", d.undone);
    json.boolean("undone", undone.contains(d.id));
    some(json, "note", d.note);
    json.end_object();
  });
  json.boolean("more", false);
  json.end_object();
  if (const auto done = moment.done(true); !done) return failure(done.error());
  return a;
}

}  // namespace laut::serve
