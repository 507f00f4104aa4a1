#include "ledger/database.h"

#include <sys/stat.h>

#include "ledger/tokenizer.h"

namespace laut::ledger {
namespace {

bool exists(const std::string& path) {
  struct stat st {};
  return ::stat(path.c_str(), &st) == 0;
}

std::uint64_t size_of(const std::string& path) {
  struct stat st {};
  return ::stat(path.c_str(), &st) == 0 ? static_cast<std::uint64_t>(st.st_size) : 0;
}

/// "file:..." with what has a meaning in an address escaped.
std::string as_uri(const std::string& path, bool immutable) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      uri += '%';
      uri += hex[static_cast<unsigned char>(c) >> 4];
      uri += hex[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return immutable ? uri + "?immutable=1" : uri;
}

/// What a result code of SQLite means to somebody who keeps a ledger.
Error explain(int code, const char* message, const std::string& path) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {ErrorCode::io, "cannot be written: the disk is full", path, 0, "free some space; nothing stored is lost"};
    case SQLITE_READONLY:
      return {ErrorCode::io, "cannot be written: it is read-only", path, 0, "check its permissions"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::io, "is being written by another program", path, 0, "try again when that has ended"};
    case SQLITE_NOTADB: return {ErrorCode::data, "is no ledger: it is no SQLite file", path, 0, "name another file"};
    case SQLITE_CORRUPT:
      return {ErrorCode::data, "is damaged or truncated", path, 0, "take a copy of it that is whole"};
    case SQLITE_CANTOPEN: return {ErrorCode::io, "cannot be opened", path, 0, "check the path and its permissions"};
    case SQLITE_PERM:
    case SQLITE_AUTH: return {ErrorCode::io, "cannot be opened: permission denied", path, 0, "check its permissions"};
    case SQLITE_IOERR: {
      // A write that the system cuts short says nothing of why; a limit on the size of files or a quota are likely.
      if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_FSYNC)
        return {ErrorCode::io, "cannot be written", path, 0,
                "free some space, or check the disk; nothing stored is lost"};
      return {ErrorCode::io, std::string("cannot be read or written: ") + message, path, 0, "check the disk"};
    }
    case SQLITE_NOMEM: return {ErrorCode::limit, "needs more memory than there is", path, 0, ""};
    default: return {ErrorCode::data, message, path, 0, ""};
  }
}

}  // namespace

Query& Query::operator=(Query&& o) noexcept {
  if (this != &o) {
    sqlite3_finalize(statement_);
    db_ = o.db_;
    statement_ = o.statement_;
    o.statement_ = nullptr;
  }
  return *this;
}

Query::~Query() {
  sqlite3_finalize(statement_);
}

void Query::reset() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

bool Query::next() {
  if (statement_ == nullptr || !db_->ok()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) db_->fail(code);
  sqlite3_reset(statement_);
  return false;
}

bool Query::run() {
  while (next()) {
  }
  return statement_ != nullptr && db_->ok();
}

std::optional<std::int64_t> Query::number() {
  std::optional<std::int64_t> value;
  if (next()) value = maybe(0);
  reset();
  return value;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Query::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Query::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Query::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Query::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Query::maybe(int column) const {
  if (null(column)) return std::nullopt;
  return integer(column);
}

void Query::put_integer(int at, std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, at, value);
}

void Query::put(int at, std::string_view value) {
  if (statement_ == nullptr) return;
  const int code = sqlite3_bind_text64(statement_, at, value.data() == nullptr ? "" : value.data(), value.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) db_->fail(code);
}

void Query::put(int at, double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, at, value);
}

void Query::put(int at, std::nullptr_t) {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, at);
}

void Query::put(int at, Blob value) {
  if (statement_ == nullptr) return;
  const int code = sqlite3_bind_blob64(statement_, at, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                                       value.bytes.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) db_->fail(code);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, const OpenOptions& options) {
  if (!options.create && !exists(path))
    return Error{ErrorCode::io, "there is no such ledger", path, 0, "make one with laut ingest, or name it with --db"};
  std::unique_ptr<Database> db(new Database(path));
  Status status = db->connect(options, false);
  const std::string wal = path + "-wal";
  if (!status && status.error().code == ErrorCode::io && !options.write && !options.create && size_of(wal) == 0) {
    // A folder that cannot be written to: there the index of the log cannot be made, nor can anybody else write.
    Status again = db->connect(options, true);
    if (again) status = again;
  }
  if (!status) return status.error();
  return db;
}

Database::~Database() {
  sqlite3_close_v2(handle_);
}

Status Database::connect(const OpenOptions& options, bool immutable) {
  sqlite3_close_v2(handle_);
  handle_ = nullptr;
  error_.reset();
  const bool write = options.write || options.create;
  const int flags = (write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | (options.create ? SQLITE_OPEN_CREATE : 0) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(as_uri(path_, immutable).c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) return explain(code, handle_ != nullptr ? sqlite3_errmsg(handle_) : "no memory", path_);
  return configure(options);
}

Status Database::configure(const OpenOptions& options) {
  sqlite3_busy_timeout(handle_, options.busy_ms);
  if (!query("PRAGMA schema_version").run()) return take_status();
  const bool write = options.write || options.create;
  if (write && sqlite3_db_readonly(handle_, "main") == 1)
    return Error{ErrorCode::io, "cannot be written: it is read-only", path_, 0, "check its permissions"};
  if (Status s = check_length(); !s) return s;
  run("PRAGMA temp_store = memory");
  // Mapped pages count as the program's memory; the writer goes without, and a reader's share is bounded.
  run(write ? "PRAGMA cache_size = -163840" : "PRAGMA cache_size = -32768; PRAGMA mmap_size = 268435456");
  if (Status s = add_tokenizer(handle_); !s) fail(s.error());
  return take_status();
}

Status Database::check_length() {
  // While there is a log, pages may be in it alone.
  if (size_of(path_ + "-wal") != 0) return Ok{};
  const auto pages = query("PRAGMA page_count").number(), size = query("PRAGMA page_size").number();
  if (!ok()) return take_status();
  if (size_of(path_) < static_cast<std::uint64_t>(pages.value_or(0) * size.value_or(0)))
    return explain(SQLITE_CORRUPT, "", path_);
  return Ok{};
}

Query Database::query(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (ok()) {
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
  }
  return Query(*this, statement);
}

bool Database::run(const char* sql) {
  if (!ok()) return false;
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
  return ok();
}

void Database::fail(int code) {
  fail(explain(code, sqlite3_errmsg(handle_), path_));
}

void Database::fail(Error error) {
  if (!error_) error_ = std::make_unique<Error>(std::move(error));
}

Status Database::status() const {
  if (error_) return *error_;
  return Ok{};
}

Status Database::take_status() {
  Status s = status();
  error_.reset();
  return s;
}

Transaction::Transaction(Database& db) : db_(db), outer_(db.in_transaction()) {
  if (!outer_) open_ = db_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // Not through Database::run, which does nothing after a failure.
  if (open_ && db_.in_transaction()) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit() {
  if (!outer_ && db_.ok()) db_.run("COMMIT");
  if (db_.ok()) open_ = false;
  // SQLite may have rolled back by itself; what it left open is rolled back here.
  if (!db_.ok() && db_.in_transaction() && !outer_) {
    sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    open_ = false;
  }
  return outer_ ? db_.status() : db_.take_status();
}

}  // namespace laut::ledger
