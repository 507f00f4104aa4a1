/// Segmentation: blocks to sentences and tokens; quotation marks paired.
#pragma once

#include <memory>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Segmenter {
 public:
  struct Scratch {};

  /// Uses the tables "segment.*" of the pack, which must outlive it. Errors: data.
  static Result<Segmenter> open(const Pack& pack);

  void run(Document& doc, Scratch& scratch) const;
};

}  // namespace laut
