#include "ledger/tallies.h"

#include <algorithm>

#include "ledger/days.h"
#include "ledger/text.h"
#include "ledger/words.h"

namespace laut::ledger {
namespace {

constexpr std::size_t most_goods = 50'000;  // words remembered as written

/// Names in a text stand in the genitive too: Russlands.
bool mentions(const std::string& words, const std::string& name) {
  for (std::size_t at = words.find(name.c_str(), 0, name.size() - 1); at != std::string::npos;
       at = words.find(name.c_str(), at + 1, name.size() - 1)) {
    const std::size_t end = at + name.size() - 1;
    if (words[end] == ' ' || words.compare(end, 2, "s ") == 0) return true;
  }
  return false;
}

/// The text of a claim's spans.
std::string words_of(std::string_view text, const Offsets& offsets, std::int64_t first, std::int64_t last,
                     std::string_view parts) {
  std::string out = " ";
  for (const Span part : parts_of(first, last, parts))
    if (const Span s = offsets.bytes(part); !s.empty()) out += folded(text.substr(s.begin, s.size())) + ' ';
  return out;
}

void add_once(std::vector<std::int64_t>& list, std::int64_t id) {
  if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

}  // namespace

void Sides::add(std::string_view role, std::optional<std::int64_t> actor, std::string_view word) {
  if (role == "object" && goods.empty()) goods = word;
  if (!actor) return;
  add_once(all, *actor);
  if (role == "actor") add_once(actors, *actor);
  if (role == "recipient") add_once(recipients, *actor);
}

std::string reversed_word(std::string_view word) {
  const std::string plain = folded(word);
  std::string out;
  for (std::size_t i = plain.size(); i > 0;) {
    std::size_t begin = i - 1;
    while (begin > 0 && (static_cast<unsigned char>(plain[begin]) & 0xC0) == 0x80) --begin;
    out.append(plain, begin, i - begin);
    i = begin;
  }
  return out;
}

Certainty certainty_of(std::string_view factuality) {
  if (factuality.ends_with('-')) return Certainty::denied;
  return factuality == "CT+" ? Certainty::certain : Certainty::hedged;
}

Tallies::Tallies(Database& db)
    : db_(db),
      published_(db.query("SELECT outlet FROM revision WHERE id = ?1")),
      mentions_(db.query("SELECT actor FROM mention WHERE revision = ?1")),
      claims_(db.query("SELECT id, day, speaker, factuality, first, last, spans FROM claim WHERE revision = ?1")),
      names_(db.query("SELECT m.actor, n.folded FROM mention m JOIN actor_name n INDEXED BY actor_name_actor "
                      "ON n.actor = m.actor WHERE m.revision = ?1 ORDER BY m.actor")),
      relays_(db.query("SELECT DISTINCT l.claim, l.actor FROM claim c JOIN link l ON l.claim = c.id "
                       "WHERE c.revision = ?1 AND l.actor IS NOT NULL AND l.actor IS NOT c.speaker")),
      events_(db.query("SELECT e.id, e.type, coalesce(e.earliest, e.latest, c.day), p.role, p.actor, p.word, c.id "
                       "FROM claim c JOIN event e ON e.claim = c.id JOIN participant p ON p.event = e.id "
                       "WHERE c.revision = ?1 ORDER BY e.id, p.position")),
      add_actor_(db.query("INSERT INTO actor_tally (actor, articles, said, relayed, acts, certain, hedged, denied) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET "
                          "articles = articles + ?2, said = said + ?3, relayed = relayed + ?4, acts = acts + ?5, "
                          "certain = certain + ?6, hedged = hedged + ?7, denied = denied + ?8")),
      add_outlet_(db.query("INSERT INTO outlet_tally (outlet, articles, said, certain, hedged, denied) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET articles = articles + ?2, "
                           "said = said + ?3, certain = certain + ?4, hedged = hedged + ?5, denied = denied + ?6")),
      about_(db.query("INSERT OR IGNORE INTO about (actor, day, claim) VALUES (?1, ?2, ?3)")),
      not_about_(db.query("DELETE FROM about WHERE actor = ?1 AND day = ?2 AND claim = ?3")),
      act_(db.query("INSERT OR IGNORE INTO act (actor, day, event) VALUES (?1, ?2, ?3)")),
      not_act_(db.query("DELETE FROM act WHERE actor = ?1 AND day = ?2 AND event = ?3")),
      find_flow_(db.query("SELECT id FROM flow WHERE actor = ?1 AND recipient = ?2 AND type = ?3 AND goods = ?4")),
      make_flow_(db.query("INSERT INTO flow (actor, recipient, type, goods, statements) VALUES (?1, ?2, ?3, ?4, 0)")),
      count_flow_(db.query("UPDATE flow SET statements = statements + ?2 WHERE id = ?1")),
      empty_flow_(db.query("DELETE FROM flow WHERE id = ?1 AND statements = 0")),
      flow_event_(db.query("INSERT OR IGNORE INTO flow_event (flow, revision, event) VALUES (?1, ?2, ?3)")),
      not_flow_event_(db.query("DELETE FROM flow_event WHERE flow = ?1 AND revision = ?2 AND event = ?3")),
      make_goods_(db.query("INSERT OR IGNORE INTO goods (reversed, word) VALUES (?1, ?2)")),
      text_of_(db.query("SELECT text FROM revision WHERE id = ?1")) {}

void Tallies::remove(std::int64_t revision) {
  if (!text_of_.bind(revision).next()) return;
  const auto text = decompressed(text_of_.blob(0));
  text_of_.reset();
  if (!text) return db_.fail(text.error());
  change(revision, *text, -1);
}

void Tallies::rebuild() {
  db_.run(
      "DELETE FROM about; DELETE FROM act; DELETE FROM flow_event; DELETE FROM flow; DELETE FROM goods; "
      "DELETE FROM actor_tally; DELETE FROM outlet_tally");
  forget();
  std::vector<std::int64_t> revisions;
  for (Query q = db_.query("SELECT latest FROM article WHERE latest IS NOT NULL ORDER BY latest"); q.next();)
    revisions.push_back(q.integer(0));
  for (const std::int64_t r : revisions) {
    if (!text_of_.bind(r).next()) continue;
    const auto text = decompressed(text_of_.blob(0));
    text_of_.reset();
    if (!text) return db_.fail(text.error());
    add(r, *text);
  }
}

void Tallies::change(std::int64_t revision, std::string_view text, int sign) {
  actors_.clear();
  about_rows_.clear();
  day_of_.clear();
  outlet_ = {};
  articles(revision);
  claims(revision, text);
  relays(revision);
  events(revision, sign);
  write(sign);
  if (const auto outlet = published_.bind(revision).number())
    add_outlet_
        .bind(*outlet, sign, sign * outlet_.said, sign * outlet_.certain, sign * outlet_.hedged, sign * outlet_.denied)
        .run();
}

void Tallies::articles(std::int64_t revision) {
  for (mentions_.bind(revision); mentions_.next();) ++actors_[mentions_.integer(0)].articles;
}

std::vector<Tallies::Names> Tallies::names_in(std::int64_t revision) {
  std::vector<Names> all;
  for (names_.bind(revision); names_.next();) {
    if (all.empty() || all.back().actor != names_.integer(0)) all.push_back({names_.integer(0), {}});
    all.back().folded.push_back(' ' + names_.string(1) + ' ');
  }
  return all;
}

void Tallies::claims(std::int64_t revision, std::string_view text) {
  const Offsets offsets(text);
  const auto names = names_in(revision);
  for (claims_.bind(revision); claims_.next();) {
    const std::int64_t id = claims_.integer(0);
    const std::string_view day = claims_.text(1), factuality = claims_.text(3);
    day_of_[id] = day_number(day).value_or(0);
    const auto count = [&](Count& c) {
      ++c.said;
      switch (certainty_of(factuality)) {
        case Certainty::certain: ++c.certain; break;
        case Certainty::hedged: ++c.hedged; break;
        case Certainty::denied: ++c.denied; break;
      }
    };
    count(outlet_);
    if (!claims_.null(2)) count(actors_[claims_.integer(2)]);
    const std::string words =
        words_of(text, offsets, claims_.integer(4), claims_.integer(5), claims_.null(6) ? "" : claims_.text(6));
    for (const Names& n : names)
      if (std::any_of(n.folded.begin(), n.folded.end(), [&](const std::string& f) { return mentions(words, f); }))
        about_rows_.emplace_back(n.actor, id);
  }
}

void Tallies::relays(std::int64_t revision) {
  for (relays_.bind(revision); relays_.next();) ++actors_[relays_.integer(1)].relayed;
}

void Tallies::events(std::int64_t revision, int sign) {
  std::vector<Acting> all;
  for (events_.bind(revision); events_.next();) {
    const std::int64_t id = events_.integer(0);
    if (all.empty() || all.back().id != id) {
      all.push_back({});
      all.back().id = id;
      all.back().type = events_.string(1);
      all.back().day = day_number(events_.text(2)).value_or(0);
    }
    const std::string_view role = events_.text(3), word = events_.text(5);
    all.back().sides.add(role, events_.maybe(4), word);
    if (sign > 0 && role == "object" && !word.empty()) note_goods(word);
    if (!events_.null(4)) about_rows_.emplace_back(events_.integer(4), events_.integer(6));
  }
  for (const Acting& e : all) event(revision, e, sign);
}

void Tallies::note_goods(std::string_view word) {
  if (goods_.size() >= most_goods) goods_.clear();
  if (goods_.emplace(word).second) make_goods_.bind(reversed_word(word), word).run();
}

void Tallies::event(std::int64_t revision, const Acting& e, int sign) {
  for (const std::int64_t actor : e.sides.all) {
    ++actors_[actor].acts;
    (sign > 0 ? act_ : not_act_).bind(actor, e.day, e.id).run();
  }
  e.sides.each_flow([&](std::int64_t actor, std::int64_t recipient) { flow(revision, e, actor, recipient, sign); });
}

void Tallies::flow(std::int64_t revision, const Acting& e, std::int64_t actor, std::int64_t recipient, int sign) {
  auto id = find_flow_.bind(actor, recipient, e.type, e.sides.goods).number();
  if (!id) {
    if (sign < 0) return;
    make_flow_.bind(actor, recipient, e.type, e.sides.goods).run();
    id = db_.last_row();
  }
  (sign > 0 ? flow_event_ : not_flow_event_).bind(*id, revision, e.id).run();
  count_flow_.bind(*id, sign).run();
  if (sign < 0) empty_flow_.bind(*id).run();
}

void Tallies::write(int sign) {
  for (const auto& [actor, c] : actors_)
    add_actor_
        .bind(actor, sign * c.articles, sign * c.said, sign * c.relayed, sign * c.acts, sign * c.certain,
              sign * c.hedged, sign * c.denied)
        .run();
  std::sort(about_rows_.begin(), about_rows_.end());
  about_rows_.erase(std::unique(about_rows_.begin(), about_rows_.end()), about_rows_.end());
  for (const auto& [actor, claim] : about_rows_)
    (sign > 0 ? about_ : not_about_).bind(actor, day_of_[claim], claim).run();
}

}  // namespace laut::ledger
