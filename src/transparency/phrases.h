/// The phrases of data/<lang>/transparency/phrases.txt.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/document.h"

namespace laut::transparency {

/// Kinds that words tell, in the order of phrase_names.
enum class PhraseKind : std::uint8_t { correction, update, interview, certification, automated, sources, expert_box };
inline constexpr std::string_view phrase_names[] = {"correction", "update",  "interview", "certification",
                                                    "automated",  "sources", "expert_box"};

/// One phrase without alternatives; phrases with the same first word follow each other.
struct Phrase {
  std::uint32_t first = 0, count = 0;  ///< its words in the table of words
  PhraseKind kind = PhraseKind::correction;
  bool start = false;  ///< only at the start of a sentence
  std::uint16_t unused = 0;
};
/// The phrases that begin with a word.
struct PhraseRange {
  std::uint32_t first = 0, count = 0;
};
inline constexpr std::uint32_t longest_gap = 6;  ///< words that "…" stands for at most
inline constexpr std::string_view gap = "…";

/// Immutable after open(), shared by threads.
class Phrases {
 public:
  struct Scratch {
    Dictionary::Cursor cursor;
    std::string key;
  };
  struct Match {
    const Phrase* phrase = nullptr;
    std::uint32_t end = 0;  ///< token behind the phrase
    explicit operator bool() const { return phrase != nullptr; }
  };

  static Result<Phrases> open(const Pack& pack);

  /// The first phrase of the file that begins at the token and ends in its sentence. Bounded.
  Match at(const Document& doc, std::uint32_t token, Scratch& scratch) const;

 private:
  std::uint32_t match(const Document& doc, const Phrase& p, std::uint32_t token, std::uint32_t end, Scratch& s) const;

  Dictionary firsts_;
  std::span<const PhraseRange> ranges_;
  std::span<const Phrase> phrases_;
  std::span<const TextRef> words_;
  std::string_view text_;
};

}  // namespace laut::transparency
