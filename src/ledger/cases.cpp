#include "ledger/cases.h"

#include <algorithm>
#include <limits>

#include "ledger/days.h"

namespace laut::ledger {
namespace {

constexpr long usual_delay = 7;  // days between an undated event and the report that it is done
constexpr long fortnight = 15;   // days within which the same goods in the same setting are enough
constexpr int most_settings = 3;
constexpr long short_window = 8;      // days within which one agreeing participant is enough
constexpr int looked_at = 32;         // newest cases of one participant that an event is compared with
constexpr int most_statements = 512;  // newest of a case that conflicts are looked for in

/// AGREE, CONSULT and COOPERATE: whoever is named first has done no more than the other.
bool symmetric(std::string_view type) {
  return type == "AGREE" || type == "CONSULT" || type == "COOPERATE";
}

bool ends_with_folded(std::string_view longer, std::string_view shorter) {
  // A compound's last part begins small: Artilleriemunition and Munition. Only ASCII is folded.
  if (longer.size() <= shorter.size() || shorter.size() < 4) return false;
  const std::string_view tail = longer.substr(longer.size() - shorter.size());
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(tail.begin(), tail.end(), shorter.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

bool same_goods(std::string_view a, std::string_view b) {
  return a == b || ends_with_folded(a, b) || ends_with_folded(b, a);
}

bool has(const std::vector<std::int64_t>& list, std::int64_t id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/// The days that an event leaves open are those around its report.
void set_window(std::string_view earliest, std::string_view latest, std::string_view published, std::string& from,
                std::string& to) {
  from = earliest, to = latest;
  if (from.empty() && to.empty() && !published.empty()) {
    from = day_plus(published, -usual_delay), to = day_plus(published, usual_delay);
  } else if (from.empty() && !to.empty()) {
    from = day_plus(to, -usual_delay);
  } else if (to.empty() && !from.empty()) {
    to = !published.empty() && published > from ? std::string(published) : day_plus(from, 8 * usual_delay);
  }
  if (from.empty()) from = first_of_days;
  if (to.empty()) to = last_of_days;
}

bool within(long days, std::string_view from, std::string_view to) {
  const auto a = day_number(from), b = day_number(to);
  return a && b && *b - *a <= days;
}

constexpr const char* candidate_columns =
    "SELECT id, coalesce(actor, 0), coalesce(recipient, 0), coalesce(place, 0), coalesce(goods, ''), earliest, latest, "
    "coalesce(setting, 0) "
    "FROM \"case\" WHERE type = ?1 AND latest >= ?3 AND earliest <= ?4 AND ";

std::string candidate_query(const char* column) {
  return std::string(candidate_columns) + column + " = ?2 ORDER BY latest DESC LIMIT ?5";
}

}  // namespace

Cases::Cases(Database& db)
    : db_(db),
      event_(db.query("SELECT e.type, coalesce(e.earliest, ''), coalesce(e.latest, ''), coalesce(c.day, '') "
                      "FROM event e JOIN claim c ON c.id = e.claim WHERE e.id = ?1")),
      participants_(db.query("SELECT p.role, coalesce(a.stands_for, a.id, 0), coalesce(p.word, '') FROM participant p "
                             "LEFT JOIN actor a ON a.id = p.actor WHERE p.event = ?1 ORDER BY p.position")),
      by_actor_(db.query(candidate_query("actor"))),
      by_recipient_(db.query(candidate_query("recipient"))),
      by_place_(db.query(candidate_query("place"))),
      by_goods_(db.query(candidate_query("goods"))),
      settings_(
          db.query("SELECT coalesce(a.stands_for, a.id) FROM event e JOIN claim c ON c.id = e.claim "
                   "JOIN mention m ON m.revision = c.revision JOIN actor a ON a.id = m.actor "
                   "WHERE e.id = ?1 AND a.type IN ('GPE', 'LOC', 'FACILITY') ORDER BY m.times DESC, m.first LIMIT ?2")),
      insert_(db.query(
          "INSERT INTO \"case\" (type, actor, recipient, place, goods, earliest, latest, setting, events, origins, "
          "conflict) VALUES (?1, nullif(?2, 0), nullif(?3, 0), nullif(?4, 0), ?5, ?6, ?7, nullif(?8, 0), 0, 0, 0)")),
      update_(db.query("UPDATE \"case\" SET actor = coalesce(actor, nullif(?2, 0)), "
                       "recipient = coalesce(recipient, nullif(?3, 0)), place = coalesce(place, nullif(?4, 0)), "
                       "goods = coalesce(goods, ?5), earliest = ?6, latest = ?7 WHERE id = ?1")),
      assign_(db.query("UPDATE event SET case_id = ?2 WHERE id = ?1")),
      of_revision_(db.query("SELECT DISTINCT e.case_id FROM claim c JOIN event e ON e.claim = c.id "
                            "WHERE c.revision = ?1 AND e.case_id IS NOT NULL")),
      statements_(db.query("SELECT e.id, coalesce(r.origin, r.id), coalesce(c.speaker, 0), e.factuality FROM event e "
                           "JOIN claim c ON c.id = e.claim JOIN revision r ON r.id = c.revision "
                           "JOIN article a ON a.id = r.article AND a.latest = r.id WHERE e.case_id = ?1 "
                           "ORDER BY e.id DESC")),
      quantities_(db.query("SELECT q.event, coalesce(q.low, ?2), coalesce(q.high, ?3), coalesce(q.unit, ''), "
                           "coalesce(q.counted, '') FROM event e JOIN quantity q ON q.event = e.id "
                           "WHERE e.case_id = ?1 ORDER BY e.id DESC LIMIT ?4")),
      summary_(db.query("UPDATE \"case\" SET events = ?2, origins = ?3, conflict = ?4 WHERE id = ?1")),
      empty_(db.query("DELETE FROM \"case\" WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM event WHERE case_id = ?1)")) {}

void Cases::participants(std::int64_t event, Profile& out) {
  std::string object, whom;
  for (participants_.bind(event); participants_.next();) {
    const std::string_view role = participants_.text(0), word = participants_.text(2);
    const std::int64_t actor = participants_.integer(1);
    if (role == "place") {
      if (actor != 0) out.places.push_back(actor);
    } else if (role == "object") {
      if (object.empty()) object = word;
    } else if (role == "actor" || role == "recipient") {
      const bool acts = role == "actor" || symmetric(out.type);
      if (actor != 0)
        (acts ? out.actors : out.recipients).push_back(actor);
      else if (role == "recipient" && whom.empty())
        whom = word;
    }
  }
  out.goods = object.empty() ? whom : object;
}

void Cases::settings(std::int64_t event, Profile& out) {
  for (settings_.bind(event, most_settings); settings_.next();) out.settings.push_back(settings_.integer(0));
}

bool Cases::profile(std::int64_t event, Profile& out) {
  if (!event_.bind(event).next()) return false;
  out.type = event_.string(0);
  set_window(event_.text(1), event_.text(2), event_.text(3), out.earliest, out.latest);
  event_.reset();
  participants(event, out);
  participants_.reset();
  if (!out.goods.empty()) settings(event, out);
  return !out.actors.empty() || !out.recipients.empty() || !out.places.empty() || !out.settings.empty();
}

template <typename Key>
void Cases::candidates(Query& query, const Profile& p, const Key& key, std::vector<Candidate>& out) {
  for (query.bind(p.type, key, p.earliest, p.latest, looked_at); query.next();) {
    Candidate c{query.integer(0), query.integer(1), query.integer(2), query.integer(3),
                query.integer(7), query.string(4),  query.string(5),  query.string(6)};
    out.push_back(std::move(c));
  }
}

/// How much agrees; negative where something known of both differs or too little is known.
int Cases::agreement(const Profile& p, const Candidate& c) const {
  int agree = 0, differ = 0;
  bool event_knows_more = false, case_knows_more = false;
  const auto compare = [&](const std::vector<std::int64_t>& mine, std::int64_t theirs) {
    if (mine.empty() && theirs != 0) case_knows_more = true;
    if (!mine.empty() && theirs == 0) event_knows_more = true;
    if (!mine.empty() && theirs != 0) ++(has(mine, theirs) ? agree : differ);
  };
  compare(p.actors, c.actor);
  if (symmetric(p.type)) {
    // Both parties of the case are among the event's; one that the event does not name is no difference.
    if (c.recipient != 0 && has(p.actors, c.recipient)) ++agree;
    if (c.recipient != 0 && !has(p.actors, c.recipient) && p.actors.size() > 1) ++differ;
    if (c.recipient == 0 && p.actors.size() > 1) event_knows_more = true;
  } else {
    compare(p.recipients, c.recipient);
  }
  compare(p.places, c.place);
  if (differ > 0) return -1;
  const int named = agree;
  if (!p.goods.empty() && !c.goods.empty()) agree += same_goods(p.goods, c.goods) ? 1 : -1;
  if (agree >= 2) return agree;
  const bool one_is_part = !event_knows_more || !case_knows_more;
  const auto both_within = [&](long days) {
    return within(days, p.earliest, p.latest) && within(days, c.earliest, c.latest);
  };
  const bool goods_alone = named == 0;
  if (goods_alone) return agree == 1 && has(p.settings, c.setting) && both_within(fortnight) ? 1 : -1;
  return agree == 1 && one_is_part && both_within(short_window) ? 1 : -1;
}

std::int64_t Cases::join(const Profile& p) {
  std::vector<Candidate> found;
  for (const std::int64_t a : p.actors) {
    candidates(by_actor_, p, a, found);
    if (symmetric(p.type)) candidates(by_recipient_, p, a, found);
  }
  for (const std::int64_t a : p.recipients) candidates(by_recipient_, p, a, found);
  for (const std::int64_t a : p.places) candidates(by_place_, p, a, found);
  if (!p.goods.empty() && !p.settings.empty()) candidates(by_goods_, p, p.goods, found);
  const Candidate* best = nullptr;
  int most = 0;
  for (const Candidate& c : found) {
    const int agree = agreement(p, c);
    const bool better = agree > most || (agree == most && best != nullptr && c.latest > best->latest);
    if (agree > 0 && better) best = &c, most = agree;
  }
  if (best == nullptr) return open(p);
  widen(*best, p);
  return best->id;
}

std::int64_t Cases::open(const Profile& p) {
  const bool both = symmetric(p.type);
  const std::int64_t other =
      both ? (p.actors.size() > 1 ? p.actors[1] : 0) : (p.recipients.empty() ? 0 : p.recipients[0]);
  insert_
      .bind(p.type, p.actors.empty() ? 0 : p.actors[0], other, p.places.empty() ? 0 : p.places[0], TextOrNull{p.goods},
            p.earliest, p.latest, p.settings.empty() ? 0 : p.settings[0])
      .run();
  return db_.last_row();
}

/// What the event knows more goes into the case; its days become those of both.
void Cases::widen(const Candidate& c, const Profile& p) {
  std::int64_t other = p.recipients.empty() ? 0 : p.recipients[0];
  if (symmetric(p.type))
    for (const std::int64_t a : p.actors)
      if (a != c.actor) other = a;
  update_
      .bind(c.id, p.actors.empty() ? 0 : p.actors[0], other, p.places.empty() ? 0 : p.places[0], TextOrNull{p.goods},
            std::max(c.earliest, p.earliest), std::min(c.latest, p.latest))
      .run();
}

void Cases::place(std::int64_t event) {
  Profile p;
  if (!profile(event, p)) return;
  const std::int64_t id = join(p);
  assign_.bind(event, id).run();
  changed_.insert(id);
}

void Cases::outdated(std::int64_t revision) {
  for (of_revision_.bind(revision); of_revision_.next();) changed_.insert(of_revision_.integer(0));
}

bool Cases::numbers_disagree(std::int64_t id, const std::unordered_map<std::int64_t, Statement>& statements) {
  struct Number {
    double low, high;
    std::string what;
    const Statement* who;
  };
  constexpr double infinite = std::numeric_limits<double>::infinity();
  std::vector<Number> numbers;
  for (quantities_.bind(id, -infinite, infinite, most_statements); quantities_.next();) {
    const auto it = statements.find(quantities_.integer(0));
    if (it == statements.end() || it->second.negative) continue;
    numbers.push_back(
        {quantities_.real(1), quantities_.real(2), quantities_.string(3) + '|' + quantities_.string(4), &it->second});
  }
  // Few different numbers stand in a case; equal ones of one source need no second look.
  std::sort(numbers.begin(), numbers.end(), [](const Number& a, const Number& b) {
    return std::tie(a.what, a.low, a.high) < std::tie(b.what, b.low, b.high);
  });
  for (auto group = numbers.begin(); group != numbers.end();) {
    const auto end = std::find_if(group, numbers.end(), [&](const Number& n) { return n.what != group->what; });
    // Disjoint intervals: the one that begins last lies behind the one that ends first.
    const auto ends_first =
        std::min_element(group, end, [](const Number& a, const Number& b) { return a.high < b.high; });
    for (auto n = group; n != end; ++n) {
      const bool independent = n->who->origin != ends_first->who->origin || n->who->speaker != ends_first->who->speaker;
      if (independent && n->low > ends_first->high) return true;
    }
    group = end;
  }
  return false;
}

void Cases::refresh(std::int64_t id) {
  std::unordered_map<std::int64_t, Statement> statements;
  std::unordered_set<std::int64_t> origins, claim, deny;  // who says it is so, who that it is not: origin and speaker
  std::int64_t events = 0;
  for (statements_.bind(id); statements_.next();) {
    ++events;
    Statement s{statements_.integer(1), statements_.integer(2)};
    const std::string_view factuality = statements_.text(3);
    s.negative = factuality.ends_with('-');
    s.positive = factuality.ends_with('+');
    origins.insert(s.origin);
    const std::int64_t source = s.origin * 1'000'003 + s.speaker;
    if (s.positive) claim.insert(source);
    if (s.negative) deny.insert(source);
    if (statements.size() < most_statements) statements.emplace(statements_.integer(0), s);
  }
  const bool denied = std::any_of(deny.begin(), deny.end(), [&](std::int64_t source) {
    return claim.size() > 1 || (claim.size() == 1 && !claim.contains(source));
  });
  const int bits = (numbers_disagree(id, statements) ? conflict::numbers : 0) | (denied ? conflict::denied : 0);
  summary_.bind(id, events, static_cast<std::int64_t>(origins.size()), bits).run();
  empty_.bind(id).run();
}

void Cases::refresh() {
  std::vector<std::int64_t> ids(changed_.begin(), changed_.end());
  std::sort(ids.begin(), ids.end());
  changed_.clear();
  for (const std::int64_t id : ids) refresh(id);
}

void Cases::replace(const std::vector<std::int64_t>& actors) {
  std::vector<std::int64_t> cases, events;
  Query of_actor = db_.query(
      "SELECT DISTINCT e.case_id FROM participant p JOIN event e ON e.id = p.event WHERE p.actor = ?1 AND "
      "e.case_id IS NOT NULL");
  for (const std::int64_t a : actors)
    for (of_actor.bind(a); of_actor.next();) cases.push_back(of_actor.integer(0));
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  Query of_case = db_.query("SELECT id FROM event WHERE case_id = ?1");
  Query loose = db_.query("UPDATE event SET case_id = NULL WHERE case_id = ?1");
  Query remove = db_.query("DELETE FROM \"case\" WHERE id = ?1");
  for (const std::int64_t id : cases) {
    for (of_case.bind(id); of_case.next();) events.push_back(of_case.integer(0));
    loose.bind(id).run();
    remove.bind(id).run();
    changed_.erase(id);
  }
  std::sort(events.begin(), events.end());
  for (const std::int64_t e : events) place(e);
  refresh();
}

void Cases::rebuild() {
  db_.run("UPDATE event SET case_id = NULL WHERE case_id IS NOT NULL; DELETE FROM \"case\"");
  changed_.clear();
  std::vector<std::int64_t> events;
  for (Query all = db_.query("SELECT id FROM event ORDER BY id"); all.next();) events.push_back(all.integer(0));
  for (const std::int64_t e : events) place(e);
  refresh();
}

}  // namespace laut::ledger
