#include "times/tense.h"

#include <algorithm>

namespace laut {
namespace {

constexpr std::uint32_t window = 40;

bool is_finite(const Document& doc, std::uint32_t token) {
  if (doc.tokens[token].reading_count == 0) return false;
  const Stts tag = doc.reading(token).stts;
  return tag == Stts::VVFIN || tag == Stts::VAFIN || tag == Stts::VMFIN;
}

bool has_tag(const Document& doc, std::uint32_t token, Stts a, Stts b) {
  if (doc.tokens[token].reading_count == 0) return false;
  const Stts tag = doc.reading(token).stts;
  return tag == a || tag == b;
}

/// Clauses end at commas, colons, semicolons and dashes; brackets and quotation marks stand inside them.
bool separates(const Document& doc, std::uint32_t token) {
  if (doc.tokens[token].kind != TokenKind::punctuation) return false;
  constexpr std::string_view marks[] = {",", ";", ":", "–", "—", "-", ".", "!", "?"};
  const std::string_view form = doc.form(token);
  for (const std::string_view mark : marks)
    if (form == mark) return true;
  return false;
}

bool contains(const Document& doc, TokenRange range, Stts a, Stts b) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (has_tag(doc, i, a, b)) return true;
  return false;
}

/// A participle that stands alone may be chosen as an adverbial adjective (gesunken).
bool may_be_participle(const Document& doc, std::uint32_t token) {
  if (has_tag(doc, token, Stts::VVPP, Stts::VAPP)) return true;
  if (!has_tag(doc, token, Stts::ADJD, Stts::ADJD)) return false;
  const Token& t = doc.tokens[token];
  for (std::uint32_t r = t.reading_begin; r < t.reading_begin + t.reading_count; ++r)
    if (doc.readings[r].stts == Stts::VVPP) return true;
  return false;
}

/// "ist am Sonntag die Zahl derer, die warten, gesunken": a participle in a later stretch that has no verb of its own.
bool later_participle(const Document& doc, std::uint32_t from, std::uint32_t end) {
  bool participle = false, finite = false;
  for (std::uint32_t i = from; i < end; ++i) {
    if (separates(doc, i)) {
      if (participle && !finite) return true;
      participle = finite = false;
      continue;
    }
    participle = may_be_participle(doc, i);  // the last word of its stretch
    finite = finite || is_finite(doc, i);
  }
  return participle && !finite;
}

Tense tense_of(const Document& doc, std::uint32_t verb, TokenRange clause, std::uint32_t end) {
  const Reading& reading = doc.reading(verb);
  bool participle = contains(doc, clause, Stts::VVPP, Stts::VAPP);
  if (!participle && (reading.lemma == "haben" || reading.lemma == "sein"))
    participle = later_participle(doc, clause.end, end);
  if (reading.stts == Stts::VAFIN && reading.lemma == "werden") {
    if ((reading.features & feature::past) && (reading.features & feature::ind)) return Tense::past;
    return contains(doc, clause, Stts::VVINF, Stts::VAINF) ? Tense::future : Tense::present;
  }
  if (reading.stts == Stts::VAFIN && participle) return Tense::past;  // hat/ist/habe/hätte ... geliefert
  if (reading.stts == Stts::VMFIN) {
    if (participle && contains(doc, clause, Stts::VAINF, Stts::VAINF)) return Tense::past;
    if ((reading.features & feature::past) && (reading.features & feature::ind)) return Tense::past;
    return Tense::future;
  }
  if (reading.features & feature::konj2 && !(reading.features & feature::ind)) return Tense::present;
  if (reading.features & feature::past) return Tense::past;
  return Tense::present;
}

/// The finite verb in the range, the nearest to `near` first.
std::uint32_t finite_verb(const Document& doc, TokenRange range, std::uint32_t near) {
  std::uint32_t best = none, distance = none;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!is_finite(doc, i)) continue;
    const std::uint32_t d = i > near ? i - near : near - i;
    if (d < distance) {
      best = i;
      distance = d;
    }
  }
  return best;
}

}  // namespace

Tense clause_tense(const Document& doc, TokenRange tokens) {
  const TokenRange sentence = doc.sentences[doc.tokens[tokens.begin].sentence].tokens;
  const std::uint32_t low = std::max(sentence.begin, tokens.begin > window ? tokens.begin - window : 0u);
  const std::uint32_t high = std::min(sentence.end, tokens.end + window);
  TokenRange clause = tokens;
  while (clause.begin > low && !separates(doc, clause.begin - 1)) --clause.begin;
  while (clause.end < high && !separates(doc, clause.end)) ++clause.end;
  std::uint32_t verb = finite_verb(doc, clause, tokens.begin);
  if (verb == none && contains(doc, clause, Stts::PTKZU, Stts::VVIZU))  // kündigte an, am Montag zu fliegen
    return contains(doc, clause, Stts::VVPP, Stts::VVPP) ? Tense::past : Tense::future;
  if (verb == none) {
    clause = {low, high};
    verb = finite_verb(doc, clause, tokens.begin);
  }
  return verb == none ? Tense::unknown : tense_of(doc, verb, clause, high);
}

}  // namespace laut
