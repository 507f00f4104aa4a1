#include "numbers/compile.h"

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "numbers/table.h"

namespace laut {
namespace {

struct PartName {
  std::string_view name;
  NumberPart part;
  std::string_view ordinal;  ///< what its ordinals put before the ending; empty: none by rule
};
constexpr PartName parts[] = {{"unit", NumberPart::unit, ""},
                              {"teen", NumberPart::teen, "t"},
                              {"tens", NumberPart::tens, "st"},
                              {"hundred", NumberPart::hundred, "st"},
                              {"thousand", NumberPart::thousand, "st"},
                              {"and", NumberPart::conjunction, ""},
                              {"half", NumberPart::half, ""}};

struct RoleName {
  std::string_view name;
  NumberRole role;
};
constexpr RoleName roles[] = {{"cardinal", NumberRole::cardinal}, {"article", NumberRole::article},
                              {"scale", NumberRole::scale},       {"plural", NumberRole::plural},
                              {"vague", NumberRole::vague},       {"several", NumberRole::several},
                              {"paar", NumberRole::paar},         {"filler", NumberRole::filler},
                              {"fraction", NumberRole::fraction}, {"share", NumberRole::share}};

/// An ordinal stem that waits for the endings, which may be listed behind it.
struct Stem {
  std::string text;
  NumberPart part;
  double value;
};

struct Builder {
  std::map<std::string, NumberForm> forms;
  std::vector<Stem> stems;
  std::vector<std::string> endings;

  bool line(std::string_view name, double value, const std::vector<std::string_view>& words) {
    if (name == "ending") {
      for (std::size_t i = 2; i < words.size(); ++i) endings.emplace_back(words[i]);
      return true;
    }
    if (name == "ordinal") {
      for (std::size_t i = 2; i < words.size(); ++i) stems.push_back({std::string(words[i]), NumberPart::unit, value});
      return true;
    }
    for (const PartName& p : parts)
      if (p.name == name) return add_part(p, value, words);
    for (const RoleName& r : roles)
      if (r.name == name) return add_role(r.role, value, words);
    return false;
  }

  void add_ordinals() {
    for (const Stem& s : stems) {
      for (const std::string& e : endings) {
        NumberForm& form = forms[s.text + e];
        form.part = s.part;
        form.part_value = s.value;
        form.ordinal = 1;
      }
    }
  }

 private:
  bool add_part(const PartName& p, double value, const std::vector<std::string_view>& words) {
    for (std::size_t i = 2; i < words.size(); ++i) {
      NumberForm& form = forms[std::string(words[i])];
      form.part = p.part;
      form.part_value = value;
      if (!p.ordinal.empty()) stems.push_back({std::string(words[i]) + std::string(p.ordinal), p.part, value});
    }
    return true;
  }
  bool add_role(NumberRole role, double value, const std::vector<std::string_view>& words) {
    for (std::size_t i = 2; i < words.size(); ++i) {
      NumberForm& form = forms[std::string(words[i])];
      form.role = role;
      form.role_value = value;
    }
    return true;
  }
};

}  // namespace

Status compile_numbers(const std::filesystem::path& dir, PackWriter& out) {
  auto file = SourceFile::read(dir / "numbers" / "words.txt");
  if (!file) return file.error();
  Builder builder;
  for (const SourceLine& line : file->lines) {
    const auto columns = words(line.text);
    if (columns.empty()) continue;
    if (columns.size() < 3)
      return file->error(line, "a class, a value and a form are needed", "write: unit 2 zwei zwo");
    const std::string number(columns[1]);
    char* end = nullptr;
    const double value = std::strtod(number.c_str(), &end);
    if (*end != '\0')
      return file->error(line, "\"" + number + "\" is no number", "write the value with digits, as 12 or 1e6");
    if (!builder.line(columns[0], value, columns))
      return file->error(line, "unknown class \"" + std::string(columns[0]) + "\"",
                         "see the classes at the head of the file");
  }
  builder.add_ordinals();

  std::vector<std::string> keys;
  for (const auto& [key, form] : builder.forms) keys.push_back(key);
  std::vector<std::uint32_t> ids;
  const std::string dictionary = Dictionary::build(keys, ids);
  std::vector<NumberForm> records(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) records[ids[i]] = builder.forms[keys[i]];
  std::string text;
  for (const std::string& key : keys) text += key.substr(0, 3);
  out.add_text("numbers.dictionary", dictionary);
  out.add("numbers.forms", records);
  out.add_text("numbers.openings", text);
  return Ok{};
}

}  // namespace laut
