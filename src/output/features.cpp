#include "output/features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <utility>

namespace laut::output {
namespace {

using Value = std::pair<std::uint32_t, std::string_view>;

/// The value of the group's only bit in `bits`, empty where there is none or more than one.
template <std::size_t N>
std::string_view only(std::uint32_t bits, const std::array<Value, N>& group) {
  std::string_view found;
  for (const auto& [bit, name] : group) {
    if ((bits & bit) == 0) continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

template <std::size_t N>
bool one_of(std::string_view lemma, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), lemma) != words.end();
}

/// Words for all, for none, and the numerals of order by their stems.
constexpr std::array<std::string_view, 7> total{"alle", "aller", "jeder", "jedermann", "beide", "beider", "sämtlich"};
constexpr std::array<std::string_view, 4> negative{"kein", "keiner", "nichts", "niemand"};
constexpr std::array<std::string_view, 13> ordinals{"erst",    "zweit", "dritt", "viert", "fünft", "sechst", "siebt",
                                                    "siebent", "acht",  "neunt", "zehnt", "elft",  "zwölft"};

bool is_ordinal(const Reading& r) {
  const std::string_view l = r.lemma;
  if (r.stts != Stts::ADJA || l.empty()) return false;
  if (l.ends_with('.')) return l.find_first_not_of("0123456789") == l.size() - 1;
  return one_of(l, ordinals) || l.ends_with("zehnt") || l.ends_with("zigst") || l.ends_with("ßigst");
}

std::string_view pronoun_type(const Reading& r) {
  switch (r.stts) {
    case Stts::ART: return "Art";
    case Stts::PPER:
    case Stts::PRF:
    case Stts::PPOSS:
    case Stts::PPOSAT: return "Prs";
    case Stts::PDS:
    case Stts::PDAT: return r.upos == Upos::PRON && r.lemma == "der" ? "Dem,Rel" : "Dem";
    case Stts::PRELS:
    case Stts::PRELAT: return r.lemma == "der" ? "Dem,Rel" : "Int,Rel";
    case Stts::PWS:
    case Stts::PWAT: return "Int,Rel";
    case Stts::PWAV: return r.upos == Upos::ADV ? "Int" : std::string_view();
    case Stts::PAV: return r.upos == Upos::ADV && r.lemma.starts_with("da") ? "Dem" : std::string_view();
    case Stts::PIS:
    case Stts::PIAT:
      if (r.lemma == "ein") return "Art";
      return one_of(r.lemma, total) ? "Tot" : one_of(r.lemma, negative) ? "Neg" : "Ind";
    default: return {};
  }
}

/// Whose a possessive is.
struct Possessor {
  std::string_view gender, number, person;
};
Possessor possessor(const Reading& r) {
  if (r.lemma == "mein") return {"", "Sing", "1"};
  if (r.lemma == "dein") return {"", "Sing", "2"};
  if (r.lemma == "sein") return {"Masc,Neut", "Sing", "3"};
  if (r.lemma == "unser") return {"", "Plur", "1"};
  if (r.lemma == "euer") return {"", "Plur", "2"};
  return {"", "", "3"};
}

/// Konjunktiv I and II are one mood in UD, told apart by tense.
std::string_view mood(std::uint32_t bits) {
  using namespace feature;
  const std::uint32_t m = bits & any_mood;
  if (m == ind) return "Ind";
  if (m == imp) return "Imp";
  return m != 0 && (m & ~(konj1 | konj2)) == 0 ? "Sub" : std::string_view();
}

std::string_view tense(std::uint32_t bits) {
  using namespace feature;
  const std::uint32_t m = bits & any_mood;
  if (m == konj1) return "Pres";
  if (m == konj2) return "Past";
  return only(bits, std::array<Value, 2>{{{pres, "Pres"}, {past, "Past"}}});
}

}  // namespace

void append_features(const Reading& r, Relation relation, std::string& out) {
  using namespace feature;
  static constexpr std::array<Value, 4> cases{{{nom, "Nom"}, {gen, "Gen"}, {dat, "Dat"}, {acc, "Acc"}}};
  static constexpr std::array<Value, 2> definites{{{def, "Def"}, {indef, "Ind"}}};
  static constexpr std::array<Value, 3> degrees{{{pos, "Pos"}, {cmp, "Cmp"}, {sup, "Sup"}}};
  static constexpr std::array<Value, 3> genders{{{masc, "Masc"}, {fem, "Fem"}, {neut, "Neut"}}};
  static constexpr std::array<Value, 2> numbers{{{sing, "Sing"}, {plur, "Plur"}}};
  static constexpr std::array<Value, 3> persons{{{p1, "1"}, {p2, "2"}, {p3, "3"}}};
  const std::uint32_t bits = r.features;
  const std::size_t start = out.size();
  const auto put = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (out.size() != start) out += '|';
    out += name;
    out += '=';
    out += value;
  };
  const bool verb = r.upos == Upos::VERB || r.upos == Upos::AUX;
  const bool possessive = r.stts == Stts::PPOSAT || r.stts == Stts::PPOSS;
  const bool indefinite = (r.stts == Stts::ART && (bits & indef) != 0) || (r.stts == Stts::PIS && r.lemma == "ein");
  const Possessor owner = possessive ? possessor(r) : Possessor{};
  put("Case", only(bits, cases));
  put("Definite", r.stts == Stts::ART ? only(bits, definites) : indefinite ? "Ind" : "");
  put("Degree", only(bits, degrees));
  put("Gender", only(bits, genders));
  put("Gender[psor]", owner.gender);
  put("Mood", verb ? mood(bits) : std::string_view());
  put("NumType", r.stts == Stts::CARD || indefinite ? "Card" : is_ordinal(r) ? "Ord" : "");
  put("Number", only(bits, numbers));
  put("Number[psor]", owner.number);
  put("Person", possessive ? owner.person : only(bits, persons));
  put("Polarity", r.stts == Stts::PTKNEG ? "Neg" : "");
  put("Poss", (bits & poss) != 0 || possessive ? "Yes" : "");
  put("PronType", pronoun_type(r));
  put("Reflex", (bits & refl) != 0 || r.stts == Stts::PRF ? "Yes" : "");
  put("Tense", verb && (bits & fin) != 0 ? tense(bits) : std::string_view());
  put("VerbForm", verb ? only((bits & izu) != 0 ? (bits | inf) : bits,
                              std::array<Value, 3>{{{fin, "Fin"}, {inf, "Inf"}, {part, "Part"}}})
                       : std::string_view());
  put("Voice", relation == Relation::aux_pass ? "Pass" : "");
  if (out.size() == start) out += '_';
}

}  // namespace laut::output
