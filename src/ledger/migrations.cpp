#include "ledger/migrations.h"

#include <string>

namespace laut::ledger {
namespace {

Error foreign(const Database& db) {
  return {ErrorCode::data, "is no ledger: it is a database of another program", db.path(), 0, "name another file"};
}

void set_version(Database& db, int version) {
  db.run(("PRAGMA user_version = " + std::to_string(version)).c_str());
}

Status make(Database& db, const Shape& shape) {
  // The log must be chosen outside of a transaction. Without it readers would wait for the writer.
  db.run("PRAGMA journal_mode = WAL");
  Transaction transaction(db);
  // Another program may have made it in the meantime.
  if (db.query("SELECT count(*) FROM sqlite_schema").number().value_or(1) != 0 && db.ok()) return transaction.commit();
  db.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  db.run(shape.schema);
  set_version(db, shape.version);
  return transaction.commit();
}

Status migrate(Database& db, const Shape& shape) {
  Transaction transaction(db);
  auto version = db.query("PRAGMA user_version").number().value_or(0);
  for (const Migration& m : shape.migrations) {
    if (m.to != version + 1) continue;
    db.run(m.sql);
    set_version(db, m.to);
    version = m.to;
  }
  if (db.ok() && version != shape.version)
    db.fail({ErrorCode::data, "is of version " + std::to_string(version) + ", which cannot be brought forward",
             db.path(), 0, "ingest the articles into a new one"});
  return transaction.commit();
}

}  // namespace

Status prepare(Database& db, const Shape& shape, bool write) {
  const auto id = db.query("PRAGMA application_id").number();
  const auto version = db.query("PRAGMA user_version").number();
  const auto objects = db.query("SELECT count(*) FROM sqlite_schema").number();
  if (!db.ok()) return db.take_status();
  if (*id == 0 && *version == 0 && *objects == 0) {
    if (!write) return Error{ErrorCode::data, "is no ledger: it is empty", db.path(), 0, "fill it with laut ingest"};
    if (Status s = make(db, shape); !s) return s;
    return prepare(db, shape, false);
  }
  if (*id != application_id) return foreign(db);
  if (*version > shape.version)
    return Error{ErrorCode::data,
                 "is of version " + std::to_string(*version) + ", made by a newer laut; this one knows version " +
                     std::to_string(shape.version),
                 db.path(), 0, "use the newer laut"};
  if (*version == shape.version) return Ok{};
  if (!write)
    return Error{ErrorCode::data, "is of the older version " + std::to_string(*version), db.path(), 0,
                 "laut ingest brings it forward"};
  return migrate(db, shape);
}

}  // namespace laut::ledger
