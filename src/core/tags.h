/// From the network's scores to the reading of a token.
#pragma once

#include <span>
#include <vector>

#include "core/labels.h"
#include "laut/document.h"

namespace laut::core {

/// Puts a reading with the likeliest tag first. `scores` are the label_count outputs for the token. A tag that no
/// reading has is taken where the scores insist; the token then gets a new reading.
void choose_tag(Document& doc, std::uint32_t token, std::span<const float> scores);

/// Among the readings with the tag of the first one takes the one that the scores speak for, and gives it one value for
/// every feature. `person` is the person bit of the subject that a finite verb has, 0 where nothing is known.
void choose_features(Document& doc, std::uint32_t token, std::span<const float> scores, std::uint32_t person);

/// The best sequence of BIO name labels (Viterbi; an I follows only its own B or I). `scores` holds one row of `stride`
/// numbers a word, which begins with the name_label_count labels; `labels` receives one a word.
class NamePath {
 public:
  void read(std::span<const float> scores, std::size_t stride, std::span<std::uint8_t> labels);

 private:
  std::vector<std::uint8_t> from_;
};

}  // namespace laut::core
