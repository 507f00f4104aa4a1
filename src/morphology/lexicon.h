/// A full-form lexicon in a pack: form -> readings. The mapped models/de.lex, and the smaller ones that are compiled
/// from data/<lang>/morphology, have the same layout and are read by the same class.
///
/// Tables, all below one prefix ("lex", "morphology.closed" ...):
///   .forms      Dictionary of the forms
///   .first      uint32 per form id, and one more: first of its readings
///   .readings   uint32: lemma number in the upper 20 bits, analysis number in the lower 12
///   .analyses   Analysis: every distinct combination of tag and features
///   .lemmas     uint32 per lemma, and one more: where it starts in .text
///   .text       the lemmas, one behind the other
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/morph.h"

namespace laut {

/// What an entry stands for, besides a form of its own.
namespace entry_flag {
inline constexpr std::uint8_t stem = 1;   ///< no word by itself: an adjective stem that takes -e -en -em -er -es
inline constexpr std::uint8_t open = 2;   ///< closed classes: the big lexicon's readings join (eben, laut)
}  // namespace entry_flag

/// Tag and features of a reading, shared by all the readings that have the same.
struct Analysis {
  std::uint32_t features = 0;
  std::uint8_t stts = 0;        ///< Stts
  std::uint8_t upos = 0;        ///< Upos
  std::uint8_t particle = 0;    ///< bytes at the start of the lemma that are a separable particle
  std::uint8_t flags = 0;       ///< entry_flag
  friend bool operator==(const Analysis&, const Analysis&) = default;
};

/// Immutable, shared by threads; views into the pack, which must outlive it.
class Lexicon {
 public:
  static constexpr unsigned analysis_bits = 12;
  static constexpr std::uint32_t analysis_mask = (1u << analysis_bits) - 1;
  static constexpr std::uint32_t missing = Dictionary::missing;

  /// Errors: data, where a table is missing or its references lead out of bounds.
  static Result<Lexicon> open(const Pack& pack, std::string_view prefix);

  std::uint32_t find(std::string_view form, Dictionary::Cursor& cursor) const { return forms_.find(form, cursor); }

  /// f(lemma, analysis) for every reading of a form, the likeliest first.
  template <typename F>
  void each(std::uint32_t form, F&& f) const {
    for (std::uint32_t i = first_[form]; i < first_[form + 1]; ++i)
      f(lemma(readings_[i] >> analysis_bits), analyses_[readings_[i] & analysis_mask]);
  }

  std::uint32_t size() const { return forms_.size(); }
  std::size_t readings() const { return readings_.size(); }

 private:
  std::string_view lemma(std::uint32_t number) const {
    return text_.substr(lemmas_[number], lemmas_[number + 1] - lemmas_[number]);
  }
  Dictionary forms_;
  std::span<const std::uint32_t> first_, readings_, lemmas_;
  std::span<const Analysis> analyses_;
  std::string_view text_;
};

}  // namespace laut
