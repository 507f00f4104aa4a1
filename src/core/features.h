/// What the language core knows of a token before it reads the sentence: rows of embedding tables.
///
/// The rows come from the form itself (hashes of affixes, shape), from the lexicon (all readings and the one that the
/// rules chose), and from the gazetteers. Training and reading use this one function, so that both see the same.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "laut/document.h"
#include "names/names.h"

namespace laut::core {

/// The tables of rows, one behind the other; the row of a feature is its table's first row plus its value.
namespace table {
inline constexpr std::uint32_t lemma = 0, lemma_rows = 16384;
inline constexpr std::uint32_t ending2 = lemma + lemma_rows, ending2_rows = 2048;
inline constexpr std::uint32_t ending3 = ending2 + ending2_rows, ending3_rows = 8192;
inline constexpr std::uint32_t ending4 = ending3 + ending3_rows, ending4_rows = 16384;
inline constexpr std::uint32_t beginning = ending4 + ending4_rows, beginning_rows = 8192;
inline constexpr std::uint32_t shape = beginning + beginning_rows, shape_rows = 6 * 256;
inline constexpr std::uint32_t possible = shape + shape_rows, possible_rows = 64;    ///< STTS tag of any reading
inline constexpr std::uint32_t chosen = possible + possible_rows, chosen_rows = 64;  ///< of the rules' choice
inline constexpr std::uint32_t cells = chosen + chosen_rows, cells_rows = 32;        ///< feature bit of any reading
inline constexpr std::uint32_t ambiguity = cells + cells_rows, ambiguity_rows = 8192;
inline constexpr std::uint32_t reading = ambiguity + ambiguity_rows, reading_rows = 4096;
inline constexpr std::uint32_t source = reading + reading_rows, source_rows = 16;
inline constexpr std::uint32_t name = source + source_rows, name_rows = 32;  ///< what the names' rules say
inline constexpr std::uint32_t gazetteer = name + name_rows, gazetteer_rows = 32;
inline constexpr std::uint32_t rows = gazetteer + gazetteer_rows;
}  // namespace table

/// The features of one token.
struct TokenFeatures {
  static constexpr std::size_t limit = 64;
  std::uint64_t form = 0;  ///< hash of the form, small and with every digit as 0: key of the vocabulary
  std::uint32_t count = 0;
  std::array<std::uint32_t, limit> row{};

  void add(std::uint32_t r) {
    if (count < limit) row[count++] = r;
  }
};

/// The vocabulary's hash of a form.
std::uint64_t form_hash(std::string_view form, std::string& buffer);

/// Reads the features of a document's tokens, one after the other.
class FeatureReader {
 public:
  /// Buffers of one thread.
  struct Scratch {
    std::vector<std::uint8_t> names;  ///< per token: 0, or 1 + 2 * type + (first token of a name)
    std::string buffer;
  };

  /// Precondition: morphology has run on doc, and Names::find, whose results are in `names`.
  FeatureReader(const Document& doc, const Names::Scratch& names, Scratch& scratch);

  void read(std::uint32_t token, TokenFeatures& out) const;

 private:
  const Document& doc_;
  const Names::Scratch& names_;
  Scratch& s_;
};

}  // namespace laut::core
