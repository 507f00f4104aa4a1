// Words that open with a number: 29-jährige, dreimal, 20-Prozent-Marke, 5km, drei- bis fünfmal.
#include <cmath>

#include "base/utf8.h"
#include "numbers/words.h"
#include "quantities/counted.h"
#include "quantities/reader.h"

namespace laut {

namespace {

QuantityNumber number_of(const NumberLead& lead, std::uint32_t token) {
  QuantityNumber n;
  n.value = n.low = n.high = lead.value;
  n.tokens = {token, token + 1};
  n.match.value = lead.value;
  n.match.tokens = 1;
  n.match.in_words = lead.in_words;
  return n;
}

}  // namespace

std::uint32_t QuantityReader::compound(std::uint32_t token) {
  const Token& t = doc_.tokens[token];
  if (t.span().size() > LowerWord::capacity || has(token, covered::by_name)) return token + 1;
  if (const auto both = interval_in_token(token)) {
    number_with(*both);
    return token + 1;
  }
  // The shortest words that count are "drei-" and, in digits, "3m"; "sie" and "und" look like the start of a number.
  const char opening = doc_.text()[t.begin];
  if ((opening < '0' || opening > '9') && t.span().size() < 5) return token + 1;
  const auto lead = numbers_.lead(doc_.form(token), scratch_.numbers);
  if (!lead) return token + 1;
  if (lead->rest < t.span().size()) {
    compound_word(token, *lead, number_of(*lead, token));
    return token + 1;
  }
  return truncated(token, *lead);
}

/// "drei- bis fünfmal", "20- bis 29-Jährige", "zwei- oder dreitausend". Returns the token to go on with.
std::uint32_t QuantityReader::truncated(std::uint32_t token, const NumberLead& first) {
  const std::uint32_t joint = token + 1, second = token + 2;
  if (second >= end_ || !(is(joint, "bis") || is(joint, "oder") || is(joint, "und"))) return token + 1;
  QuantityNumber n = number_of(first, token);
  n.interval = true;
  n.tokens = {token, second + 1};
  if (const auto lead = numbers_.lead(doc_.form(second), scratch_.numbers)) {
    n.high = lead->value;
    n.value = (n.low + n.high) / 2;
    if (n.low < n.high && compound_word(second, *lead, n)) return second + 1;
    return token + 1;
  }
  const auto match = numbers_.at(doc_, second, scratch_.numbers);
  if (!match || match->ordinal || match->vague) return token + 1;
  // The first number shares the scale of the second: zwei- bis dreitausend.
  for (const double scale : {1000.0, 100.0})
    if (match->in_words && match->value > scale && std::fmod(match->value, scale) == 0 &&
        first.value < match->value / scale) {
      n.low = first.value * scale;
      break;
    }
  n.high = match->value;
  n.value = (n.low + n.high) / 2;
  n.tokens.end = second + match->tokens;
  if (n.low < n.high) number_with(n);
  return n.tokens.end;
}

/// The quantity of a word whose number has been read; `n` may be an interval that ends in it. Rules, in this order: a
/// last part that the data know (jährig, mal), a unit glued to digits (5km), a unit between hyphens
/// (3-Milliarden-Euro-Paket).
bool QuantityReader::compound_word(std::uint32_t token, const NumberLead& lead, QuantityNumber n) {
  const std::string_view form = doc_.form(token);
  const std::uint32_t begin = doc_.tokens[token].begin;
  const std::string_view rest = form.substr(lead.rest);
  const bool timed = has(token, covered::by_time);
  if (lead.in_words && lead.value == 1 && !n.interval) return false;

  const LowerWord lowered(rest);
  if (const QuantityWord* known = words_.find(QuantityClass::compound, lowered.view(), scratch_.words)) {
    if (timed && known->kind == UnitKind::time) return false;
    const Comparison c = comparison_before(n.tokens.begin, n, true);
    Quantity q = make(n, c, "quantities/compound");
    q.unit = words_.text(known->code);
    q.counted = words_.text(known->counted);
    q.number =
        n.interval ? Span{doc_.tokens[n.tokens.begin].begin, begin + lead.bytes} : Span{begin, begin + lead.bytes};
    (q.unit.empty() ? q.counted_span : q.unit_span) = {begin + lead.rest, doc_.tokens[token].end};
    std::uint32_t last = token + 1;
    if (q.unit == "mal") multiple_of(q, last);  // dreimal so viele Züge
    finish(std::move(q), c.begin, last);
    return true;
  }
  if (lead.rest == lead.bytes) {
    const QuantityWord* unit = lead.in_words ? nullptr : words_.find(QuantityClass::unit, rest, scratch_.words);
    if (!unit || (timed && unit->kind == UnitKind::time)) return false;
    const Comparison c = comparison_before(n.tokens.begin, n, true);
    with_unit(n, {unit, 0}, token, c);
    Quantity& q = doc_.quantities.back();
    q.number.end = begin + lead.bytes;
    q.unit_span = {begin + lead.rest, doc_.tokens[token].end};
    return true;
  }
  // Parts between hyphens: scale words multiply, the first unit ends the search.
  double scale = 1;
  for (std::size_t at = lead.rest; at < form.size();) {
    const std::size_t end = std::min(form.find('-', at), form.size());
    const std::string_view part = form.substr(at, end - at);
    if (const double by = numbers_.scale_of(part, scratch_.numbers); by > 0) {
      scale *= by;
      at = end + 1;
      continue;
    }
    const std::size_t two = end < form.size() ? std::min(form.find('-', end + 1), form.size()) : end;
    std::size_t unit_end = two;
    const QuantityWord* unit =
        words_.find(QuantityClass::unit, form.substr(at, two - at), scratch_.words);  // US-Dollar
    if (!unit) {
      unit = words_.find(QuantityClass::unit, part, scratch_.words);
      unit_end = end;
    }
    if (!unit || unit->letter || unit->kind == UnitKind::container || (timed && unit->kind == UnitKind::time))
      return false;
    n.value *= scale;
    n.low *= scale;
    n.high *= scale;
    const Comparison c = comparison_before(n.tokens.begin, n, true);
    Quantity q = make(n, c, "quantities/compound");
    q.unit = words_.text(unit->code);
    q.number = {n.interval ? doc_.tokens[n.tokens.begin].begin : begin, begin + static_cast<std::uint32_t>(at) - 1};
    q.unit_span = {begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(unit_end)};
    finish(std::move(q), c.begin, token + 1);
    return true;
  }
  return false;
}

}  // namespace laut
