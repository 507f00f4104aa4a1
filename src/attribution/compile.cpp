#include "attribution/compile.h"

#include <algorithm>
#include <map>
#include <optional>

#include "attribution/constructions.h"
#include "attribution/cues.h"
#include "base/source_file.h"

namespace laut {
namespace {

using namespace attribution;

std::optional<Medium> medium_of(std::string_view name) {
  for (const Medium m : {Medium::speech, Medium::writing, Medium::thought, Medium::ST, Medium::SW, Medium::TW})
    if (to_string(m) == name) return m;
  return std::nullopt;
}

std::optional<std::uint32_t> flag_of(std::string_view letter) {
  static const std::map<std::string_view, std::uint32_t> flags{
      {"D", takes::direct},     {"T", takes::dass},      {"V", takes::verb_second}, {"Q", takes::question},
      {"I", takes::infinitive}, {"W", takes::wie},       {"N", takes::object},      {"A", takes::als},
      {"k", takes::konjunktiv}, {"r", takes::reflexive}, {"S", takes::source},      {"C", takes::content},
      {"M", takes::words},      {"E", takes::setting}};
  const auto it = flags.find(letter);
  return it == flags.end() ? std::nullopt : std::optional(it->second);
}

std::optional<std::uint8_t> addressee_of(std::string_view name) {
  static const std::map<std::string_view, std::uint8_t> names{
      {"dat", addressee::dative}, {"acc", addressee::accusative},
      {"zu", addressee::zu},      {"gegenüber", addressee::gegenueber},
      {"von", addressee::von},    {"an", addressee::an},
      {"bei", addressee::bei}};
  const auto it = names.find(name);
  return it == names.end() ? std::nullopt : std::optional(it->second);
}

/// Gathers the records of all three cue files.
class CueCompiler {
 public:
  Status file(const std::filesystem::path& path, CueClass kind) {
    auto source = SourceFile::read(path);
    if (!source) return source.error();
    std::map<std::string, std::vector<CueRecord>> entries;
    for (const SourceLine& line : source->lines) {
      if (trim(line.text).empty()) continue;
      auto record =
          kind == CueClass::verb || kind == CueClass::noun ? entry(*source, line, kind) : particle(*source, line);
      if (!record) return record.error();
      auto& list = entries[std::string(words(line.text)[0])];
      if (!list.empty() && !record->with_required)
        return source->error(line, "this cue stands in the file already",
                             "merge the two lines, or tell them apart by with=");
      list.push_back(*record);
    }
    tables(kind == CueClass::verb   ? "attribution.verbs"
           : kind == CueClass::noun ? "attribution.nouns"
                                    : "attribution.particles",
           entries);
    return Ok{};
  }

  void write(PackWriter& out) {
    for (auto& [name, bytes] : dictionaries_) out.add_text(name, bytes);
    for (auto& [name, first] : firsts_) out.add(name + ".first", first);
    out.add("attribution.cues", records_);
    out.add("attribution.words", words_);
  }

  StringPool& pool() { return pool_; }

 private:
  Result<CueRecord> entry(const SourceFile& source, const SourceLine& line, CueClass kind) {
    const auto parts = words(std::string_view(line.text).substr(0, line.text.find('!')));
    CueRecord r;
    r.cls = kind;
    if (parts.size() < 3)
      return source.error(line, "a cue needs lemma, medium and frames", "write: sagen speech D T V");
    const auto medium = medium_of(parts[1]);
    if (!medium)
      return source.error(line, "unknown medium \"" + std::string(parts[1]) + "\"",
                          "use speech, writing, thought, ST, SW or TW");
    r.medium = *medium;
    for (std::size_t i = 2; i < parts.size(); ++i) {
      const std::size_t equals = parts[i].find('=');
      if (equals == std::string_view::npos) {
        const auto flag = flag_of(parts[i]);
        if (!flag)
          return source.error(line, "unknown frame \"" + std::string(parts[i]) + "\"",
                              "the file's head lists the letters");
        r.takes |= *flag;
        continue;
      }
      const std::string_view key = parts[i].substr(0, equals), value = parts[i].substr(equals + 1);
      if (key == "with") {
        r.with_required = value.find('?') == std::string_view::npos;
        list(value, r.with_begin, r.with_end);
      } else if (key == "obj") {
        list(value, r.object_begin, r.object_end);
      } else if (key == "addr") {
        for (const auto name : split(value, ',')) {
          const auto a = addressee_of(name);
          if (!a)
            return source.error(line, "unknown addressee \"" + std::string(name) + "\"",
                                "use dat, acc, zu, gegenüber, von, an or bei");
          r.addressee = static_cast<std::uint8_t>(r.addressee | *a);
        }
      } else {
        return source.error(line, "unknown key \"" + std::string(key) + "\"", "use with=, obj= or addr=");
      }
    }
    return r;
  }

  Result<CueRecord> particle(const SourceFile& source, const SourceLine& line) {
    static const std::map<std::string_view, CueClass> classes{
        {"source", CueClass::source}, {"source-any", CueClass::source_any},
        {"post", CueClass::post},     {"so", CueClass::so},
        {"wie", CueClass::wie},       {"anaphor", CueClass::anaphor},
        {"view", CueClass::view},     {"hearsay", CueClass::hearsay},
        {"hedge", CueClass::hedge}};
    const auto parts = words(line.text);
    if (parts.size() != 3)
      return source.error(line, "a particle needs form, class and medium", "write: laut source SW");
    const auto cls = classes.find(parts[1]);
    const auto medium = medium_of(parts[2]);
    if (cls == classes.end())
      return source.error(line, "unknown class \"" + std::string(parts[1]) + "\"", "the file's head lists the classes");
    if (!medium)
      return source.error(line, "unknown medium \"" + std::string(parts[2]) + "\"",
                          "use speech, writing, thought, ST, SW or TW");
    CueRecord r;
    r.cls = cls->second;
    r.medium = *medium;
    return r;
  }

  void list(std::string_view value, std::uint32_t& begin, std::uint32_t& end) {
    begin = static_cast<std::uint32_t>(words_.size());
    for (auto word : split(value, ',')) {
      if (!word.empty() && word.back() == '?') word.remove_suffix(1);
      if (!word.empty()) words_.push_back(pool_.add(word));
    }
    end = static_cast<std::uint32_t>(words_.size());
  }

  void tables(const std::string& name, const std::map<std::string, std::vector<CueRecord>>& entries) {
    std::vector<std::string> keys;
    for (const auto& [key, list] : entries) keys.push_back(key);
    std::vector<std::uint32_t> ids;
    dictionaries_.emplace_back(name, Dictionary::build(keys, ids));
    std::vector<std::uint32_t> first(keys.size() * 2);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      first[ids[i] * 2] = static_cast<std::uint32_t>(records_.size());
      // Cues with a required word are tried before the plain verb.
      auto list = entries.at(keys[i]);
      std::stable_sort(list.begin(), list.end(),
                       [](const CueRecord& a, const CueRecord& b) { return a.with_required > b.with_required; });
      records_.insert(records_.end(), list.begin(), list.end());
      first[ids[i] * 2 + 1] = static_cast<std::uint32_t>(records_.size());
    }
    firsts_.emplace_back(name, std::move(first));
  }

  std::vector<CueRecord> records_;
  std::vector<TextRef> words_;
  std::vector<std::pair<std::string, std::string>> dictionaries_;
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> firsts_;
  StringPool pool_;
};

std::optional<QuoteType> type_of(std::string_view name) {
  for (const QuoteType t : {QuoteType::direct, QuoteType::indirect, QuoteType::free_indirect,
                            QuoteType::indirect_free_indirect, QuoteType::reported})
    if (to_string(t) == name) return t;
  return std::nullopt;
}

/// "rule NAME type=T score=S [window=N]"; example lines belong to the tests.
Status constructions(const std::filesystem::path& path, StringPool& pool, ConstructionTable& table) {
  auto source = SourceFile::read(path);
  if (!source) return source.error();
  for (const SourceLine& line : source->lines) {
    const auto parts = words(line.text);
    if (parts.empty() || parts[0] == "example" || parts[0] == "published") continue;
    if (parts[0] != "rule" || parts.size() < 3)
      return source->error(line, "expected a rule or an example", "write: rule direct.colon type=direct score=0.9");
    const auto name = std::find(construction_names.begin(), construction_names.end(), parts[1]);
    if (name == construction_names.end())
      return source->error(line, "unknown construction \"" + std::string(parts[1]) + "\"",
                           "src/attribution/constructions.h lists them");
    ConstructionRecord& r = table[static_cast<std::size_t>(name - construction_names.begin())];
    r.enabled = true;
    r.name = pool.add("attribution/" + std::string(parts[1]));
    for (std::size_t i = 2; i < parts.size(); ++i) {
      const std::size_t equals = parts[i].find('=');
      const std::string_view key = parts[i].substr(0, equals);
      const std::string value(equals == std::string_view::npos ? std::string_view() : parts[i].substr(equals + 1));
      if (key == "type" && type_of(value))
        r.type = *type_of(value);
      else if (key == "score" && std::atof(value.c_str()) > 0 && std::atof(value.c_str()) <= 1)
        r.score = static_cast<float>(std::atof(value.c_str()));
      else if (key == "window" && std::atoi(value.c_str()) > 0)
        r.window = static_cast<std::uint16_t>(std::atoi(value.c_str()));
      else
        return source->error(line, "cannot read \"" + std::string(parts[i]) + "\"",
                             "keys are type=, score= (0 to 1) and window= (sentences)");
    }
  }
  return Ok{};
}

/// "question WORD..." and "answer WORD...": one word a line, q or a before it.
Status labels(const std::filesystem::path& path, std::string& out) {
  auto source = SourceFile::read(path);
  if (!source) return source.error();
  for (const SourceLine& line : source->lines) {
    const auto parts = words(line.text);
    if (parts.empty()) continue;
    if (parts.size() < 2 || (parts[0] != "question" && parts[0] != "answer"))
      return source->error(line, "expected labels", "write: question Frage");
    for (std::size_t i = 1; i < parts.size(); ++i) out += std::string(1, parts[0][0]) + std::string(parts[i]) + '\n';
  }
  return Ok{};
}

}  // namespace

Status compile_attribution(const std::filesystem::path& dir, PackWriter& out) {
  const auto base = dir / "attribution";
  CueCompiler cues;
  for (const auto& [name, kind] :
       {std::pair{"verbs.cues", CueClass::verb}, {"nouns.cues", CueClass::noun}, {"particles.cues", CueClass::source}})
    if (auto done = cues.file(base / name, kind); !done) return done;
  ConstructionTable table{};
  if (auto done = constructions(base / "constructions.rules", cues.pool(), table); !done) return done;
  std::string interview;
  if (auto done = labels(base / "interview.labels", interview); !done) return done;
  cues.write(out);
  out.add_text("attribution.interview", interview);
  out.add("attribution.constructions", std::span<const ConstructionRecord>(table));
  out.add_text("attribution.text", cues.pool().text());
  return Ok{};
}

}  // namespace laut
