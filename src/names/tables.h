/// The records of the pack tables "names.*" and how their keys are hashed. Written by compile.cpp, read by
/// gazetteer.cpp.
///
/// One open-addressing table ("names.slots") maps the 64-bit hash of a key onto a Word. A key is a sequence of tokens
/// as they are written; every proper beginning of a longer key is a Word too (class `opens`), so that the longest match
/// is found token by token. Hashes are not verified: with 10^5 keys the chance that a foreign token meets one is
/// 10^-14.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/pack.h"

namespace laut::names {

namespace word_class {
inline constexpr std::uint32_t given = 1u << 0;  ///< first name
inline constexpr std::uint32_t surname = 1u << 1;
inline constexpr std::uint32_t title = 1u << 2;         ///< stands before a person's name (any case form)
inline constexpr std::uint32_t address = 1u << 3;       ///< a title that is no role (Herr, Dr.)
inline constexpr std::uint32_t title_head = 1u << 4;    ///< lower-case: head of compound titles (-minister)
inline constexpr std::uint32_t particle = 1u << 5;      ///< von, van, bin
inline constexpr std::uint32_t name_suffix = 1u << 6;   ///< Jr., XVI.
inline constexpr std::uint32_t never = 1u << 7;         ///< capitalised, but no part of a person's name
inline constexpr std::uint32_t place_before = 1u << 8;  ///< preposition before a place without article
inline constexpr std::uint32_t link = 1u << 9;          ///< lower-case word within an organisation's name
inline constexpr std::uint32_t tail = 1u << 10;         ///< closes a name: GmbH
inline constexpr std::uint32_t lead = 1u << 11;         ///< opens a name: Universität Musterstadt
inline constexpr std::uint32_t follow = 1u << 12;       ///< opens a name that goes on with "für"
inline constexpr std::uint32_t demonym = 1u << 13;      ///< Russe, russisch: not part of a person's name
inline constexpr std::uint32_t speak = 1u << 14;        ///< lemma of a verb whose subject acts
inline constexpr std::uint32_t opens = 1u << 15;        ///< a longer key begins with this one
inline constexpr std::uint32_t strong_tail = 1u << 16;  ///< a tail that no common word is (GmbH, AG)
}  // namespace word_class

namespace sense_flag {
inline constexpr std::uint8_t quoted = 1;  ///< counts only in quotation marks (Bild, Zeit)
inline constexpr std::uint8_t derived =
    2;  ///< from a large derived list: gives way where the word is also something else
}  // namespace sense_flag

struct Slot {
  std::uint64_t hash;
  std::uint32_t word;  ///< index into names.words; 0xFFFFFFFF: empty
  std::uint32_t unused;
};

struct Word {
  std::uint32_t classes;
  std::uint32_t sense_begin;  ///< first of its senses in names.senses
  std::uint16_t sense_count;
  std::uint8_t gender;  ///< 'm', 'f', 'x' (either), 0 unknown: of first names and titles
  std::uint8_t type;    ///< MentionType of lead, tail, follow and suffix words
  TextRef title;        ///< title in the nominative (of Präsidenten: Präsident)
};

/// One thing a key may name.
struct Sense {
  TextRef name;        ///< canonical
  std::uint8_t type;   ///< MentionType
  std::uint8_t flags;  ///< sense_flag
  std::uint16_t kind;  ///< index into names.kinds
  char country[2];     ///< ISO 3166-1 alpha-2, or zeros
  std::uint16_t unused;
};

/// Hash of one token. Word endings (-straße) and the nouns that tell what stands behind them live in spaces of their
/// own.
std::uint64_t hash_token(std::string_view form);
std::uint64_t hash_ending(std::string_view form);
std::uint64_t hash_noun(std::string_view form);

/// Hash of a sequence from the hash of all but its last token and that token's.
inline std::uint64_t hash_append(std::uint64_t sequence, std::uint64_t token) {
  std::uint64_t h = (sequence * 0x9E3779B97F4A7C15ull ^ token) * 0xC2B2AE3D27D4EB4Full;
  return h ^ h >> 32;
}

}  // namespace laut::names
