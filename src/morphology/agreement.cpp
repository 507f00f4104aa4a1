// Agreement in noun phrases: the cells of case, number and gender that determiner, adjectives and noun share.
#include <algorithm>
#include <bit>

#include "morphology/choice.h"

namespace laut {

namespace {

namespace f = feature;

/// 24 bits: (gender * 2 + number) * 4 + case. A dimension that a reading leaves open allows all of its values.
constexpr std::uint32_t cells_from(std::uint32_t features) {
  const std::uint32_t cases = features & f::any_case ? features & f::any_case : f::any_case;
  const bool sing = (features & f::sing) != 0, plur = (features & f::plur) != 0;
  const std::uint32_t row = (sing || !plur ? cases : 0) | (plur || !sing ? cases << 4 : 0);
  const std::uint32_t gender = features & f::any_gender;
  std::uint32_t cells = 0;
  for (int g = 0; g < 3; ++g)
    if (gender == 0 || gender >> (6 + g) & 1) cells |= row << (8 * g);
  return cells;
}
static_assert(f::nom == 1 && f::acc == 8 && f::masc == 1u << 6);

constexpr std::uint32_t case_cells(std::uint32_t cases) {
  const std::uint32_t row = cases | cases << 4;
  return row | row << 8 | row << 16;
}

constexpr std::uint32_t features_from(std::uint32_t cells) {
  std::uint32_t features = 0;
  for (int g = 0; g < 3; ++g) {
    const std::uint32_t row = cells >> (8 * g) & 0xFF;
    if (!row) continue;
    features |= f::masc << g | (row & 15) | row >> 4;
    if (row & 15) features |= f::sing;
    if (row >> 4) features |= f::plur;
  }
  return features;
}

}  // namespace

std::uint32_t Choice::cells_of(Index i, Stts tag) const {
  const Token& t = token(i);
  std::uint32_t cells = 0;
  for (std::uint32_t r = 0; r < t.reading_count; ++r)
    if (doc_.readings[t.reading_begin + r].stts == tag)
      cells |= cells_from(doc_.readings[t.reading_begin + r].features);
  return cells;
}

/// The cases that the preposition at i governs.
std::uint32_t Choice::governed(Index i) const {
  const Token& t = token(i);
  std::uint32_t cases = 0;
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    const Reading& x = doc_.readings[t.reading_begin + r];
    if (x.stts == Stts::APPR) cases |= x.features & f::any_case;
  }
  return cases ? cases : f::dat | f::acc | f::gen;
}

void Choice::agreement() {
  for (Index i = 0; i < size_;) i = std::max(phrase(i), i + 1);
}

/// Reads the noun phrase that starts at i, and narrows its tokens; returns where it ends, or i where none starts.
Choice::Index Choice::phrase(Index i) {
  constexpr TagSet heads = tags::determiner | tags::noun | tag_set(Stts::ADJA, Stts::CARD);
  if (!is(i, heads)) return i;
  const Index before = previous(i);
  std::uint32_t cells = ~0u >> 8;
  const bool prepositional = before != none && is(before, tag_set(Stts::APPR)) && !is(i, tag_set(Stts::APPRART));
  if (prepositional) cells &= case_cells(governed(before));
  Index at = i, head = none;
  const Index stop = std::min(size_, i + 12);
  bool has_determiner = false;
  for (; at < stop; ++at) {
    if (quote(at)) continue;
    if (is(at, tags::determiner)) {
      if (has_determiner && !is(at, tag_set(Stts::PIAT, Stts::PPOSAT))) break;
      has_determiner = true;
    } else if (is(at, tags::noun)) {
      head = at++;
      break;
    } else if (!is(at, tag_set(Stts::ADJA, Stts::CARD)) &&
               !(is(at, tag_set(Stts::ADV, Stts::ADJD, Stts::TRUNC, Stts::KON)) && at > i)) {
      break;
    }
  }
  if (head == none) return i;
  for (Index j = i; j < at; ++j) {
    if (!is(j, heads) || is(j, tag_set(Stts::CARD, Stts::PRELAT))) continue;
    const std::uint32_t own = cells_of(j, s_.chosen[j]);
    if (own && (cells & own)) cells &= own;
  }
  // die Regierung der Ukraine: behind a noun, dative or genitive is the genitive
  constexpr std::uint32_t genitive = case_cells(f::gen);
  if (has_determiner && !prepositional && before != none && is(before, tags::noun) && cells & genitive &&
      !(cells & case_cells(f::nom | f::acc)))
    cells &= genitive;
  // A bare or inflected noun without preposition is a genitive only behind a noun, or where nothing else is left.
  const bool after_noun = before != none && is(before, tags::noun);
  if (!prepositional && !after_noun && (cells & ~genitive)) cells &= ~genitive;
  for (Index j = i; j < at; ++j)
    if (is(j, heads)) narrow(j, cells);
  return at;
}

/// Puts the first reading of the chosen tag that shares a cell in front and keeps what it shares.
void Choice::narrow(Index i, std::uint32_t cells) {
  Token& t = token(i);
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    Reading& x = doc_.readings[t.reading_begin + r];
    if (x.stts != s_.chosen[i]) continue;
    const std::uint32_t own = cells_from(x.features) & cells;
    if (!own) continue;
    constexpr std::uint32_t all = f::any_case | f::any_number | f::any_gender;
    const std::uint32_t kept = features_from(own);
    // What a reading leaves open stays open but for what the phrase has decided.
    if (x.features & all || std::popcount(kept & f::any_case) == 1) x.features = (x.features & ~all) | kept;
    std::swap(x, doc_.readings[t.reading_begin]);
    return;
  }
}

/// The chosen reading to the front; settings that the treebanks make by context.
void Choice::settle() {
  for (Index i = 0; i < size_; ++i) {
    const Token& t = token(i);
    Reading& front = doc_.readings[t.reading_begin];
    if (front.stts != s_.chosen[i]) {
      for (std::uint32_t r = 1; r < t.reading_count; ++r) {
        if (doc_.readings[t.reading_begin + r].stts != s_.chosen[i]) continue;
        std::swap(front, doc_.readings[t.reading_begin + r]);
        break;
      }
    }
    if (is(i, tag_set(Stts::VAFIN, Stts::VAINF, Stts::VAPP)) && full_verb(i)) front.upos = Upos::VERB;
    // A preposition's cases served its phrase; they are no features of its own.
    for (std::uint32_t r = 0; r < t.reading_count; ++r) {
      Reading& x = doc_.readings[t.reading_begin + r];
      if (x.stts == Stts::APPR || x.stts == Stts::APPO) x.features &= ~f::any_case;
    }
  }
}

}  // namespace laut
