/// The verdict on the first thing a quotation says, as its speaker puts it: the proposition, the cue over it, and the
/// act where only that is told.
#pragma once

#include "factuality/proposition.h"

namespace laut::factuality {

/// Fills the judgements of all quotations of a document. Linear in their words.
class QuotationJudge {
 public:
  QuotationJudge(Document& doc, const WordTable& words) : doc_(doc), words_(words) {}
  void run();

 private:
  struct Place {
    Scope scope;
    std::uint32_t first = none, last = none;  ///< tokens
  };
  Place place(const Quotation& q) const;
  Judgement own(const Quotation& q, const Place& at) const;
  Judgement act(const Place& at) const;
  Judgement said(const Quotation& q, const Place& at) const;
  void under_cue(const Quotation& q, std::uint32_t head, Judgement& out) const;
  Stance stance(const Quotation& q, const Place& at) const;
  std::uint32_t top(const Place& at, TokenRange sentence) const;
  bool question(const Quotation& q, const Place& at) const;
  bool snippet(const Quotation& q, const Place& at) const;
  std::uint32_t token_at(std::uint32_t byte) const;

  Document& doc_;
  const WordTable& words_;
};

}  // namespace laut::factuality
