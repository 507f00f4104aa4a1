#include "export/statements.h"

#include <algorithm>
#include <charconv>

#include "export/iri.h"
#include "ledger/words.h"

namespace laut::exports {

using ledger::Query;

namespace {

Span span_of(const Query& q, int column) {
  if (q.null(column) || q.null(column + 1)) return {};
  return {static_cast<std::uint32_t>(q.integer(column)), static_cast<std::uint32_t>(q.integer(column + 1))};
}

std::optional<double> real(const Query& q, int column) {
  return q.null(column) ? std::nullopt : std::optional<double>(q.real(column));
}

/// "3-9 12-20"
std::vector<Span> parts_of(std::string_view list) {
  std::vector<Span> out;
  const char* at = list.data();
  const char* const end = at + list.size();
  while (at < end) {
    Span s;
    at = std::from_chars(at, end, s.begin).ptr;
    if (at == end || *at != '-') break;
    at = std::from_chars(at + 1, end, s.end).ptr;
    if (at < end) ++at;
    out.push_back(s);
  }
  return out;
}

bool has(const std::vector<std::int64_t>& sorted, const Actor* actor) {
  return actor != nullptr && std::binary_search(sorted.begin(), sorted.end(), actor->id);
}

constexpr std::string_view revision_columns =
    "SELECT r.id, r.seen, coalesce(r.origin, r.id), r.number, a.latest = r.id, a.key, r.name, coalesce(r.url, ''), "
    "coalesce(o.name, ''), coalesce(r.title, ''), coalesce(r.published, ''), coalesce(r.updated, ''), "
    "coalesce(r.agency, ''), e.version, r.hash, r.text, r.sentences, coalesce(oa.key, a.key), p.hash "
    "FROM revision r JOIN article a ON a.id = r.article JOIN engine e ON e.id = r.engine "
    "LEFT JOIN outlet o ON o.id = r.outlet LEFT JOIN revision orr ON orr.id = r.origin "
    "LEFT JOIN article oa ON oa.id = orr.article "
    "LEFT JOIN revision p ON p.article = r.article AND p.number = r.number - 1 "
    "WHERE (?1 OR a.latest = r.id) AND (?2 IS NULL OR r.published >= ?2) "
    // '~' is behind all that may follow a day: 2024-06-18T09:30.
    "AND (?3 IS NULL OR r.published <= ?3 || '~') AND (?4 IS NULL OR o.name = ?4) ORDER BY r.id";

}  // namespace

std::string Statements::article() const {
  return article_iri(key);
}
std::string Statements::revision() const {
  return "urn:laut:revision:" + tag;
}
std::string Statements::claim(const StatedClaim& c) const {
  return "urn:laut:claim:" + tag + ':' + std::to_string(c.number);
}
std::string Statements::event(const StatedClaim& c, std::size_t index) const {
  return "urn:laut:event:" + tag + ':' + std::to_string(c.number) + ':' + std::to_string(index);
}
std::string Statements::address() const {
  return is_web_address(url) ? url : article();
}

std::string_view Statements::words(Span points) const {
  const Span s = offsets->bytes(points);
  if (s.empty() || s.end > text.size()) return {};
  return std::string_view(text).substr(s.begin, s.size());
}

std::string Statements::words(const StatedClaim& c) const {
  std::string out;
  for (const Span part : c.parts) {
    if (!out.empty()) out += " … ";
    out += words(part);
  }
  return out;
}

std::string_view Statements::sentence(const StatedClaim& c) const {
  return c.sentence < sentences.size() ? words(sentences[c.sentence]) : std::string_view();
}

std::string Statements::name_of(const Link& link) const {
  if (const Actor* a = actor(link.actor)) return a->name;
  return !link.span.empty() ? std::string(words(link.span)) : "?";
}

std::string Statements::name_of(const Taker& taker) const {
  if (const Actor* a = actor(taker.actor)) return a->name;
  return !taker.word.empty() ? taker.word : std::string(words(taker.span));
}

ActorBook::ActorBook(ledger::Database& db)
    : actor_(db.query("SELECT s.id, s.type, s.name, coalesce(s.qid, ''), coalesce(s.country, ''), coalesce(s.kind, '') "
                      "FROM actor a JOIN actor s ON s.id = coalesce(a.stands_for, a.id) WHERE a.id = ?1")),
      // Names are stored by name: one sorted pass for all actors, instead of a pass each.
      names_(db.query("SELECT a.stands_for, n.name FROM actor_name n JOIN actor a ON a.id = n.actor "
                      "ORDER BY a.stands_for, n.folded, n.name")),
      roles_(
          db.query("SELECT r.role, min(r.first_day), max(r.last_day) FROM actor a JOIN actor_role r ON r.actor = a.id "
                   "WHERE a.stands_for = ?1 GROUP BY r.role ORDER BY r.role")),
      by_name_(db.query("SELECT DISTINCT coalesce(a.stands_for, a.id) FROM actor_name n JOIN actor a ON a.id = n.actor "
                        "WHERE n.folded = ?1 ORDER BY 1")),
      by_qid_(db.query("SELECT coalesce(stands_for, id) FROM actor WHERE qid = ?1")),
      by_id_(db.query("SELECT coalesce(stands_for, id) FROM actor WHERE id = ?1")) {}

Actor ActorBook::actor(std::int64_t id) {
  Actor a;
  if (!actor_.bind(id).next()) return a;
  a = {actor_.integer(0), {}, actor_.string(1), actor_.string(2), actor_.string(3), actor_.string(4), actor_.string(5)};
  actor_.reset();
  a.iri = actor_iri(a.id, a.type, a.name, a.qid);
  return a;
}

std::vector<std::string> ActorBook::aliases(const Actor& actor) {
  std::vector<std::string> out;
  if (!names_begun_) names_left_ = names_.bind().next();
  names_begun_ = true;
  while (names_left_ && names_.integer(0) <= actor.id) {
    const std::string_view name = names_.text(1);
    if (names_.integer(0) == actor.id && name != actor.name && std::find(out.begin(), out.end(), name) == out.end())
      out.emplace_back(name);
    names_left_ = names_.next();
  }
  return out;
}

std::vector<ActorRole> ActorBook::roles(std::int64_t id) {
  std::vector<ActorRole> out;
  for (roles_.bind(id); roles_.next();) out.push_back({roles_.string(0), roles_.string(1), roles_.string(2)});
  return out;
}

std::vector<std::int64_t> ActorBook::find(std::string_view what) {
  std::vector<std::int64_t> out;
  std::int64_t number = 0;
  const char* const end = what.data() + what.size();
  if (what.starts_with('#') && std::from_chars(what.data() + 1, end, number).ptr == end) {
    if (const auto id = by_id_.bind(number).number()) out.push_back(*id);
    return out;
  }
  if (!wikidata(what).empty())
    if (const auto id = by_qid_.bind(what).number()) return {*id};
  for (by_name_.bind(ledger::folded(what)); by_name_.next();) out.push_back(by_name_.integer(0));
  return out;
}

StatementReader::StatementReader(ledger::Database& db, ActorBook& book, const ExportOptions& options,
                                 std::vector<std::int64_t> actors)
    : db_(db),
      book_(book),
      options_(options),
      wanted_(std::move(actors)),
      revisions_(db.query(revision_columns)),
      claims_(db.query("SELECT id, number, sentence, first, last, spans, coalesce(said_as, ''), factuality, "
                       "coalesce(stance, ''), coalesce(day, '') FROM claim WHERE revision = ?1 ORDER BY number")),
      links_(db.query("SELECT l.claim, l.kind, l.actor, l.unnamed, l.first, l.last FROM claim c "
                      "JOIN link l ON l.claim = c.id WHERE c.revision = ?1 ORDER BY l.claim, l.position")),
      events_(db.query("SELECT e.id, e.claim, coalesce(e.case_id, 0), e.type, coalesce(e.mode, ''), e.factuality, "
                       "coalesce(e.earliest, ''), coalesce(e.latest, ''), e.first, e.last FROM claim c "
                       "JOIN event e ON e.claim = c.id WHERE c.revision = ?1 ORDER BY e.id")),
      participants_(db.query("SELECT p.event, p.role, coalesce(p.word, ''), p.actor, p.first, p.last FROM claim c "
                             "JOIN event e ON e.claim = c.id JOIN participant p ON p.event = e.id "
                             "WHERE c.revision = ?1 ORDER BY p.event, p.position")),
      quantities_(db.query("SELECT q.claim, q.event, q.value, q.low, q.high, q.comparator, coalesce(q.unit, ''), "
                           "coalesce(q.counted, ''), q.first, q.last FROM claim c JOIN quantity q ON q.claim = c.id "
                           "WHERE c.revision = ?1 ORDER BY q.claim, q.position")),
      times_(db.query("SELECT t.claim, t.event, t.type, t.value, coalesce(t.earliest, ''), coalesce(t.latest, ''), "
                      "t.first, t.last FROM claim c JOIN time t ON t.claim = c.id WHERE c.revision = ?1 "
                      "ORDER BY t.claim, t.position")),
      mentions_(db.query("SELECT actor, times, first, last FROM mention WHERE revision = ?1 ORDER BY actor")),
      relations_(db.query("SELECT kind, actor, other, coalesce(role, ''), coalesce(since, ''), coalesce(until, '') "
                          "FROM relation WHERE revision = ?1 ORDER BY position")) {
  using ledger::TextOrNull;
  revisions_.bind(options.all_revisions, TextOrNull{options.since}, TextOrNull{options.until},
                  TextOrNull{options.outlet});
}

bool StatementReader::next(Statements& s) {
  while (revisions_.next()) {
    s = {};
    actor_at_.clear(), claim_at_.clear(), event_at_.clear();
    s.id = revisions_.integer(0);
    read_claims(s);
    read_links(s);
    read_events(s);
    if (!narrow(s)) continue;  // before the text is unpacked
    read_head(s);
    read_quantities(s);
    read_times(s);
    read_rest(s);
    return db_.ok();
  }
  return false;
}

void StatementReader::read_head(Statements& s) {
  const Query& q = revisions_;
  s.seen = q.integer(1), s.origin = q.integer(2);
  s.number = static_cast<std::uint32_t>(q.integer(3));
  s.current = q.integer(4) != 0;
  std::string* const columns[] = {&s.key,       &s.name,    &s.url,    &s.outlet, &s.title,
                                  &s.published, &s.updated, &s.agency, &s.engine};
  int column = 5;
  for (std::string* text : columns) *text = q.string(column++);
  s.tag = revision_tag(s.key, q.blob(14));
  s.origin_key = q.string(17);
  if (!q.null(18)) s.previous_tag = revision_tag(s.key, q.blob(18));
  auto text = ledger::decompressed(q.blob(15));
  if (!text) {
    db_.fail(text.error());
    return;
  }
  s.text = std::move(*text);
  s.sentences = ledger::unpacked(q.blob(16));
  s.offsets.emplace(s.text);
}

void StatementReader::read_claims(Statements& s) {
  for (claims_.bind(s.id); claims_.next();) {
    StatedClaim c;
    c.id = claims_.integer(0);
    c.number = static_cast<std::uint32_t>(claims_.integer(1));
    c.sentence = static_cast<std::uint32_t>(claims_.integer(2));
    c.parts = parts_of(claims_.text(5));
    if (c.parts.empty()) c.parts = {span_of(claims_, 3)};
    c.said_as = claims_.string(6), c.factuality = claims_.string(7), c.stance = claims_.string(8);
    c.day = claims_.string(9);
    claim_at_[c.id] = static_cast<std::uint32_t>(s.claims.size());
    s.claims.push_back(std::move(c));
  }
}

StatedClaim* StatementReader::claim_of(Statements& s, std::int64_t id) {
  const auto it = claim_at_.find(id);
  return it == claim_at_.end() ? nullptr : &s.claims[it->second];
}

std::uint32_t StatementReader::event_index(std::int64_t id) const {
  const auto it = event_at_.find(id);
  return it == event_at_.end() ? no_index : it->second.second;
}

std::uint32_t StatementReader::actor_index(Statements& s, std::optional<std::int64_t> id) {
  if (!id) return no_index;
  const auto known = actor_at_.find(*id);
  if (known != actor_at_.end()) return known->second;
  Actor a = book_.actor(*id);
  if (a.id == 0) return no_index;
  // Another that stands for the same may be there.
  const auto same = actor_at_.find(a.id);
  const auto index = same != actor_at_.end() ? same->second : static_cast<std::uint32_t>(s.actors.size());
  actor_at_[*id] = actor_at_[a.id] = index;
  if (index == s.actors.size()) s.actors.push_back(std::move(a));
  return index;
}

void StatementReader::read_links(Statements& s) {
  for (links_.bind(s.id); links_.next();)
    if (StatedClaim* c = claim_of(s, links_.integer(0)))
      c->chain.push_back(
          {links_.string(1), actor_index(s, links_.maybe(2)), links_.integer(3) != 0, span_of(links_, 4)});
}

void StatementReader::read_events(Statements& s) {
  for (events_.bind(s.id); events_.next();) {
    StatedClaim* c = claim_of(s, events_.integer(1));
    if (c == nullptr) continue;
    StatedEvent e;
    e.id = events_.integer(0), e.case_id = events_.integer(2);
    e.type = events_.string(3), e.mode = events_.string(4), e.factuality = events_.string(5);
    e.earliest = events_.string(6), e.latest = events_.string(7);
    e.trigger = span_of(events_, 8);
    e.wanted = options_.type.empty() || e.type == options_.type;
    event_at_[e.id] = {claim_at_[c->id], static_cast<std::uint32_t>(c->events.size())};
    c->events.push_back(std::move(e));
  }
  for (participants_.bind(s.id); participants_.next();) {
    const auto it = event_at_.find(participants_.integer(0));
    if (it == event_at_.end()) continue;
    s.claims[it->second.first].events[it->second.second].participants.push_back(
        {participants_.string(1), participants_.string(2), actor_index(s, participants_.maybe(3)),
         span_of(participants_, 4)});
  }
}

/// Leaves the claims that are asked for. False where none of them are.
bool StatementReader::narrow(Statements& s) const {
  if (options_.type.empty() && options_.actor.empty()) return true;
  const auto unwanted = [&](const StatedClaim& c) {
    if (!options_.type.empty() &&
        std::none_of(c.events.begin(), c.events.end(), [](const StatedEvent& e) { return e.wanted; }))
      return true;
    if (options_.actor.empty()) return false;
    for (const Link& link : c.chain)
      if (has(wanted_, s.actor(link.actor))) return false;
    for (const StatedEvent& e : c.events)
      for (const Taker& t : e.participants)
        if (has(wanted_, s.actor(t.actor))) return false;
    return true;
  };
  std::erase_if(s.claims, unwanted);
  return !s.claims.empty();
}

void StatementReader::read_quantities(Statements& s) {
  claim_at_.clear();  // claims may have moved
  for (std::uint32_t i = 0; i < s.claims.size(); ++i) claim_at_[s.claims[i].id] = i;
  for (quantities_.bind(s.id); quantities_.next();) {
    StatedClaim* c = claim_of(s, quantities_.integer(0));
    if (c == nullptr) continue;
    const std::uint32_t event = quantities_.null(1) ? no_index : event_index(quantities_.integer(1));
    c->quantities.push_back({real(quantities_, 2), real(quantities_, 3), real(quantities_, 4), quantities_.string(5),
                             quantities_.string(6), quantities_.string(7), event, span_of(quantities_, 8)});
  }
}

void StatementReader::read_times(Statements& s) {
  for (times_.bind(s.id); times_.next();) {
    StatedClaim* c = claim_of(s, times_.integer(0));
    if (c == nullptr) continue;
    const std::uint32_t event = times_.null(1) ? no_index : event_index(times_.integer(1));
    c->times.push_back(
        {times_.string(2), times_.string(3), times_.string(4), times_.string(5), event, span_of(times_, 6)});
  }
}

void StatementReader::read_rest(Statements& s) {
  for (mentions_.bind(s.id); mentions_.next();)
    s.mentions.push_back({actor_index(s, mentions_.integer(0)), static_cast<std::uint32_t>(mentions_.integer(1)),
                          span_of(mentions_, 2)});
  for (relations_.bind(s.id); relations_.next();)
    s.relations.push_back({relations_.string(0), relations_.string(3), relations_.string(4), relations_.string(5),
                           actor_index(s, relations_.integer(1)), actor_index(s, relations_.maybe(2))});
}

}  // namespace laut::exports
