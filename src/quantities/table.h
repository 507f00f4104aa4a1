/// The records of the tables "quantities.*": one for every word or phrase of data/<lang>/quantities.
///
/// All phrases share one dictionary. A key is a letter for the class, then the phrase with one blank between words;
/// every beginning of a phrase of several words is a key too (class begin), so that a look-up can stop early.
#pragma once

#include <cstdint>

#include "base/pack.h"
#include "laut/document.h"

namespace laut {

enum class QuantityClass : char {
  before = 'c',  ///< comparator before the number
  behind = 'd',  ///< comparator behind number and unit
  unit = 'u',    ///< case as written
  label = 'l',
  after = 'n',
  partitive = 'p',
  every = 'e',
  ratio = 'r',
  below = 'b',  ///< behind a temperature: unter Null
  sum = 'U',    ///< takes "über" and a sum (ein Scheck über 500 Euro)
  stuff = 'v',  ///< unit whose code is another where a stuff follows: zwei Pfund Mehl
  minus = 'm',
  between = 'z',
  compound = 'k',
  dimension = 'x',  ///< adjectives that a measure goes with (hoch, alt)
  street = 's',     ///< reversed suffix
  twice = 'w',      ///< doppelt so
  half = 'h',       ///< halb so
  multiple = 'y',   ///< behind dreimal: so viele
  rank = 'a',       ///< Platz, Rang
  calibre = 'g',
  joint = 'j',  ///< joins two numbers that share the unit behind the second (69 bzw. 159 Euro)
};

enum class UnitKind : std::uint8_t {
  none_,
  money,
  percent,
  length,
  area,
  volume,
  mass,
  speed,
  temperature,
  energy,
  power,
  pressure,
  data,
  electric,
  time,
  container,
  score,
  other,
};

struct QuantityWord {
  TextRef code;     ///< unit code
  TextRef counted;  ///< compounds: lemma of what is counted
  UnitKind kind = UnitKind::none_;
  Comparator comparator = Comparator::equal;
  std::uint8_t complete = 0;     ///< 0: only the beginning of a longer phrase
  std::uint8_t near = 0;         ///< comparator: the number is close
  std::uint8_t needs_unit = 0;   ///< comparator: only with a unit or behind a preposition
  std::uint8_t no_article = 0;   ///< unit: "ein" before it is no number
  std::uint8_t letter = 0;       ///< unit: one letter, counts behind digits alone
  std::uint8_t needs_large = 0;  ///< comparator: not before a small number in words without unit (über drei Themen)
};

}  // namespace laut
