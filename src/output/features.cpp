#include "output/features.h"

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

std::string_view pronoun_type(Stts tag) {
  switch (tag) {
    case Stts::ART: return "Art";
    case Stts::PPER:
    case Stts::PRF:
    case Stts::PPOSS:
    case Stts::PPOSAT: return "Prs";
    case Stts::PDS:
    case Stts::PDAT: return "Dem";
    case Stts::PRELS:
    case Stts::PRELAT: return "Rel";
    case Stts::PWS:
    case Stts::PWAT:
    case Stts::PWAV: return "Int";
    case Stts::PIS:
    case Stts::PIAT: return "Ind";
    default: return {};
  }
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

void append_features(const Reading& r, std::string& out) {
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
  put("Case", only(bits, cases));
  put("Definite", only(bits, definites));
  put("Degree", only(bits, degrees));
  put("Gender", only(bits, genders));
  put("Mood", verb ? mood(bits) : std::string_view());
  put("NumType", r.stts == Stts::CARD ? "Card" : "");
  put("Number", only(bits, numbers));
  put("Person", only(bits, persons));
  put("Polarity", r.stts == Stts::PTKNEG ? "Neg" : "");
  put("Poss", (bits & poss) != 0 || r.stts == Stts::PPOSAT || r.stts == Stts::PPOSS ? "Yes" : "");
  put("PronType", pronoun_type(r.stts));
  put("Reflex", (bits & refl) != 0 || r.stts == Stts::PRF ? "Yes" : "");
  put("Tense", verb && (bits & fin) != 0 ? tense(bits) : std::string_view());
  put("VerbForm", verb ? only((bits & izu) != 0 ? (bits | inf) : bits,
                              std::array<Value, 3>{{{fin, "Fin"}, {inf, "Inf"}, {part, "Part"}}})
                       : std::string_view());
  if (out.size() == start) out += '_';
}

}  // namespace laut::output
