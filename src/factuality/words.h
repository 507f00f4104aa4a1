/// The words that make a proposition less than certain, as data/<lang>/factuality lists them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/pack.h"
#include "laut/factuality.h"

namespace laut::factuality {

/// What a word does to the proposition it belongs to. The names are those of the files.
enum class WordKind : std::uint8_t {
  adverb,     ///< möglicherweise, wohl, kaum: in the clause itself
  negator,    ///< nicht, kein, nie
  modal,      ///< können, dürfte: "LEMMA/indicative" or "LEMMA/subjunctive"
  governor,   ///< verb, noun or adjective over a complement or an event noun: gelingen, Verdacht, möglich
  predicate,  ///< what a main clause says by its own verb or adjective: möglich sei, man hoffe, es drohe
  cue,        ///< verb or noun of saying, over what is said: vermuten, bezweifeln
  act,        ///< verb or noun that tells an act of saying: fordern, zurückweisen
  offer,      ///< anbieten, einladen: an event that is yet to come when the word is all that is told
  condition,  ///< wenn, falls: opens the condition of another clause
  stance,     ///< angeblich, zu Recht: what the article thinks; value is Stance
};

/// A word and what it makes of an otherwise certain proposition; `negated` where the word itself is negated (es ist
/// nicht möglich).
struct WordRecord {
  TextRef key;
  WordKind kind = WordKind::adverb;
  std::uint8_t value = 0;
  std::uint8_t negated = 0;
  std::uint8_t words = 1;  ///< how many the key has
};

/// What a lookup found.
struct Word {
  Factuality value = Factuality::certain;
  Factuality negated = Factuality::certain_not;
  Stance stance = Stance::neutral;
  std::uint8_t words = 0;  ///< 0: nothing found
  explicit operator bool() const { return words != 0; }
};

/// Immutable, shared by threads. Lookups allocate nothing.
class WordTable {
 public:
  /// Uses "factuality.words" and "factuality.text" of the pack, which must outlive it. Errors: data.
  static Result<WordTable> open(const Pack& pack);
  Word find(WordKind kind, std::string_view key) const;

 private:
  std::span<const WordRecord> records_;  ///< by kind, then key
  std::string_view text_;
};

}  // namespace laut::factuality
