/// Factuality: how sure the innermost source is of a proposition, and the article's stance on it. The values and the
/// way from markers to values are FactBank's (Saurí & Pustejovsky 2009; 2012).
#pragma once

#include "base/pack.h"
#include "factuality/words.h"
#include "laut/document.h"

namespace laut {

/// Immutable after open(); all calls may be made by many threads.
class FactualityReader {
 public:
  /// Uses the tables "factuality.*" of the pack, which must outlive it. Errors: data.
  static Result<FactualityReader> open(const Pack& pack);

  /// The verdict on the proposition or event that the token `head` (a verb, or a noun that names an event) heads, as
  /// its innermost source puts it: what stands outside `within` (the quotation's words, or the sentence) does not
  /// count. Bounded: looks at the clauses around the head within its sentence.
  Judgement judge(const Document& doc, std::uint32_t head, TokenRange within) const;

  /// Fills the judgement of every quotation. Precondition: attribution has run. Linear.
  void run(Document& doc) const;

 private:
  factuality::WordTable words_;
};

}  // namespace laut
