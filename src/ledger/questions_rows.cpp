#include "ledger/questions_rows.h"

#include <algorithm>
#include <limits>

#include "ledger/days.h"
#include "ledger/text.h"

namespace laut::ledger {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::string known_day(std::string_view day) {
  return day == first_of_days || day == last_of_days ? std::string() : std::string(day);
}

}  // namespace

Rows::Rows(Database& db)
    : db_(db),
      claim_(db.query(
          "SELECT revision, sentence, first, last, spans, said_as, factuality, stance FROM claim WHERE id = ?1")),
      links_(db.query(
          "SELECT l.kind, s.id, s.name, l.unnamed, l.first, l.last FROM link l LEFT JOIN actor a ON a.id = l.actor "
          "LEFT JOIN actor s ON s.id = a.stands_for WHERE l.claim = ?1 ORDER BY l.position")),
      events_of_(db.query("SELECT id FROM event WHERE claim = ?1 ORDER BY id")),
      event_(db.query(
          "SELECT e.claim, e.case_id, e.type, e.mode, e.factuality, e.earliest, e.latest, e.first, e.last, c.revision "
          "FROM event e JOIN claim c ON c.id = e.claim WHERE e.id = ?1")),
      participants_(db.query(
          "SELECT p.role, s.id, s.name, p.word, p.first, p.last FROM participant p LEFT JOIN actor a ON a.id = p.actor "
          "LEFT JOIN actor s ON s.id = a.stands_for WHERE p.event = ?1 ORDER BY p.position")),
      quantities_(db.query("SELECT value, low, high, comparator, unit, counted, first, last FROM quantity WHERE event "
                           "= ?1 ORDER BY position")),
      revision_(db.query(
          "SELECT r.article, r.origin, r.title, o.name, r.url, r.published, r.text, r.sentences, a.latest = r.id, "
          "r.name "
          "FROM revision r JOIN article a ON a.id = r.article LEFT JOIN outlet o ON o.id = r.outlet WHERE r.id = ?1")),
      case_(db.query("SELECT type, goods, actor, recipient, earliest, latest, events, origins, conflict FROM \"case\" "
                     "WHERE id = ?1")),
      says_(db.query(
          "SELECT e.id, c.id FROM event e JOIN claim c ON c.id = e.claim JOIN revision r ON r.id = c.revision "
          "JOIN article a ON a.id = r.article AND a.latest = r.id WHERE e.case_id = ?1 ORDER BY c.day, e.id LIMIT ?2")),
      name_(db.query("SELECT s.name FROM actor a JOIN actor s ON s.id = a.stands_for WHERE a.id = ?1")) {}

std::string Rows::name(std::int64_t actor) {
  std::string out;
  if (name_.bind(actor).next()) out = name_.string(0);
  name_.reset();
  return out;
}

bool Rows::open(std::int64_t revision) {
  if (at_ == revision) return true;
  at_ = 0;
  if (!revision_.bind(revision).next()) return false;
  heading_ = {};
  heading_.revision = revision;
  heading_.article = revision_.integer(0), heading_.origin = revision_.integer(1);
  heading_.title = revision_.string(2), heading_.outlet = revision_.string(3);
  heading_.url = revision_.string(4), heading_.published = revision_.string(5);
  heading_.current = revision_.integer(8) != 0;
  ChainRow article;
  article.kind = "article";
  article.name = !heading_.outlet.empty()  ? heading_.outlet
                 : !heading_.title.empty() ? heading_.title
                                           : revision_.string(9);
  heading_.chain.push_back(std::move(article));
  auto text = decompressed(revision_.blob(6));
  sentences_ = unpacked(revision_.blob(7));
  revision_.reset();
  if (!text) {
    db_.fail(text.error());
    return false;
  }
  text_ = std::move(*text);
  bytes_.clear();
  for (std::uint32_t i = 0; i < text_.size(); ++i)
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) bytes_.push_back(i);
  bytes_.push_back(static_cast<std::uint32_t>(text_.size()));
  at_ = revision;
  return true;
}

std::string Rows::words(std::int64_t first, std::int64_t last) const {
  const auto end = static_cast<std::int64_t>(bytes_.size()) - 1;
  first = std::clamp<std::int64_t>(first, 0, end), last = std::clamp<std::int64_t>(last, first, end);
  const std::uint32_t begin = bytes_[static_cast<std::size_t>(first)];
  return text_.substr(begin, bytes_[static_cast<std::size_t>(last)] - begin);
}

void Rows::place(std::size_t sentence, ClaimRow& row) const {
  if (sentence >= sentences_.size()) return;
  row.sentence_first = sentences_[sentence].begin;
  row.sentence = words(sentences_[sentence].begin, sentences_[sentence].end);
}

bool Rows::sentence(std::int64_t revision, std::size_t number, ClaimRow& row) {
  if (!open(revision)) return false;
  row = heading_;
  place(number, row);
  return true;
}

bool Rows::claim(std::int64_t id, ClaimRow& row) {
  if (!claim_.bind(id).next()) return false;
  if (!open(claim_.integer(0))) return false;
  row = heading_;
  row.id = id;
  place(static_cast<std::size_t>(claim_.integer(1)), row);
  row.first = static_cast<std::uint32_t>(claim_.integer(2)), row.last = static_cast<std::uint32_t>(claim_.integer(3));
  row.parts = parts_of(claim_.integer(2), claim_.integer(3), claim_.text(4));
  for (const Span part : row.parts) row.words += (row.words.empty() ? "" : " … ") + words(part.begin, part.end);
  row.said_as = claim_.string(5), row.factuality = claim_.string(6), row.stance = claim_.string(7);
  claim_.reset();
  chain(row);
  for (events_of_.bind(id); events_of_.next();) {
    row.events.emplace_back();
    event(events_of_.integer(0), row.events.back());
  }
  return db_.ok();
}

void Rows::chain(ClaimRow& row) {
  for (links_.bind(row.id); links_.next();) {
    ChainRow link;
    link.kind = links_.string(0);
    link.actor = links_.integer(1);
    link.unnamed = links_.integer(3) != 0;
    link.name = !links_.null(2)  ? links_.string(2)
                : links_.null(4) ? std::string()
                                 : words(links_.integer(4), links_.integer(5));
    row.chain.push_back(std::move(link));
  }
}

bool Rows::event(std::int64_t id, EventRow& row) {
  if (!event_.bind(id).next()) return false;
  if (!open(event_.integer(9))) return false;
  row.id = id;
  row.claim = event_.integer(0), row.case_id = event_.integer(1);
  row.type = event_.string(2), row.mode = event_.string(3), row.factuality = event_.string(4);
  row.earliest = event_.string(5), row.latest = event_.string(6);
  row.trigger = words(event_.integer(7), event_.integer(8));
  event_.reset();
  participants(row);
  for (quantities_.bind(id); quantities_.next();) {
    QuantityRow q;
    q.value = quantities_.null(0) ? infinite : quantities_.real(0);
    q.low = quantities_.null(1) ? -infinite : quantities_.real(1);
    q.high = quantities_.null(2) ? infinite : quantities_.real(2);
    q.comparator = quantities_.string(3), q.unit = quantities_.string(4), q.counted = quantities_.string(5);
    q.words = words(quantities_.integer(6), quantities_.integer(7));
    row.quantities.push_back(std::move(q));
  }
  return db_.ok();
}

void Rows::participants(EventRow& row) {
  for (participants_.bind(row.id); participants_.next();) {
    ParticipantRow p;
    p.role = participants_.string(0);
    p.actor = participants_.integer(1);
    p.name = !participants_.null(2)  ? participants_.string(2)
             : participants_.null(4) ? std::string()
                                     : words(participants_.integer(4), participants_.integer(5));
    p.word = participants_.string(3);
    row.participants.push_back(std::move(p));
  }
}

bool Rows::timeline(std::int64_t id, TimelineRow& row) {
  if (!event(id, row.event) || !claim(row.event.claim, row.claim)) return false;
  row.published = row.claim.published;
  return true;
}

bool Rows::one_case(std::int64_t id, int most, CaseRow& row) {
  if (!case_.bind(id).next()) return false;
  row.id = id;
  row.type = case_.string(0), row.goods = case_.string(1);
  row.actor = case_.integer(2), row.recipient = case_.integer(3);
  row.earliest = known_day(case_.text(4)), row.latest = known_day(case_.text(5));
  row.statements = static_cast<std::uint32_t>(case_.integer(6)),
  row.origins = static_cast<std::uint32_t>(case_.integer(7));
  row.numbers_disagree = (case_.integer(8) & 1) != 0, row.denied = (case_.integer(8) & 2) != 0;
  case_.reset();
  row.actor_name = name(row.actor), row.recipient_name = name(row.recipient);
  for (says_.bind(id, most); says_.next();) {
    CaseRow::Statement s;
    if (claim(says_.integer(1), s.claim) && event(says_.integer(0), s.event)) row.says.push_back(std::move(s));
  }
  return db_.ok();
}

}  // namespace laut::ledger
