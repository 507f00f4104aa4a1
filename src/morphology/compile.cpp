#include "morphology/compile.h"

#include <optional>
#include <utility>

#include "base/source_file.h"
#include "base/utf8.h"
#include "morphology/compile_guess.h"
#include "morphology/lexicon_builder.h"
#include "morphology/tag_names.h"

namespace laut {

namespace {

namespace f = feature;

/// The header of a section: [strong PDAT PDS], [APPR dat open].
struct Section {
  std::string kind;  // "list", "forms", "strong" ...
  std::vector<TagSpec> tags;
  std::uint32_t features = 0;
  std::uint8_t flags = 0;
};

struct Ending {
  const char* text;
  std::uint32_t features;
};

/// dieser, diese, dieses ...
constexpr Ending strong_endings[] = {
    {"er", f::nom | f::sing | f::masc},
    {"er", f::gen | f::dat | f::sing | f::fem},
    {"er", f::gen | f::plur},
    {"e", f::nom | f::acc | f::sing | f::fem},
    {"e", f::nom | f::acc | f::plur},
    {"es", f::nom | f::acc | f::sing | f::neut},
    {"es", f::gen | f::sing | f::masc | f::neut},
    {"em", f::dat | f::sing | f::masc | f::neut},
    {"en", f::acc | f::sing | f::masc},
    {"en", f::dat | f::plur},
};

/// Adds entries of one section's lines to the closed classes or the additions to the big lexicon.
class Compiler {
 public:
  LexiconBuilder closed, extra;

  Status file(const SourceFile& source) {
    Section section;
    for (const SourceLine& line : source.lines) {
      const std::string_view text = trim(line.text);
      if (text.empty()) continue;
      Status done = Ok{};
      if (text.front() == '[') {
        auto opened = header(source, line, text);
        if (!opened) return opened.error();
        section = std::move(*opened);
      } else {
        done = entry(source, line, text, section);
      }
      if (!done) return done;
    }
    return Ok{};
  }

 private:
  Result<Section> header(const SourceFile& source, const SourceLine& line, std::string_view text) {
    if (text.back() != ']') return source.error(line, "section header without ]", "write [TAG features]");
    Section section;
    section.kind = "list";
    static constexpr std::string_view kinds[] = {"forms",      "strong",     "mixed",        "modal",
                                                 "comparison", "adjectives", "indeclinable", "nouns",
                                                 "names",      "verbs",      "combinations"};
    for (const std::string_view word : words(text.substr(1, text.size() - 2))) {
      bool is_kind = false;
      for (const auto kind : kinds) is_kind |= word == kind;
      if (is_kind) {
        section.kind = word;
      } else if (word == "open") {
        section.flags |= entry_flag::open;
      } else if (const auto tag = tag_spec(word)) {
        section.tags.push_back(*tag);
      } else if (const auto feature = feature_named(word)) {
        section.features |= *feature;
      } else {
        return source.error(line, "unknown word '" + std::string(word) + "' in a section header",
                            "use an STTS tag, a feature, 'open' or a kind of section");
      }
    }
    if (section.kind == "list" && section.tags.empty())
      return source.error(line, "section without a tag", "write [TAG ...]");
    return section;
  }

  Status entry(const SourceFile& source, const SourceLine& line, std::string_view text, const Section& s) {
    if (s.kind.empty()) return source.error(line, "an entry before any section", "open a section first: [TAG]");
    if (s.kind == "list") return list(text, s);
    if (s.kind == "forms") return forms(source, line, text);
    if (s.kind == "strong" || s.kind == "mixed") return pronouns(source, line, text, s);
    if (s.kind == "modal") return modal(source, line, text);
    if (s.kind == "comparison") return comparison(source, line, text);
    if (s.kind == "nouns") return noun(source, line, text);
    if (s.kind == "names") return names(text, s);
    if (s.kind == "verbs") return verbs(source, line, text);
    for (const std::string_view word : words(text)) {
      if (s.kind == "combinations") {  // bekannt|geben: the verb's forms are known, the pair makes a separable verb
        const std::size_t bar = word.find('|');
        if (bar == std::string_view::npos)
          return source.error(line, "'" + std::string(word) + "' has no bar", "write particle|verb");
        const std::string lemma = std::string(word.substr(0, bar)) + std::string(word.substr(bar + 1));
        extra.add(lemma, lemma, Stts::VVINF, f::inf, 0, static_cast<std::uint8_t>(bar));
      } else if (s.kind == "adjectives") {
        extra.add(word, word, Stts::ADJD, f::pos);
        extra.add(word, word, Stts::ADJA, f::pos, entry_flag::stem);
      } else if (s.kind == "indeclinable") {
        extra.add(word, word, Stts::ADJA, f::pos);
        if (utf8::is_lower(utf8::decode(word, 0).cp)) extra.add(word, word, Stts::ADJD, f::pos);
      }
    }
    return Ok{};
  }

  /// Words of one tag: word or word=lemma.
  Status list(std::string_view text, const Section& s) {
    for (const std::string_view word : words(text)) {
      const std::size_t equals = word.find('=');
      const std::string_view form = word.substr(0, equals);
      const std::string_view lemma = equals == std::string_view::npos ? word : word.substr(equals + 1);
      for (const TagSpec& tag : s.tags) closed.add(form, lemma, analysis(tag, s.features, s.flags));
    }
    return Ok{};
  }

  /// form form: TAG lemma features | TAG lemma features
  Status forms(const SourceFile& source, const SourceLine& line, std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos)
      return source.error(line, "no ': ' between forms and readings", "write 'form: TAG lemma features'");
    for (const std::string_view reading : split(text.substr(colon + 2), '|')) {
      const auto parts = words(reading);
      const auto tag = parts.empty() ? std::nullopt : tag_spec(parts[0]);
      if (!tag || parts.size() < 2)
        return source.error(line, "a reading without tag and lemma",
                            "write 'TAG lemma features', '=' for the form itself");
      std::uint32_t features = 0;
      for (std::size_t i = 2; i < parts.size(); ++i) {
        const auto feature = feature_named(parts[i]);
        if (!feature)
          return source.error(line, "unknown feature '" + std::string(parts[i]) + "'", "see README.md in this folder");
        features |= *feature;
      }
      for (const std::string_view form : words(text.substr(0, colon)))
        closed.add(form, parts[1] == "=" ? form : parts[1], analysis(*tag, features, 0));
    }
    return Ok{};
  }

  Status pronouns(const SourceFile& source, const SourceLine& line, std::string_view text, const Section& s) {
    const auto parts = words(text);
    if (parts.size() != 2) return source.error(line, "expected stem and lemma", "write 'dies dieser'");
    const std::string stem(parts[0]);
    const bool mixed = s.kind == "mixed";
    for (const TagSpec& tag : s.tags) {
      if (mixed) {
        closed.add(stem, parts[1], analysis(tag, s.features | f::nom | f::sing | f::masc, 0));
        closed.add(stem, parts[1], analysis(tag, s.features | f::nom | f::acc | f::sing | f::neut, 0));
      }
      for (const Ending& e : strong_endings) {
        // ein has neither einer (nom. masc.) nor eines (nom. neut.) before a noun, and no plural.
        if (mixed && std::string_view(e.text) == "er" && (e.features & f::masc)) continue;
        if (mixed && std::string_view(e.text) == "es" && (e.features & f::nom)) continue;
        if (tag.stts == Stts::ART && (e.features & f::plur)) continue;
        closed.add(stem + e.text, parts[1], analysis(tag, s.features | e.features, 0));
      }
    }
    return Ok{};
  }

  Status modal(const SourceFile& source, const SourceLine& line, std::string_view text) {
    const auto p = words(text);
    if (p.size() != 8)
      return source.error(line, "expected eight forms of a modal verb",
                          "infinitive participle sg13 sg2 pl2 konj1-stem past-stem konj2-stem");
    const std::string_view lemma = p[0];
    const auto add = [&](const std::string& form, Stts tag, std::uint32_t features) {
      closed.add(form, lemma, analysis({tag, default_upos(tag)}, features, 0));
    };
    const auto stem_forms = [&](std::string_view stem, std::uint32_t features) {
      const std::string s(stem);
      add(s + "e", Stts::VMFIN, features | f::fin | f::sing | f::p1 | f::p3);
      add(s + "est", Stts::VMFIN, features | f::fin | f::sing | f::p2);
      add(s + "et", Stts::VMFIN, features | f::fin | f::plur | f::p2);
      add(s + "en", Stts::VMFIN, features | f::fin | f::plur | f::p1 | f::p3);
    };
    add(std::string(p[2]), Stts::VMFIN, f::fin | f::ind | f::pres | f::sing | f::p1 | f::p3);
    add(std::string(p[3]), Stts::VMFIN, f::fin | f::ind | f::pres | f::sing | f::p2);
    add(std::string(p[4]), Stts::VMFIN, f::fin | f::ind | f::pres | f::plur | f::p2);
    add(std::string(lemma), Stts::VMFIN, f::fin | f::ind | f::pres | f::plur | f::p1 | f::p3);
    add(std::string(lemma), Stts::VMINF, f::inf);
    add(std::string(p[1]), Stts::VMPP, f::part | f::past);
    stem_forms(p[6], f::ind | f::past);
    stem_forms(p[7], f::konj2 | f::past);
    stem_forms(p[5], f::konj1 | f::pres);
    return Ok{};
  }

  Status comparison(const SourceFile& source, const SourceLine& line, std::string_view text) {
    const auto p = words(text);
    if (p.size() != 3)
      return source.error(line, "expected positive, comparative and superlative stem", "write 'gut besser best'");
    extra.add(p[1], p[0], Stts::ADJD, f::cmp);
    extra.add(p[1], p[0], Stts::ADJA, f::cmp, entry_flag::stem);
    extra.add(p[2], p[0], Stts::ADJA, f::sup, entry_flag::stem);
    return Ok{};
  }

  /// Lemma gender genitive-ending plural; "-" where there is none. mw: weak masculine (des Experten).
  Status noun(const SourceFile& source, const SourceLine& line, std::string_view text) {
    const auto p = words(text);
    const auto gender = p.size() == 4 ? feature_named(p[1].substr(0, 1)) : std::nullopt;
    if (!gender)
      return source.error(line, "expected lemma, gender, genitive ending and plural", "write 'Lockdown m s Lockdowns'");
    const std::string lemma(p[0]);
    const auto add = [&](const std::string& form, std::uint32_t features) {
      extra.add(form, lemma, Stts::NN, features | *gender);
    };
    const std::string plural(p[3]);
    if (p[1] == "mw") {
      add(lemma, f::nom | f::sing);
      add(plural, f::gen | f::dat | f::acc | f::sing);
    } else {
      add(lemma, f::nom | f::dat | f::acc | f::sing | (p[2] == "-" ? f::gen : 0u));
      if (p[2] != "-") add(lemma + std::string(p[2]), f::gen | f::sing);
    }
    if (plural != "-") {
      const bool n = plural.ends_with("n") || plural.ends_with("s") || plural.ends_with("a");
      add(plural, f::nom | f::gen | f::acc | f::plur | (n ? f::dat : 0u));
      if (!n) add(plural + "n", f::dat | f::plur);
    }
    return Ok{};
  }

  /// Names, each with its genitive in -s.
  Status names(std::string_view text, const Section& s) {
    for (const std::string_view word : words(text)) {
      const std::string name(word);
      const bool sibilant = name.ends_with("s") || name.ends_with("x") || name.ends_with("z") || name.ends_with("ß");
      const std::uint32_t number = s.features & f::any_number ? 0u : f::sing;
      extra.add(name, name, Stts::NE, s.features | number | f::nom | f::dat | f::acc | (sibilant ? f::gen : 0u));
      if (!sibilant) extra.add(name + "s", name, Stts::NE, s.features | number | f::gen);
    }
    return Ok{};
  }

  /// Weak verbs the dictionary lacks; a bar divides the separable particle: hoch|stilisieren.
  Status verbs(const SourceFile& source, const SourceLine& line, std::string_view text) {
    for (const std::string_view word : words(text)) {
      const std::size_t bar = word.find('|');
      const std::string particle(bar == std::string_view::npos ? std::string_view{} : word.substr(0, bar));
      const std::string base(bar == std::string_view::npos ? word : word.substr(bar + 1));
      if (base.size() < 4 || !base.ends_with("n"))
        return source.error(line, "'" + std::string(word) + "' is no infinitive",
                            "write infinitives in -en, -eln or -ern");
      weak_verb(particle, base);
    }
    return Ok{};
  }

  void weak_verb(const std::string& particle, const std::string& base) {
    const bool en = base.ends_with("en");
    const std::string stem = base.substr(0, base.size() - (en ? 2 : 1));
    const bool dental = stem.ends_with("t") || stem.ends_with("d");
    const std::string t = dental ? "et" : "t";
    const std::string lemma = particle + base;
    const auto size = static_cast<std::uint8_t>(particle.size());
    const auto add = [&](const std::string& form, Stts tag, std::uint32_t features) {
      extra.add(particle + form, lemma, tag, features, 0, size);
    };
    const std::uint32_t finite = f::fin;
    add(stem + t, Stts::VVFIN, finite | f::ind | f::pres | f::sing | f::p3);
    add(stem + t, Stts::VVFIN, finite | f::ind | f::pres | f::plur | f::p2);
    add(base, Stts::VVFIN, finite | f::ind | f::pres | f::plur | f::p1 | f::p3);
    add(base, Stts::VVINF, f::inf);
    add(base, Stts::VVFIN, finite | f::konj1 | f::pres | f::plur | f::p1 | f::p3);
    add(stem + "e", Stts::VVFIN, finite | f::konj1 | f::pres | f::sing | f::p1 | f::p3);
    add(stem + "e", Stts::VVFIN, finite | f::ind | f::pres | f::sing | f::p1);
    add(stem + t + "e", Stts::VVFIN, finite | f::ind | f::past | f::sing | f::p1 | f::p3);
    add(stem + t + "en", Stts::VVFIN, finite | f::ind | f::past | f::plur | f::p1 | f::p3);
    add(stem + t + "e", Stts::VVFIN, finite | f::konj2 | f::past | f::sing | f::p1 | f::p3);
    add(stem + t + "en", Stts::VVFIN, finite | f::konj2 | f::past | f::plur | f::p1 | f::p3);
    bool inseparable = base.ends_with("ieren");
    for (const char* prefix :
         {"be", "ge", "er", "ver", "zer", "ent", "emp", "miss", "über", "unter", "wider", "hinter"})
      inseparable |= base.starts_with(prefix) && base.size() > std::string_view(prefix).size() + 4;
    const std::string participle = (inseparable ? "" : "ge") + stem + t;
    add(participle, Stts::VVPP, f::part | f::past);
    extra.add(particle + participle, particle + participle, Stts::ADJA, f::pos | f::part | f::participial,
              entry_flag::stem, size);
    extra.add(lemma + "d", lemma + "d", Stts::ADJD, f::pos | f::part | f::participial, 0, size);
    extra.add(lemma + "d", lemma + "d", Stts::ADJA, f::pos | f::part | f::participial, entry_flag::stem, size);
    if (!particle.empty()) extra.add(particle + "zu" + base, lemma, Stts::VVIZU, f::inf | f::izu, 0, size);
  }

  static Analysis analysis(const TagSpec& tag, std::uint32_t features, std::uint8_t flags) {
    return {features, static_cast<std::uint8_t>(tag.stts), static_cast<std::uint8_t>(tag.upos), 0, flags};
  }
};

}  // namespace

Status compile_morphology(const std::filesystem::path& dir, PackWriter& out) {
  const auto files = source_files(dir / "morphology", ".words");
  if (!files) return files.error();
  Compiler compiler;
  for (const auto& path : *files) {
    const auto source = SourceFile::read(path);
    if (!source) return source.error();
    if (auto done = compiler.file(*source); !done) return done;
  }
  compiler.closed.merge();
  compiler.extra.merge();
  if (auto done = compiler.closed.write(out, "morphology.closed"); !done) return done;
  if (auto done = compiler.extra.write(out, "morphology.extra"); !done) return done;
  return compile_guesses(dir / "morphology", out);
}

}  // namespace laut
