#include "serve/reading.h"

#include <optional>
#include <vector>

#include "ledger/text.h"
#include "serve/rows.h"

namespace laut::serve {
namespace {

using ledger::Database;
using ledger::Query;

/// A statement for the items of one revision, and its cursor: items come in the order of the claims they belong to.
class Cursor {
 public:
  Cursor(Database& db, std::string_view sql, std::int64_t revision) : query_(db.query(sql)) {
    query_.bind(revision);
    more_ = query_.next();
  }
  /// While the row belongs to the owner (first column).
  bool of(std::int64_t owner) {
    while (more_ && query_.integer(0) < owner) more_ = query_.next();
    return more_ && query_.integer(0) == owner;
  }
  void step() { more_ = query_.next(); }
  Query* operator->() { return &query_; }

 private:
  Query query_;
  bool more_ = false;
};

class Reading {
 public:
  Reading(Database& db, std::int64_t revision, std::string& out) : db_(db), id_(revision), json_(out, false) {}

  bool write() {
    Query q = db_.query(
        "SELECT r.article, r.number, r.title, o.name, r.url, r.published, r.updated, r.agency, r.text, r.sentences, "
        "r.name FROM revision r LEFT JOIN outlet o ON o.id = r.outlet WHERE r.id = ?1");
    if (!q.bind(id_).next()) return false;
    auto text = ledger::decompressed(q.blob(8));
    if (!text) {
      db_.fail(text.error());
      return false;
    }
    text_ = std::move(*text);
    offsets_.emplace(text_);
    outlet_ = q.string(3);
    if (outlet_.empty()) outlet_ = q.null(2) ? q.string(10) : q.string(2);
    json_.begin_object();
    json_.integer("id", id_);
    json_.integer("article", q.integer(0));
    json_.integer("number", q.integer(1));
    static constexpr const char* members[] = {"title", "outlet", "url", "published", "updated", "agency"};
    for (int i = 0; i < 6; ++i) some(json_, members[i], q.text(2 + i));
    json_.string("text", text_);
    write_list(json_, "sentences", ledger::unpacked(q.blob(9)), [&](Span s) { write_span(json_, s.begin, s.end); });
    q.reset();
    claims();
    events();
    times();
    quantities();
    disclosures();
    relations();
    json_.end_object();
    return db_.ok();
  }

 private:
  std::string_view words(Query& q, int column) const {
    const Span bytes = offsets_->bytes(
        {static_cast<std::uint32_t>(q.integer(column)), static_cast<std::uint32_t>(q.integer(column + 1))});
    return bytes.end > text_.size() || bytes.empty() ? std::string_view()
                                                     : std::string_view(text_).substr(bytes.begin, bytes.size());
  }
  void span(std::string_view name, Query& q, int column) {
    if (q.null(column)) return;
    json_.key(name);
    write_span(json_, static_cast<std::uint32_t>(q.integer(column)), static_cast<std::uint32_t>(q.integer(column + 1)));
  }
  void bound(std::string_view name, Query& q, int column) {
    if (!q.null(column)) json_.number(name, q.real(column));
  }
  void list(std::string_view name) {
    json_.key(name);
    json_.begin_array();
  }

  void claims() {
    Query q = db_.query(
        "SELECT id, number, sentence, first, last, spans, said_as, factuality, stance FROM claim WHERE revision = ?1 "
        "ORDER BY id");
    Cursor links(db_,
                 "SELECT l.claim, l.kind, s.id, s.name, l.unnamed, l.first, l.last FROM claim c JOIN link l ON l.claim "
                 "= c.id LEFT JOIN actor a ON a.id = l.actor LEFT JOIN actor s ON s.id = a.stands_for WHERE c.revision "
                 "= ?1 ORDER BY c.id, l.position",
                 id_);
    Cursor events(db_,
                  "SELECT e.claim, e.id FROM claim c JOIN event e ON e.claim = c.id WHERE c.revision = ?1 ORDER BY "
                  "c.id, e.id",
                  id_);
    list("claims");
    for (q.bind(id_); q.next();) {
      const std::int64_t id = q.integer(0);
      json_.begin_object();
      json_.integer("id", id);
      json_.integer("number", q.integer(1));
      json_.integer("sentence", q.integer(2));
      write_list(json_, "spans", ledger::parts_of(q.integer(3), q.integer(4), q.text(5)),
                 [&](Span s) { write_span(json_, s.begin, s.end); });
      some(json_, "said_as", q.text(6));
      json_.string("factuality", q.text(7));
      some(json_, "stance", q.text(8));
      list("chain");
      json_.begin_object();
      json_.string("kind", "article");
      some(json_, "name", outlet_);
      json_.end_object();
      for (; links.of(id); links.step()) link(*links.operator->());
      json_.end_array();
      list("events");
      for (; events.of(id); events.step()) json_.integer(events->integer(1));
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void link(Query& q) {
    json_.begin_object();
    json_.string("kind", q.text(1));
    some(json_, "name", !q.null(3) ? q.text(3) : q.null(5) ? std::string_view() : words(q, 5));
    some_id(json_, "actor", q.integer(2));
    if (q.integer(4) != 0) json_.boolean("unnamed", true);
    span("span", q, 5);
    json_.end_object();
  }

  void events() {
    Query q = db_.query(
        "SELECT e.id, e.claim, e.type, e.mode, e.factuality, e.first, e.last, e.earliest, e.latest, e.case_id FROM "
        "claim c JOIN event e ON e.claim = c.id WHERE c.revision = ?1 ORDER BY e.id");
    Cursor takers(db_,
                  "SELECT p.event, p.role, s.id, s.name, p.word, p.first, p.last FROM claim c JOIN event e ON e.claim "
                  "= c.id JOIN participant p ON p.event = e.id LEFT JOIN actor a ON a.id = p.actor LEFT JOIN actor s "
                  "ON s.id = a.stands_for WHERE c.revision = ?1 ORDER BY e.id, p.position",
                  id_);
    list("events");
    for (q.bind(id_); q.next();) {
      json_.begin_object();
      json_.integer("id", q.integer(0));
      json_.integer("claim", q.integer(1));
      json_.string("type", q.text(2));
      some(json_, "mode", q.text(3));
      json_.string("factuality", q.text(4));
      span("trigger", q, 5);
      some(json_, "earliest", q.text(7));
      some(json_, "latest", q.text(8));
      some_id(json_, "case_id", q.integer(9));
      list("participants");
      for (; takers.of(q.integer(0)); takers.step()) taker(*takers.operator->());
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void taker(Query& q) {
    json_.begin_object();
    json_.string("role", q.text(1));
    some(json_, "name", !q.null(3) ? q.text(3) : q.null(5) ? std::string_view() : words(q, 5));
    some(json_, "word", q.text(4));
    some_id(json_, "actor", q.integer(2));
    span("span", q, 5);
    json_.end_object();
  }

  void times() {
    Query q = db_.query(
        "SELECT t.claim, t.event, t.type, t.value, t.earliest, t.latest, t.first, t.last FROM claim c JOIN time t ON "
        "t.claim = c.id WHERE c.revision = ?1 ORDER BY c.id, t.position");
    list("times");
    for (q.bind(id_); q.next();) {
      json_.begin_object();
      json_.integer("claim", q.integer(0));
      some_id(json_, "event", q.integer(1));
      json_.string("type", q.text(2));
      json_.string("value", q.text(3));
      some(json_, "earliest", q.text(4));
      some(json_, "latest", q.text(5));
      span("span", q, 6);
      json_.end_object();
    }
    json_.end_array();
  }

  void quantities() {
    Query q = db_.query(
        "SELECT q.claim, q.event, q.value, q.low, q.high, q.comparator, q.unit, q.counted, q.first, q.last FROM claim "
        "c JOIN quantity q ON q.claim = c.id WHERE c.revision = ?1 ORDER BY c.id, q.position");
    list("quantities");
    for (q.bind(id_); q.next();) {
      json_.begin_object();
      json_.integer("claim", q.integer(0));
      some_id(json_, "event", q.integer(1));
      bound("value", q, 2);
      bound("low", q, 3);
      bound("high", q, 4);
      json_.string("comparator", q.text(5));
      some(json_, "unit", q.text(6));
      some(json_, "counted", q.text(7));
      some(json_, "words", words(q, 8));
      span("span", q, 8);
      json_.end_object();
    }
    json_.end_array();
  }

  void disclosures() {
    Query q = db_.query("SELECT kind, value, first, last FROM disclosure WHERE revision = ?1 ORDER BY position");
    list("disclosures");
    for (q.bind(id_); q.next();) {
      json_.begin_object();
      json_.string("kind", q.text(0));
      some(json_, "value", q.text(1));
      span("span", q, 2);
      json_.end_object();
    }
    json_.end_array();
  }

  void relations() {
    Query q = db_.query(
        "SELECT r.kind, f.name, f.id, t.name, t.id, r.role, r.since, r.until, r.first, r.last FROM relation r "
        "JOIN actor a ON a.id = r.actor JOIN actor f ON f.id = a.stands_for LEFT JOIN actor b ON b.id = r.other "
        "LEFT JOIN actor t ON t.id = b.stands_for WHERE r.revision = ?1 ORDER BY r.position");
    list("relations");
    for (q.bind(id_); q.next();) {
      json_.begin_object();
      json_.string("kind", q.text(0));
      json_.string("from", q.text(1));
      json_.integer("from_actor", q.integer(2));
      some(json_, "to", q.text(3));
      some_id(json_, "to_actor", q.integer(4));
      some(json_, "role", q.text(5));
      some(json_, "since", q.text(6));
      some(json_, "until", q.text(7));
      span("span", q, 8);
      json_.end_object();
    }
    json_.end_array();
  }

  Database& db_;
  std::int64_t id_;
  JsonOut json_;
  std::string text_, outlet_;
  std::optional<ledger::Offsets> offsets_;
};

}  // namespace

bool write_reading(Database& db, std::int64_t revision, std::string& out) {
  return Reading(db, revision, out).write();
}

}  // namespace laut::serve
