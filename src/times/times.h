/// Times: TIMEX3 expressions with values anchored at the date of publication.
///
/// Rules are data (data/<lang>/times); this stage runs them: the classes of a token start walks through a trie of
/// patterns, the longest match wins, and a function of values.h makes the value. Most tokens have no class and cost one
/// test of a filter. Matches are bounded by the longest pattern (20 tokens), so time is linear in the text.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/document.h"
#include "numbers/numbers.h"
#include "times/table.h"

namespace laut {

/// Immutable after open(); run() may be called by many threads, each with its own Scratch.
class Times {
 public:
  struct Scratch {
    /// What the rules know of one token of the sentence.
    struct Word {
      const TimeMember* members = nullptr;
      std::uint32_t count = 0;
      std::array<int, 3> numbers{};  ///< written in it: 12.03.2024
    };
    std::vector<Word> words;
    Dictionary::Cursor cursor;
    Numbers::Scratch numbers;
  };

  /// Uses the tables "times.*" and "numbers.*" of the pack, which must outlive it. Errors: data.
  static Result<Times> open(const Pack& pack);

  /// Appends to doc.times, in reading order and without overlaps. Values are anchored at doc.article.published.value
  /// where it begins with an ISO date. Uses the readings of verbs where morphology has run.
  void run(Document& doc, Scratch& scratch) const;

 private:
  friend class TimeMatcher;
  void classify(const Document& doc, std::uint32_t token, Scratch::Word& word, Scratch& scratch) const;

  Dictionary forms_;
  std::span<const TimeForm> form_;
  std::span<const TimeMember> members_;
  std::span<const std::uint64_t> filter_;
  std::span<const TimeNode> nodes_;
  std::span<const TimeEdge> edges_;
  std::span<const std::uint32_t> accepts_;
  std::span<const TimeRule> rules_;
  std::string_view strings_;
  Numbers numbers_;
};

}  // namespace laut
