/// Quantities: numbers with comparator, bounds, unit and what is counted. Conventions: README.md beside this file.
#pragma once

#include <cstdint>
#include <vector>

#include "base/pack.h"
#include "laut/document.h"
#include "numbers/numbers.h"
#include "quantities/vocabulary.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Quantities {
 public:
  struct Scratch {
    Numbers::Scratch numbers;
    QuantityVocabulary::Scratch words;
    std::vector<std::uint8_t> cover;  ///< bits of namespace covered, one byte a token
  };

  /// Uses the tables "quantities.*" and "numbers.*" of the pack, which must outlive it. Errors: data.
  static Result<Quantities> open(const Pack& pack);

  /// Fills doc.quantities, by position. Precondition: segmentation, morphology, names and times have run. Reads the
  /// blocks that tell something (text, titles, lists, captions), not navigation and the like. Linear in the text.
  void run(Document& doc, Scratch& scratch) const;

 private:
  Numbers numbers_;
  QuantityVocabulary words_;
};

}  // namespace laut
