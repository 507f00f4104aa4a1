#include "ledger/variants.h"

#include <algorithm>

namespace laut::test {
namespace {

void append(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t\r"), text.size());
    if (end != 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::uint64_t Editor::next() {  // SplitMix64
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

std::string Editor::scattered(const std::vector<std::string>& words, double rate) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!chance(rate)) {
      append(out, words[i]);
      continue;
    }
    switch (next() % 4) {
      case 0: append(out, other_word()); break;
      case 1: break;
      case 2:
        append(out, words[i]);
        append(out, other_word());
        break;
      default:
        if (i + 1 < words.size()) append(out, words[i + 1]);
        append(out, words[i]);
        ++i;
    }
  }
  return out;
}

std::string Editor::in_stretches(const std::vector<std::string>& words, double rate) {
  std::string out;
  constexpr double mean = 12.5;
  for (std::size_t i = 0; i < words.size();) {
    if (!chance(rate / mean)) {
      append(out, words[i++]);
      continue;
    }
    const std::size_t length = 5 + next() % 16;
    const std::uint64_t kind = next() % 3;
    if (kind != 0)
      for (std::size_t n = 0; n < length; ++n) append(out, other_word());
    if (kind != 1) i += length;
    if (kind == 1 && i < words.size()) append(out, words[i++]);
  }
  return out;
}

std::string Editor::inside(const std::vector<std::string>& words, const std::vector<std::string>& other, double rate) {
  const std::size_t at = other.size() / 3;
  std::string out;
  for (std::size_t i = 0; i < at; ++i) append(out, other[i]);
  append(out, scattered(words, rate));
  for (std::size_t i = at; i < other.size(); ++i) append(out, other[i]);
  return out;
}

}  // namespace laut::test
