/// Names: named mentions of persons, organisations and places, and the entities behind them.
#pragma once

#include <memory>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Names {
 public:
  struct Scratch {};

  /// Uses the tables "names.*" of the pack, which must outlive it. Errors: data.
  static Result<Names> open(const Pack& pack);

  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
