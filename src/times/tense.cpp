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

/// The bracket that closes the one at `token`, or `token` where there is none within reach.
std::uint32_t closing_bracket(const Document& doc, std::uint32_t token, std::uint32_t end) {
  if (doc.tokens[token].kind != TokenKind::punctuation || doc.form(token) != "(") return token;
  for (std::uint32_t i = token + 1; i < end; ++i)
    if (doc.form(i) == ")") return i;
  return token;
}

std::uint32_t opening_bracket(const Document& doc, std::uint32_t token, std::uint32_t begin) {
  if (doc.tokens[token].kind != TokenKind::punctuation || doc.form(token) != ")") return token;
  for (std::uint32_t i = token; i > begin; --i)
    if (doc.form(i - 1) == "(") return i - 1;
  return token;
}

/// "hat sich verfeinert und ist heute üblich": of two clauses that "und" joins, the one of the time.
TokenRange joined_clause(const Document& doc, TokenRange clause, TokenRange tokens) {
  const auto has_verb = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i)
      if (is_finite(doc, i)) return true;
    return false;
  };
  for (std::uint32_t i = tokens.begin; i > clause.begin; --i) {
    if (!has_tag(doc, i - 1, Stts::KON, Stts::KON)) continue;
    if (has_verb(i, clause.end) && has_verb(clause.begin, i - 1)) clause.begin = i;
    break;
  }
  for (std::uint32_t i = tokens.end; i < clause.end; ++i) {
    if (!has_tag(doc, i, Stts::KON, Stts::KON)) continue;
    if (has_verb(clause.begin, i) && has_verb(i + 1, clause.end)) clause.end = i;
    break;
  }
  return clause;
}

/// "ist am Sonntag die Zahl derer, die warten, gesunken": a participle in a later stretch that has no verb of its own.
bool later_participle(const Document& doc, std::uint32_t from, std::uint32_t end) {
  bool participle = false, finite = false;
  for (std::uint32_t i = from; i < end; ++i) {
    i = closing_bracket(doc, i, end);
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
    // "ist verlassen" tells a state; where it is reported (seien gekommen) or with "haben" it is a perfect.
    participle = ((reading.lemma == "haben" || !(reading.features & feature::ind)) && verb + 1 < clause.end &&
                  may_be_participle(doc, clause.end - 1)) ||
                 later_participle(doc, clause.end, end);
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

/// "der im Juni mitgeteilte Betrag": the participle of a noun's attribute tells, not the verb of the clause.
bool in_past_attribute(const Document& doc, TokenRange tokens, TokenRange sentence) {
  if (tokens.begin < sentence.begin + 2 || tokens.end >= sentence.end) return false;
  if (!has_tag(doc, tokens.begin - 1, Stts::APPR, Stts::APPRART)) return false;
  if (!has_tag(doc, tokens.end, Stts::ADJA, Stts::ADJA) || doc.tokens[tokens.end].has(token_flag::capitalised))
    return false;
  const std::string_view form = doc.form(tokens.end);
  constexpr std::string_view weak[] = {"te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem"};
  for (const std::string_view ending : weak)
    if (form.size() > ending.size() + 4 && form.ends_with(ending)) return true;
  return false;
}

Tense clause_tense(const Document& doc, TokenRange tokens) {
  const TokenRange sentence = doc.sentences[doc.tokens[tokens.begin].sentence].tokens;
  if (in_past_attribute(doc, tokens, sentence)) return Tense::past;
  const std::uint32_t low = std::max(sentence.begin, tokens.begin > window ? tokens.begin - window : 0u);
  const std::uint32_t high = std::min(sentence.end, tokens.end + window);
  TokenRange clause = tokens;
  while (clause.begin > low && !separates(doc, clause.begin - 1))
    clause.begin = opening_bracket(doc, clause.begin - 1, low);
  while (clause.end < high && !separates(doc, clause.end)) clause.end = closing_bracket(doc, clause.end, high) + 1;
  clause = joined_clause(doc, clause, tokens);
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
