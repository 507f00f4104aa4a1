/// Splits blocks into tokens.
#pragma once

#include <cstdint>
#include <string_view>

#include "laut/document.h"
#include "segment/characters.h"
#include "segment/rules.h"
#include "segment/scratch.h"

namespace laut::segment {

/// Appends the tokens of one block after another to Document::tokens, hints to Scratch::hints and candidates for
/// quotation marks to Scratch::marks. Every code point is looked at a bounded number of times. One thread, one
/// document.
class Tokenizer {
 public:
  Tokenizer(const Rules& rules, Document& doc, Scratch& scratch) : rules_(rules), doc_(doc), scratch_(scratch) {}

  /// Tokenizes the bytes [span.begin, span.end) of the text.
  void block(Span span);

 private:
  /// What full_stop() decided about a word followed by a full stop.
  enum class Verdict : std::uint8_t {
    part,     ///< the stop is inside the word; go on behind `end`
    word,     ///< the word ends at `end`, wherever that is
    emitted,  ///< the tokens are written already, up to `end`
  };
  struct Decision {
    Verdict verdict = Verdict::word;
    std::uint32_t end = 0;
    std::uint8_t flags = 0;  ///< token_flag bits to add
    std::uint8_t hint = 0;
  };

  // tokenizer.cpp
  std::uint32_t run(std::uint32_t at) const;
  void word(std::uint32_t begin);
  bool joined(std::uint32_t begin, std::uint32_t& at) const;
  bool gender_suffix(std::uint32_t at) const;
  bool range(std::uint32_t begin, std::uint32_t at) const;
  void mark(std::uint32_t begin, Classified c);
  void quote(std::uint32_t begin, std::uint32_t end, Quote shape);
  void apostrophe(std::uint32_t begin, std::uint32_t size);
  bool apostrophe_belongs(std::uint32_t begin, std::uint32_t at, std::uint32_t size) const;
  bool single_closes_later(std::uint32_t begin, std::uint32_t size);
  void emit(std::uint32_t begin, std::uint32_t end, TokenKind kind, std::uint8_t flags = 0, std::uint8_t hint = 0);
  void emit_word(std::uint32_t begin, std::uint32_t end, std::uint8_t flags = 0, std::uint8_t hint = 0);

  // full_stop.cpp
  Decision full_stop(std::uint32_t begin, std::uint32_t stop);
  Decision inner_stop(std::uint32_t begin, std::uint32_t stop);
  Decision abbreviation(std::uint32_t begin, std::uint32_t size, Abbreviation kind) const;
  bool abbreviation_fits(Abbreviation kind, std::uint32_t after) const;
  bool spaced_abbreviation(std::uint32_t begin, std::uint32_t& end);
  Decision initial(std::uint32_t begin, std::uint32_t stop);
  Decision number_stop(std::uint32_t begin, std::uint32_t stop);
  bool roman(std::uint32_t begin, std::uint32_t stop) const;
  Decision roman_stop(std::uint32_t stop);
  std::uint32_t next_visible(std::uint32_t at) const;
  std::string_view word_at(std::uint32_t at) const;
  std::string_view last_word() const;

  // urls.cpp
  std::uint32_t address(std::uint32_t begin) const;
  std::uint32_t mail(std::uint32_t at) const;
  std::uint32_t domain(std::uint32_t begin, std::uint32_t stop);
  std::uint32_t handle(std::uint32_t begin) const;
  std::uint32_t trim_address(std::uint32_t begin, std::uint32_t end) const;

  const Rules& rules_;
  Document& doc_;
  Scratch& scratch_;
  std::string_view text_;  ///< the document's text up to the block's end
  std::uint32_t block_begin_ = 0;
  std::uint32_t block_token_ = 0;  ///< first token of the block
  std::uint32_t at_ = 0;
  bool space_ = true;             ///< blank before at_
  std::uint8_t single_open_ = 0;  ///< a ‚ ‘ or ' is open: 1 low, 2 left or right, 4 plain
  std::uint32_t closer_from_ = 0,
                closer_at_ = 0;  ///< single_closes_later(): the next closer behind closer_from_ is at closer_at_
};

/// token_flag bits that follow from the form alone.
std::uint8_t form_flags(std::string_view form);
/// Kind of a token given from outside.
TokenKind form_kind(std::string_view form);
/// The shape of a mark that form spells; false if it is none.
bool quote_shape(std::string_view form, Quote& shape);

}  // namespace laut::segment
