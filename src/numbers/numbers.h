/// Numbers: the value of a number written in digits or words. Used by times and quantities.
#pragma once

#include <cstdint>
#include <optional>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/document.h"

namespace laut {

/// A number that starts at a token.
struct NumberMatch {
  double value = 0;              ///< 3.5e9 for "3,5 Milliarden", 21 for "einundzwanzig", 3 for "3." and "dritte"
  std::uint32_t tokens = 0;      ///< how many tokens it takes
  bool ordinal = false;          ///< 3., dritte(r/s/n)
  bool in_words = false;         ///< no digit in it
  bool plain_digits = false;     ///< digits alone, no separators (a candidate for a year, an hour)
  std::uint8_t fraction_digits = 0;
};

/// Immutable after open(), shared by threads.
class Numbers {
 public:
  struct Scratch {
    Dictionary::Cursor cursor;
  };
  /// Uses the tables "numbers.*" of the pack, which must outlive it. Errors: data.
  static Result<Numbers> open(const Pack& pack);

  /// The longest number that starts at `token`, if any: 12 · 10.000 · 3,5 Milliarden · 1/3 · zwei · zweieinhalb ·
  /// hundertfünfzigtausend · eine Million · 3. · dritten · XIV. Never crosses a sentence. "ein/eine" alone counts
  /// as a number only before a scale word (eine Million); callers decide on the article otherwise.
  std::optional<NumberMatch> at(const Document& doc, std::uint32_t token, Scratch& scratch) const;
};

}  // namespace laut
