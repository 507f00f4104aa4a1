#include "intake/compile.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/source_file.h"
#include "base/utf8.h"
#include "intake/tables.h"
#include "intake/tokens.h"
#include "laut/article.h"

namespace laut {
namespace {

constexpr std::size_t most_elements = 62;

std::string lowered(std::string_view s) {
  std::string out;
  utf8::lower(s, out);
  return out;
}

std::optional<BlockKind> block_kind(std::string_view name) {
  for (unsigned k = 0; k <= static_cast<unsigned>(BlockKind::blank); ++k)
    if (to_string(static_cast<BlockKind>(k)) == name) return static_cast<BlockKind>(k);
  return {};
}

/// Reads data/<lang>/intake/clutter.txt.
class ClutterCompiler {
 public:
  explicit ClutterCompiler(StringPool& pool) : pool_(pool) {}

  Status read(const SourceFile& file) {
    for (const SourceLine& line : file.lines) {
      const auto parts = words(line.text);
      if (parts.empty()) continue;
      if (auto done = statement(file, line, parts); !done) return done;
    }
    return Ok{};
  }

  void write(PackWriter& out) {
    std::vector<std::uint32_t> starts;
    std::size_t size = 16;
    while (size < index_.size() * 2) size *= 2;
    std::vector<FirstWord> slots(size);
    for (const auto& [hash, entry] : index_) {
      FirstWord s;
      s.hash = hash;
      s.begin = static_cast<std::uint32_t>(starts.size());
      starts.insert(starts.end(), entry.anchored.begin(), entry.anchored.end());
      s.end = static_cast<std::uint32_t>(starts.size());
      starts.insert(starts.end(), entry.floating.begin(), entry.floating.end());
      s.floating_end = static_cast<std::uint32_t>(starts.size());
      std::size_t at = hash & (size - 1);
      while (slots[at].begin != slots[at].floating_end) at = (at + 1) & (size - 1);
      slots[at] = s;
    }
    out.add("intake.rules", rules_);
    out.add("intake.patterns", patterns_);
    out.add("intake.elements", elements_);
    out.add("intake.words", words_);
    out.add("intake.slots", slots);
    out.add("intake.starts", starts);
  }

 private:
  struct Entry {
    std::vector<std::uint32_t> anchored, floating;
  };

  Status statement(const SourceFile& file, const SourceLine& line, const std::vector<std::string_view>& parts) {
    const std::string_view head = parts[0];
    if (head == "rule") return open_rule(file, line, parts);
    if (head == "class") return open_class(file, line, parts);
    if (rules_.empty()) return file.error(line, "stands before the first rule", "open one with: rule NAME KIND");
    ClutterRule& rule = rules_.back();
    if (head == "+" || head == "-") return Ok{};  // examples, run by the tests
    if (head == "=") return pattern(file, line, parts);
    if (head == "no-sentence") {
      rule.no_sentence = 1;
      return Ok{};
    }
    if (head == "words" && parts.size() == 3) {
      rule.min_words = static_cast<std::uint16_t>(std::atoi(std::string(parts[1]).c_str()));
      rule.max_words = static_cast<std::uint16_t>(std::atoi(std::string(parts[2]).c_str()));
      if (rule.min_words >= 1 && rule.min_words <= rule.max_words) return Ok{};
      return file.error(line, "names no range of word counts", "write: words 1 12");
    }
    static const std::map<std::string_view, Where> places{
        {"any", Where::any}, {"head", Where::head}, {"tail", Where::tail}, {"edge", Where::edge}};
    static const std::map<std::string_view, Follow> follows{{"none", Follow::none},
                                                            {"bullets", Follow::bullets},
                                                            {"lines", Follow::lines},
                                                            {"box", Follow::box},
                                                            {"rest", Follow::rest}};
    if (head == "where" && parts.size() == 2 && places.contains(parts[1]))
      return rule.where = places.at(parts[1]), Ok{};
    if (head == "follow" && parts.size() == 2 && follows.contains(parts[1]))
      return rule.follow = follows.at(parts[1]), Ok{};
    return file.error(line, "is no statement of a rule: " + line.text,
                      "use = + - words, where, follow or no-sentence; see the README there");
  }

  Status open_rule(const SourceFile& file, const SourceLine& line, const std::vector<std::string_view>& parts) {
    const auto kind = parts.size() == 3 ? block_kind(parts[2]) : std::nullopt;
    if (!kind) return file.error(line, "is no rule with a name and a block kind", "write: rule NAME KIND");
    ClutterRule rule;
    rule.name = pool_.add(std::string("intake/").append(parts[1]));
    rule.kind = static_cast<std::uint8_t>(*kind);
    rules_.push_back(rule);
    return Ok{};
  }

  Status open_class(const SourceFile& file, const SourceLine& line, const std::vector<std::string_view>& parts) {
    if (parts.size() < 3) return file.error(line, "is a class without words", "write: class NAME WORD WORD ...");
    auto& members = classes_[std::string(parts[1])];
    for (std::size_t i = 2; i < parts.size(); ++i) members.push_back(lowered(parts[i]));
    return Ok{};
  }

  Status pattern(const SourceFile& file, const SourceLine& line, const std::vector<std::string_view>& parts) {
    ClutterPattern p;
    p.rule = static_cast<std::uint32_t>(rules_.size() - 1);
    p.first = static_cast<std::uint32_t>(elements_.size());
    for (std::size_t i = 1; i < parts.size(); ++i)
      if (auto done = element(file, line, parts[i]); !done) return done;
    p.count = static_cast<std::uint32_t>(elements_.size()) - p.first;
    if (p.count == 0 || p.count > most_elements)
      return file.error(line, "is a pattern of no or too many elements", "use 1 to 62");
    bool specific = false;
    for (std::uint32_t i = p.first; i < p.first + p.count; ++i)
      specific |=
          elements_[i].type != ElementType::star && elements_[i].type != ElementType::names && !elements_[i].optional;
    if (!specific) return file.error(line, "is a pattern that matches everything", "name at least one word");
    patterns_.push_back(p);
    add_to_index(p, static_cast<std::uint32_t>(patterns_.size() - 1));
    return Ok{};
  }

  Status element(const SourceFile& file, const SourceLine& line, std::string_view part) {
    static const std::map<std::string_view, ElementType> builtin{
        {"*", ElementType::star},        {"_", ElementType::any},       {"<num>", ElementType::number},
        {"<cap>", ElementType::capital}, {"<date>", ElementType::date}, {"<time>", ElementType::clock},
        {"<names>", ElementType::names}};
    PatternElement e;
    if (part.size() > 2 && part.front() == '(' && part.back() == ')') {
      e.optional = 1;
      part = part.substr(1, part.size() - 2);
    }
    e.first_word = static_cast<std::uint32_t>(words_.size());
    if (const auto known = builtin.find(part); known != builtin.end()) {
      e.type = known->second;
    } else {
      const auto alternatives = split(part, '|');
      for (std::string_view w : alternatives) {
        if (w.empty())
          return file.error(line, "has an empty alternative in " + std::string(part), "remove the extra |");
        if (w == "<bar>") {
          add_word("|");
          continue;
        }
        if (w.size() > 2 && w.front() == '<' && w.back() == '>') {
          const auto members = classes_.find(std::string(w.substr(1, w.size() - 2)));
          if (members == classes_.end())
            return file.error(line, "names an unknown class " + std::string(w),
                              "define it above with: class NAME WORD ...");
          for (const std::string& member : members->second) add_word(member);
          continue;
        }
        if (w.size() > 1 && w.back() == '*') {
          if (alternatives.size() > 1 && e.type != ElementType::prefix && &w != &alternatives.front())
            return file.error(line, "mixes prefixes and words in " + std::string(part),
                              "give every alternative a * or none");
          e.type = ElementType::prefix;
          w.remove_suffix(1);
        } else if (auto done = one_token(file, line, w); !done) {
          return done;
        }
        add_word(lowered(w));
      }
    }
    e.word_count = static_cast<std::uint16_t>(words_.size() - e.first_word);
    elements_.push_back(e);
    return Ok{};
  }

  /// A word that the tokeniser would cut in two could never match.
  Status one_token(const SourceFile& file, const SourceLine& line, std::string_view w) {
    LineTokens tokens;
    tokens.read(std::string("a ").append(w).append(" a"));
    if (tokens.tokens.size() == 3) return Ok{};
    return file.error(line, "has a word that is several tokens: " + std::string(w),
                      "put blanks between word and punctuation");
  }

  void add_word(std::string_view w) {
    LineTokens tokens;  // brings quotation marks and dashes to their plain form
    tokens.read(std::string("a ").append(w).append(" a"));
    const std::string token(tokens.tokens.size() == 3 ? tokens.text(tokens.tokens[1]) : w);
    words_.push_back({token_hash(token), pool_.add(token)});
  }

  /// Hangs a pattern on every word it can start with; on hash 0 where it can start with something else.
  void add_to_index(const ClutterPattern& p, std::uint32_t number) {
    std::uint32_t i = p.first;
    const std::uint32_t end = p.first + p.count;
    bool floating = false;
    for (; i < end && elements_[i].type == ElementType::star; ++i) floating = true;
    for (; i < end; ++i) {
      const PatternElement& e = elements_[i];
      if (e.type != ElementType::words) {
        index_[0].anchored.push_back(number);
        return;
      }
      for (std::uint32_t w = e.first_word; w < e.first_word + e.word_count; ++w) {
        Entry& entry = index_[words_[w].hash];
        (floating ? entry.floating : entry.anchored).push_back(number);
      }
      if (!e.optional) return;
    }
  }

  StringPool& pool_;
  std::vector<ClutterRule> rules_;
  std::vector<ClutterPattern> patterns_;
  std::vector<PatternElement> elements_;
  std::vector<WordRef> words_;
  std::map<std::string, std::vector<std::string>> classes_;
  std::map<std::uint64_t, Entry> index_;
};

/// agencies.txt: NAME: token, token
Status compile_agencies(const SourceFile& file, StringPool& pool, PackWriter& out) {
  std::vector<Agency> agencies;
  for (const SourceLine& line : file.lines) {
    if (line.text.empty()) continue;
    const auto colon = line.text.find(':');
    if (colon == std::string::npos) return file.error(line, "has no colon", "write: NAME: token, token");
    const TextRef name = pool.add(trim(std::string_view(line.text).substr(0, colon)));
    for (const std::string_view token : split(std::string_view(line.text).substr(colon + 1), ',')) {
      if (token.empty()) return file.error(line, "has an empty token", "write: NAME: token, token");
      agencies.push_back({token_hash(lowered(token)), name});
    }
  }
  std::sort(agencies.begin(), agencies.end(), [](const Agency& a, const Agency& b) { return a.hash < b.hash; });
  out.add("intake.agencies", agencies);
  return Ok{};
}

/// tag.class#id[attribute=value], one of each at most; a leading ! marks what is left out.
Result<Selector> selector(const SourceFile& file, const SourceLine& line, std::string_view s, StringPool& pool) {
  Selector out;
  if (s.starts_with('!')) {
    out.drop = 1;
    s.remove_prefix(1);
  }
  const auto bad = [&] {
    return file.error(line, "has a malformed selector " + std::string(s), "write tag.class#id[attribute=value]");
  };
  const auto part = [&](std::string_view stop) {
    const std::size_t end = std::min(s.find_first_of(stop), s.size());
    const std::string_view value = s.substr(0, end);
    s.remove_prefix(end);
    return value;
  };
  if (s.empty()) return bad();
  out.tag = pool.add(lowered(part(".#[")));
  while (!s.empty()) {
    const char kind = s.front();
    s.remove_prefix(1);
    if (kind == '[') {
      out.attribute = pool.add(part("=]"));
      if (s.starts_with('=')) {
        s.remove_prefix(1);
        out.value = pool.add(part("]"));
      }
      if (!s.starts_with(']')) return bad();
      s.remove_prefix(1);
      continue;
    }
    const std::string_view value = part(".#[");
    if (value.empty() || (kind != '.' && kind != '#')) return bad();
    (kind == '.' ? out.css_class : out.id) = pool.add(value);
  }
  return out;
}

/// outlets.txt: HOST | NAME | selector selector !selector
Status compile_outlets(const SourceFile& file, StringPool& pool, PackWriter& out) {
  std::vector<Outlet> outlets;
  std::vector<Selector> selectors;
  std::map<std::string, std::uint32_t> seen;
  for (const SourceLine& line : file.lines) {
    if (line.text.empty()) continue;
    const auto columns = split(line.text, '|');
    if (columns.size() != 3 || columns[0].empty() || columns[1].empty())
      return file.error(line, "has not the three columns host, name, selectors",
                        "write: HOST | NAME | selector selector");
    if (!seen.emplace(std::string(columns[0]), line.number).second)
      return file.error(line, "names the host " + std::string(columns[0]) + " again", "join the two lines");
    Outlet o;
    o.host = pool.add(columns[0]);
    o.name = pool.add(columns[1]);
    o.first = static_cast<std::uint32_t>(selectors.size());
    for (const std::string_view s : words(columns[2])) {
      auto parsed = selector(file, line, s, pool);
      if (!parsed) return parsed.error();
      selectors.push_back(*parsed);
    }
    o.count = static_cast<std::uint32_t>(selectors.size()) - o.first;
    outlets.push_back(o);
  }
  const std::string& text = pool.text();
  const auto host = [&](const Outlet& o) { return std::string_view(text).substr(o.host.offset, o.host.size); };
  std::sort(outlets.begin(), outlets.end(), [&](const Outlet& a, const Outlet& b) { return host(a) < host(b); });
  out.add("intake.outlets", outlets);
  out.add("intake.selectors", selectors);
  return Ok{};
}

}  // namespace

Status compile_intake(const std::filesystem::path& dir, PackWriter& out) {
  StringPool pool;
  ClutterCompiler clutter(pool);
  auto rules = SourceFile::read(dir / "intake" / "clutter.txt");
  if (!rules) return rules.error();
  if (auto done = clutter.read(*rules); !done) return done;
  clutter.write(out);
  auto agencies = SourceFile::read(dir / "intake" / "agencies.txt");
  if (!agencies) return agencies.error();
  if (auto done = compile_agencies(*agencies, pool, out); !done) return done;
  auto outlets = SourceFile::read(dir / "intake" / "outlets.txt");
  if (!outlets) return outlets.error();
  if (auto done = compile_outlets(*outlets, pool, out); !done) return done;
  out.add_text("intake.text", pool.text());
  return Ok{};
}

}  // namespace laut
