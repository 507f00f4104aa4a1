/// Morphology: the readings of every token, the likeliest in its context first.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/pack.h"
#include "laut/document.h"
#include "morphology/analyser.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Morphology {
 public:
  /// A direct-mapped cache of forms seen before, and the buffers of a sentence. About 12 MB when full.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class Morphology;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// Uses the tables "morphology.*" of the pack and the lexicon; both must outlive it. Errors: data.
  static Result<Morphology> open(const Pack& pack, const Pack& lexicon);

  /// Fills doc.readings and every token's reading_begin, reading_count and particle. The chosen reading of a token
  /// stands first. Linear in the number of tokens. Precondition: segmentation has run.
  void run(Document& doc, Scratch& scratch) const;

 private:
  Analyser analyser_;
};

}  // namespace laut
