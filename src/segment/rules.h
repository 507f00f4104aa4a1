/// The data of the segmenter, viewed in place in a pack: abbreviations and the word lists that decide full stops.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"

namespace laut::segment {

/// How an abbreviation stands to the end of a sentence.
enum class Abbreviation : std::uint8_t {
  none,
  inside,         ///< something always follows: Dr., z.B., ca.
  either,         ///< ends a sentence only where a typical sentence opener follows: Mio., Co., Jh.
  closing,        ///< ends a sentence where anything capitalised follows: usw., etc.
  before_number,  ///< an abbreviation only before a number: Nr. 12, Art. 5
  after_number,   ///< an abbreviation only after a number: 5 Min., 3 Std.
};

namespace word_flag {
inline constexpr std::uint16_t opener = 1;       ///< capitalised, it typically opens a sentence: Der, Er, Dann
inline constexpr std::uint16_t counted = 2;      ///< typically follows an ordinal: Mai, Jahrhundert, Bundesliga
inline constexpr std::uint16_t ordinal_cue = 4;  ///< typically stands before an ordinal: am, vom, der
inline constexpr std::uint16_t day_cue = 8;      ///< stands before a bare day: am 3., vom 3. bis 5.
inline constexpr std::uint16_t domain = 16;      ///< ends an internet address: com, de
inline constexpr std::uint16_t clitic = 32;      ///< shortened word that begins with an apostrophe: 's, 'ne
inline constexpr std::uint16_t slashed = 64;     ///< one word in spite of its slash: CDU/CSU, km/h
inline constexpr std::uint16_t ruler = 128;      ///< first name that stands before a Roman number: Ludwig XIV.
inline constexpr std::uint16_t lettered = 256;   ///< noun that stands before a single letter: Plan B
}  // namespace word_flag

/// Immutable, shared by threads.
class Rules {
 public:
  static constexpr std::size_t longest_abbreviation = 24;  ///< bytes

  /// Errors: data.
  static Result<Rules> open(const Pack& pack);

  struct Match {
    std::uint32_t size = 0;  ///< bytes, full stop included; 0: nothing found
    Abbreviation kind = Abbreviation::none;
  };
  /// The longest abbreviation that `text` begins with and that is not cut out of a longer word.
  Match abbreviation_at(std::string_view text, Dictionary::Cursor& cursor) const;
  /// The kind of exactly this string.
  Abbreviation abbreviation(std::string_view form, Dictionary::Cursor& cursor) const;
  /// word_flag bits of a word, 0 for an unknown one. Case counts.
  std::uint16_t word(std::string_view form, Dictionary::Cursor& cursor) const;

 private:
  Dictionary abbreviations_, words_;
  std::span<const Abbreviation> kinds_;   ///< by abbreviation id
  std::span<const std::uint16_t> flags_;  ///< by word id
};

}  // namespace laut::segment
