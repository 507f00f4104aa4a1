/// Chooses among the readings of every token by its neighbours and its clause, with rules. A trained tagger may
/// replace it; what it leaves behind is the same: the chosen reading first.
#pragma once

#include <cstdint>
#include <vector>

#include "laut/document.h"
#include "morphology/analyser.h"

namespace laut {

/// Works on one document at a time.
class Choice {
 public:
  /// Buffers of one thread, sized by the longest sentence.
  struct Scratch {
    std::vector<std::uint64_t> tags;   ///< per token of the sentence: bit per Stts of its readings
    std::vector<Stts> chosen;
    std::vector<std::uint32_t> end;    ///< per token: the next comma, stop or bracket, or the sentence's end
  };

  Choice(Document& doc, const Analyser& analyser, Analyser::Scratch& analysis, Scratch& scratch)
      : doc_(doc), analyser_(analyser), analysis_(analysis), s_(scratch) {}

  void run();

 private:
  Document& doc_;
  const Analyser& analyser_;
  Analyser::Scratch& analysis_;
  Scratch& s_;
};

}  // namespace laut
