/// Events: triggers and their participants, after the files of data/<lang>/events.
#pragma once

#include "base/pack.h"
#include "events/attachments.h"
#include "events/lexicon.h"
#include "events/phrases.h"
#include "factuality/factuality.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Events {
 public:
  /// Reused from document to document.
  struct Scratch {
    events::TreeScratch tree;
    events::QuotationScratch quotations;
    std::vector<std::uint8_t> taken;  ///< by token: in the trigger of a phrase
  };

  /// Uses the tables "events.*" of the pack, which must outlive it. Errors: data.
  static Result<Events> open(const Pack& pack);

  /// Fills doc.events but for Event::claim. Precondition: entities and attribution have run; without trees nothing is
  /// found. Linear.
  void run(Document& doc, const FactualityReader& factuality, Scratch& scratch) const;

 private:
  events::EventLexicon lexicon_;
};

}  // namespace laut
