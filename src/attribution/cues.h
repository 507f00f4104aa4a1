/// The cue lexicon: verbs, nouns and particles of saying, writing and thinking with their frames, from
/// data/<lang>/attribution/*.cues. Immutable, shared by threads; lookups take a cursor.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/document.h"

namespace laut::attribution {

/// What a cue takes as its content. The letters are those of the .cues files.
namespace takes {
inline constexpr std::uint32_t direct = 1u << 0;       // D
inline constexpr std::uint32_t dass = 1u << 1;         // T
inline constexpr std::uint32_t verb_second = 1u << 2;  // V
inline constexpr std::uint32_t question = 1u << 3;     // Q
inline constexpr std::uint32_t infinitive = 1u << 4;   // I
inline constexpr std::uint32_t wie = 1u << 5;          // W
inline constexpr std::uint32_t object = 1u << 6;       // N
inline constexpr std::uint32_t als = 1u << 7;          // A
inline constexpr std::uint32_t konjunktiv = 1u << 8;   // k
inline constexpr std::uint32_t reflexive = 1u << 9;    // r
inline constexpr std::uint32_t source = 1u << 10;      // S (nouns)
inline constexpr std::uint32_t content = 1u << 11;     // C (nouns)
inline constexpr std::uint32_t words = 1u << 12;       // M (nouns)
inline constexpr std::uint32_t setting = 1u << 13;     // E (nouns)
}  // namespace takes

enum class CueClass : std::uint8_t { verb, noun, source, source_any, post, so, wie, anaphor, view, hearsay, hedge };

/// Where the addressee stands.
namespace addressee {
inline constexpr std::uint8_t dative = 1, accusative = 2, zu = 4, gegenueber = 8, von = 16, an = 32, bei = 64;
}

struct CueRecord {
  std::uint32_t takes = 0;
  std::uint32_t with_begin = 0, with_end = 0;      ///< words that belong to the cue, in the table of words
  std::uint32_t object_begin = 0, object_end = 0;  ///< prepositions whose object is told
  Medium medium = Medium::unspecified;
  CueClass cls = CueClass::verb;
  std::uint8_t addressee = 0;
  bool with_required = false;
};

class CueLexicon {
 public:
  /// Uses the tables "attribution.*". Errors: data.
  static Result<CueLexicon> open(const Pack& pack);

  /// The records of a lemma or form; empty where it is no cue. A noun compound is found by its head.
  std::span<const CueRecord> verb(std::string_view lemma, Dictionary::Cursor& cursor) const {
    return find(verbs_, verb_first_, lemma, cursor);
  }
  std::span<const CueRecord> particle(std::string_view form, Dictionary::Cursor& cursor) const {
    return find(particles_, particle_first_, form, cursor);
  }
  std::span<const CueRecord> noun(std::string_view lemma, Dictionary::Cursor& cursor) const;

  /// Whether `word` is one of the listed words [begin, end).
  bool listed(std::uint32_t begin, std::uint32_t end, std::string_view word) const;

 private:
  std::span<const CueRecord> find(const Dictionary& d, std::span<const std::uint32_t> first, std::string_view key,
                                  Dictionary::Cursor& cursor) const;
  Dictionary verbs_, nouns_, particles_;
  std::span<const std::uint32_t> verb_first_, noun_first_, particle_first_;  // by id: begin and end of its records
  std::span<const CueRecord> records_;
  std::span<const TextRef> words_;
  std::string_view text_;
};

}  // namespace laut::attribution
