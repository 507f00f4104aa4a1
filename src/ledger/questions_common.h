/// What all questions share: one moment for an answer, and pages of rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laut/questions.h"
#include "ledger/database.h"

namespace laut::ledger {

/// Everything read while it lives is of one moment. Within a transaction it does nothing of its own.
class Moment {
 public:
  explicit Moment(Database& db) : db_(db), own_(!db.in_transaction()) {
    if (own_) db_.run("BEGIN");
  }
  ~Moment() {
    if (own_ && db_.in_transaction()) sqlite3_exec(db_.handle(), "COMMIT", nullptr, nullptr, nullptr);
  }
  Moment(const Moment&) = delete;
  Moment& operator=(const Moment&) = delete;

  /// The answer, or what went wrong meanwhile.
  template <typename T>
  Result<T> done(T answer) {
    if (Status s = db_.take_status(); !s) return s.error();
    return answer;
  }

 private:
  Database& db_;
  bool own_;
};

/// Counts the rows of a page that pass: before it, on it, and the one behind it.
class Pager {
 public:
  explicit Pager(const Filter& f) : skip_(f.offset), left_(f.limit) {}
  enum class Place { before, on, behind };
  Place next() {
    if (skip_ > 0) return --skip_, Place::before;
    if (left_ > 0) return --left_, Place::on;
    return Place::behind;
  }

 private:
  std::uint32_t skip_, left_;
};

/// The page of a list that is there whole.
template <typename T>
Page<T> page_of(std::vector<T> all, const Filter& f) {
  Page<T> page;
  const auto begin = std::min<std::size_t>(f.offset, all.size());
  const auto end = std::min<std::size_t>(begin + f.limit, all.size());
  page.more = end < all.size();
  page.rows.assign(std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(begin)),
                   std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end)));
  return page;
}

inline std::uint64_t unsigned_of(const Query& q, int column) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(q.integer(column), 0));
}

/// A literal of SQL.
std::string literal(std::string_view text);

}  // namespace laut::ledger
