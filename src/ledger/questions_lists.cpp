// Lists of claims and events of one actor, and of sentences.
#include <algorithm>
#include <memory>
#include <unordered_set>

#include "ledger/days.h"
#include "ledger/questions_common.h"
#include "ledger/questions_filter.h"
#include "ledger/questions_names.h"
#include "ledger/questions_rows.h"
#include "ledger/questions_words.h"
#include "ledger/text.h"
#include "ledger/writer.h"

namespace laut {

using namespace ledger;

namespace {

constexpr std::size_t most_sorted = 5000;  // sentences that are brought into the order of days
constexpr std::size_t most_asked_one_by_one = 1000;

/// The rows (day, id) that a statement gives for each of several actors in falling order: merged, each id once.
class Newest {
 public:
  Newest(Database& db, std::string_view sql, const std::vector<std::int64_t>& actors) {
    for (const std::int64_t a : actors) {
      Head h{db.query(sql), {}, 0};
      h.query.bind(a);
      if (advance(h)) heads_.push_back(std::move(h));
    }
  }
  bool next(std::int64_t& id) {
    while (!heads_.empty()) {
      const auto best = std::max_element(heads_.begin(), heads_.end(), [](const Head& a, const Head& b) {
        return std::tie(a.day, a.id) < std::tie(b.day, b.id);
      });
      id = best->id;
      if (!advance(*best)) heads_.erase(best);
      // Equal ids have equal days and follow each other.
      if (id == last_) continue;
      last_ = id;
      return true;
    }
    return false;
  }

 private:
  struct Head {
    Query query;
    std::string day;
    std::int64_t id;
  };
  static bool advance(Head& h) {
    if (!h.query.next()) return false;
    h.day = h.query.string(0), h.id = h.query.integer(1);
    return true;
  }
  std::vector<Head> heads_;
  std::int64_t last_ = 0;
};

/// Reads a page of those ids that pass.
template <typename Row, typename Next, typename Passes, typename Read>
Page<Row> collect(const Filter& f, Next&& next, Passes&& passes, Read&& read) {
  Page<Row> page;
  Pager pager(f);
  for (std::int64_t id = 0; next(id);) {
    if (!passes(id)) continue;
    const auto place = pager.next();
    if (place == Pager::Place::before) continue;
    if (place == Pager::Place::behind) {
      page.more = true;
      break;
    }
    Row row;
    if (read(id, row)) page.rows.push_back(std::move(row));
  }
  return page;
}

/// Days of five digits sort as text for as long as this file will be read; negative ones (before 1970) do not matter.
/// The day, or the same day of the month or year that the filter names only so far.
std::optional<long> whole_day(const std::string& day, const char* like) {
  return day.empty() ? std::nullopt : day_number(day + std::string(like).substr(std::min<std::size_t>(day.size(), 10)));
}

/// Days that the filter rules out are not walked through. A little more is read than it lets pass.
std::string about_actor(const Filter& f) {
  std::string sql = "SELECT printf('%06d', day + 100000), claim FROM about WHERE actor = ?1";
  if (const auto day = whole_day(f.since, "0000-01-01")) sql += " AND day >= " + std::to_string(*day);
  if (const auto day = whole_day(f.until, "0000-12-28")) sql += " AND day <= " + std::to_string(*day + 3);
  return sql + " ORDER BY day DESC, claim DESC";
}
constexpr std::string_view acts_of_actor =
    "SELECT printf('%06d', day + 100000), event FROM act WHERE actor = ?1 ORDER BY day DESC, event DESC";
constexpr std::string_view claims_of_speaker =
    "SELECT coalesce(day, ''), id FROM claim WHERE speaker = ?1 ORDER BY day DESC, id DESC";

/// Claims that any of the actors makes or passes on, the newest first.
std::vector<std::int64_t> spoken(Database& db, const std::vector<std::int64_t>& actors) {
  std::vector<std::pair<std::string, std::int64_t>> found;
  Query q = db.query("SELECT DISTINCT c.day, c.id FROM link l JOIN claim c ON c.id = l.claim WHERE l.actor IN (" +
                     list_of(actors) + ')');
  while (q.next()) found.emplace_back(q.string(0), q.integer(1));
  std::sort(found.rbegin(), found.rend());
  std::vector<std::int64_t> ids;
  for (const auto& [day, id] : found) ids.push_back(id);
  return ids;
}

/// That the claim c is about one of the actors.
std::string is_about(const std::vector<std::int64_t>& actors) {
  return " AND EXISTS (SELECT 1 FROM about b WHERE b.actor IN (" + list_of(actors) +
         ") AND b.day = coalesce(CAST(julianday(c.day) - 2440587.5 AS INTEGER), 0) AND b.claim = c.id)";
}

/// What a claim must be on: an actor, or words in its sentence.
class Topic {
 public:
  Topic(Database& db, std::string_view topic, const std::vector<std::int64_t>& speakers) : db_(db) {
    if (topic.empty()) return;
    if (const auto actors = meant(db, topic, false); !actors.empty()) {
      on_actor_ = is_about(actors);
      return;
    }
    words_ = match_expression(topic);
    nothing_ = words_.empty();
    const auto said =
        db.query("SELECT sum(said + relayed) FROM actor_tally WHERE actor IN (" + list_of(speakers) + ')').number();
    if (!nothing_ && said.value_or(0) > static_cast<std::int64_t>(most_asked_one_by_one)) {
      for (Query q = db.query("SELECT rowid FROM search WHERE search MATCH " + literal(words_)); q.next();)
        sentences_.push_back(q.integer(0));
      known_ = true;
    } else if (!nothing_) {
      sentence_ = db.query("SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2");
    }
    place_ = db.query("SELECT revision * " + std::to_string(sentence_range) + " + sentence FROM claim WHERE id = ?1");
  }
  bool nothing() const { return nothing_; }
  const std::string& condition() const { return on_actor_; }
  bool has(std::int64_t claim) {
    if (words_.empty()) return true;
    const auto place = place_.bind(claim).number();
    if (!place) return false;
    if (known_) return std::binary_search(sentences_.begin(), sentences_.end(), *place);
    return sentence_.bind(words_, *place).number().has_value();
  }

 private:
  Database& db_;
  std::string on_actor_, words_;
  bool nothing_ = false, known_ = false;
  std::vector<std::int64_t> sentences_;  // ascending
  Query sentence_, place_;
};

}  // namespace

Result<Page<ClaimRow>> Questions::about(std::string_view name, const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  const auto actors = meant(db, name);
  if (c->nothing || actors.empty()) return moment.done(Page<ClaimRow>());
  Rows rows(db);
  if (!c->speakers.empty()) {
    // Few claims have a certain source: these are looked through instead.
    const auto all = spoken(db, c->speakers);
    std::size_t at = 0;
    return moment.done(collect<ClaimRow>(
        f, [&](std::int64_t& id) { return at < all.size() && (id = all[at++], true); },
        Check::claims(db, *c, is_about(actors)), [&](std::int64_t id, ClaimRow& row) { return rows.claim(id, row); }));
  }
  Newest newest(db, about_actor(f), actors);
  return moment.done(collect<ClaimRow>(
      f, [&](std::int64_t& id) { return newest.next(id); }, Check::claims(db, *c),
      [&](std::int64_t id, ClaimRow& row) { return rows.claim(id, row); }));
}

Result<Page<ClaimRow>> Questions::said(std::string_view name, std::string_view topic, const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  const auto actors = meant(db, name);
  Topic on(db, topic, actors);
  if (c->nothing || actors.empty() || on.nothing()) return moment.done(Page<ClaimRow>());
  Rows rows(db);
  Check check = Check::claims(db, *c, on.condition());
  const auto passes = [&](std::int64_t id) { return check(id) && on.has(id); };
  const auto read = [&](std::int64_t id, ClaimRow& row) { return rows.claim(id, row); };
  if (f.relayed) {
    const auto all = spoken(db, actors);
    std::size_t at = 0;
    const auto next = [&](std::int64_t& id) { return at < all.size() && (id = all[at++], true); };
    return moment.done(collect<ClaimRow>(f, next, passes, read));
  }
  Newest newest(db, claims_of_speaker, actors);
  return moment.done(collect<ClaimRow>(
      f, [&](std::int64_t& id) { return newest.next(id); }, passes, read));
}

Result<Page<TimelineRow>> Questions::timeline(std::string_view name, const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  const auto actors = meant(db, name);
  if (c->nothing || actors.empty()) return moment.done(Page<TimelineRow>());
  Rows rows(db);
  Newest newest(db, acts_of_actor, actors);
  return moment.done(collect<TimelineRow>(
      f, [&](std::int64_t& id) { return newest.next(id); }, Check::events(db, *c),
      [&](std::int64_t id, TimelineRow& row) { return rows.timeline(id, row); }));
}

Result<Page<SearchRow>> Questions::search(std::string_view words, const Filter& f) const {
  Database& db = ledger_->database();
  Moment moment(db);
  const auto c = conditions_of(db, f);
  if (!c) return c.error();
  const std::string match = match_expression(words);
  if (match.empty())
    return Error{ErrorCode::usage, "there is no word to search for in '" + std::string(words) + "'", "", 0, ""};
  if (c->nothing) return moment.done(Page<SearchRow>());
  std::vector<std::pair<std::string, std::int64_t>> found;
  Query q = db.query(
      "SELECT s.rowid, r.published FROM search s CROSS JOIN revision r INDEXED BY revision_facts ON r.id = s.rowid / " +
      std::to_string(sentence_range) +
      " JOIN article a ON a.id = r.article AND a.latest = r.id WHERE s.search MATCH ?1" + c->revision +
      " ORDER BY s.rowid DESC LIMIT " + std::to_string(most_sorted));
  for (q.bind(match); q.next();) found.emplace_back(q.string(1), q.integer(0));
  // By day; within an article as it is read.
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return a.second < b.second;
  });
  const std::string narrow = c->for_claim();
  Query claims = db.query(
      "SELECT c.id FROM claim c JOIN revision r ON r.id = c.revision WHERE c.revision = ?1 AND c.sentence = ?2" +
      narrow + " ORDER BY c.number LIMIT 1");
  const bool only_claims = narrow != c->revision;
  Rows rows(db);
  std::size_t at = 0;
  std::optional<std::int64_t> claim;
  return moment.done(collect<SearchRow>(
      f, [&](std::int64_t& id) { return at < found.size() && (id = found[at++].second, true); },
      [&](std::int64_t id) {
        claim = claims.bind(id / sentence_range, id % sentence_range).number();
        return claim.has_value() || !only_claims;
      },
      [&](std::int64_t id, SearchRow& row) {
        const bool there =
            claim ? rows.claim(*claim, row.claim)
                  : rows.sentence(id / sentence_range, static_cast<std::size_t>(id % sentence_range), row.claim);
        row.snippet = marked(row.claim.sentence, words);
        return there;
      }));
}

}  // namespace laut
