// Multiples (doppelt so viele), ranks (Platz 3), ages in brackets (Renn (54)), calibres, and what vague numbers reach
// to.
#include <cmath>

#include "quantities/counted.h"
#include "quantities/reader.h"

namespace laut {

/// "Dutzende" are 24 to 99, "Hunderte" 200 to 999: below the next word of the kind. Above a million the next word is a
/// thousand times as much.
double QuantityReader::most_of_vague(double least) {
  const double scale = least / 2;
  if (scale == 12) return 99;
  const bool large = scale == 1e6 || scale == 1e9 || scale == 1e12;
  return scale * (large ? 1000 : 10) - 1;
}

/// "doppelt so viele Züge", "halb so hoch", "das Doppelte". Returns the token to go on with, or `token` where there is
/// none.
std::uint32_t QuantityReader::multiple(std::uint32_t token) {
  PhraseMatch word = words_.at(QuantityClass::twice, doc_, token, end_, scratch_.words);
  const double value = word ? 2 : 0.5;
  if (!word) word = words_.at(QuantityClass::half, doc_, token, end_, scratch_.words);
  if (!word) return token;
  std::uint32_t last = token + word.tokens;
  QuantityNumber n;
  n.value = n.low = n.high = value;
  n.tokens = {token, token + 1};
  n.match.value = value;
  n.match.tokens = 1;
  n.match.in_words = true;
  const Comparison c = comparison_before(token, n, true);
  Quantity q = make(n, c, "quantities/multiple");
  q.unit = "mal";
  if (is(last - 1, "so")) {
    --last;
    multiple_of(q, last);
    if (last == token + word.tokens - 1) ++last;
  }
  finish(std::move(q), c.begin, last);
  return last;
}

/// Behind "dreimal" or "doppelt": "so viele Züge" is what is counted.
void QuantityReader::multiple_of(Quantity& q, std::uint32_t& last) {
  if (last >= end_) return;
  const PhraseMatch so = words_.at(QuantityClass::multiple, doc_, last, end_, scratch_.words);
  if (!so) return;
  const std::uint32_t behind = last + so.tokens;
  const std::uint32_t head = counted_noun(doc_, behind, end_, CountedBy::unit, scratch_.cover);
  if (head == none) {
    last = behind;
    return;
  }
  set_counted(q, head);
  last = head + 1;
}

/// "auf Platz 3", "Rang zwei", "der Stärke 6,3"
bool QuantityReader::rank(const QuantityNumber& n, const Comparison& c) {
  if (n.tokens.begin == begin_ || n.interval || c.found || n.value < 1 || n.value > 1000) return false;
  if (!n.match.plain_digits && !n.match.in_words && n.match.fraction_digits == 0) return false;
  const std::uint32_t noun = n.tokens.begin - 1;
  if (!words_.has(QuantityClass::rank, doc_, noun, scratch_.words)) return false;
  if (!doc_.tokens[noun].has(token_flag::capitalised)) return false;
  Quantity q = make(n, c, "quantities/rank");
  q.unit = counted_lemma(doc_, noun);
  q.unit_span = doc_.tokens[noun].span();
  finish(std::move(q), noun, n.tokens.end);
  return true;
}

/// "Karla Renn (54)", "Karla Renn, 54, sagte"
bool QuantityReader::age(const QuantityNumber& n, const Comparison& c) {
  const std::uint32_t first = n.tokens.begin, next = n.tokens.end;
  if (!n.match.plain_digits || n.interval || c.found || n.value < 3 || n.value > 110) return false;
  if (first < begin_ + 2 || next >= end_ || !has(first - 2, covered::by_person)) return false;
  const bool bracket = is(first - 1, "(") && (is(next, ")") || is(next, ","));
  if (!bracket && !(is(first - 1, ",") && is(next, ","))) return false;
  Quantity q = make(n, c, "quantities/age");
  q.unit = "Jahr";
  finish(std::move(q), first, next);
  return true;
}

/// "Granaten vom Kaliber 155 Millimeter", "122 Millimeter Kaliber"
void QuantityReader::calibre(Quantity& q, std::uint32_t& first, std::uint32_t& last) {
  std::uint32_t noun = none;
  const auto calibre_at = [&](std::uint32_t i) {
    return words_.at(QuantityClass::calibre, doc_, i, i + 1, scratch_.words);
  };
  PhraseMatch word;
  if (first > begin_ && (word = calibre_at(first - 1)))
    noun = first = first - 1;
  else if (last < end_ && (word = calibre_at(last)))
    noun = last++;
  if (noun == none) {  // Kaliber 122 Millimeter und 152 Millimeter
    if (doc_.quantities.empty() || first <= begin_) return;
    const Quantity& told = doc_.quantities.back();
    const bool goes_on = told.tokens.end + 1 == first && told.tokens.begin >= begin_ && told.unit == q.unit;
    if (!goes_on || !words_.has(QuantityClass::joint, doc_, first - 1, scratch_.words)) return;
    if (told.counted_span.empty() || !words_.has(QuantityClass::calibre, doc_, told.tokens.begin, scratch_.words))
      return;
    q.counted = told.counted;
    return;
  }
  q.counted = words_.text(word.word->counted);
  q.counted_span = doc_.tokens[noun].span();
}

}  // namespace laut
