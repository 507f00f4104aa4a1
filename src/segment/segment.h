/// Segmentation: blocks to sentences and tokens; quotation marks paired.
///
/// Tokens follow the manner of STTS and the German UD treebanks: punctuation is split off, an abbreviation, ordinal or
/// initial keeps its full stop, compounds with hyphens, numbers, dates and internet addresses are one token each. Time
/// is linear in the length of the text whatever it holds.
#pragma once

#include <cstdint>

#include "base/pack.h"
#include "laut/document.h"
#include "segment/rules.h"
#include "segment/scratch.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Segmenter {
 public:
  using Scratch = segment::Scratch;

  /// A sentence with more tokens is cut, at a comma or semicolon if there is one.
  static constexpr std::uint32_t longest_sentence = 2000;

  /// Uses the tables "segment.*" of the pack, which must outlive it. Errors: data.
  static Result<Segmenter> open(const Pack& pack);

  /// Fills doc.tokens, doc.sentences and doc.quote_marks from doc.article; where article.blocks is empty it fills them
  /// with the text's paragraphs. Tokens and sentences of article.given are kept as they are.
  void run(Document& doc, Scratch& scratch) const;

 private:
  segment::Rules rules_;
};

}  // namespace laut
