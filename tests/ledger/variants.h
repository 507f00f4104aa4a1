/// Edited copies of a text, as one outlet makes them of another's dispatch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace laut::test {

std::vector<std::string> split_words(std::string_view text);

class Editor {
 public:
  /// Words put in come from `vocabulary`.
  Editor(std::uint64_t seed, const std::vector<std::string>& vocabulary) : state_(seed), vocabulary_(vocabulary) {}

  /// Every word is edited with this probability, each for itself: replaced, left out, doubled by another, or swapped
  /// with the next. The hardest kind: edits in one place leave more of the text whole.
  std::string scattered(const std::vector<std::string>& words, double rate);
  /// As many words as that, in stretches of 5 to 20 that are replaced, left out or put in.
  std::string in_stretches(const std::vector<std::string>& words, double rate);
  /// The text, edited at the rate, within another one.
  std::string inside(const std::vector<std::string>& words, const std::vector<std::string>& other, double rate);

 private:
  std::uint64_t next();
  bool chance(double p) { return static_cast<double>(next() >> 11) < p * 9007199254740992.0; }
  const std::string& other_word() { return vocabulary_[next() % vocabulary_.size()]; }

  std::uint64_t state_;
  const std::vector<std::string>& vocabulary_;
};

}  // namespace laut::test
