#include "times/patterns.h"

namespace laut {
namespace {

constexpr std::size_t most_sequences = 20000;

Error fault(std::string message, std::string mend) {
  Error error;
  error.code = ErrorCode::syntax;
  error.message = std::move(message);
  error.mend = std::move(mend);
  return error;
}

bool special(char c) {
  return c == '(' || c == ')' || c == '[' || c == ']' || c == '|' || c == '?';
}

/// Parentheses, brackets, bars and question marks stand alone; everything else runs to the next of them or a blank.
/// "…" quotes a word that holds such characters.
std::vector<std::string> lexemes(std::string_view pattern) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (c == ' ' || c == '\t') {
      ++i;
    } else if (c == '"') {
      const std::size_t close = std::min(pattern.find('"', i + 1), pattern.size());
      out.push_back("\"" + std::string(pattern.substr(i + 1, close - i - 1)));
      i = close + 1;
    } else if (special(c)) {
      out.emplace_back(1, c);
      ++i;
    } else {
      std::size_t end = i;
      while (end < pattern.size() && pattern[end] != ' ' && !special(pattern[end])) ++end;
      out.emplace_back(pattern.substr(i, end - i));
      i = end;
    }
  }
  return out;
}

class Expander {
 public:
  Expander(std::vector<std::string> lexemes, const std::map<std::string, std::string>& macros, int depth)
      : lexemes_(std::move(lexemes)), macros_(macros), depth_(depth) {}

  Result<std::vector<TimeSequence>> run() {
    auto all = alternatives();
    if (all && at_ < lexemes_.size()) return fault("unexpected \"" + lexemes_[at_] + "\"", "balance the brackets");
    return all;
  }

 private:
  Result<std::vector<TimeSequence>> alternatives() {
    std::vector<TimeSequence> all;
    while (true) {
      auto one = sequence();
      if (!one) return one.error();
      for (TimeSequence& s : *one) all.push_back(std::move(s));
      if (at_ >= lexemes_.size() || lexemes_[at_] != "|") return all;
      ++at_;
    }
  }

  Result<std::vector<TimeSequence>> sequence() {
    std::vector<TimeSequence> all(1);
    while (at_ < lexemes_.size() && lexemes_[at_] != "|" && lexemes_[at_] != ")" && lexemes_[at_] != "]") {
      auto item = primary();
      if (!item) return item.error();
      if (at_ < lexemes_.size() && lexemes_[at_] == "?") {
        item->emplace_back();
        ++at_;
      }
      std::vector<TimeSequence> joined;
      if (all.size() * item->size() > most_sequences)
        return fault("the pattern stands for too many sequences", "split it into several rules");
      for (const TimeSequence& left : all) {
        for (const TimeSequence& right : *item) {
          joined.push_back(left);
          joined.back().insert(joined.back().end(), right.begin(), right.end());
        }
      }
      all = std::move(joined);
    }
    return all;
  }

  Result<std::vector<TimeSequence>> primary() {
    const std::string word = lexemes_[at_++];
    if (word == "(" || word == "[") {
      auto inner = alternatives();
      if (!inner) return inner.error();
      if (at_ >= lexemes_.size() || lexemes_[at_] != (word == "(" ? ")" : "]"))
        return fault("\"" + word + "\" is not closed", "add the closing bracket");
      ++at_;
      if (word == "[")
        for (TimeSequence& s : *inner)
          for (TimeAtom& atom : s) atom.context = true;
      return inner;
    }
    if (word == "?") return fault("\"?\" stands behind nothing", "put it behind a word, a class or a group");
    if (word.starts_with('@')) return macro(word.substr(1));
    if (word.starts_with('<')) return class_atom(word);
    TimeAtom atom;
    atom.cls = "=" + (word.starts_with('"') ? word.substr(1) : word);
    return std::vector<TimeSequence>{{atom}};
  }

  Result<std::vector<TimeSequence>> macro(const std::string& name) {
    const auto found = macros_.find(name);
    if (found == macros_.end())
      return fault("unknown macro \"" + name + "\"", "define it above: let " + name + " = ...");
    if (depth_ > 8) return fault("macro \"" + name + "\" is nested too deeply", "macros cannot contain themselves");
    return Expander(lexemes(found->second), macros_, depth_ + 1).run();
  }

  Result<std::vector<TimeSequence>> class_atom(const std::string& word) {
    if (word.size() < 3 || !word.ends_with('>')) return fault("\"" + word + "\" is not closed", "write <class>");
    std::string body = word.substr(1, word.size() - 2);
    TimeAtom atom;
    if (const auto colon = body.find(':'); colon != std::string::npos) {
      const auto value = time_constant(body.substr(colon + 1));
      if (!value) return fault("unknown value in \"" + word + "\"", "a number or a constant of src/times/table.cpp");
      atom.restricted = true;
      atom.only = *value;
      body.resize(colon);
    }
    atom.cls = body;
    std::string slot = body;
    if (const auto equals = body.find('='); equals != std::string::npos) {
      slot = body.substr(0, equals);
      atom.cls = body.substr(equals + 1);
      if (!time_slot(slot)) return fault("unknown slot \"" + slot + "\"", "see time_slot in src/times/table.cpp");
    }
    if (const auto known = time_slot(slot)) atom.slot = *known;
    return std::vector<TimeSequence>{{atom}};
  }

  std::vector<std::string> lexemes_;
  const std::map<std::string, std::string>& macros_;
  int depth_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<TimeSequence>> expand_time_pattern(std::string_view pattern,
                                                      const std::map<std::string, std::string>& macros) {
  auto all = Expander(lexemes(pattern), macros, 0).run();
  if (!all) return all;
  for (const TimeSequence& s : *all) {
    bool inside = false;
    for (const TimeAtom& a : s) inside = inside || !a.context;
    if (!inside) return fault("the pattern can match nothing", "leave one part that is not optional");
    if (s.size() > 20) return fault("the pattern is longer than 20 tokens", "shorten it");
  }
  return all;
}

std::vector<std::string> expand_braces(std::string_view form) {
  const std::size_t open = form.find('{');
  const std::size_t close = open == std::string_view::npos ? open : form.find('}', open);
  if (close == std::string_view::npos) return {std::string(form)};
  std::vector<std::string> out;
  const std::string_view body = form.substr(open + 1, close - open - 1);
  for (std::size_t begin = 0; begin <= body.size();) {
    const std::size_t comma = std::min(body.find(',', begin), body.size());
    std::string middle(form.substr(0, open));
    middle += body.substr(begin, comma - begin);
    for (const std::string& rest : expand_braces(form.substr(close + 1))) out.push_back(middle + rest);
    begin = comma + 1;
  }
  return out;
}

}  // namespace laut
