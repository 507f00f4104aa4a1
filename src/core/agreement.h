/// Agreement over the tree: noun phrases share case, number and gender, a finite verb has the person of its subject.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/labels.h"
#include "laut/document.h"

namespace laut::core {

/// Works on one stretch of words at a time; the buffers are one thread's.
class Agreement {
 public:
  /// Looks at what readings and tree allow. Precondition: choose_tag has run on the tokens [begin, begin + count), and they have heads and relations. `scores`
  /// holds one row of `stride` outputs a word.
  void prepare(const Document& doc, std::uint32_t begin, std::uint32_t count);

  /// The person bit that a finite verb has by its subject (the third where it has no pronoun of the first or second for a
  /// subject), 0 for other tokens.
  std::uint32_t person(const Document& doc, std::uint32_t token) const;

  /// Gives every noun and the determiners, adjectives and contractions that hang on it the case, number and gender for
  /// which their scores together are highest, among those their readings allow. Precondition: choose_features has run.
  void settle_phrases(Document& doc, std::span<const float> scores, std::size_t stride);

 private:
  /// Number (2) times case (4) times gender (3).
  using Cells = std::array<float, 24>;
  bool shares(const Document& doc, std::uint32_t token) const;
  void add(std::uint32_t token, const float* scores, std::uint32_t head);
  bool accusative_only(std::uint32_t head) const;

  std::uint32_t begin_ = 0, count_ = 0;
  std::vector<std::uint32_t> subject_;  ///< per word: the subject that hangs on it, none
  std::vector<std::uint32_t> possible_;  ///< per word: the features of all readings with its tag
  std::vector<Cells> cells_;
  std::vector<std::uint8_t> members_;  ///< per word: how many words share its cells
  std::vector<std::array<std::uint8_t, 24>> broken_;  ///< per word: how many words' readings lack the cell
  std::vector<std::uint8_t> best_;
};

}  // namespace laut::core
