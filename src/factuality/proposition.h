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
  /// The same of the tokens of a range that `depth` (of a token: how deep below the verb, 0 if not in the clause)
  /// finds.
  template <typename Depth>
  Evidence gather(TokenRange range, bool heard, Depth depth, SpanList& cues) const;
  /// Whether the token belongs to the clause of `head` itself, and how many steps below it it stands; 0 if not.
  int depth_below(std::uint32_t t, std::uint32_t head) const;
  /// The clause that the token heads, nullptr if none.
  const Clause* clause_of(std::uint32_t head) const;
  /// The clause verb-first conditions (Sollte er kommen, ...) end at this comma; none where the sentence has no such
  /// condition.
  std::uint32_t inverted_condition(std::uint32_t sentence) const;
  /// Whether a perfect or passive infinitive stands in the range: (soll) geliefert haben, gestoppt worden sein.
  bool perfect_infinitive(TokenRange range) const;
  /// Adds words to cues in reading order.
  void cue(std::uint32_t t, std::uint32_t words, SpanList& cues) const;
  /// The longest listed phrase that begins at the token.
  Word phrase(WordKind kind, std::uint32_t t) const;

 private:
  static constexpr std::uint32_t window = 60;  ///< tokens on either side of a head
  static constexpr int height = 8;             ///< steps up the tree

  bool coherent(std::uint32_t infinitive, std::uint32_t head) const;
  Word modal(std::uint32_t t, bool heard) const;
  bool counted(std::uint32_t t) const;
  bool attributive(std::uint32_t t) const;
  bool asked(std::uint32_t head) const;
  bool conditional(std::uint32_t head) const;
  bool has_condition(const Clause& clause, SpanList& cues) const;
  void own_predicate(std::uint32_t head, const Evidence& found, Judgement& out) const;
  void climb(std::uint32_t head, Judgement& out) const;
  bool step(std::uint32_t from, std::uint32_t to, Judgement& out) const;
  TokenRange reach(std::uint32_t head) const;

  const Document& doc_;
  const WordTable& words_;
  Scope scope_;
};

template <typename Depth>
Evidence PropositionReader::gather(TokenRange range, bool heard, Depth depth, SpanList& cues) const {
  Evidence out;
  Word modal_verb;
  Factuality adverbs = Factuality::certain;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const int below = scope_.contains(t) ? depth(t) : 0;
    if (below == 0) continue;
    if (const Word w = modal_verb ? Word{} : modal(t, heard)) {
      modal_verb = w;
      if (w.value != Factuality::certain) cue(t, 1, cues);
      continue;
    }
    if (below > 3 || attributive(t)) continue;
    // The alleged culprit makes no clause uncertain: an attribute counts for its own noun alone.
    if (below > 1 && doc_.reading(t).stts == Stts::ADJA) continue;
    if (const Word w = phrase(WordKind::adverb, t); w && !(counted(t) && negative(w.value))) {
      adverbs = combine(adverbs, w.value);
      cue(t, w.words, cues);
      t += w.words - 1u;
    } else if (const Word n = phrase(WordKind::negator, t); n && below <= 2 && !counted(t)) {
      if (n.value == Factuality::certain_not) {
        out.denied = true;
        cue(t, n.words, cues);
      }
      t += n.words - 1u;
    }
  }
  out.value = out.denied ? Factuality::certain_not : Factuality::certain;
  if (out.denied) out.rule = "factuality/negation";
  if (modal_verb) {
    out.value = out.denied ? modal_verb.negated : modal_verb.value;
    if (modal_verb.value != Factuality::certain) {
      out.hedged = true;
      out.rule = "factuality/modal";
    }
  }
  if (adverbs != Factuality::certain) {
    out.value = combine(out.value, adverbs);
    out.hedged = true;
    out.rule = "factuality/adverb";
  }
  return out;
}

}  // namespace laut::factuality
