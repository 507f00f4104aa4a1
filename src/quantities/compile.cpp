#include "quantities/compile.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "base/utf8.h"
#include "quantities/table.h"

namespace laut {
namespace {

constexpr std::string_view endings[] = {"e", "en", "er", "es", "em"};

struct KindName {
  std::string_view name;
  UnitKind kind;
};
constexpr KindName kinds[] = {{"money", UnitKind::money},         {"percent", UnitKind::percent},
                              {"length", UnitKind::length},       {"area", UnitKind::area},
                              {"volume", UnitKind::volume},       {"mass", UnitKind::mass},
                              {"speed", UnitKind::speed},         {"temperature", UnitKind::temperature},
                              {"energy", UnitKind::energy},       {"power", UnitKind::power},
                              {"pressure", UnitKind::pressure},   {"data", UnitKind::data},
                              {"electric", UnitKind::electric},   {"time", UnitKind::time},
                              {"container", UnitKind::container}, {"score", UnitKind::score},
                              {"other", UnitKind::other}};

struct OpName {
  std::string_view name;
  Comparator op;
};
constexpr OpName ops[] = {{"equal", Comparator::equal},       {"about", Comparator::about},
                          {"at_least", Comparator::at_least}, {"more_than", Comparator::more_than},
                          {"at_most", Comparator::at_most},   {"less_than", Comparator::less_than}};

struct ClassName {
  std::string_view name;
  QuantityClass cls;
};
constexpr ClassName classes[] = {{"label", QuantityClass::label},         {"after", QuantityClass::after},
                                 {"twice", QuantityClass::twice},         {"half", QuantityClass::half},
                                 {"multiple", QuantityClass::multiple},   {"rank", QuantityClass::rank},
                                 {"calibre", QuantityClass::calibre},     {"joint", QuantityClass::joint},
                                 {"partitive", QuantityClass::partitive}, {"every", QuantityClass::every},
                                 {"ratio", QuantityClass::ratio},         {"minus", QuantityClass::minus},
                                 {"between", QuantityClass::between},     {"dimension", QuantityClass::dimension},
                                 {"below", QuantityClass::below},         {"street", QuantityClass::street},
                                 {"sum", QuantityClass::sum}};

std::string lowered(std::string_view s) {
  std::string out;
  utf8::lower(s, out);
  return out;
}

std::string reversed(std::string_view s) {
  return {s.rbegin(), s.rend()};
}

/// The forms that one written form stands for: "Meter/n/s", "britisch~ Pfund".
std::vector<std::string> expand(std::string_view written, bool bare_stem) {
  std::vector<std::string> out;
  if (const std::size_t tilde = written.find('~'); tilde != std::string_view::npos) {
    const std::string head(written.substr(0, tilde)), tail(written.substr(tilde + 1));
    if (bare_stem) out.push_back(head + tail);
    for (const std::string_view e : endings) out.push_back(head + std::string(e) + tail);
    return out;
  }
  // Every "/" opens an ending that goes to the form before the first one; "\\/" is a slash of the form itself (km\/h).
  std::string base;
  for (std::size_t i = 0; i <= written.size(); ++i) {
    const bool ending = i < written.size() && written[i] == '/';
    if (i < written.size() && !ending) {
      const bool escaped = written[i] == '\\' && i + 1 < written.size();
      base += written[escaped ? ++i : i];
      continue;
    }
    out.push_back(base);
    while (i < written.size()) {
      const std::size_t end = std::min(written.find('/', i + 1), written.size());
      out.push_back(base + std::string(written.substr(i + 1, end - i - 1)));
      i = end;
    }
  }
  return out;
}

struct Builder {
  std::map<std::string, QuantityWord> entries;
  StringPool strings;

  /// False where the key stands already.
  bool add(QuantityClass cls, std::string_view phrase, QuantityWord word) {
    std::string key(1, static_cast<char>(cls));
    key += phrase;
    for (std::size_t blank = key.find(' '); blank != std::string::npos; blank = key.find(' ', blank + 1))
      entries.try_emplace(key.substr(0, blank));
    word.complete = 1;
    QuantityWord& slot = entries[key];
    if (slot.complete) return false;
    slot = word;
    return true;
  }
};

struct Line {
  std::vector<std::string_view> head;   ///< words before the colon
  std::vector<std::string_view> forms;  ///< alternatives behind it
};

/// Splits at the first colon that stands between blanks.
bool parse(std::string_view text, Line& line) {
  const std::size_t colon = text.find(" : ");
  if (colon == std::string_view::npos) return false;
  line.head = words(text.substr(0, colon));
  line.forms = split(text.substr(colon + 3), '|');
  return !line.head.empty() && !std::any_of(line.forms.begin(), line.forms.end(), [](auto f) { return f.empty(); });
}

/// What a line means, as an error message and its mend, or two empty strings.
struct Problem {
  std::string message, mend;
  explicit operator bool() const { return !message.empty(); }
};

std::string quoted(std::string_view before, std::string_view word, std::string_view behind = {}) {
  std::string out(before);
  out.append("\"").append(word).append("\"").append(behind);
  return out;
}

Problem twice(std::string_view form) {
  return {quoted("", form, " is listed twice"), "keep one of the two"};
}

Problem comparator_line(const Line& line, Builder& builder) {
  QuantityWord word;
  QuantityClass cls = QuantityClass::before;
  bool known = false;
  for (const std::string_view w : line.head) {
    const auto op = std::find_if(std::begin(ops), std::end(ops), [&](const OpName& o) { return o.name == w; });
    if (op != std::end(ops)) {
      word.comparator = op->op;
      known = true;
    } else if (w == "near") {
      word.near = 1;
    } else if (w == "unit") {
      word.needs_unit = 1;
    } else if (w == "large") {
      word.needs_large = 1;
    } else if (w == "behind") {
      cls = QuantityClass::behind;
    } else {
      return {quoted("unknown word ", w), "see the head of the file"};
    }
  }
  if (!known)
    return {"no comparator before the colon", "name one of equal, about, at_least, more_than, at_most, less_than"};
  for (const std::string_view form : line.forms)
    if (!builder.add(cls, form, word)) return twice(form);
  return {};
}

Problem unit_line(const Line& line, Builder& builder) {
  const bool stuff = line.head.size() == 3 && line.head[2] == "stuff";
  if (line.head.size() != 2 && !stuff)
    return {"a code and a kind are needed before the colon", "write: kg mass : Kilogramm | kg"};
  const auto kind =
      std::find_if(std::begin(kinds), std::end(kinds), [&](const KindName& k) { return k.name == line.head[1]; });
  if (kind == std::end(kinds)) return {quoted("unknown kind ", line.head[1]), "see the kinds at the head of the file"};
  for (std::string_view form : line.forms) {
    QuantityWord word;
    word.code = builder.strings.add(line.head[0]);
    word.kind = kind->kind;
    if (form.front() == '!') {
      word.no_article = 1;
      form.remove_prefix(1);
    }
    for (const std::string& f : expand(form, false)) {
      word.letter = utf8::length(f) == 1 && utf8::is_letter(utf8::decode(f, 0).cp);
      if (!builder.add(stuff ? QuantityClass::stuff : QuantityClass::unit, stuff ? lowered(f) : f, word))
        return twice(f);
    }
  }
  return {};
}

Problem word_line(const Line& line, Builder& builder) {
  const auto cls =
      std::find_if(std::begin(classes), std::end(classes), [&](const ClassName& c) { return c.name == line.head[0]; });
  if (cls == std::end(classes)) return {quoted("unknown class ", line.head[0]), "see the classes in the file"};
  QuantityWord word;
  if (cls->cls == QuantityClass::calibre) {  // the first form, as a noun, is what is counted
    std::string noun(line.forms.front());
    noun[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(noun[0])));
    word.counted = builder.strings.add(noun);
  }
  for (const std::string_view form : line.forms)
    for (const std::string& f : expand(form, true))
      builder.add(cls->cls, cls->cls == QuantityClass::street ? reversed(f) : f, word);
  return {};  // a word that two forms share (breit~, breiter~) means the same in both
}

Problem compound_line(const Line& line, Builder& builder) {
  QuantityWord word;
  if (line.head[0] != "-") {
    word.code = builder.strings.add(line.head[0]);
  } else if (line.head.size() == 2) {
    word.counted = builder.strings.add(line.head[1]);
  } else {
    return {"what is counted is missing behind -", "write: - Mitglied : köpfig~"};
  }
  constexpr std::string_view temporal[] = {"Jahr", "Monat", "Woche", "Tag", "h", "min", "s"};
  word.kind = std::find(std::begin(temporal), std::end(temporal), line.head[0]) != std::end(temporal) ? UnitKind::time
                                                                                                      : UnitKind::other;
  for (const std::string_view form : line.forms)
    for (const std::string& f : expand(form, true))
      if (!builder.add(QuantityClass::compound, f, word)) return twice(f);
  return {};
}

Status compile_file(const std::filesystem::path& path, Problem (*read)(const Line&, Builder&), Builder& builder) {
  auto file = SourceFile::read(path);
  if (!file) return file.error();
  for (const SourceLine& source : file->lines) {
    if (trim(source.text).empty()) continue;
    Line line;
    if (!parse(source.text, line)) return file->error(source, "no forms", "write: HEAD : FORM | FORM");
    if (Problem p = read(line, builder)) return file->error(source, p.message, p.mend);
  }
  return Ok{};
}

}  // namespace

Status compile_quantities(const std::filesystem::path& dir, PackWriter& out) {
  const auto base = dir / "quantities";
  Builder builder;
  const struct {
    const char* name;
    Problem (*read)(const Line&, Builder&);
  } files[] = {{"comparators.txt", comparator_line},
               {"units.txt", unit_line},
               {"words.txt", word_line},
               {"compounds.txt", compound_line}};
  for (const auto& f : files)
    if (auto done = compile_file(base / f.name, f.read, builder); !done) return done;

  std::vector<std::string> keys;
  for (const auto& [key, word] : builder.entries) keys.push_back(key);
  std::vector<std::uint32_t> ids;
  const std::string dictionary = Dictionary::build(keys, ids);
  std::vector<QuantityWord> records(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) records[ids[i]] = builder.entries[keys[i]];
  out.add_text("quantities.dictionary", dictionary);
  out.add("quantities.words", records);
  out.add_text("quantities.strings", builder.strings.text());
  return Ok{};
}

}  // namespace laut
