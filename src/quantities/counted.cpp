#include "quantities/counted.h"

#include <algorithm>

namespace laut {
namespace {

constexpr std::uint32_t window = 12;

/// The chosen tag. Without morphology: capitalised words are nouns, all else is unknown.
Stts tag(const Document& doc, std::uint32_t i) {
  const Token& t = doc.tokens[i];
  if (t.kind == TokenKind::number) return Stts::CARD;
  if (t.kind != TokenKind::word) return Stts::XY;
  if (t.reading_count > 0) return doc.reading(i).stts;
  return t.has(token_flag::capitalised) ? Stts::NN : Stts::XY;
}

bool is_attribute(Stts t) {
  return t == Stts::ADJA || t == Stts::PIAT;
}
bool adverb(Stts t) {
  return t == Stts::ADV || t == Stts::ADJD || t == Stts::PTKNEG;
}

/// A number that opens an adjective: 18-jährigen, 100-prozentige.
bool number_adjective(const Document& doc, std::uint32_t i) {
  const Token& t = doc.tokens[i];
  return t.has(token_flag::hyphenated) && t.kind == TokenKind::number && doc.text()[t.end - 1] >= 'a';
}

struct Walk {
  const Document& doc;
  std::uint32_t end;
  CountedBy by;
  std::span<const std::uint8_t> cover;
  bool plural;

  Stts at(std::uint32_t i) const { return i < end ? tag(doc, i) : Stts::XY; }
  bool is(std::uint32_t i, std::string_view form) const { return i < end && doc.form(i) == form; }

  bool head(std::uint32_t i) const {
    if (cover[i] & covered::by_time) return false;
    const Stts t = at(i);
    if (t == Stts::NN) return by == CountedBy::unit || !only_singular(i);
    if (t == Stts::NE) return by == CountedBy::number && !(cover[i] & covered::by_place_or_person);
    // Nominalised adjectives: drei Verletzte, Hunderte Freiwillige.
    return t == Stts::ADJA && doc.tokens[i].has(token_flag::capitalised) && !noun_follows(i + 1);
  }
  /// A noun that the lexicon knows in the singular alone in this form (nur 1.900 Biodiesel an): it is not counted.
  /// "Mann" is.
  bool only_singular(std::uint32_t i) const {
    const Token& t = doc.tokens[i];
    if (!plural || t.reading_count == 0 || doc.form(i) == "Mann" || doc.form(i) == "Mal") return false;
    for (std::uint32_t r = t.reading_begin; r < t.reading_begin + t.reading_count; ++r) {
      const Reading& reading = doc.readings[r];
      if (reading.stts != Stts::NN) continue;
      if (reading.source != ReadingSource::lexicon || (reading.features & feature::plur) ||
          !(reading.features & feature::sing))
        return false;
      // A verb used as a noun (das Runden) looks like the plural in -en that the lexicon does not have.
      if (doc.form(i) == reading.lemma && doc.form(i).ends_with("en") && (reading.features & feature::neut))
        return false;
      // An old dative (dem Punkte) looks like the plural that the lexicon does not have.
      if (doc.form(i).size() == reading.lemma.size() + 1 && doc.form(i).ends_with('e')) return false;
    }
    return true;
  }
  bool noun_follows(std::uint32_t i) const {
    const Stts t = at(i);
    return t == Stts::NN || t == Stts::NE || attribute(i) || t == Stts::TRUNC;
  }

  /// An attribute by its tag, or a lower-case form that could be one (verletzte) right before a noun.
  bool attribute(std::uint32_t i) const {
    if (is_attribute(at(i))) return true;
    if (i + 1 >= end || doc.tokens[i].has(token_flag::capitalised) || at(i + 1) != Stts::NN) return false;
    const Token& t = doc.tokens[i];
    for (std::uint32_t r = t.reading_begin; r < t.reading_begin + t.reading_count; ++r)
      if (doc.readings[r].stts == Stts::ADJA) return true;
    return false;
  }

  /// Past "in der Stadt" where an adjective and a noun follow; `i` itself where not.
  std::uint32_t past_participle_phrase(std::uint32_t i) const {
    const Stts first = at(i);
    if (first != Stts::APPR && first != Stts::APPRART && first != Stts::PRF) return i;
    bool noun = first == Stts::PRF;
    for (std::uint32_t j = i + 1; j < std::min(end, i + 10); ++j) {
      const Stts t = at(j);
      const bool lower = doc.tokens[j].kind == TokenKind::word && !doc.tokens[j].has(token_flag::capitalised);
      if (noun && lower && attribute(j) && noun_follows(j + 1)) return j;
      if (t == Stts::NN || t == Stts::NE) {
        noun = true;
      } else if (noun && t == Stts::KON) {
        noun = false;  // mit Kisten und anderem Gerät beladene
      } else if (t != Stts::ART && t != Stts::ADJA && t != Stts::PPOSAT && t != Stts::PDAT && t != Stts::PIAT &&
                 t != Stts::CARD && !(noun && adverb(t))) {
        return i;
      }
    }
    return i;
  }

  /// The noun behind a name that names its kind (vier Black Hawk Hubschraubern); `i` itself where there is none.
  std::uint32_t past_foreign_name(std::uint32_t i) const {
    if (by != CountedBy::number) return i;
    for (std::uint32_t j = i; j < std::min(end, i + 4); ++j) {
      if (!doc.tokens[j].has(token_flag::capitalised) || doc.tokens[j].kind != TokenKind::word) return i;
      if (cover[j] & covered::by_time) return i;
      if (j > i && at(j) == Stts::NN && may_be_plural(doc, j)) return j;
    }
    return i;
  }

  std::uint32_t from(std::uint32_t i) const {
    const std::uint32_t start = i, stop = std::min(end, i + window);
    while (i < stop) {
      const Stts t = at(i);
      if (i == start && t == Stts::NE && past_foreign_name(i) != i) {
        return past_foreign_name(i);
      } else if (t == Stts::TRUNC) {
        if (at(i + 1) != Stts::KON && !is(i + 1, "/")) return none;
        i += 2;
      } else if (head(i)) {
        return i;
      } else if (attribute(i) || number_adjective(doc, i)) {
        ++i;
        if (attribute(i + 1) && (is(i, ",") || at(i) == Stts::KON)) ++i;
        // 200 feste und 300 freie Mitarbeiter: the noun belongs to both.
        if (at(i) == Stts::KON && at(i + 1) == Stts::CARD && attribute(i + 2)) i += 2;
      } else if (adverb(t) && (attribute(i + 1) || (adverb(at(i + 1)) && attribute(i + 2)))) {
        ++i;
      } else if (const std::uint32_t noun = i == start ? past_foreign_name(i) : i; noun != i) {
        return noun;
      } else if (doc.tokens[i].kind == TokenKind::quote && i + 1 < stop && head(i + 1)) {
        return i + 1;
      } else if (const std::uint32_t past = i == start ? past_participle_phrase(i) : i; past != i) {
        i = past;
      } else {
        return none;
      }
    }
    return none;
  }
};

}  // namespace

std::uint32_t counted_noun(const Document& doc, std::uint32_t i, std::uint32_t end, CountedBy by,
                           std::span<const std::uint8_t> cover, bool plural) {
  return Walk{doc, end, by, cover, plural}.from(i);
}

bool may_be_plural(const Document& doc, std::uint32_t head) {
  const Token& t = doc.tokens[head];
  for (std::uint32_t r = t.reading_begin; r < t.reading_begin + t.reading_count; ++r)
    if (doc.readings[r].stts == Stts::NN && (doc.readings[r].features & feature::plur)) return true;
  return t.reading_count == 0;
}

std::string_view counted_lemma(const Document& doc, std::uint32_t head) {
  const Token& t = doc.tokens[head];
  if (t.reading_count == 0 || doc.reading(head).lemma.empty()) return doc.form(head);
  // A chosen reading that is a dative plural only (drei Zeugen: Zeug) loses to one that is plural in every case
  // (Zeuge).
  const Reading& chosen = doc.reading(head);
  const std::string_view form = doc.form(head), lemma = chosen.lemma;
  // Nominalised adjectives go by their weak form: Tote, not Toter.
  if (lemma.size() > 3 && lemma.ends_with("er") && form.size() > lemma.size() - 2 && form.size() <= lemma.size() &&
      form.starts_with(lemma.substr(0, lemma.size() - 2)) && (form.ends_with("e") || form.ends_with("en")))
    return lemma.substr(0, lemma.size() - 1);
  // An old dative (auf Kohle: Kohl) loses to the noun that has this very form.
  if (form.size() == lemma.size() + 1 && form.ends_with('e') && form.starts_with(lemma)) {
    for (std::uint32_t r = t.reading_begin + 1; r < t.reading_begin + t.reading_count; ++r)
      if (doc.readings[r].stts == Stts::NN && doc.readings[r].lemma == form && !(chosen.features & feature::plur))
        return doc.readings[r].lemma;
  }
  if ((chosen.features & (feature::plur | feature::any_case)) != (feature::plur | feature::dat)) return chosen.lemma;
  for (std::uint32_t r = t.reading_begin + 1; r < t.reading_begin + t.reading_count; ++r) {
    const Reading& other = doc.readings[r];
    constexpr std::uint32_t all = feature::plur | feature::any_case;
    if (other.stts == Stts::NN && (other.features & all) == all) return other.lemma;
  }
  return chosen.lemma;
}

}  // namespace laut
