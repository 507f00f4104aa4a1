/// Near duplicates: copies of one dispatch, whole, edited, or inside a longer text, share an origin.
///
/// Texts are compared by their distinct shingles of three folded words (Broder 1997, "On the resemblance and
/// containment of documents"): two belong together where the smaller one has enough of its shingles in the other. A
/// sample of each text's shingles, those with the smallest hashes (Broder's min-wise sampling modulo a rate), is kept
/// in table `shingle` and finds the candidates, also for a short text inside a long one; the decision is made on the
/// whole texts. Groups grow transitively, and carry the id of their first revision.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laut/result.h"
#include "laut/span.h"
#include "ledger/database.h"

namespace laut::ledger {

/// Distinct hashes (48 bits) of the shingles of the words in these spans, ascending.
std::vector<std::uint64_t> shingles(std::string_view text, const std::vector<Span>& sentences);

/// Which share of the smaller set is in the other; 0 where it is too small to tell anything.
double containment(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// From this containment on two texts are copies. Every fifth word changed leaves 0.8³ = 0.51 of three-word
/// shingles; independent reports of one event have less than 0.1 (EVALUATION.md).
inline constexpr double copied = 0.3;

/// For one thread, within the caller's transaction.
class Near {
 public:
  explicit Near(Database& db);
  /// Notes the revision's sample and gives it its origin, joining groups where it belongs to several. `sentences` are
  /// bytes of the text.
  void add(std::int64_t revision, std::string_view text, const std::vector<Span>& sentences);

 private:
  struct Candidate {
    std::int64_t revision, origin;
    std::size_t shared;
  };
  std::vector<Candidate> candidates(std::size_t size, const std::vector<std::uint64_t>& sample);
  bool is_copy(std::int64_t revision, const std::vector<std::uint64_t>& mine);

  Database& db_;
  Query insert_, lookup_, group_of_, text_of_, set_origin_, join_;
};

}  // namespace laut::ledger
