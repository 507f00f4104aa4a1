/// Wrapped, coloured text for terminals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace laut::output {

/// What a piece of text is; the page knows the colour of it.
enum class Ink : std::uint8_t {
  plain,
  strong,
  faint,
  direct,
  indirect,
  free_indirect,
  reported,
  speaker,
  cue,
  relay,
  frame,
  addressee,
  label,
};

struct Style {
  Ink ink = Ink::plain;
  bool underlined = false;
  friend bool operator==(Style, Style) = default;
};

/// Appends words to `out`, broken at blanks so that a line fits the width. Every line ends without colour, so that
/// pagers and copies of single lines stay right. Characters that could steer a terminal (control characters and the
/// marks that turn the direction of writing) are shown as U+FFFD. Linear in the text; a word longer than a line is
/// left whole.
class Page {
 public:
  Page(std::string& out, unsigned width, bool colour) : out_(out), width_(width < 40 ? 40 : width), colour_(colour) {}

  bool colour() const { return colour_; }
  unsigned width() const { return width_; }

  /// Blanks before the next paragraph's first line and before the lines it is broken into.
  void indent(unsigned first, unsigned rest) { first_ = first, rest_ = rest; }
  /// At most so many lines until the next end_line(); what does not fit becomes "…". 0: no limit.
  void limit(unsigned lines) { limit_ = lines, lines_ = 0; }

  /// Text in running words; white space in it may become a line break.
  void text(std::string_view s, Style style);
  /// Text that stays in one piece with what stands next to it: its blanks do not break.
  void whole(std::string_view s, Style style);
  /// A gap of so many blanks, or a line break.
  void blank(unsigned n = 1) { end_word(), gap_ = n > gap_ ? n : gap_; }
  /// Ends the line where there is something on it.
  void end_line();
  /// An empty line.
  void skip_line();

 private:
  void add(char32_t cp, Style style);
  void end_word();
  void write_word();
  void set(Style style);

  std::string& out_;
  unsigned width_;
  bool colour_;
  unsigned first_ = 0, rest_ = 0, limit_ = 0, lines_ = 0;
  unsigned column_ = 0;   ///< of what is written
  unsigned gap_ = 0;      ///< blanks before the next word
  bool started_ = false;  ///< the paragraph has a line already
  bool full_ = false;     ///< the limit is reached
  std::string word_;      ///< the word under way, with its colours
  unsigned word_width_ = 0;
  Style written_{}, pending_{};  ///< the style at the end of out_ and of word_
  Style word_first_{};           ///< the style at the start of word_
};

}  // namespace laut::output
