/// What a word's ending tells about it: the table of the suffix guesser.
#pragma once

#include <cstdint>

#include "base/pack.h"

namespace laut {

namespace guess_flag {
inline constexpr std::uint8_t capital = 1;  ///< for capitalised words alone; without it for lower-case words alone
inline constexpr std::uint8_t stem = 2;     ///< matches what is left of a word when an adjective's ending is off
}  // namespace guess_flag

/// One reading of the words that end in a suffix. "morphology.guess_suffixes" is a Dictionary of the suffixes read
/// backwards (those for capitalised words with ^ behind them), "morphology.guess_first" maps its ids
/// to ranges of "morphology.guesses".
struct Guess {
  std::uint32_t features = 0;
  TextRef lemma_end;  ///< replaces `cut` bytes at the end of the form
  std::uint8_t stts = 0, upos = 0, cut = 0, flags = 0;
};

}  // namespace laut
