/// The verdict on the first thing a quotation says, as its speaker puts it: the proposition, the cue over it, and the
/// act where only that is told.
#pragma once

#include "factuality/main_clause.h"
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
  Judgement act(const Quotation& q, const Place& at) const;
  std::uint32_t act_word(const Quotation& q, const Place& at, const MainClause& main) const;
  bool asks_to_speak(const Place& at, const MainClause& main) const;
  Judgement said(const Quotation& q, const Place& at) const;
  Judgement first_proposition(const Scope& scope, std::uint32_t sentence, QuoteType type, MainClause& main) const;
  bool threatens(const Scope& scope, const MainClause& main) const;
  bool predicate(const PropositionReader& reader, const Scope& scope, const MainClause& main, const Evidence& found,
                 Judgement& out) const;
  bool command(const Scope& scope, const MainClause& main) const;
  Word with_suffix(WordKind kind, std::string_view lemma, std::string_view suffix) const;
  void under_cue(const Quotation& q, const MainClause& main, Judgement& out) const;
  Stance stance(const Quotation& q, const Place& at) const;
  std::uint32_t top(const Place& at, TokenRange sentence) const;
  bool question(const Quotation& q, const Place& at) const;
  bool snippet(const Quotation& q, const Place& at) const;
  std::uint32_t token_at(std::uint32_t byte) const;

  Document& doc_;
  const WordTable& words_;
};

}  // namespace laut::factuality
