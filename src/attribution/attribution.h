/// Attribution: who says what, through whom.
#pragma once

#include <memory>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Attribution {
 public:
  struct Scratch {};

  /// Uses the tables "attribution.*" of the pack, which must outlive it. Errors: data.
  static Result<Attribution> open(const Pack& pack);

  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
