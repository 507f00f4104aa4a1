#include "names/compile.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/source_file.h"
#include "base/utf8.h"
#include "laut/document.h"
#include "names/tables.h"

namespace laut {
namespace {

using namespace names;

/// What is known of one key while the files are read.
struct Draft {
  std::uint32_t classes = 0;
  std::uint8_t gender = 0;
  std::uint8_t type = 0;
  TextRef title{};
  std::vector<Sense> senses;
};

/// What an "@" line sets for the entries behind it.
struct Setting {
  MentionType type = MentionType::OTHER;
  std::string kind, country;
  std::uint8_t flags = 0;
};

class Compiler {
 public:
  explicit Compiler(const std::filesystem::path& dir) : dir_(dir) {}

  Status run(PackWriter& out) {
    using Step = Status (Compiler::*)(const SourceFile&);
    const std::pair<const char*, Step> files[] = {
        {"countries.txt", &Compiler::countries},   {"places.txt", &Compiler::entries},
        {"organisations.txt", &Compiler::entries}, {"media.txt", &Compiler::entries},
        {"other.txt", &Compiler::entries},         {"cities.txt", &Compiler::derived_entries},
        {"given_more.txt", &Compiler::given},      {"given.txt", &Compiler::given},
        {"surnames.txt", &Compiler::surnames},     {"surnames_more.txt", &Compiler::surnames},
        {"titles.txt", &Compiler::titles},         {"heads.txt", &Compiler::heads},
        {"words.txt", &Compiler::function_words},
    };
    for (const auto& [name, step] : files) {
      const auto file = SourceFile::read(dir_ / name);
      if (!file) return file.error();
      if (auto done = (this->*step)(*file); !done) return done;
    }
    write(out);
    return Ok{};
  }

 private:
  // ---- keys -------------------------------------------------------------------------------------------------------

  /// The tokens of a key: what blanks part, and "/", "&", brackets and quotation marks on their own, as segmentation
  /// has them.
  static std::vector<std::string> tokens_of(std::string_view name) {
    std::vector<std::string> out;
    for (const std::string_view word : words(name)) {
      std::string piece;
      for (const char c : word) {
        if (c == '(' || c == ')' || c == '"') {
          if (!piece.empty()) out.push_back(std::exchange(piece, {}));
          out.push_back(std::string(1, c));
        } else {
          piece += c;
        }
      }
      if (!piece.empty()) out.push_back(piece);
    }
    return out;
  }

  /// All forms of a name whose words may end in "~", the endings of a declined adjective (Nah~ Ostens).
  static std::vector<std::string> declined(std::string_view name) {
    if (name.find('~') == std::string_view::npos) return {std::string(name)};
    std::vector<std::string> out;
    for (const char* ending : {"e", "er", "en", "es", "em"}) {
      std::string form;
      for (const char c : name) c == '~' ? form += ending : form += c;
      out.push_back(std::move(form));
    }
    return out;
  }

  /// "Märkisch~ Zeitung" of "Märkische Zeitung": names that open with an adjective are declined; empty for others.
  static std::string adjective_pattern(std::string_view name) {
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos || name.find('~') != std::string_view::npos) return {};
    std::string_view first = name.substr(0, blank);
    for (const std::string_view word :
         {"Neue", "Freie", "Kleine", "Große", "Junge", "Deutsche", "Neues", "Altes", "Deutscher", "Europäischer"})
      if (first == word) return pattern(first, name.substr(blank));
    return first.ends_with("sche") ? pattern(first, name.substr(blank)) : std::string{};
  }

  static std::string pattern(std::string_view adjective, std::string_view rest) {
    return std::string(adjective.substr(0, adjective.rfind('e'))) + "~" + std::string(rest);
  }

  Draft& draft(std::string_view name) {
    std::uint64_t hash = 0;
    bool first = true;
    Draft* last = nullptr;
    for (const std::string& token : tokens_of(name)) {
      if (last) last->classes |= word_class::opens;
      hash = first ? hash_token(token) : hash_append(hash, hash_token(token));
      first = false;
      last = &drafts_[hash];
    }
    return *last;
  }

  void add_sense(std::string_view key, std::string_view canonical, const Setting& s) {
    Sense sense{};
    sense.name = pool_.add(canonical);
    sense.type = static_cast<std::uint8_t>(s.type);
    sense.flags = s.flags;
    sense.kind = kind(s.kind);
    if (s.country.size() == 2) std::copy_n(s.country.begin(), 2, sense.country);
    Draft& d = draft(key);
    const auto same = [&](const Sense& o) {
      return (o.name.offset == sense.name.offset && o.kind == sense.kind) ||
             (s.flags & sense_flag::derived && o.type == sense.type) || (o.kind == sense.kind && o.type == sense.type);
    };
    if (std::none_of(d.senses.begin(), d.senses.end(), same)) d.senses.push_back(sense);
  }

  std::uint16_t kind(const std::string& name) {
    const auto at = static_cast<std::size_t>(std::find(kinds_.begin(), kinds_.end(), name) - kinds_.begin());
    if (at == kinds_.size()) kinds_.push_back(name);
    return static_cast<std::uint16_t>(at);
  }

  // ---- files ------------------------------------------------------------------------------------------------------

  Status countries(const SourceFile& file) {
    for (const SourceLine& line : file.lines) {
      if (line.text.empty()) continue;
      const auto part = split(line.text, '|');
      if (part.size() != 5 || part[0].size() != 2)
        return file.error(line, "is no country",
                          "write: CC | names | adjectives | inhabitants | capitals, with - where there is none");
      Setting s{MentionType::GPE, "country", std::string(part[0]), 0};
      const auto names = split(part[1], ',');
      for (const auto name : names)
        for (const auto& form : declined(name)) add_sense(form, names[0], s);
      s.kind = "capital";
      const auto capitals = split(part[4], ',');
      for (const auto name : capitals)
        if (name != "-" && !name.starts_with("D.C.")) add_sense(name, capitals[0], s);
      for (const auto stem : split(part[2], ','))
        if (stem != "-") demonym_adjective(stem);
      for (const auto who : split(part[3], ','))
        if (who != "-") inhabitant(who);
    }
    return Ok{};
  }

  void demonym_adjective(std::string_view stem) {
    std::string upper;
    utf8::upper_first(stem, upper);
    for (const char* ending : {"", "e", "er", "en", "es", "em"}) {
      drafts_[hash_token(std::string(stem) + ending)].classes |= word_class::demonym;
      drafts_[hash_token(upper + ending)].classes |= word_class::demonym;
    }
  }

  void inhabitant(std::string_view who) {
    const std::string stem(who.ends_with('e') ? who.substr(0, who.size() - 1) : who);
    for (const auto& form :
         {std::string(who), std::string(who) + "n", std::string(who) + "s", stem + "in", stem + "innen"})
      drafts_[hash_token(form)].classes |= word_class::demonym;
  }

  Status settings(const SourceFile& file, const SourceLine& line, Setting& s) {
    s = Setting{};
    for (const std::string_view word : words(std::string_view(line.text).substr(1))) {
      const std::size_t at = word.find('=');
      const std::string_view name = word.substr(0, at), value = at == std::string_view::npos ? "" : word.substr(at + 1);
      if (name == "type") {
        const auto type = type_of(value);
        if (type == none)
          return file.error(line, "names no type of mention",
                            "use PERSON, ORG, GPE, LOC, FACILITY, PRODUCT, EVENT or OTHER");
        s.type = static_cast<MentionType>(type);
      } else if (name == "kind") {
        s.kind = value;
        std::replace(s.kind.begin(), s.kind.end(), '_', ' ');
      } else if (name == "country" && value.size() == 2) {
        s.country = value;
      } else {
        return file.error(line, "sets something unknown", "write: @ type=ORG kind=outlet country=DE");
      }
    }
    return Ok{};
  }

  static std::uint32_t type_of(std::string_view name) {
    for (std::uint8_t t = 0; t <= static_cast<std::uint8_t>(MentionType::OTHER); ++t)
      if (to_string(static_cast<MentionType>(t)) == name) return t;
    return none;
  }

  Status entries(const SourceFile& file) { return entries(file, 0); }
  Status derived_entries(const SourceFile& file) { return entries(file, sense_flag::derived); }

  Status entries(const SourceFile& file, std::uint8_t flags) {
    Setting setting;
    bool set = false;
    for (const SourceLine& line : file.lines) {
      if (line.text.empty()) continue;
      if (line.text[0] == '@') {
        if (auto done = settings(file, line, setting); !done) return done;
        set = true;
        continue;
      }
      if (!set) return file.error(line, "stands before any @ line", "write @ type=... kind=... above it");
      std::string_view rest = line.text;
      Setting s = setting;
      s.flags = flags;
      if (const std::size_t at = rest.rfind(" = "); at != std::string_view::npos) {
        s.country = trim(rest.substr(at + 3));
        rest = rest.substr(0, at);
        if (s.country.size() != 2)
          return file.error(line, "has no country code of two letters", "write: Name, Variant = CC");
      }
      const auto names = split(rest, ',');
      std::string canonical(names[0]);
      if (canonical.ends_with('?')) canonical.pop_back();
      for (std::string_view name : names) {
        if (name.empty() || canonical.find('~') != std::string::npos)
          return file.error(line, "has an empty or declined first name",
                            "give the nominative first, then variants with ~");
        Setting one = s;
        if (name.ends_with('?')) one.flags |= sense_flag::quoted, name.remove_suffix(1);
        for (const auto& form : declined(name)) add_sense(form, canonical, one);
        if (const auto pattern = adjective_pattern(name); !pattern.empty())
          for (const auto& form : declined(pattern)) add_sense(form, canonical, one);
      }
    }
    return Ok{};
  }

  Status given(const SourceFile& file) {
    for (const SourceLine& line : file.lines) {
      if (line.text.empty()) continue;
      const auto part = words(line.text);
      if (part.size() != 2 || part[1].size() != 1 || std::string_view("mfx").find(part[1][0]) == std::string_view::npos)
        return file.error(line, "is no first name with its gender", "write: Name m, Name f or Name x");
      Draft& d = draft(part[0]);
      d.classes |= word_class::given;
      if (d.gender == 0) d.gender = static_cast<std::uint8_t>(part[1][0]);
    }
    return Ok{};
  }

  Status surnames(const SourceFile& file) {
    for (const SourceLine& line : file.lines)
      if (!line.text.empty()) draft(trim(line.text)).classes |= word_class::surname;
    return Ok{};
  }

  void title_forms(std::string_view word, bool head, bool address, char gender) {
    const TextRef name = pool_.add(word);
    std::vector<std::string> forms{std::string(word)};
    if (word.back() != '.') {
      for (const char* ending : {"s", "n", "en", "es", "r", "innen"}) forms.push_back(std::string(word) + ending);
      if (word.ends_with("in")) forms.push_back(std::string(word) + "nen");
    }
    for (std::size_t i = 0; i < forms.size(); ++i) {
      Draft& d = draft(forms[i]);
      d.classes |= word_class::title | (address ? word_class::address : 0u);
      // Another word's nominative (Landwirtin) must not be taken for a case form.
      if (d.title.size == 0 || i == 0) d.title = name, d.gender = static_cast<std::uint8_t>(gender);
      if (!head) continue;
      std::string lower;
      utf8::lower_first(forms[i], lower);
      Draft& h = drafts_[hash_token(lower)];
      h.classes |= word_class::title_head;
      if (h.title.size == 0 || i == 0)
        h.title = pool_.add(lower.substr(0, lower.size() - (forms[i].size() - word.size()))),
        h.gender = static_cast<std::uint8_t>(gender);
    }
  }

  Status titles(const SourceFile& file) {
    for (const SourceLine& line : file.lines) {
      if (line.text.empty()) continue;
      const auto part = split(line.text, '|');
      if (part.size() != 2)
        return file.error(line, "is no title", "write: masculine | feminine, with - where there is none");
      const bool both = part[0] == part[1];
      for (std::size_t i = 0; i < (both ? 1u : 2u); ++i) {
        std::string_view word = part[i];
        if (word == "-" || word.empty()) continue;
        const bool head = word[0] == '*', address = line.text[0] == '.';
        if (head || word[0] == '.') word.remove_prefix(1);
        title_forms(word, head, address, both ? '\0' : i == 0 ? 'm' : 'f');
      }
    }
    return Ok{};
  }

  Status heads(const SourceFile& file) {
    const std::map<std::string_view, std::uint32_t> classes{{"tail", word_class::tail},
                                                            {"lead", word_class::lead},
                                                            {"follow", word_class::follow},
                                                            {"firm", word_class::tail | word_class::strong_tail},
                                                            {"suffix", 0},
                                                            {"after", 0}};
    for (const SourceLine& line : file.lines) {
      if (line.text.empty()) continue;
      const auto part = words(line.text);
      const auto it = classes.find(part[0]);
      const std::uint32_t type = part.size() > 2 ? type_of(part[1]) : none;
      if (type == none || it == classes.end())
        return file.error(line, "is no head of a name", "write: firm|tail|lead|follow|suffix|after TYPE word");
      for (std::size_t i = 2; i < part.size(); ++i) {
        Draft& d = part[0] == "suffix"  ? drafts_[hash_ending(part[i])]
                   : part[0] == "after" ? drafts_[hash_noun(part[i])]
                                        : draft(part[i]);
        d.classes |= it->second;
        d.type = static_cast<std::uint8_t>(type);
      }
    }
    return Ok{};
  }

  Status function_words(const SourceFile& file) {
    const std::map<std::string_view, std::uint32_t> classes{
        {"particle", word_class::particle}, {"suffix", word_class::name_suffix}, {"never", word_class::never},
        {"plain", word_class::never},       {"place", word_class::place_before}, {"link", word_class::link},
        {"speak", word_class::speak}};
    for (const SourceLine& line : file.lines) {
      if (line.text.empty()) continue;
      const auto part = words(line.text);
      const auto it = classes.find(part[0]);
      if (it == classes.end())
        return file.error(line, "names no class of words", "use particle, suffix, never, plain, place, link or speak");
      for (std::size_t i = 1; i < part.size(); ++i)
        drafts_[part[0] == "plain" ? hash_ending(part[i]) : hash_token(part[i])].classes |= it->second;
    }
    return Ok{};
  }

  // ---- output -----------------------------------------------------------------------------------------------------

  void write(PackWriter& out) {
    std::vector<std::pair<std::uint64_t, const Draft*>> order;
    for (const auto& [hash, d] : drafts_) order.emplace_back(hash, &d);
    std::sort(order.begin(), order.end());  // a pack must not depend on the order of a hash map
    std::size_t size = 16;
    while (size < order.size() * 2) size *= 2;
    std::vector<Slot> slots(size, Slot{0, none, 0});
    std::vector<Word> all;
    std::vector<Sense> senses;
    for (const auto& [hash, d] : order) {
      std::size_t at = hash & (size - 1);
      while (slots[at].word != none) at = (at + 1) & (size - 1);
      slots[at] = {hash, static_cast<std::uint32_t>(all.size()), 0};
      all.push_back({d->classes, static_cast<std::uint32_t>(senses.size()),
                     static_cast<std::uint16_t>(d->senses.size()), d->gender, d->type, d->title});
      senses.insert(senses.end(), d->senses.begin(), d->senses.end());
    }
    std::vector<TextRef> kinds;
    for (const auto& k : kinds_) kinds.push_back(pool_.add(k));
    out.add("names.slots", slots);
    out.add("names.words", all);
    out.add("names.senses", senses);
    out.add("names.kinds", kinds);
    out.add_text("names.text", pool_.text());
  }

  std::filesystem::path dir_;
  std::unordered_map<std::uint64_t, Draft> drafts_;
  StringPool pool_;
  std::vector<std::string> kinds_{""};
};

}  // namespace

Status compile_names(const std::filesystem::path& dir, PackWriter& out) {
  return Compiler(dir / "names").run(out);
}

}  // namespace laut
