/// One proposition in its clause and under what governs it. The method is that of FactBank's profiles (Saurí &
/// Pustejovsky 2012): markers of certainty and polarity are met on the way from the head up the dependency tree, each
/// working on what is below it.
#pragma once

#include <array>
#include <string_view>

#include "factuality/words.h"
#include "laut/document.h"

namespace laut::factuality {

/// Certainty and polarity together: the weaker certainty, the product of the polarities; open where either is.
Factuality combine(Factuality inner, Factuality outer);

/// The words that count: those of a range, and of a quotation's pieces where there are several.
struct Scope {
  TokenRange range;
  const Document* doc = nullptr;
  const SpanList* pieces = nullptr;
  bool contains(std::uint32_t t) const;
};

/// What the words of one clause say of its head.
struct Evidence {
  Factuality value = Factuality::certain;
  bool denied = false;
  bool hedged = false;    ///< by a modal verb or an adverb
  std::string_view rule;  ///< empty where nothing was found
};

/// Reads propositions of a document. Holds no memory of its own; every walk is bounded by `window` and `height`.
class PropositionReader {
 public:
  PropositionReader(const Document& doc, const WordTable& words, Scope scope)
      : doc_(doc), words_(words), scope_(scope) {}

  /// The verdict on the proposition that `head` heads.
  Judgement judge(std::uint32_t head) const;
  /// What stands in the clause of `head` alone; adds the words to `cues`.
  Evidence evidence(std::uint32_t head, SpanList& cues) const;
  /// Whether the token belongs to the clause of `head` itself, and how many steps below it it stands; 0 if not.
  int depth_below(std::uint32_t t, std::uint32_t head) const;
  /// The clause that the token heads, nullptr if none.
  const Clause* clause_of(std::uint32_t head) const;
  /// The clause verb-first conditions (Sollte er kommen, ...) end at this comma; none where the sentence has no such
  /// condition.
  std::uint32_t inverted_condition(std::uint32_t sentence) const;
  /// The longest listed phrase that begins at the token.
  Word phrase(WordKind kind, std::uint32_t t) const;

 private:
  static constexpr std::uint32_t window = 60;  ///< tokens on either side of a head
  static constexpr int height = 8;             ///< steps up the tree

  bool coherent(std::uint32_t infinitive, std::uint32_t head) const;
  Word modal(std::uint32_t t, std::uint32_t head) const;
  bool heard(std::uint32_t head) const;
  bool asked(std::uint32_t head) const;
  bool conditional(std::uint32_t head) const;
  bool has_condition(const Clause& clause, SpanList& cues) const;
  void own_predicate(std::uint32_t head, const Evidence& found, Judgement& out) const;
  void climb(std::uint32_t head, Judgement& out) const;
  bool step(std::uint32_t from, std::uint32_t to, Judgement& out) const;
  TokenRange reach(std::uint32_t head) const;
  void cue(std::uint32_t t, std::uint32_t words, SpanList& cues) const;

  const Document& doc_;
  const WordTable& words_;
  Scope scope_;
};

}  // namespace laut::factuality
