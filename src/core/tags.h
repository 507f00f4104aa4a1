/// From the network's scores to the reading of a token.
#pragma once

#include <span>
#include <vector>

#include "core/labels.h"
#include "laut/document.h"

namespace laut::core {

/// Puts the reading that the scores speak for first, with one value for every feature. `scores` are the label_count
/// outputs for the token. A tag that no reading has is taken where the scores insist; the token then gets a new reading.
void choose_reading(Document& doc, std::uint32_t token, std::span<const float> scores);

/// The best sequence of BIO name labels (Viterbi; an I follows only its own B or I). `scores` holds one row of `stride`
/// numbers a word, the names' labels at name_at; labels receives one a word.
class NamePath {
 public:
  void read(std::span<const float> scores, std::size_t stride, std::span<std::uint8_t> labels);

 private:
  std::vector<std::uint8_t> from_;
};

}  // namespace laut::core
