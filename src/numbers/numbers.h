/// Numbers: the value of a number written in digits or words. Used by times and quantities.
///
/// Vague amounts (Dutzende, mehrere Hundert, Millionen) give the least that the word can mean, twice its scale.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/document.h"
#include "numbers/table.h"

namespace laut {

/// A number that starts at a token.
struct NumberMatch {
  double value = 0;           ///< 3.5e9 for "3,5 Milliarden", 21 for "einundzwanzig", 3 for "3." and "dritte"
  std::uint32_t tokens = 0;   ///< how many tokens it takes
  bool ordinal = false;       ///< 3., dritte(r/s/n), II.
  bool in_words = false;      ///< no digit in it
  bool plain_digits = false;  ///< digits alone, no separators (a candidate for a year, an hour)
  std::uint8_t fraction_digits = 0;
  bool fraction = false;  ///< a part of one: ein Drittel, 1/3, Hälfte, halbes (in "ein halbes Jahr")
  bool vague = false;     ///< Dutzende, mehrere Hundert: value is the least it can mean
  bool article = false;   ///< begins with ein/eine: eine Million, ein halbes Jahr
  double scale = 1;       ///< product of the scale words in it: 1e6 in "drei Millionen"
};

/// A number that opens a longer word: 29-jährige, 20-Prozent-Marke, dreijährige, zweimal.
struct NumberLead {
  double value = 0;
  std::uint32_t bytes = 0;  ///< bytes of the number itself
  std::uint32_t rest = 0;   ///< where the rest of the word begins (behind the hyphen, if any)
  bool in_words = false;
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
  /// as a number only before a scale word, a half or a fraction (eine Million, ein halbes Jahr, ein Drittel); callers
  /// decide on the article otherwise. Roman numerals count behind a capitalised word (Ludwig XIV.) or, from two
  /// letters on, with a full stop (II. Weltkrieg). Where morphology has run, verbs (achten) are none.
  std::optional<NumberMatch> at(const Document& doc, std::uint32_t token, Scratch& scratch) const;

  /// The value of a scale word (Millionen: 1e6), else 0. For parts of compounds: 3-Milliarden-Euro-Paket.
  double scale_of(std::string_view form, Scratch& scratch) const;

  /// The number that opens the word `form`, where something else follows it in the same word (be it a hyphen: drei-).
  /// In words, every start that looks like one counts (einsam: "ein"); callers check the rest against what they know.
  std::optional<NumberLead> lead(std::string_view form, Scratch& scratch) const;

 private:
  bool may_begin(std::string_view form) const;
  const NumberForm* form(std::string_view lowered, Scratch& scratch) const;
  const NumberForm* role(const Document& doc, std::uint32_t token, std::uint32_t end, Scratch& scratch) const;
  std::optional<NumberMatch> blurred(const Document& doc, std::uint32_t token, std::uint32_t end,
                                     Scratch& scratch) const;
  std::optional<NumberMatch> in_digits(const Document& doc, std::uint32_t token, std::uint32_t end,
                                       Scratch& scratch) const;
  std::optional<NumberMatch> in_words(const Document& doc, std::uint32_t token, std::uint32_t end,
                                      Scratch& scratch) const;
  void scale(const Document& doc, std::uint32_t token, std::uint32_t end, NumberMatch& match, Scratch& scratch) const;

  Dictionary dictionary_;
  std::span<const NumberForm> forms_;
  std::array<std::uint64_t, 32> openings_{};  ///< filter: hashes of the first three bytes of every form
};

}  // namespace laut
