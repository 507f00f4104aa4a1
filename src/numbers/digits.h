/// The value of a number written in digits, in the ways German newspapers write one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace laut {

struct Digits {
  double value = 0;
  std::uint8_t fraction_digits = 0;
  bool plain = false;        ///< digits alone
  bool fraction = false;     ///< 1/3, ½
  bool dot_decimal = false;  ///< 2.5: a number only before a scale word, else a date, a time or a version
};

/// Reads the whole of `text`: 12 · 10.000 · 1.234,56 · 10'000 · 1<no-break space>000 · 3,5 · 1/3 · 2½. Dates, clock
/// times, scores, versions, phone numbers (leading zero) and numbers past 15 digits are none.
std::optional<Digits> read_digits(std::string_view text);

/// The value of a Roman numeral of I, V, X (1 to 39), or 0. Only canonical forms: IV, not IIII.
unsigned read_roman(std::string_view text);

}  // namespace laut
