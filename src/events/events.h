/// Events: triggers and their participants, after the files of data/<lang>/events.
#pragma once

#include "base/pack.h"
#include "factuality/factuality.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Events {
 public:
  /// Reused from document to document.
  struct Scratch {};

  /// Uses the tables "events.*" of the pack, which must outlive it. Errors: data.
  static Result<Events> open(const Pack& pack);

  /// Fills doc.events but for Event::claim. Precondition: entities and attribution have run. Linear.
  void run(Document& doc, const FactualityReader& factuality, Scratch& scratch) const;
};

}  // namespace laut
