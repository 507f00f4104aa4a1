/// The words of data/<lang>/quantities, looked up around a number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/document.h"
#include "quantities/table.h"

namespace laut {

/// A phrase found at a token.
struct PhraseMatch {
  const QuantityWord* word = nullptr;
  std::uint32_t tokens = 0;
  explicit operator bool() const { return word != nullptr; }
};

/// Immutable after open(), shared by threads.
class QuantityVocabulary {
 public:
  static constexpr std::uint32_t longest = 4;  ///< tokens of a phrase
  struct Scratch {
    Dictionary::Cursor cursor;
    std::string key;
  };

  /// Uses the tables "quantities.*" of the pack, which must outlive it. Errors: data.
  static Result<QuantityVocabulary> open(const Pack& pack);

  /// The longest phrase of the class that starts at `token` and ends before `end`. Units keep their case.
  PhraseMatch at(QuantityClass cls, const Document& doc, std::uint32_t token, std::uint32_t end,
                 Scratch& scratch) const;
  /// The longest phrase of the class that ends before `token` and starts at or behind `begin`.
  PhraseMatch ending(QuantityClass cls, const Document& doc, std::uint32_t token, std::uint32_t begin,
                     Scratch& scratch) const;
  /// The unit at `token`: by form, by its lemma where it is a noun, or by its last part (Lkw-Ladungen).
  PhraseMatch unit(const Document& doc, std::uint32_t token, std::uint32_t end, Scratch& scratch) const;
  /// A word by itself, already in the case of its class.
  const QuantityWord* find(QuantityClass cls, std::string_view word, Scratch& scratch) const;
  bool has(QuantityClass cls, const Document& doc, std::uint32_t token, Scratch& scratch) const;
  /// True where the word ends like a street (Hauptstraße, Lindenallee).
  bool is_street(std::string_view word, Scratch& scratch) const;

  std::string_view text(TextRef ref) const { return strings_.substr(ref.offset, ref.size); }

 private:
  const QuantityWord* find_key(const std::string& key, Scratch& scratch) const;

  Dictionary dictionary_;
  std::span<const QuantityWord> words_;
  std::string_view strings_;
};

}  // namespace laut
