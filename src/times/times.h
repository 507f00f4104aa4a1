/// Times: TIMEX3 expressions with values anchored at the date of publication.
#pragma once

#include <memory>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Times {
 public:
  struct Scratch {};

  /// Uses the tables "times.*" of the pack, which must outlive it. Errors: data.
  static Result<Times> open(const Pack& pack);

  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
