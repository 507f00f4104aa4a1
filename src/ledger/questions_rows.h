/// Claims, events and cases read back whole, as lists show them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "laut/questions.h"
#include "ledger/database.h"

namespace laut::ledger {

/// Reads rows by their ids. The text of the last revision is kept, so that neighbours cost little. For one thread and
/// one question.
class Rows {
 public:
  explicit Rows(Database& db);
  /// False where there is none, or after a failure.
  bool claim(std::int64_t id, ClaimRow& row);
  bool event(std::int64_t id, EventRow& row);
  bool timeline(std::int64_t event, TimelineRow& row);
  /// With at most so many statements of newest revisions, by day of publication.
  bool one_case(std::int64_t id, int most, CaseRow& row);
  /// What is known of a sentence that holds no claim.
  bool sentence(std::int64_t revision, std::size_t number, ClaimRow& row);
  std::string name(std::int64_t actor);

 private:
  bool open(std::int64_t revision);
  std::string words(std::int64_t first, std::int64_t last) const;
  void place(std::size_t sentence, ClaimRow& row) const;
  void chain(ClaimRow& row);
  void participants(EventRow& row);

  Database& db_;
  Query claim_, links_, events_of_, event_, participants_, quantities_, revision_, case_, says_, name_;
  std::int64_t at_ = 0;  // revision that is open
  std::string text_;
  std::vector<Span> sentences_;
  std::vector<std::uint32_t> bytes_;  // of every code point, and the end
  ClaimRow heading_;
};

}  // namespace laut::ledger
