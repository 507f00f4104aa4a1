// Adjective inflection, nominalisation, separable verbs, number words and suffix guesses.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "morphology/analyser.h"

namespace laut {

namespace {

namespace f = feature;

struct Ending {
  std::string_view text;
  std::array<std::uint32_t, 4> cells;  ///< each a product of masks that holds for every combination
};

/// What an adjective's ending can stand for, weak, mixed and strong declension together.
constexpr std::array<Ending, 5> endings = {{
    {"en",
     {f::gen | f::dat | f::sing | f::masc | f::fem | f::neut, f::any_case | f::plur | f::masc | f::fem | f::neut,
      f::acc | f::sing | f::masc, 0}},
    {"em", {f::dat | f::sing | f::masc | f::neut, 0, 0, 0}},
    {"er",
     {f::nom | f::sing | f::masc, f::gen | f::dat | f::sing | f::fem, f::gen | f::plur | f::masc | f::fem | f::neut,
      0}},
    {"es", {f::nom | f::acc | f::sing | f::neut, 0, 0, 0}},
    {"e",
     {f::nom | f::acc | f::sing | f::fem | f::neut, f::nom | f::sing | f::masc,
      f::nom | f::acc | f::plur | f::masc | f::fem | f::neut, 0}},
}};

constexpr std::size_t no_ending = endings.size();

/// Particles that make new separable verbs freely.
constexpr std::array<std::string_view, 62> particles = {
    "ab",       "an",      "auf",      "aus",      "bei",       "da",       "dar",    "ein",   "empor",
    "entgegen", "fest",    "fort",     "frei",     "gegenüber", "gleich",   "heim",   "her",   "herab",
    "heran",    "heraus",  "herbei",   "herein",   "herum",     "herunter", "hervor", "hin",   "hinaus",
    "hinein",   "hinüber", "hinunter", "hinweg",   "hinzu",     "hoch",     "klar",   "los",   "mit",
    "nach",     "nahe",    "nieder",   "rein",     "raus",      "runter",   "sicher", "statt", "still",
    "teil",     "tot",     "um",       "vor",      "voran",     "voraus",   "vorbei", "weg",   "weiter",
    "wieder",   "zu",      "zurück",   "zusammen", "zuvor",     "bereit",   "bloß",   "durch"};

constexpr std::array<std::string_view, 22> numerals = {
    "ein",   "zwei", "drei",  "vier",    "fünf",   "sech", "sieb",    "acht",    "neun",  "zehn", "elf",
    "zwölf", "zwan", "dreiß", "vierzig", "sieben", "zig",  "hundert", "tausend", "sechs", "ßig",  "und"};

}  // namespace

bool Analyser::adjective_stem(std::string_view stem, std::uint32_t degree, std::size_t ending, bool noun,
                              FormReadings& out, Scratch& s) const {
  bool found = false;
  each(stem, s, [&](std::string_view lemma, const Analysis& a) {
    if (!(a.flags & entry_flag::stem)) return;
    if (degree && !(a.features & f::pos)) return;
    found = true;
    const std::uint32_t kind = degree ? (a.features & ~f::pos) | degree : a.features;
    for (const std::uint32_t cell : endings[ending].cells) {
      if (cell == 0) continue;
      if (noun) {
        std::string name;
        utf8::upper_first(stem, name);
        name += 'e';
        out.add_own({{},
                     cell | f::participial * ((a.features & f::participial) != 0),
                     Stts::NN,
                     Upos::NOUN,
                     ReadingSource::lexicon,
                     0},
                    name);
      } else {
        out.add({lemma, cell | kind, Stts::ADJA, Upos::ADJ, ReadingSource::lexicon, a.particle});
      }
    }
  });
  return found;
}

/// un- before a participle, which makes it an adjective that no dictionary lists.
bool Analyser::prefixed_participle(std::string_view stem, std::size_t ending, bool noun, FormReadings& out,
                                   Scratch& s) const {
  bool participle = false;
  each(stem.substr(2), s, [&](std::string_view, const Analysis& a) {
    participle |= (a.flags & entry_flag::stem) && a.features & f::participial && a.particle == 0;
  });
  if (!participle) return false;
  if (ending == no_ending) {
    out.add_own({{}, f::pos | f::participial, Stts::ADJD, Upos::ADJ, ReadingSource::compound, 0}, stem);
    return true;
  }
  for (const std::uint32_t cell : endings[ending].cells) {
    if (cell == 0) continue;
    if (noun) {
      std::string name;
      utf8::upper_first(stem, name);
      name += 'e';
      out.add_own({{}, cell, Stts::NN, Upos::NOUN, ReadingSource::compound, 0}, name);
    } else {
      out.add_own({{}, cell | f::pos | f::participial, Stts::ADJA, Upos::ADJ, ReadingSource::compound, 0}, stem);
    }
  }
  return true;
}

bool Analyser::adjective(std::string_view form, FormReadings& out, Scratch& s, bool noun) const {
  bool found = false;
  for (std::size_t e = 0; e < endings.size(); ++e) {
    const std::string_view end = endings[e].text;
    if (form.size() < end.size() + 2 || !form.ends_with(end)) continue;
    const std::string_view stem = form.substr(0, form.size() - end.size());
    bool here = adjective_stem(stem, 0, e, noun, out, s);
    if (!here && stem.ends_with("er") && stem.size() > 4)
      here = adjective_stem(stem.substr(0, stem.size() - 2), f::cmp, e, noun, out, s);
    if (!here && stem.ends_with("st") && stem.size() > 4) {
      here = adjective_stem(stem.substr(0, stem.size() - 2), f::sup, e, noun, out, s);
      if (!here && stem.ends_with("est"))
        here = adjective_stem(stem.substr(0, stem.size() - 3), f::sup, e, noun, out, s);
      if (!here && stem.ends_with("ßt"))
        here = adjective_stem(stem.substr(0, stem.size() - 1), f::sup, e, noun, out, s);
    }
    // unbestritten-e, ungeschlagen-e
    if (!here && stem.starts_with("un") && stem.size() > 6 && prefixed_participle(stem, e, noun, out, s)) here = true;
    found |= here;
  }
  if (!noun && !found && out.empty() && form.starts_with("un") && form.size() > 6)
    found |= prefixed_participle(form, no_ending, false, out, s);
  if (!noun && form.size() > 4 && form.ends_with("er")) {  // schöner
    each(form.substr(0, form.size() - 2), s, [&](std::string_view lemma, const Analysis& a) {
      if (a.flags & entry_flag::stem && a.features & f::pos && !(a.features & f::participial)) {
        out.add({lemma, f::cmp, Stts::ADJD, Upos::ADJ, ReadingSource::lexicon, 0});
        found = true;
      }
    });
  }
  return found;
}

bool Analyser::nominalised(std::string_view lower, FormReadings& out, Scratch& s) const {
  const std::size_t before = out.size();
  if (!out.has(Stts::NN)) adjective(lower, out, s, true);
  // das Schreiben, des Schreibens
  if (!out.has(Stts::NN)) {
    const bool genitive = lower.ends_with("ns");
    bool infinitive = false;
    each(genitive ? lower.substr(0, lower.size() - 1) : lower, s,
         [&](std::string_view, const Analysis& a) { infinitive |= static_cast<Stts>(a.stts) == Stts::VVINF; });
    if (infinitive) {
      std::string name;
      utf8::upper_first(genitive ? lower.substr(0, lower.size() - 1) : lower, name);
      out.add_own({{},
                   f::sing | f::neut | (genitive ? f::gen : f::nom | f::dat | f::acc),
                   Stts::NN,
                   Upos::NOUN,
                   ReadingSource::lexicon,
                   0},
                  name);
    }
  }
  return out.size() > before;
}

bool Analyser::separable_word(std::string_view form, FormReadings& out, Scratch& s) const {
  const std::size_t before = out.size();
  for (const std::string_view particle : particles) {
    if (form.size() < particle.size() + 4 || !form.starts_with(particle)) continue;
    const std::string_view rest = form.substr(particle.size());
    const auto add = [&](std::string_view part, bool izu) {
      each(part, s, [&](std::string_view lemma, const Analysis& a) {
        const Stts tag = static_cast<Stts>(a.stts);
        const bool verb = tag == Stts::VVFIN || tag == Stts::VVINF || tag == Stts::VVPP;
        if (!verb || a.particle != 0 || (izu && tag != Stts::VVINF)) return;
        Reading r{{},
                  a.features,
                  izu ? Stts::VVIZU : tag,
                  Upos::VERB,
                  ReadingSource::compound,
                  static_cast<std::uint8_t>(particle.size())};
        if (izu) r.features |= f::izu;
        s.joined.assign(particle);
        s.joined += lemma;
        out.add_own(r, s.joined);
      });
    };
    add(rest, false);
    if (rest.starts_with("zu") && rest.size() > 5) add(rest.substr(2), true);
  }
  if (out.size() > before) return true;
  // freigelassene: an inflected participle of such a verb
  for (const std::string_view particle : particles) {
    if (form.size() < particle.size() + 6 || !form.starts_with(particle)) continue;
    FormReadings part;
    if (!adjective(form.substr(particle.size()), part, s, false)) continue;
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (!(part[i].features & f::participial) || part[i].particle) continue;
      Reading r = part[i];
      r.source = ReadingSource::compound;
      r.particle = static_cast<std::uint8_t>(particle.size());
      s.joined.assign(particle);
      s.joined += r.lemma;
      out.add_own(r, s.joined);
    }
    if (out.size() > before) return true;
  }
  return false;
}

bool Analyser::number_word(std::string_view form, FormReadings& out) const {
  if (form.size() > 60) return false;
  std::string_view rest = form;
  int parts = 0;
  while (!rest.empty()) {
    std::size_t best = 0;
    for (const std::string_view n : numerals)
      if (rest.starts_with(n)) best = std::max(best, n.size());
    if (best == 0) return false;
    rest.remove_prefix(best);
    ++parts;
  }
  if (parts < 2) return false;
  out.add_own({{}, 0, Stts::CARD, Upos::NUM, ReadingSource::compound, 0}, form);
  return true;
}

bool Analyser::guess(std::string_view form, bool capital, FormReadings& out, Scratch& s) const {
  const std::size_t before = out.size();
  const auto match = [&](std::string_view word, bool stem, std::size_t ending) {
    const std::size_t span = std::min<std::size_t>(word.size(), 12);
    s.buffer.assign(word.rbegin(), word.rbegin() + static_cast<std::ptrdiff_t>(span));
    std::uint32_t best = Dictionary::missing;
    std::size_t length = 0;
    // The longest suffix whose entries are for this sort of word; those of capitalised words end in ^.
    for (std::size_t n = span; n >= 1 && best == Dictionary::missing; --n) {
      if (word.size() < n + 3) continue;
      s.joined.assign(s.buffer, 0, n);
      if (capital) s.joined += '^';
      const auto id = suffixes_.find(s.joined, s.cursor);
      if (id == Dictionary::missing) continue;
      for (std::uint32_t i = guess_first_[id]; i < guess_first_[id + 1]; ++i)
        if (((guesses_[i].flags & guess_flag::stem) != 0) == stem) best = id;
      length = n;
    }
    if (best == Dictionary::missing) return;
    for (std::uint32_t i = guess_first_[best]; i < guess_first_[best + 1]; ++i) {
      const Guess& g = guesses_[i];
      if (((g.flags & guess_flag::stem) != 0) != stem) continue;
      std::string lemma(word.substr(0, word.size() - length));
      lemma += guess_text_.substr(g.lemma_end.offset, g.lemma_end.size);
      Reading r{{}, g.features, static_cast<Stts>(g.stts), static_cast<Upos>(g.upos), ReadingSource::guess, 0};
      if (!stem) {
        out.add_own(r, lemma);
        continue;
      }
      for (const std::uint32_t cell : endings[ending].cells) {
        if (cell == 0) continue;
        Reading inflected = r;
        inflected.features |= cell;
        out.add_own(inflected, lemma);
      }
    }
  };
  if (!capital) {
    for (std::size_t e = 0; e < endings.size(); ++e)
      if (form.size() > endings[e].text.size() + 4 && form.ends_with(endings[e].text) && out.size() == before)
        match(form.substr(0, form.size() - endings[e].text.size()), true, e);
    if (out.size() > before) return true;
  }
  match(form, false, 0);
  return out.size() > before;
}

}  // namespace laut
