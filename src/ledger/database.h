/// SQLite behind two classes: a connection with the ledger's settings, and prepared statements.
///
/// Errors are sticky: the first failure of a connection stays in Database::status() until take_status(), and everything
/// asked of it meanwhile does nothing. So a writer of many rows looks once, at its end. For one thread.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "laut/result.h"

namespace laut::ledger {

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// Text, or NULL where it is empty.
struct TextOrNull {
  std::string_view text;
};

class Database;

/// A prepared statement. Values are copied when they are bound.
///
///     Query q = db.query("SELECT name FROM actor WHERE type = ?1 AND qid = ?2");
///     for (q.bind(type, qid); q.next();) use(q.text(0));
class Query {
 public:
  Query() = default;
  Query(Query&& o) noexcept : db_(o.db_), statement_(o.statement_) { o.statement_ = nullptr; }
  Query& operator=(Query&& o) noexcept;
  ~Query();

  /// Begins anew with these values for ?1, ?2 ...
  template <typename... T>
  Query& bind(const T&... values) {
    reset();
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }
  /// The next row; false at the end and after a failure, from when on the statement holds no lock any more.
  bool next();
  /// Runs to the end. False after a failure.
  bool run();
  /// Runs to the end and gives the first column of the first row.
  std::optional<std::int64_t> number();

  // Columns of the current row, from 0. Views live until the next call of next(), bind() or run().
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool null(int column) const;
  std::optional<std::int64_t> maybe(int column) const;
  std::string string(int column) const { return std::string(text(column)); }

  void reset();

 private:
  friend class Database;
  Query(Database& db, sqlite3_stmt* statement) : db_(&db), statement_(statement) {}
  void put_integer(int at, std::int64_t value);
  void put(int at, std::string_view value);
  void put(int at, const std::string& value) { put(at, std::string_view(value)); }
  void put(int at, const char* value) { put(at, std::string_view(value)); }
  void put(int at, double value);
  void put(int at, std::nullptr_t);
  void put(int at, Blob value);
  void put(int at, TextOrNull value) {
    if (value.text.empty())
      put(at, nullptr);
    else
      put(at, value.text);
  }
  template <std::integral T>
  void put(int at, T value) {
    put_integer(at, static_cast<std::int64_t>(value));
  }
  template <typename T>
  void put(int at, const std::optional<T>& value) {
    if (value)
      put(at, *value);
    else
      put(at, nullptr);
  }

  Database* db_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

struct OpenOptions {
  bool write = false;
  bool create = false;   ///< make the file where there is none; implies write
  int busy_ms = 30'000;  ///< how long to wait for another writer
};

class Database {
 public:
  /// Opens the file, whatever is in it; settings and German tokenizer are made. Errors: io (missing, not permitted,
  /// read-only where write is asked), data (no SQLite file, truncated).
  static Result<std::unique_ptr<Database>> open(const std::string& path, const OpenOptions& options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Query query(std::string_view sql);
  /// Runs one or more statements without values. False after a failure.
  bool run(const char* sql);
  std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_); }
  /// Rows that the last statement changed.
  int changes() const { return sqlite3_changes(handle_); }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

  bool ok() const { return error_ == nullptr; }
  Status status() const;
  /// The failure, which is then forgotten.
  Status take_status();
  /// Records a failure of the caller's own, where there is none yet.
  void fail(Error error);

  const std::string& path() const { return path_; }
  sqlite3* handle() { return handle_; }

 private:
  friend class Query;
  explicit Database(std::string path) : path_(std::move(path)) {}
  Status connect(const OpenOptions& options, bool immutable);
  Status configure(const OpenOptions& options);
  Status check_length();
  /// Records what SQLite says of its last call.
  void fail(int code);

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unique_ptr<Error> error_;
};

/// A transaction: rolled back where it is not committed. Within another one it does nothing of its own.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// The database's status afterwards, which is then forgotten; after a failure everything is rolled back.
  Status commit();

 private:
  Database& db_;
  bool outer_ = false, open_ = false;
};

}  // namespace laut::ledger
