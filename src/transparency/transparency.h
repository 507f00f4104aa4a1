/// Transparency: what the article tells of how it was made, by the kinds of its blocks and by its words. Facts alone:
/// whether an article that tells much is a good one is not asked.
#pragma once

#include <string>
#include <vector>

#include "base/pack.h"
#include "base/word_classes.h"
#include "laut/document.h"
#include "transparency/phrases.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Transparency {
 public:
  /// Reused from document to document.
  struct Scratch {
    WordClasses::Scratch words;
    transparency::Phrases::Scratch phrases;
  };

  /// Uses the tables "transparency.*" of the pack, which must outlive it. Errors: data.
  static Result<Transparency> open(const Pack& pack);

  /// Fills doc.transparency, by position. Precondition: relations have run. Linear.
  void run(Document& doc, Scratch& scratch) const;

 private:
  transparency::Phrases phrases_;
  WordClasses experts_;
};

}  // namespace laut
