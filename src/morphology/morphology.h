/// Morphology: the readings of every token, the likeliest in its context first.
#pragma once

#include <memory>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Morphology {
 public:
  struct Scratch {};

  /// Uses the tables "morphology.*" of the pack and the lexicon; both must outlive it. Errors: data.
  static Result<Morphology> open(const Pack& pack, const Pack& lexicon);

  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
