#include "events/compile.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/source_file.h"
#include "events/participles.h"
#include "events/table.h"
#include "laut/morph.h"

namespace laut {
namespace {

using namespace events;

std::optional<EventType> type_of(std::string_view name) {
  for (std::uint32_t i = 0; i < event_types; ++i)
    if (to_string(static_cast<EventType>(i)) == name) return static_cast<EventType>(i);
  return std::nullopt;
}

std::optional<Role> role_of(std::string_view name) {
  for (std::uint32_t i = 0; i < role_count; ++i)
    if (to_string(static_cast<Role>(i)) == name) return static_cast<Role>(i);
  return std::nullopt;
}

std::optional<EventMode> mode_of(std::string_view name) {
  for (const EventMode m : {EventMode::duty, EventMode::plan, EventMode::visit})
    if (to_string(m) == name) return m;
  return std::nullopt;
}

std::optional<Position> position_of(std::string_view name) {
  static const std::map<std::string_view, Position> names{{"subj", Position::subject},   {"akk", Position::accusative},
                                                          {"dat", Position::dative},     {"gen", Position::genitive},
                                                          {"refl", Position::reflexive}, {"dass", Position::clause},
                                                          {"first", Position::first},    {"poss", Position::possessive},
                                                          {"adj", Position::adjective},  {"loc", Position::location}};
  const auto it = names.find(name);
  return it == names.end() ? std::nullopt : std::optional(it->second);
}

/// Prepositions that a slot may name; anything else there is a slip of the pen.
constexpr std::array<std::string_view, 27> prepositions = {
    "an",  "auf", "aus",   "bei",   "durch",    "für",  "gegen", "gegenüber", "hinter",
    "in",  "mit", "nach",  "neben", "ohne",     "seit", "über",  "um",        "unter",
    "von", "vor", "wegen", "zu",    "zwischen", "bis",  "als",   "zugunsten", "entlang"};

enum class Section { head, verbs, phrases, nouns, never, lists, examples };

std::optional<Section> section_of(std::string_view text) {
  static const std::map<std::string_view, Section> names{{"verbs", Section::verbs}, {"phrases", Section::phrases},
                                                         {"nouns", Section::nouns}, {"never", Section::never},
                                                         {"lists", Section::lists}, {"examples", Section::examples}};
  const auto it = names.find(text);
  return it == names.end() ? std::nullopt : std::optional(it->second);
}

/// Gathers the files of all types.
class EventCompiler {
 public:
  Status event_file(const SourceFile& file);
  Status word_file(const SourceFile& file);
  Status countries(const SourceFile& file);
  void write(PackWriter& out);

 private:
  struct List {
    std::uint16_t number;
    std::uint32_t line;
    bool used, defined;
  };

  Status head(const SourceFile& file, const SourceLine& line);
  Status entry(const SourceFile& file, const SourceLine& line, Section section);
  Status slot(const SourceFile& file, const SourceLine& line, std::string_view text, EventFrame& frame);
  Status one_slot(const SourceFile& file, const SourceLine& line, Role role, std::string_view text);
  Status fixed_words(const SourceFile& file, const SourceLine& line, std::string_view text, EventFrame& frame);
  void never(std::string_view text);
  Status list(const SourceFile& file, const SourceLine& line);
  Status finish(const SourceFile& file);
  std::uint16_t list_number(std::string_view name, std::uint32_t line);

  std::optional<EventType> type_;
  EventMode mode_ = EventMode::none;
  bool defined_ = false, roles_ = false;
  std::size_t examples_ = 0;
  std::map<std::string, List, std::less<>> lists_;  ///< of the file under way
  std::uint16_t next_list_ = first_own_list;
  std::map<std::pair<Space, std::string>, std::vector<EventFrame>> entries_;
  std::vector<EventSlot> slots_;
  std::vector<TextRef> words_;
  std::map<std::uint64_t, std::uint32_t> never_;  ///< by key: bits of types
  std::map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> ranges_;
  Participles participles_;
  StringPool pool_;
};

Status EventCompiler::event_file(const SourceFile& file) {
  type_.reset();
  mode_ = EventMode::none;
  defined_ = roles_ = false;
  examples_ = 0;
  lists_.clear();
  Section section = Section::head;
  for (const SourceLine& line : file.lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    if (const auto next = section_of(text)) {
      if (!type_) return file.error(line, "no type is named", "write \"type NAME\" at the file's head");
      section = *next;
      continue;
    }
    Status done = Ok{};
    switch (section) {
      case Section::head: done = head(file, line); break;
      case Section::verbs:
      case Section::phrases:
      case Section::nouns: done = entry(file, line, section); break;
      case Section::never: never(text); break;
      case Section::lists: done = list(file, line); break;
      case Section::examples:
        if (text[0] != '+' && text[0] != '-')
          return file.error(line, "an example begins with + or -",
                            "write: + {actor: Der Bote} [liefert] {object: Brot}.");
        ++examples_;
    }
    if (!done) return done;
  }
  return finish(file);
}

Status EventCompiler::head(const SourceFile& file, const SourceLine& line) {
  const auto w = words(line.text);
  if (w[0] == "type" && w.size() == 2) {
    type_ = type_of(w[1]);
    if (!type_)
      return file.error(line, "unknown type \"" + std::string(w[1]) + "\"", "the types stand in include/laut/event.h");
    return Ok{};
  }
  if (w[0] == "mode" && w.size() == 2) {
    const auto mode = mode_of(w[1]);
    if (!mode) return file.error(line, "unknown mode \"" + std::string(w[1]) + "\"", "use duty, plan or visit");
    mode_ = *mode;
    return Ok{};
  }
  if (w[0] == "definition" && w.size() > 1) {
    defined_ = true;
    return Ok{};
  }
  if (w[0] == "roles" && w.size() > 1) {
    roles_ = true;
    return Ok{};
  }
  return file.error(
      line, "cannot read \"" + std::string(w[0]) + "\"",
      "a head has type, definition, roles and mode; then come verbs, phrases, nouns, never, lists, examples");
}

/// LEMMA ROLE=SLOT,SLOT ...; `sich` before a reflexive verb, fixed words in quotation marks behind that of a phrase.
Status EventCompiler::entry(const SourceFile& file, const SourceLine& line, Section section) {
  std::string_view text = trim(line.text);
  EventFrame frame;
  frame.type = *type_;
  frame.mode = mode_;
  if (section != Section::nouns && text.starts_with("sich ")) {
    frame.reflexive = 1;
    text = trim(text.substr(5));
  }
  std::string lemma(words(text)[0]);
  text = trim(text.substr(lemma.size()));
  if (section == Section::nouns && lemma.back() == '=') {
    lemma.pop_back();
    frame.exact = 1;
  }
  if (lemma.find('=') != std::string::npos || lemma.find('"') != std::string::npos)
    return file.error(line, "the lemma is missing", "begin the line with the infinitive of a verb or the noun");
  const bool capital = lemma[0] >= 'A' && lemma[0] <= 'Z';
  const bool umlaut = lemma.starts_with("Ä") || lemma.starts_with("Ö") || lemma.starts_with("Ü");
  if ((section == Section::nouns) != (capital || umlaut))
    return file.error(line, "\"" + lemma + "\" stands in the wrong section",
                      "verbs begin with a small letter, nouns with a capital");
  if (text.starts_with('"')) {
    const std::size_t close = text.find('"', 1);
    if (section != Section::phrases || close == std::string_view::npos)
      return file.error(line, "fixed words belong to phrases", "write: leisten \"Hilfe\" actor=subj recipient=dat");
    if (auto done = fixed_words(file, line, text.substr(1, close - 1), frame); !done) return done;
    text = trim(text.substr(close + 1));
  } else if (section == Section::phrases) {
    return file.error(line, "a phrase needs its fixed words", "write: leisten \"Hilfe\" actor=subj recipient=dat");
  }
  frame.first_slot = static_cast<std::uint32_t>(slots_.size());
  for (const std::string_view part : words(text))
    if (auto done = slot(file, line, part, frame); !done) return done;
  frame.slots = static_cast<std::uint16_t>(slots_.size() - frame.first_slot);
  frame.rule = pool_.add("events/" + std::string(to_string(*type_)) + "/" + lemma);
  entries_[{section == Section::nouns ? Space::noun : Space::verb, lemma}].push_back(frame);
  return Ok{};
}

Status EventCompiler::fixed_words(const SourceFile& file, const SourceLine& line, std::string_view text,
                                  EventFrame& frame) {
  const auto w = words(text);
  if (w.empty() || w.size() > 4)
    return file.error(line, "a phrase has one to four fixed words", "name the words that are always there");
  frame.first_word = static_cast<std::uint32_t>(words_.size());
  frame.words = static_cast<std::uint8_t>(w.size());
  for (const std::string_view word : w) words_.push_back(pool_.add(word));
  return Ok{};
}

Status EventCompiler::slot(const SourceFile& file, const SourceLine& line, std::string_view text, EventFrame& frame) {
  const std::string mend = "write ROLE=SLOT,SLOT with the roles actor, recipient, object, instrument, place";
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return file.error(line, "\"" + std::string(text) + "\" is no slot", mend);
  const std::string_view name = text.substr(0, equals), value = text.substr(equals + 1);
  if (name == "mode") {
    const auto mode = mode_of(value);
    if (!mode) return file.error(line, "unknown mode \"" + std::string(value) + "\"", "use duty, plan or visit");
    frame.mode = *mode;
    return Ok{};
  }
  if (name == "return") {
    if (std::ranges::find(prepositions, value) == prepositions.end())
      return file.error(line, "unknown preposition \"" + std::string(value) + "\"", "write return=gegen");
    frame.returned = lemma_hash(value);
    return Ok{};
  }
  const auto role = role_of(name);
  if (!role) return file.error(line, "unknown role \"" + std::string(name) + "\"", mend);
  for (const std::string_view one : split(value, ','))
    if (auto done = one_slot(file, line, *role, one); !done) return done;
  return Ok{};
}

/// POSITION or PREP+CASE or PREP, then :LIST, then !.
Status EventCompiler::one_slot(const SourceFile& file, const SourceLine& line, Role role, std::string_view text) {
  EventSlot s;
  s.role = role;
  std::string_view rest = text;
  if (rest.ends_with('!')) {
    s.required = 1;
    rest.remove_suffix(1);
  }
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
    s.list = list_number(rest.substr(colon + 1), line.number);
    s.states = rest.substr(colon + 1) == "states" ? 1 : 0;
    rest = rest.substr(0, colon);
  }
  if (const auto position = position_of(rest)) {
    s.position = *position;
    slots_.push_back(s);
    return Ok{};
  }
  s.position = Position::preposition;
  const std::size_t plus = rest.find('+');
  const std::string_view word = rest.substr(0, plus);
  const std::string_view kase = plus == std::string_view::npos ? "" : rest.substr(plus + 1);
  if (std::ranges::find(prepositions, word) == prepositions.end() || (!kase.empty() && kase != "akk" && kase != "dat"))
    return file.error(
        line, "unknown slot \"" + std::string(text) + "\"",
        "use subj, akk, dat, gen, refl, dass, poss, first, adj, loc, or a preposition: an+akk, mit+dat, nach");
  s.preposition = lemma_hash(word);
  s.cases = static_cast<std::uint8_t>(kase == "akk" ? feature::acc : kase == "dat" ? feature::dat : feature::any_case);
  slots_.push_back(s);
  return Ok{};
}

/// Words, or a word and the one before it that makes it an idiom (in Kauf).
void EventCompiler::never(std::string_view text) {
  for (const std::string_view entry : split(text, ',')) {
    const auto w = words(entry);
    if (w.empty()) continue;
    const std::uint64_t word = w.size() > 1 ? pair_hash(w[w.size() - 2], w.back()) : lemma_hash(w[0]);
    never_[key_hash(Space::never, word)] |= 1u << static_cast<std::uint32_t>(*type_);
  }
}

std::uint16_t EventCompiler::list_number(std::string_view name, std::uint32_t line) {
  if (name == "actor") return actor_list;
  auto it = lists_.find(name);
  if (it == lists_.end()) it = lists_.emplace(std::string(name), List{next_list_++, line, false, false}).first;
  it->second.used = true;
  return it->second.number;
}

Status EventCompiler::list(const SourceFile& file, const SourceLine& line) {
  const std::string_view text = trim(line.text);
  const std::string_view name = words(text)[0];
  const std::string_view rest = trim(text.substr(name.size()));
  if (name.ends_with(',') || rest.empty())
    return file.error(line, "a list needs a name and words", "write: goods Waffe, Munition, Rakete");
  const auto it = lists_.find(name);
  if (it == lists_.end() || !it->second.used)
    return file.error(line, "no slot uses the list \"" + std::string(name) + "\"",
                      "name it in a slot (akk:" + std::string(name) + ") or delete it");
  if (it->second.defined)
    return file.error(line, "the list \"" + std::string(name) + "\" stands here twice", "join the two lines");
  it->second.defined = true;
  for (const std::string_view word : split(rest, ','))
    if (!word.empty()) ranges_[key_hash(Space::listed, lemma_hash(word), it->second.number)] = {0, 0};
  return Ok{};
}

Status EventCompiler::finish(const SourceFile& file) {
  const SourceLine at{file.lines.empty() ? 1 : file.lines.back().number, ""};
  for (const auto& [name, l] : lists_)
    if (!l.defined)
      return file.error({l.line, ""}, "the list \"" + name + "\" is not in the file", "write it below \"lists\"");
  if (!type_ || !defined_ || !roles_)
    return file.error(at, "the head is not complete", "a type has type, definition and roles");
  if (examples_ == 0)
    return file.error(at, "the type has no examples", "write some below \"examples\"; they run as tests");
  return Ok{};
}

/// NAME WORD, WORD ... of what the engine itself asks; `participle VERB FORM, VERB FORM ...`.
Status EventCompiler::word_file(const SourceFile& file) {
  static const std::map<std::string_view, std::uint16_t> names{{"actor", actor_list},
                                                               {"duty", duty_list},
                                                               {"plan", plan_list},
                                                               {"receive", receive_list},
                                                               {"control-akk", control_accusative},
                                                               {"control-dat", control_dative},
                                                               {"control-none", control_none},
                                                               {"control-an", control_an},
                                                               {"doing", doing_list},
                                                               {"place", place_list},
                                                               {"no-actor", no_actor_list},
                                                               {"actor-ending", ending_list}};
  for (const SourceLine& line : file.lines) {
    const std::string_view text = trim(line.text);
    if (text.empty()) continue;
    const std::string_view name = words(text)[0];
    const auto found = names.find(name);
    if (found == names.end() && name != "participle")
      return file.error(
          line, "unknown list \"" + std::string(name) + "\"",
          "use actor, doing, duty, plan, receive, no-actor, actor-ending, control-akk, control-dat, control-an, "
          "control-none, place or participle");
    for (const std::string_view item : split(text.substr(name.size()), ',')) {
      const auto w = words(item);
      if (name == "participle") {
        if (w.size() != 2)
          return file.error(line, "a verb and its participle are needed", "write: participle geben gegeben");
        participles_.add(w[0], w[1]);
      } else if (w.size() == 1) {
        ranges_[key_hash(Space::listed, lemma_hash(w[0]), found->second)] = {0, 0};
      } else {
        return file.error(line, "\"" + std::string(item) + "\" is not one word", "part the words by commas");
      }
    }
  }
  return Ok{};
}

/// The adjectives of data/<lang>/names/countries.txt (russisch -> RU), and the inhabitants, who are actors.
Status EventCompiler::countries(const SourceFile& file) {
  for (const SourceLine& line : file.lines) {
    const auto columns = split(line.text, '|');
    if (columns.size() < 3 || columns[2] == "-") continue;
    const TextRef code = pool_.add(columns[0]);
    for (const std::string_view adjective : split(columns[2], ','))
      ranges_[key_hash(Space::state, lemma_hash(adjective))] = {code.offset, code.size};
    if (columns.size() < 4 || columns[3] == "-") continue;
    for (const std::string_view name : split(columns[3], ',')) {
      std::string woman(name.substr(0, name.ends_with('e') ? name.size() - 1 : name.size()));
      ranges_[key_hash(Space::listed, lemma_hash(name), actor_list)] = {0, 0};
      ranges_[key_hash(Space::listed, lemma_hash(woman + "in"), actor_list)] = {0, 0};
    }
  }
  return Ok{};
}

void EventCompiler::write(PackWriter& out) {
  std::vector<EventFrame> frames;
  for (auto& [key, list] : entries_) {
    const auto first = static_cast<std::uint32_t>(frames.size());
    frames.insert(frames.end(), list.begin(), list.end());
    ranges_[key_hash(key.first, lemma_hash(key.second))] = {first, static_cast<std::uint32_t>(list.size())};
    if (key.first != Space::verb) continue;
    for (const std::string& form : participles_.past(key.second))
      ranges_.try_emplace(key_hash(Space::participle, lemma_hash(form)), first,
                          static_cast<std::uint32_t>(list.size()));
    const auto active = static_cast<std::uint32_t>(frames.size());
    for (EventFrame f : list) {
      f.active = 1;
      frames.push_back(f);
    }
    ranges_.try_emplace(key_hash(Space::participle, lemma_hash(key.second + "d")), active,
                        static_cast<std::uint32_t>(list.size()));
  }
  for (const auto& [key, types] : never_) ranges_[key] = {types, 0};
  std::size_t size = 64;
  while (size < ranges_.size() * 3) size *= 2;
  std::vector<EventRange> index(size);
  for (const auto& [key, range] : ranges_) {
    std::size_t at = key & (size - 1);
    while (index[at].hash != 0) at = (at + 1) & (size - 1);
    index[at] = {key, range.first, range.second};
  }
  out.add("events.index", index);
  out.add("events.frames", frames);
  out.add("events.slots", slots_);
  out.add("events.words", words_);
  out.add_text("events.text", pool_.text());
}

}  // namespace

Status compile_events(const std::filesystem::path& dir, PackWriter& out) {
  EventCompiler compiler;
  auto words_of_engine = SourceFile::read(dir / "events" / "words.txt");
  if (!words_of_engine) return words_of_engine.error();
  if (auto done = compiler.word_file(*words_of_engine); !done) return done;
  auto states = SourceFile::read(dir / "names" / "countries.txt");
  if (!states) return states.error();
  if (auto done = compiler.countries(*states); !done) return done;
  auto files = source_files(dir / "events", ".event");
  if (!files) return files.error();
  for (const auto& path : *files) {
    auto file = SourceFile::read(path);
    if (!file) return file.error();
    if (auto done = compiler.event_file(*file); !done) return done;
  }
  compiler.write(out);
  return Ok{};
}

}  // namespace laut
