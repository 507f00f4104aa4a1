/// Words as the ledger compares them: letters and digits, without case and accents.
///
/// Umlauts are kept (the stemmer takes them off), ß becomes ss; every other letter loses its marks: Łódź is lodz.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace laut::ledger {

/// Appends the folded form of cp: nothing for a combining mark.
void fold(char32_t cp, std::string& out);

/// True for what a word consists of.
bool in_word(char32_t cp);

/// Calls use(folded word, first byte, byte behind it) for every word of the text; the view lives during the call.
/// Returns early where use returns false.
template <typename Use>
void each_word(std::string_view text, std::string& buffer, Use&& use) {
  std::size_t begin = 0;
  buffer.clear();
  for (std::size_t i = 0; i <= text.size();) {
    const utf8::Decoded d = i < text.size() ? utf8::decode(text, i) : utf8::Decoded{U' ', 1};
    if (in_word(d.cp)) {
      if (buffer.empty()) begin = i;
      fold(d.cp, buffer);
    } else if (!buffer.empty()) {
      if (!use(std::string_view(buffer), begin, i)) return;
      buffer.clear();
    }
    i += d.size;
  }
}

/// The folded words with a blank between: "US-Präsident" is "us präsident". The key of names.
std::string folded(std::string_view text);

}  // namespace laut::ledger
