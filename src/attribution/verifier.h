/// The verifier: a linear model that judges every draft of a document, its type and its medium.
///
/// Weights are 8-bit integers over hashed features, so that the sums do not depend on the order of adding; a sigmoid
/// fitted on held-out predictions (Platt 1999) makes a probability of their sum. Trained by tools/train/quotes.py,
/// which also tells what else was tried.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "attribution/draft_features.h"
#include "base/pack.h"

namespace laut::attribution {

/// The columns of a row of the heads' weights.
namespace column {
inline constexpr std::size_t types = 0, media = 5, count = 12;  ///< of the heads
}

/// What a model may say beforehand of all drafts of a construction.
enum class Fate : std::uint8_t {
  judged,
  kept,     ///< so precise that none is dropped: its score is at least the threshold
  dropped,  ///< nothing could be learned of it
};

/// Buffers of one thread.
struct VerifierScratch {
  using Sums = std::array<std::int32_t, column::count>;
  std::vector<Sums> sums;            ///< of the heads, by index of the draft; of dropped drafts not filled
  std::vector<std::uint32_t> place;  ///< draft -> its quotation, none where it is dropped
  DraftFeatures features;
};

/// Immutable after open(); shared by threads. Uses the model, which must outlive it.
class Verifier {
 public:
  /// Errors: data, where the tables "quotes.*" are missing, of another size, or of another version.
  static Result<Verifier> open(const Pack& model);

  /// Gives every draft its probability as score, and type and medium where the model knows better than the
  /// construction. Precondition: order_drafts. The probability is that the draft shares most of its words with a
  /// quotation.
  void judge(const Context& c, VerifierScratch& s) const;

  /// Drafts with a smaller score are none.
  float threshold() const { return decision_[2]; }

 private:
  float score(const VerifierScratch::Sums& sums, std::size_t col) const {
    return static_cast<float>(sums[col]) * scale_[col + 1];
  }
  float probability(const DraftFeatures& features, const Draft& d) const;
  void add_heads(const DraftFeatures& features, VerifierScratch::Sums& sums) const;
  void name_type(const VerifierScratch::Sums& sums, Draft& d) const;
  void name_medium(const VerifierScratch::Sums& sums, Draft& d) const;

  std::span<const std::int8_t> weights_;  ///< by row
  std::span<const std::int8_t> heads_;    ///< [row][column]
  std::span<const float> scale_;          ///< steps of the weights and of each column
  std::span<const float>
      decision_;  ///< sigmoid's slope and offset, threshold, bounds of standing, margins of type and medium
  std::span<const Fate> fate_;  ///< by construction
};

}  // namespace laut::attribution
