/// Entities: nominal and pronominal mentions, and whom they stand for within the article.
///
/// Runs behind attribution, in this order: named entities that are one are joined (joins), noun phrases and pronouns
/// are collected (candidates), titles and appositions given to their names (appositions), every noun and pronoun
/// resolved from left to right (resolver), speakers found (speakers), and what is worth it written into the document
/// (emit).
#pragma once

#include <memory>

#include "base/pack.h"
#include "entities/nouns.h"
#include "knowledge/knowledge.h"
#include "laut/document.h"

namespace laut {

namespace entities {
struct Workspace;
}

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Entities {
 public:
  /// Reused from document to document.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class Entities;
    std::unique_ptr<entities::Workspace> work_;
  };

  /// Uses the tables "entities.*" of the pack, which must outlive it. Errors: data.
  static Result<Entities> open(const Pack& pack);

  /// Adds nominal and pronominal mentions to doc.mentions (kept by position), joins entities that are one, and sets the
  /// entities of speakers, addressees and relays of doc.quotations. Precondition: attribution has run. Linear.
  void run(Document& doc, const Knowledge& knowledge, Scratch& scratch) const;

 private:
  entities::Nouns nouns_;
};

}  // namespace laut
