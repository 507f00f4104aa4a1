/// Propositions: whose words every token is, and which clause with its own finite verb it belongs to.
#pragma once

#include <cstdint>
#include <vector>

#include "laut/document.h"

namespace laut::claims {

struct Proposition {
  std::uint32_t owner = none;     ///< innermost quotation whose words it is; none: the article's
  std::uint32_t sentence = none;  ///< sentence of its first word
  std::uint32_t head = none;      ///< token that heads it; none without a tree
  bool stated = false;            ///< it is a claim whether an event lies in it or not
  bool first = false;             ///< the first of its quotation
  bool snippet = false;           ///< a few quoted words that say nothing by themselves
  std::vector<std::uint32_t> tokens;
};

/// Working memory and result of one document. Reused; one a thread.
class Propositions {
 public:
  /// Reads the document's quotations and clauses. Linear: of quotations within quotations the outer eight levels count.
  void read(const Document& doc);

  const std::vector<Proposition>& all() const { return list_; }
  /// The proposition that holds the token, the innermost where a snippet stands within another; none for punctuation.
  std::uint32_t at(std::uint32_t token) const { return token < of_.size() ? of_[token] : none; }
  /// The innermost quotation whose words hold the token.
  std::uint32_t owner(std::uint32_t token) const { return owner_[token]; }
  /// The proposition of the token; makes one of its sentence's like words where it has none.
  std::uint32_t need(std::uint32_t token);

 private:
  static constexpr std::uint32_t deepest = 8;

  void clear(std::size_t tokens, std::size_t quotations, std::size_t clauses);
  void paint();
  void find_snippets();
  void read_sentence(std::uint32_t sentence);
  void find_clauses(TokenRange range);
  std::uint32_t start_of(std::uint32_t clause, unsigned depth);
  std::uint32_t place(std::uint32_t token, std::uint32_t sentence);
  std::uint32_t residue(std::uint32_t owner, std::uint32_t sentence, std::uint32_t token);
  std::uint32_t of_clause(std::uint32_t clause, std::uint32_t sentence);
  std::uint32_t add(std::uint32_t owner, std::uint32_t sentence, std::uint32_t head);
  std::uint32_t add_snippet_token(std::uint32_t token, std::uint32_t sentence);
  void decide();
  bool coordinated(std::uint32_t clause, unsigned depth);
  bool told(std::uint32_t clause) const;
  bool same_speaker(const Quotation& a, const Quotation& b) const;
  std::uint32_t depth_of(std::uint32_t quotation) const;

  const Document* doc_ = nullptr;
  std::vector<Proposition> list_;
  std::vector<std::uint32_t> of_;         ///< per token
  std::vector<std::uint32_t> owner_;      ///< per token
  std::vector<std::uint32_t> outer_;      ///< per token: the owner where snippets are none
  std::vector<bool> cue_;                 ///< per token: whether it is a word of saying
  std::vector<std::uint32_t> clause_of_;  ///< per token
  std::vector<std::uint32_t> start_;      ///< per clause: the one that opens its proposition
  std::vector<std::uint32_t> of_start_;   ///< per clause that opens one: the proposition
  std::vector<bool> snippet_;             ///< per quotation
  std::vector<bool> seen_;                ///< per quotation: has a proposition
  std::vector<std::uint32_t> main_;   ///< per quotation + 1: the clause of the sentence that its loose words go with
  std::vector<std::uint32_t> rest_;   ///< per quotation + 1: proposition of words without a clause, in the sentence
  std::vector<std::uint32_t> stamp_;  ///< per quotation + 1: the sentence that the last two are of
  std::vector<std::uint32_t> snip_;   ///< per quotation: the snippet's proposition in the sentence it was met in
  std::uint32_t clause_ = 0;          ///< first clause of the next sentence
};

}  // namespace laut::claims
