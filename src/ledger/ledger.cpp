#include "laut/ledger.h"

#include <charconv>

#include "ledger/database.h"
#include "ledger/decisions.h"
#include "ledger/diff.h"
#include "ledger/key.h"
#include "ledger/migrations.h"
#include "ledger/rebuild.h"
#include "ledger/text.h"
#include "ledger/writer.h"

namespace laut {

using namespace ledger;

struct Ledger::Impl {
  std::unique_ptr<Database> db;
  std::unique_ptr<Writer> writer;  // only where it may write

  void roll_back() {
    (void)db->take_status();
    if (db->in_transaction()) db->run("ROLLBACK");
    (void)db->take_status();
    if (writer) writer->forget();
  }
};

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Ledger::~Ledger() {
  if (impl_ && impl_->db->in_transaction()) impl_->roll_back();
}

Result<Ledger> Ledger::open(const std::string& path, const LedgerOptions& options) {
  const bool write = options.write || options.create;
  auto db = Database::open(path, {write, options.create, options.busy_ms});
  if (!db) return db.error();
  if (Status s = prepare(**db, current_shape(), write); !s) return s.error();
  auto impl = std::make_unique<Impl>();
  impl->db = std::move(*db);
  if (write) {
    // Batches change pages all over the indexes: a long log lets many of them write a page once. A commit that the
    // system has taken survives the end of the program, but not always a loss of power; the file is whole after either.
    impl->db->run(
        "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 32000; PRAGMA journal_size_limit = 134217728");
    impl->writer = std::make_unique<Writer>(*impl->db);
    if (Status s = impl->db->take_status(); !s) return s.error();
  }
  return Ledger(std::move(impl));
}

Status Ledger::begin() {
  if (!impl_->writer) return Error{ErrorCode::usage, "the ledger was opened for reading", impl_->db->path(), 0, ""};
  impl_->db->run("BEGIN IMMEDIATE");
  return impl_->db->take_status();
}

Status Ledger::commit() {
  if (impl_->writer && impl_->db->in_transaction()) impl_->writer->finish();
  if (impl_->db->in_transaction() && impl_->db->ok()) impl_->db->run("COMMIT");
  Status s = impl_->db->take_status();
  if (!s) impl_->roll_back();
  return s;
}

void Ledger::roll_back() {
  impl_->roll_back();
}

Result<Addition> Ledger::add(const Document& doc, const Seen& seen) {
  if (!impl_->writer) return Error{ErrorCode::usage, "the ledger was opened for reading", impl_->db->path(), 0, ""};
  const bool alone = !impl_->db->in_transaction();
  if (alone)
    if (Status s = begin(); !s) return s.error();
  const Addition done = impl_->writer->add(doc, seen);
  Status s = impl_->db->take_status();
  if (s && alone) s = commit();
  if (s) return done;
  impl_->roll_back();
  return s.error();
}

Result<bool> Ledger::knows(const Article& article) const {
  const auto hash = content_hash(article);
  Query q =
      impl_->db->query("SELECT 1 FROM article a JOIN revision r ON r.article = a.id WHERE a.key = ?1 AND r.hash = ?2");
  const bool known = q.bind(article_key(article), Blob{{hash.data(), hash.size()}}).number().has_value();
  if (Status s = impl_->db->take_status(); !s) return s.error();
  return known;
}

Status Ledger::rebuild() {
  if (!impl_->writer) return Error{ErrorCode::usage, "the ledger was opened for reading", impl_->db->path(), 0, ""};
  impl_->writer->forget();
  return rebuild_derived(*impl_->db);
}

Result<StoredText> Ledger::text(std::int64_t revision) const {
  Query q = impl_->db->query("SELECT text, sentences FROM revision WHERE id = ?1");
  if (!q.bind(revision).next()) {
    if (Status s = impl_->db->take_status(); !s) return s.error();
    return Error{ErrorCode::usage, "there is no revision " + std::to_string(revision), impl_->db->path(), 0, ""};
  }
  auto text = decompressed(q.blob(0));
  if (!text) return text.error();
  return StoredText{std::move(*text), unpacked(q.blob(1))};
}

Result<std::optional<std::int64_t>> Ledger::find_article(std::string_view what) const {
  Database& db = *impl_->db;
  std::optional<std::int64_t> id;
  std::int64_t number = 0;
  if (what.starts_with('#') &&
      std::from_chars(what.data() + 1, what.data() + what.size(), number).ptr == what.data() + what.size())
    id = db.query("SELECT id FROM article WHERE id = ?1").bind(number).number();
  if (!id) id = db.query("SELECT id FROM article WHERE key = ?1").bind(what).number();
  if (!id) id = db.query("SELECT id FROM article WHERE key = ?1").bind(plain_address(what)).number();
  if (!id) {
    Query q = db.query("SELECT DISTINCT article FROM revision WHERE name = ?1 LIMIT 2");
    if (q.bind(what).next()) {
      id = q.integer(0);
      if (q.next())
        return Error{ErrorCode::usage, "several articles are called '" + std::string(what) + "'", db.path(), 0,
                     "name one by its address or path"};
    }
  }
  if (Status s = db.take_status(); !s) return s.error();
  return id;
}

Result<Difference> Ledger::diff(std::int64_t article, std::uint32_t from, std::uint32_t to) const {
  return difference(*this, article, from, to);
}

Result<std::int64_t> Ledger::decide(const Decision& d) {
  const bool alone = !impl_->db->in_transaction();
  if (alone)
    if (Status s = begin(); !s) return s.error();
  Database& db = *impl_->db;
  constexpr std::string_view kinds[] = {"merge", "split", "undo"};
  const auto unless_zero = [](std::int64_t id) { return id == 0 ? std::nullopt : std::optional<std::int64_t>(id); };
  db.query("INSERT INTO decision (made, kind, actor, other, undone, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind(d.made, kinds[static_cast<std::size_t>(d.kind)], unless_zero(d.actor), unless_zero(d.other),
            unless_zero(d.undone), TextOrNull{d.note})
      .run();
  const std::int64_t id = db.last_row();
  impl_->writer->replace_cases(apply_decisions(db));
  Status s = alone ? commit() : db.take_status();
  if (!s) return s.error();
  return id;
}

Status Ledger::must_exist(const char* table, std::int64_t id) const {
  const auto found = impl_->db->query("SELECT id FROM " + std::string(table) + " WHERE id = ?1").bind(id).number();
  if (Status s = impl_->db->take_status(); !s) return s;
  if (found) return Ok{};
  return Error{ErrorCode::usage, "there is no " + std::string(table) + " " + std::to_string(id), impl_->db->path(), 0,
               ""};
}

Result<std::int64_t> Ledger::merge(std::int64_t actor, std::int64_t other, std::int64_t moment, std::string_view note) {
  if (Status s = must_exist("actor", actor); !s) return s.error();
  if (Status s = must_exist("actor", other); !s) return s.error();
  if (actor == other) return Error{ErrorCode::usage, "an actor is one with itself already", impl_->db->path(), 0, ""};
  return decide({0, moment, Decision::Kind::merge, actor, other, 0, std::string(note)});
}

Result<std::int64_t> Ledger::split(std::int64_t actor, std::int64_t moment, std::string_view note) {
  if (Status s = must_exist("actor", actor); !s) return s.error();
  return decide({0, moment, Decision::Kind::split, actor, 0, 0, std::string(note)});
}

Result<std::int64_t> Ledger::undo(std::int64_t decision, std::int64_t moment, std::string_view note) {
  if (Status s = must_exist("decision", decision); !s) return s.error();
  return decide({0, moment, Decision::Kind::undo, 0, 0, decision, std::string(note)});
}

Result<std::vector<Decision>> Ledger::decisions() const {
  std::vector<Decision> out;
  Query q = impl_->db->query(
      "SELECT id, made, kind, coalesce(actor, 0), coalesce(other, 0), coalesce(undone, 0), coalesce(note, '') "
      "FROM decision ORDER BY id");
  while (q.next()) {
    const std::string_view kind = q.text(2);
    const auto k = kind == "merge"   ? Decision::Kind::merge
                   : kind == "split" ? Decision::Kind::split
                                     : Decision::Kind::undo;
    out.push_back({q.integer(0), q.integer(1), k, q.integer(3), q.integer(4), q.integer(5), q.string(6)});
  }
  if (Status s = impl_->db->take_status(); !s) return s.error();
  return out;
}

Result<std::optional<SourceState>> Ledger::source(std::string_view address) const {
  Query q = impl_->db->query("SELECT etag, modified, fetched, status FROM source WHERE address = ?1");
  std::optional<SourceState> state;
  if (q.bind(address).next())
    state = SourceState{q.string(0), q.string(1), q.integer(2), static_cast<int>(q.integer(3))};
  if (Status s = impl_->db->take_status(); !s) return s.error();
  return state;
}

Status Ledger::keep_source(std::string_view address, const SourceState& state) {
  impl_->db
      ->query("INSERT OR REPLACE INTO source (address, etag, modified, fetched, status) VALUES (?1, ?2, ?3, ?4, ?5)")
      .bind(address, TextOrNull{state.etag}, TextOrNull{state.modified}, state.fetched, state.status)
      .run();
  return impl_->db->take_status();
}

ledger::Database& Ledger::database() const {
  return *impl_->db;
}

}  // namespace laut
