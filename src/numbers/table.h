/// The records of the tables "numbers.*": what a form can be inside a compound and as a word of its own.
#pragma once

#include <cstdint>

namespace laut {

/// Role inside a compound number word.
enum class NumberPart : std::uint8_t { no, unit, teen, tens, hundred, thousand, conjunction, half };

/// Role as a whole token.
enum class NumberRole : std::uint8_t {
  no,
  cardinal,
  article,
  scale,
  plural,
  vague,
  several,
  paar,
  filler,
  fraction,
  share
};

/// One form, found by its id in the dictionary "numbers.forms".
struct NumberForm {
  double part_value = 0;  ///< value inside a compound
  double role_value = 0;  ///< value as a token: the scale, or the divisor of a fraction
  NumberPart part = NumberPart::no;
  NumberRole role = NumberRole::no;
  std::uint8_t ordinal = 0;  ///< ends an ordinal (dritten); nothing may follow
  std::uint8_t reserved[5] = {};
};

}  // namespace laut
