/// Quantities: numbers with comparator, unit and what is counted.
#pragma once

#include <memory>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Quantities {
 public:
  struct Scratch {};

  /// Uses the tables "quantities.*" of the pack, which must outlive it. Errors: data.
  static Result<Quantities> open(const Pack& pack);

  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
