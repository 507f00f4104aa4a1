#include "events/participles.h"

#include <array>

namespace laut::events {
namespace {

constexpr std::array<std::string_view, 8> inseparable = {"be", "emp", "ent", "er", "ge", "miss", "ver", "zer"};
constexpr std::array<std::string_view, 51> particles = {
    "zusammen", "zurück", "wieder", "weiter", "weg",    "vorweg", "voran",  "voraus", "vor",         "los",  "nieder",
    "nach",     "mit",    "hinein", "hinaus", "hinter", "herein", "heraus", "heran",  "herab",       "her",  "hin",
    "frei",     "fest",   "fort",   "ein",    "durch",  "dar",    "bereit", "bei",    "auseinander", "aus",  "auf",
    "ab",       "an",     "über",   "unter",  "um",     "zu",     "fern",   "heim",   "kennen",      "kurz", "lahm",
    "preis",    "statt",  "still",  "stand",  "teil",   "tot",    "gut"};

/// be, ver ... at the word's start with a verb behind it; 0 for none.
std::size_t inseparable_prefix(std::string_view verb) {
  for (const std::string_view p : inseparable)
    if (verb.starts_with(p) && verb.size() >= p.size() + 4) return p.size();
  return 0;
}

/// liefer-t, arbeit-et.
std::string weak(std::string_view infinitive) {
  std::string stem(infinitive.substr(0, infinitive.ends_with("en") ? infinitive.size() - 2 : infinitive.size() - 1));
  return stem +
         (stem.ends_with('t') || stem.ends_with('d') || stem.ends_with("ffn") || stem.ends_with("chn") ? "et" : "t");
}

}  // namespace

void Participles::add(std::string_view verb, std::string_view form) {
  irregular_.emplace(verb, form);
}

/// Participle of a verb without separable particle.
std::string Participles::of_base(std::string_view base) const {
  if (const auto it = irregular_.find(base); it != irregular_.end()) return it->second;
  if (const std::size_t prefix = inseparable_prefix(base)) {
    const auto it = irregular_.find(base.substr(prefix));
    if (it == irregular_.end()) return weak(base);
    std::string_view form = it->second;
    if (form.starts_with("ge")) form.remove_prefix(2);
    return std::string(base.substr(0, prefix)).append(form);
  }
  return base.ends_with("ieren") ? weak(base) : "ge" + weak(base);
}

std::vector<std::string> Participles::past(std::string_view infinitive) const {
  std::vector<std::string> out{of_base(infinitive)};
  for (const std::string_view p : particles)
    if (infinitive.starts_with(p) && infinitive.size() >= p.size() + 4) {
      out.push_back(std::string(p) + of_base(infinitive.substr(p.size())));
      // über, unter, um, durch, hinter may be inseparable: unterschrieben.
      const auto it = irregular_.find(infinitive.substr(p.size()));
      std::string_view form = it == irregular_.end() ? std::string_view{} : std::string_view(it->second);
      if (form.starts_with("ge")) form.remove_prefix(2);
      out.push_back(std::string(p).append(form.empty() ? weak(infinitive.substr(p.size())) : std::string(form)));
    }
  return out;
}

}  // namespace laut::events
