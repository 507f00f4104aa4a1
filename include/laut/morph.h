/// Parts of speech and morphological features of one reading of a token.
///
/// Tags are those of the STTS (Schiller, Teufel, Stöckert & Thielen 1999) and of Universal Dependencies v2.
/// Features are bit masks, because one German form usually stands for several cells of its paradigm:
/// *Frau* is one reading with case nom|gen|dat|acc, not four.
#pragma once

#include <cstdint>
#include <string_view>

namespace laut {

enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
std::string_view to_string(Upos tag);

enum class Stts : std::uint8_t {
  ADJA,
  ADJD,
  ADV,
  APPR,
  APPRART,
  APPO,
  APZR,
  ART,
  CARD,
  FM,
  ITJ,
  KOUI,
  KOUS,
  KON,
  KOKOM,
  NN,
  NE,
  PDS,
  PDAT,
  PIS,
  PIAT,
  PPER,
  PPOSS,
  PPOSAT,
  PRELS,
  PRELAT,
  PRF,
  PWS,
  PWAT,
  PWAV,
  PAV,
  PTKZU,
  PTKNEG,
  PTKVZ,
  PTKANT,
  PTKA,
  SGML,
  SPELL,
  TRUNC,
  VVFIN,
  VVIMP,
  VVINF,
  VVIZU,
  VVPP,
  VAFIN,
  VAIMP,
  VAINF,
  VAPP,
  VMFIN,
  VMINF,
  VMPP,
  XY,
  COMMA,
  STOP,
  BRACKET,  ///< "$,"  "$."  "$("
};
std::string_view to_string(Stts tag);

/// The STTS tags map onto UPOS but for a few that need the lemma (sein, haben, werden as AUX are decided by the
/// tagger).
Upos default_upos(Stts tag);

namespace feature {
// case
inline constexpr std::uint32_t nom = 1u << 0, gen = 1u << 1, dat = 1u << 2, acc = 1u << 3;
inline constexpr std::uint32_t any_case = nom | gen | dat | acc;
// number
inline constexpr std::uint32_t sing = 1u << 4, plur = 1u << 5, any_number = sing | plur;
// gender
inline constexpr std::uint32_t masc = 1u << 6, fem = 1u << 7, neut = 1u << 8, any_gender = masc | fem | neut;
// person
inline constexpr std::uint32_t p1 = 1u << 9, p2 = 1u << 10, p3 = 1u << 11, any_person = p1 | p2 | p3;
// mood of finite verbs
inline constexpr std::uint32_t ind = 1u << 12, konj1 = 1u << 13, konj2 = 1u << 14, imp = 1u << 15;
inline constexpr std::uint32_t any_mood = ind | konj1 | konj2 | imp;
// tense
inline constexpr std::uint32_t pres = 1u << 16, past = 1u << 17, any_tense = pres | past;
// verb form
inline constexpr std::uint32_t fin = 1u << 18, inf = 1u << 19, part = 1u << 20, izu = 1u << 21;
// degree
inline constexpr std::uint32_t pos = 1u << 22, cmp = 1u << 23, sup = 1u << 24;
// declension of determiners: definite, indefinite; pronoun types follow from the STTS tag
inline constexpr std::uint32_t def = 1u << 25, indef = 1u << 26;
inline constexpr std::uint32_t refl = 1u << 27, poss = 1u << 28;
// a participle used as adjective
inline constexpr std::uint32_t participial = 1u << 29;
}  // namespace feature

/// Where a reading comes from; shown by `laut explain` and used as a prior.
enum class ReadingSource : std::uint8_t { closed, lexicon, compound, guess, shape };
std::string_view to_string(ReadingSource s);

/// One reading of a token. `lemma` points into the mapped lexicon or the document's own string store and
/// lives as long as both the engine and the document.
struct Reading {
  std::string_view lemma;
  std::uint32_t features = 0;  ///< bits of namespace feature
  Stts stts = Stts::XY;
  Upos upos = Upos::X;
  ReadingSource source = ReadingSource::guess;
  std::uint8_t particle = 0;  ///< bytes at the start of the lemma that are a separable particle (mit-teilen: 3), else 0
};

}  // namespace laut
