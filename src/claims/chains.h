/// Chains: from the article inwards to the innermost source of a quotation.
#pragma once

#include <cstdint>
#include <vector>

#include "base/pack.h"
#include "base/word_classes.h"
#include "laut/document.h"

namespace laut::claims {

/// Immutable after open(), shared by threads.
class Chains {
 public:
  struct Scratch {
    WordClasses::Scratch words;
    std::uint32_t outlet = none;  ///< the entity that published the article
    std::vector<std::uint32_t> path;
    std::vector<bool> named;  ///< per entity: has a mention by name
  };

  static Result<Chains> open(const Pack& pack);

  /// Notes what is the same for all chains of a document.
  void start(const Document& doc, Scratch& scratch) const;
  /// The chain of a quotation; of the article's own statements where `quotation` is none.
  void read(const Document& doc, std::uint32_t quotation, std::vector<ChainLink>& out, Scratch& scratch) const;

 private:
  void add_speaker(const Document& doc, const Quotation& q, std::vector<ChainLink>& out, Scratch& scratch) const;
  void add_cited(const Document& doc, const Quotation& q, std::vector<ChainLink>& out) const;
  void add_medium(const Document& doc, const Quotation& q, std::vector<ChainLink>& out, Scratch& scratch) const;
  bool vague(const Document& doc, const SpanList& words, Scratch& scratch) const;

  WordClasses unnamed_;  ///< data/<lang>/claims/unnamed.txt
};

}  // namespace laut::claims
