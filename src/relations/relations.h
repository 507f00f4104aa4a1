/// Relations between entities: offices with their terms, kinship, membership, places, parties to agreements.
///
/// Nouns that tell what somebody is (data/<lang>/relations) are looked at with what stands beside them: the name they
/// are title or apposition of or are said of, and the genitive, possessive or adjective that tells of what. Short
/// patterns of tokens decide, for appositions are where trees of news err most; the tree is asked for what "ist" joins.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/pack.h"
#include "base/word_classes.h"
#include "knowledge/knowledge.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Relations {
 public:
  /// Reused from document to document.
  struct Scratch {
    WordClasses::Scratch words;
    std::vector<std::uint32_t> mention_of;  ///< per token: the mention that holds it, named ones before others
    std::vector<std::uint32_t> last_of;     ///< per entity: its relation found last
    std::vector<std::uint32_t> before;      ///< per relation: the one of the same entity before it
    std::vector<std::pair<std::string_view, std::uint32_t>> names;  ///< names and aliases, sorted
    std::string key;
  };

  /// Uses the tables "relations.*" of the pack, which must outlive it. Errors: data.
  static Result<Relations> open(const Pack& pack);

  /// Fills doc.relations. Terms that the text does not tell come from the knowledge. Precondition: entities and events
  /// have run. Linear.
  void run(Document& doc, const Knowledge& knowledge, Scratch& scratch) const;

 private:
  WordClasses words_;
};

}  // namespace laut
