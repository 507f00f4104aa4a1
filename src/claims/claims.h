/// Claims: propositions with the chain of those who stand behind them.
///
/// A proposition is what one finite main clause, or one finite clause that is a quotation's complement, tells with all
/// clauses that hang on it (relative, adverbial and embedded complement clauses stay with their matrix; Banarescu et
/// al. 2013 and FactBank count alike). What is left of a sentence when its quotations are taken out is either a
/// statement of the article or no more than the act of saying, which is no claim unless an event lies in it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/pack.h"
#include "claims/chains.h"
#include "claims/propositions.h"
#include "factuality/factuality.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Claims {
 public:
  /// Reused from document to document.
  struct Scratch {
    claims::Propositions propositions;
    claims::Chains::Scratch chains;
    std::vector<std::uint32_t> claim_of;  ///< by proposition
    std::vector<std::uint32_t> act_of;    ///< by quotation: the claim that tells of the act of saying
    std::vector<std::uint32_t> order;
  };

  /// Uses the tables "claims.*" of the pack, which must outlive it. Errors: data.
  static Result<Claims> open(const Pack& pack);

  /// Fills doc.claims and sets Event::claim. Precondition: factuality and events have run. Linear.
  void run(Document& doc, const FactualityReader& factuality, Scratch& scratch) const;

 private:
  claims::Chains chains_;
};

}  // namespace laut
