/// Reads the quantities of one sentence. Internal to the stage.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "laut/document.h"
#include "numbers/numbers.h"
#include "quantities/quantities.h"
#include "quantities/vocabulary.h"

namespace laut {

/// A number as the stage sees it: one value, or an interval.
struct QuantityNumber {
  double value = 0, low = 0, high = 0;
  bool interval = false;
  bool dash = false;  ///< an interval with a dash, which may be a score or a range of pages
  TokenRange tokens;  ///< the number or both numbers and what joins them
  NumberMatch match;  ///< the (first) number
  PhraseMatch unit;   ///< unit already read (inside a compound, or behind the first number of an interval)
};

class QuantityReader {
 public:
  QuantityReader(Document& doc, TokenRange sentence, const Numbers& numbers, const QuantityVocabulary& words,
                 Quantities::Scratch& scratch)
      : doc_(doc), begin_(sentence.begin), end_(sentence.end), numbers_(numbers), words_(words), scratch_(scratch) {}

  /// Reads what starts at `token` and returns the token to go on with (behind the number, before what is counted).
  std::uint32_t at(std::uint32_t token);

 private:
  struct Comparison {
    Comparator comparator = Comparator::equal;
    bool near = false;
    std::uint32_t begin = 0;  ///< first token of the comparator, or the number's first
    std::uint32_t end = 0;    ///< behind "oder mehr", or 0
    bool found = false;
  };

  // quantities.cpp: numbers of their own
  std::uint32_t number(std::uint32_t token, const NumberMatch& match);
  std::uint32_t number_with(QuantityNumber n);
  PhraseMatch unit_of_product(std::uint32_t token, QuantityNumber& n);
  bool every_nth(std::uint32_t token, const NumberMatch& match);
  void with_unit(const QuantityNumber& n, const PhraseMatch& unit, std::uint32_t unit_begin, const Comparison& c);
  bool counted(const QuantityNumber& n, const Comparison& c, bool measure);

  // special.cpp: multiples, ranks, ages of persons, calibres
  std::uint32_t multiple(std::uint32_t token);
  void multiple_of(Quantity& q, std::uint32_t& last);
  bool rank(const QuantityNumber& n, const Comparison& c);
  bool age(const QuantityNumber& n, const Comparison& c);
  void calibre(Quantity& q, std::uint32_t& first, std::uint32_t& last);
  static double most_of_vague(double least);

  // surroundings.cpp: what stands around a number
  Comparison comparison_before(std::uint32_t first, const QuantityNumber& n, bool unit);
  void comparison_behind(std::uint32_t behind, Comparison& c);
  std::optional<QuantityNumber> interval(std::uint32_t token, const NumberMatch& first);
  std::optional<QuantityNumber> interval_in_token(std::uint32_t token) const;
  std::optional<NumberMatch> whole(std::uint32_t token, const NumberMatch& part);
  std::uint32_t partitive_noun(std::uint32_t token, bool loose);
  bool is_negative(const QuantityNumber& n, const PhraseMatch& unit, Quantity& q);
  static void negate(Quantity& q);
  bool is_label(const QuantityNumber& n, const Comparison& c, bool unit);
  bool is_no_amount(const QuantityNumber& n);
  bool is_year_like(const QuantityNumber& n) const;
  bool may_be_count(const QuantityNumber& n, const Comparison& c, std::uint32_t head) const;
  bool is_count_taken_for_year(const QuantityNumber& n, const Comparison& c, std::uint32_t head) const;
  bool may_stand_alone(const QuantityNumber& n, const Comparison& c);

  // compound.cpp: words that open with a number
  std::uint32_t compound(std::uint32_t token);
  std::uint32_t truncated(std::uint32_t token, const NumberLead& first);
  bool compound_word(std::uint32_t token, const NumberLead& lead, QuantityNumber n);

  void set_counted(Quantity& q, std::uint32_t head) const;
  Quantity make(const QuantityNumber& n, const Comparison& c, std::string_view rule) const;
  void finish(Quantity q, std::uint32_t first, std::uint32_t last);

  bool is(std::uint32_t token, std::string_view form) const { return token < end_ && doc_.form(token) == form; }
  bool has(std::uint32_t token, std::uint8_t cover) const { return (scratch_.cover[token] & cover) != 0; }
  bool any(TokenRange range, std::uint8_t cover) const;
  bool glued(std::uint32_t left, std::uint32_t right) const {
    return doc_.tokens[left].end == doc_.tokens[right].begin;
  }
  Stts tag(std::uint32_t token) const;

  Document& doc_;
  std::uint32_t begin_, end_;
  const Numbers& numbers_;
  const QuantityVocabulary& words_;
  Quantities::Scratch& scratch_;
};

}  // namespace laut
