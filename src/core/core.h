/// The language core: tags, features and lemma of every word, its head in the sentence, and the names that a trained
/// model sees. It corrects what rules have chosen before it; without a model the rules' choice stands and there are no
/// trees.
#pragma once

#include <memory>

#include "base/pack.h"
#include "core/agreement.h"
#include "core/network.h"
#include "core/tags.h"
#include "core/tree.h"
#include "laut/document.h"
#include "names/names.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class LanguageCore {
 public:
  struct Scratch {
    core::FeatureReader::Scratch features;
    core::Network::Scratch network;
    core::TreeScratch tree;
    std::vector<std::uint32_t> heads;
    core::NamePath names;
    core::Agreement agreement;
  };

  /// Uses the tables "core.*" of the model, which must outlive it. Every instruction set gives the same results.
  /// Errors: data.
  static Result<LanguageCore> open(const Pack& model, core::Instructions instructions = core::best_instructions());

  /// Puts the right reading of every token first, with one value for each of its features, fills head and relation of
  /// the tokens, and names.labels. Preconditions: morphology and Names::find have run. Linear in the number of tokens:
  /// a sentence longer than 128 tokens is read in pieces.
  void run(Document& doc, Names::Scratch& names, Scratch& scratch) const;

 private:
  struct Stretch {
    std::uint32_t begin, count;
  };
  void stretch(Document& doc, const core::FeatureReader& features, Stretch at, Names::Scratch& names, Scratch& s) const;
  core::Network network_;
};

}  // namespace laut
