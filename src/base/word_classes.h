/// Lists of lemmas by class, where a compound counts by its last part: the form of small word lists of several stages.
///
///     @ kinship
///     Vater, Mutter, Bruder
///     @ role  *
///     Präsident, Minister        with "*" behind the class: also as last part (Außenminister)
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/dictionary.h"
#include "base/pack.h"
#include "laut/result.h"

namespace laut {

/// Immutable after open(), shared by threads.
class WordClasses {
 public:
  static constexpr std::uint32_t missing = 0xFFFFFFFFu;
  struct Scratch {
    Dictionary::Cursor cursor;
    std::string key;
  };

  /// Uses the tables `name`.words and `name`.classes of the pack, which must outlive it. Errors: data.
  static Result<WordClasses> open(const Pack& pack, std::string_view name);

  /// The class of a lemma or of its last part, as an index of the names it was compiled with; `missing` where it has
  /// none.
  std::uint32_t find(std::string_view lemma, Scratch& scratch) const;

 private:
  std::uint32_t find_exact(std::string_view lemma, Scratch& scratch) const;

  Dictionary words_;
  std::span<const std::uint8_t> classes_;
};

/// Compiles a file into the tables `name`.words and `name`.classes. Build time only. Errors: io; syntax where a class
/// is not one of `classes`, or a word stands in it twice.
Status compile_word_classes(const std::filesystem::path& file, std::span<const std::string_view> classes,
                            std::string_view name, PackWriter& pack);

}  // namespace laut
