/// Entities: nominal and pronominal mentions, and whom they stand for within the article.
#pragma once

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Entities {
 public:
  /// Reused from document to document.
  struct Scratch {};

  /// Uses the tables "entities.*" and "knowledge.*" of the pack, which must outlive it. Errors: data.
  static Result<Entities> open(const Pack& pack);

  /// Adds nominal and pronominal mentions to doc.mentions (kept by position), joins entities that are one, and sets the
  /// entities of speakers, addressees and relays of doc.quotations. Precondition: attribution has run. Linear.
  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
