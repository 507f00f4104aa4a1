/// The grammar of German number words: how the parts join inside one word.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/dictionary.h"
#include "numbers/table.h"

namespace laut {

/// A short word in lower case, on the stack. Letters beyond Latin-1 stay as they are: no number word has any.
class LowerWord {
 public:
  static constexpr std::size_t capacity = 96;  ///< the longest number words stay below
  explicit LowerWord(std::string_view form);
  bool fits() const { return fits_; }
  std::string_view view() const { return {data_, size_}; }

 private:
  char data_[capacity];
  std::size_t size_ = 0;
  bool fits_ = true;
};

struct NumberWord {
  double value = 0;
  std::uint32_t bytes = 0;  ///< how far it reaches
  bool ordinal = false;
  bool fraction = false;  ///< zweidrittel
};

/// Reads the number word that opens `lowered`; `whole`: only one that is the whole of it. Longest reading first;
/// the search is bounded by the depth of the grammar.
std::optional<NumberWord> read_number_word(std::string_view lowered, bool whole, const Dictionary& dictionary,
                                           std::span<const NumberForm> forms, Dictionary::Cursor& cursor);

}  // namespace laut
