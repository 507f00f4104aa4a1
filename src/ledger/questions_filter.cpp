#include "ledger/questions_filter.h"

#include <array>
#include <string>

#include "laut/event.h"
#include "ledger/questions_common.h"
#include "ledger/questions_names.h"
#include "ledger/tallies.h"
#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr int most_compounds = 400;  // words that end with the goods asked for

/// "2024", "2024-05" or "2024-05-17".
bool is_day(std::string_view s) {
  if (s.size() != 4 && s.size() != 7 && s.size() != 10) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
  }
  const auto two = [&](std::size_t at) { return (s[at] - '0') * 10 + (s[at + 1] - '0'); };
  if (s.size() >= 7 && (two(5) < 1 || two(5) > 12)) return false;
  return s.size() < 10 || (two(8) >= 1 && two(8) <= 31);
}

bool is_type(std::string_view s) {
  for (std::uint32_t i = 0; i < event_types; ++i)
    if (s == to_string(static_cast<EventType>(i))) return true;
  return false;
}

bool is_factuality(std::string_view s) {
  constexpr std::array<std::string_view, 9> values{"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U", "+", "-"};
  for (const std::string_view v : values)
    if (s == v) return true;
  return false;
}

Error unreadable(std::string_view what, std::string_view value, std::string_view mend) {
  return {ErrorCode::usage, "'" + std::string(value) + "' is no " + std::string(what), "", 0, std::string(mend)};
}

Status check(const Filter& f) {
  for (const std::string* day : {&f.since, &f.until, &f.from, &f.to})
    if (!day->empty() && !is_day(*day)) return unreadable("day", *day, "write 2024-05-17, 2024-05 or 2024");
  if (!f.type.empty() && !is_type(f.type)) {
    std::string all;
    for (std::uint32_t i = 0; i < event_types; ++i)
      all += (i == 0 ? "" : ", ") + std::string(to_string(static_cast<EventType>(i)));
    return unreadable("type of events", f.type, "there are " + all);
  }
  if (!f.factuality.empty() && !is_factuality(f.factuality))
    return unreadable("factuality", f.factuality, "write CT+, PR+, PS+, CT-, PR-, PS-, U, + or -");
  return Ok{};
}

/// The end of the day, month or year.
std::string end_of(const std::string& day) {
  return literal(day + "~");
}

std::vector<std::int64_t> outlets(Database& db, const std::string& name) {
  const std::string key = folded(name);
  std::vector<std::int64_t> exact, part;
  for (Query q = db.query("SELECT id, name FROM outlet"); q.next();) {
    const std::string other = folded(q.text(1));
    if (other == key) exact.push_back(q.integer(0));
    if ((' ' + other).find(' ' + key) != std::string::npos) part.push_back(q.integer(0));
  }
  return exact.empty() ? part : exact;
}

std::vector<std::string> words_for(Database& db, const std::string& goods) {
  const std::string key = reversed_word(goods);
  std::vector<std::string> words;
  if (key.empty()) return words;
  Query q =
      db.query("SELECT word FROM goods WHERE reversed >= ?1 AND reversed < ?2 LIMIT " + std::to_string(most_compounds));
  for (q.bind(key, key + "\xf4\x8f\xbf\xbf"); q.next();) words.push_back(q.string(0));
  return words;
}

std::string happening(const Filter& f, const std::string& alias) {
  std::string sql;
  if (!f.from.empty() || !f.to.empty())
    sql += " AND coalesce(" + alias + ".earliest, " + alias + ".latest) IS NOT NULL";
  if (!f.from.empty()) sql += " AND coalesce(" + alias + ".latest, '9999') >= " + literal(f.from);
  if (!f.to.empty()) sql += " AND coalesce(" + alias + ".earliest, '') <= " + end_of(f.to);
  return sql;
}

std::string factuality_of(const std::string& value, const std::string& column) {
  if (value.empty()) return {};
  if (value == "+" || value == "-") return " AND " + column + " LIKE " + literal("%" + value);
  return " AND " + column + " = " + literal(value);
}

}  // namespace

std::string literal(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\0') break;
    if (c == '\'') out += c;
    out += c;
  }
  return out + '\'';
}

Result<Conditions> conditions_of(Database& db, const Filter& f) {
  if (Status s = check(f); !s) return s.error();
  Conditions c;
  if (!f.since.empty()) c.revision += " AND r.published >= " + literal(f.since);
  if (!f.until.empty()) c.revision += " AND r.published <= " + end_of(f.until);
  if (!f.outlet.empty()) {
    const auto ids = outlets(db, f.outlet);
    c.nothing = c.nothing || ids.empty();
    c.revision += " AND r.outlet IN (" + list_of(ids) + ')';
  }
  if (!f.speaker.empty()) {
    c.speakers = meant(db, f.speaker);
    c.nothing = c.nothing || c.speakers.empty();
    c.speaker = " AND EXISTS (SELECT 1 FROM link l WHERE l.claim = c.id AND l.actor IN (" + list_of(c.speakers) + "))";
  }
  if (!f.type.empty()) {
    c.event += " AND e.type = " + literal(f.type);
    c.of_case += " AND k.type = " + literal(f.type);
  }
  if (!f.goods.empty()) {
    c.goods = words_for(db, f.goods);
    c.nothing = c.nothing || c.goods.empty();
    std::string list;
    for (const std::string& w : c.goods) list += (list.empty() ? "" : ", ") + literal(w);
    c.event += " AND EXISTS (SELECT 1 FROM participant p WHERE p.event = e.id AND p.role = 'object' AND +p.word IN (" +
               list + "))";
    c.of_case += " AND k.goods IN (" + list + ')';
  }
  c.event += happening(f, "e");
  c.of_case += happening(f, "k");
  c.claim_factuality = factuality_of(f.factuality, "c.factuality");
  c.event_factuality = factuality_of(f.factuality, "e.factuality");
  if (f.min_origins > 0) {
    c.of_case += " AND k.origins >= " + std::to_string(f.min_origins);
    if (f.min_origins > 1)
      c.origins =
          " AND EXISTS (SELECT 1 FROM event o JOIN \"case\" k ON k.id = o.case_id WHERE o.claim = c.id AND "
          "k.origins >= " +
          std::to_string(f.min_origins) + ')';
  }
  if (Status s = db.take_status(); !s) return s.error();
  return c;
}

std::string Conditions::for_claim() const {
  std::string sql = revision + claim_factuality + speaker;
  if (!event.empty()) sql += " AND EXISTS (SELECT 1 FROM event e WHERE e.claim = c.id" + event + ')';
  return sql + origins;
}

std::string Conditions::for_event() const {
  return revision + event_factuality + event + speaker + origins;
}

bool Conditions::on_statements() const {
  return !revision.empty() || !speaker.empty() || !event_factuality.empty();
}

Check Check::claims(Database& db, const Conditions& c, const std::string& more) {
  return Check(
      db.query("SELECT 1 FROM claim c JOIN revision r INDEXED BY revision_facts ON r.id = c.revision "
               "JOIN article a ON a.id = r.article AND a.latest = r.id WHERE c.id = ?1" +
               c.for_claim() + more));
}

Check Check::events(Database& db, const Conditions& c) {
  return Check(
      db.query("SELECT 1 FROM event e JOIN claim c ON c.id = e.claim JOIN revision r INDEXED BY revision_facts ON r.id "
               "= c.revision "
               "JOIN article a ON a.id = r.article AND a.latest = r.id WHERE e.id = ?1" +
               c.for_event()));
}

}  // namespace laut::ledger
