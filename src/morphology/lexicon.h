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
///   .filter     FormFilter: most forms a lexicon lacks are turned away without a look into the dictionary
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
inline constexpr std::uint8_t stem = 1;  ///< no word by itself: an adjective stem that takes -e -en -em -er -es
inline constexpr std::uint8_t open = 2;  ///< closed classes: the big lexicon's readings join (eben, laut)
}  // namespace entry_flag

/// Tag and features of a reading, shared by all the readings that have the same.
struct Analysis {
  std::uint32_t features = 0;
  std::uint8_t stts = 0;      ///< Stts
  std::uint8_t upos = 0;      ///< Upos
  std::uint8_t particle = 0;  ///< bytes at the start of the lemma that are a separable particle
  std::uint8_t flags = 0;     ///< entry_flag
  friend bool operator==(const Analysis&, const Analysis&) = default;
};

/// A blocked Bloom filter (Putze, Sanders & Singler 2007): a form's hash names one word and four bits in it. Most
/// look-ups of the compound splitter are misses, and a miss costs a tenth of a walk through the trie.
class FormFilter {
 public:
  static std::uint64_t hash(std::string_view form);
  static std::uint64_t bits(std::uint64_t hash) {
    return std::uint64_t{1} << (hash >> 40 & 63) | std::uint64_t{1} << (hash >> 46 & 63) |
           std::uint64_t{1} << (hash >> 52 & 63) | std::uint64_t{1} << (hash >> 58);
  }
  /// The words of a filter for that many forms, all zero: a power of two, at least 12 bits a form.
  static std::size_t words_for(std::size_t forms);
};

/// Immutable, shared by threads; views into the pack, which must outlive it.
class Lexicon {
 public:
  static constexpr unsigned analysis_bits = 12;
  static constexpr std::uint32_t analysis_mask = (1u << analysis_bits) - 1;
  static constexpr std::uint32_t missing = Dictionary::missing;

  /// Errors: data, where a table is missing or its references lead out of bounds.
  static Result<Lexicon> open(const Pack& pack, std::string_view prefix);

  std::uint32_t find(std::string_view form, Dictionary::Cursor& cursor) const {
    return find(form, FormFilter::hash(form), cursor);
  }
  /// The same with the form's hash, which several lexica share.
  std::uint32_t find(std::string_view form, std::uint64_t hash, Dictionary::Cursor& cursor) const {
    const std::uint64_t bits = FormFilter::bits(hash);
    if ((filter_[hash & (filter_.size() - 1)] & bits) != bits) return missing;
    return forms_.find(form, cursor);
  }

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
  std::span<const std::uint64_t> filter_;
  std::string_view text_;
};

}  // namespace laut
