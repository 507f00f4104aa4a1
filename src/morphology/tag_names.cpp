#include "morphology/tag_names.h"

#include <utility>

namespace laut {

std::optional<TagSpec> tag_spec(std::string_view word) {
  const std::size_t slash = word.find('/');
  const std::string_view name = word.substr(0, slash);
  for (int i = 0; i <= static_cast<int>(Stts::BRACKET); ++i) {
    const Stts tag = static_cast<Stts>(i);
    if (to_string(tag) != name) continue;
    if (slash == std::string_view::npos) return TagSpec{tag, default_upos(tag)};
    for (int u = 0; u <= static_cast<int>(Upos::X); ++u)
      if (to_string(static_cast<Upos>(u)) == word.substr(slash + 1)) return TagSpec{tag, static_cast<Upos>(u)};
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> feature_named(std::string_view word) {
  using namespace feature;
  static constexpr std::pair<std::string_view, std::uint32_t> named[] = {
      {"nom", nom}, {"gen", gen},  {"dat", dat},     {"acc", acc},   {"sg", sing},   {"pl", plur},
      {"m", masc},  {"f", fem},    {"n", neut},      {"1", p1},      {"2", p2},      {"3", p3},
      {"ind", ind}, {"k1", konj1}, {"k2", konj2},    {"imp", imp},   {"pres", pres}, {"past", past},
      {"fin", fin}, {"inf", inf},  {"part", part},   {"izu", izu},   {"pos", pos},   {"cmp", cmp},
      {"sup", sup}, {"def", def},  {"indef", indef}, {"refl", refl}, {"poss", poss}, {"participial", participial}};
  for (const auto& [name, bit] : named)
    if (name == word) return bit;
  return std::nullopt;
}

}  // namespace laut
