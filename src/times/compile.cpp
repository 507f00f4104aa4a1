#include "times/compile.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/dictionary.h"
#include "base/source_file.h"
#include "base/utf8.h"
#include "times/patterns.h"
#include "times/table.h"

namespace laut {
namespace {

/// A form of a class before it is compiled.
struct Form {
  std::string text;  ///< as written, with its letter case
  int value;
};

/// A node of the trie while it grows.
struct GrowingNode {
  std::vector<std::pair<TimeEdge, std::uint32_t>> edges;
  std::vector<std::uint32_t> rules;
};

bool same_edge(const TimeEdge& a, const TimeEdge& b) {
  return a.cls == b.cls && a.slot == b.slot && a.context == b.context && a.only == b.only &&
         a.restricted == b.restricted;
}

class Builder {
 public:
  Builder() {
    nodes_.emplace_back();
    class_id("number");
    class_id("adjective");
    class_id("bound");
  }

  Status classes(const SourceFile& file) {
    std::string current;
    for (const SourceLine& line : file.lines) {
      const auto w = words(line.text);
      if (w.empty()) continue;
      if (w[0] == "class" && w.size() == 2) {
        current = w[1];
      } else if (w[0] == "product" && w.size() >= 5 && w[2] == "=") {
        if (!product(std::string(w[1]), std::string(w[3]), std::vector<std::string_view>(w.begin() + 4, w.end())))
          return file.error(line, "a product needs two known classes", "product NAME = FIRST SECOND [glue]");
      } else if (current.empty()) {
        return file.error(line, "no class is open", "write \"class NAME\" above it");
      } else {
        const auto value = time_constant(w[0]);
        if (!value || w.size() < 2)
          return file.error(line, "a value and at least one form are needed", "write: 5 Mai Mai{s,es}");
        for (std::size_t i = 1; i < w.size(); ++i)
          for (std::string& form : expand_braces(w[i])) classes_[current].push_back({std::move(form), *value});
      }
    }
    return Ok{};
  }

  Status rules(const SourceFile& file) {
    std::map<std::string, std::string> macros;
    bool open = false;
    for (const SourceLine& line : file.lines) {
      const std::string_view text = trim(line.text);
      const auto w = words(text);
      if (w.empty() || w[0] == "example") continue;
      if (w[0] == "let") {
        const std::size_t equals = text.find('=');
        if (w.size() < 4 || equals == std::string_view::npos)
          return file.error(line, "a macro needs a name and a body", "let about = (rund|etwa)?");
        macros[std::string(w[1])] = trim(text.substr(equals + 1));
      } else if (w[0] == "rule") {
        auto rule = header(file, line, w);
        if (!rule) return rule.error();
        rules_.push_back(*rule);
        open = true;
      } else if (!open) {
        return file.error(line, "a pattern without a rule", "write \"rule NAME TYPE FUNCTION\" above it");
      } else {
        auto sequences = expand_time_pattern(text, macros);
        if (!sequences) return file.error(line, sequences.error().message, sequences.error().mend);
        for (const TimeSequence& s : *sequences)
          if (!insert(s)) return file.error(line, "it uses an unknown class", "classes are defined in classes.txt");
      }
    }
    return Ok{};
  }

  void write(PackWriter& out) {
    write_forms(out);
    write_trie(out);
    out.add("times.rules", rules_);
    out.add_text("times.strings", pool_.text());
  }

 private:
  std::uint16_t class_id(const std::string& name) {
    return ids_.emplace(name, static_cast<std::uint16_t>(ids_.size())).first->second;
  }

  bool product(const std::string& name, const std::string& first, const std::vector<std::string_view>& rest) {
    const auto a = classes_.find(first), b = classes_.find(std::string(rest[0]));
    if (a == classes_.end() || b == classes_.end()) return false;
    const std::string glue = rest.size() > 1 ? std::string(rest[1]) : "";
    std::vector<Form> forms;
    for (const Form& x : a->second) {
      for (const Form& y : b->second) {
        std::string tail;
        utf8::lower_first(y.text, tail);
        forms.push_back({x.text + glue + tail, x.value * 100 + y.value});
      }
    }
    auto& to = classes_[name];
    to.insert(to.end(), forms.begin(), forms.end());
    return true;
  }

  Result<TimeRule> header(const SourceFile& file, const SourceLine& line, const std::vector<std::string_view>& w) {
    const std::string mend = "rule NAME DATE|TIME|DURATION|SET|none FUNCTION [slot=value] [article] [priority=1]";
    if (w.size() < 3) return file.error(line, "a rule needs a name and a type", mend);
    TimeRule rule;
    rule.name = pool_.add("times/" + std::string(w[1]));
    if (w[2] == "none")
      rule.drop = 1;
    else if (w[2] == "TIME")
      rule.type = TimexType::TIME;
    else if (w[2] == "DURATION")
      rule.type = TimexType::DURATION;
    else if (w[2] == "SET")
      rule.type = TimexType::SET;
    else if (w[2] != "DATE")
      return file.error(line, "unknown type \"" + std::string(w[2]) + "\"", mend);
    std::size_t next = 3, presets = 0;
    if (!rule.drop) {
      if (w.size() < 4) return file.error(line, "a rule needs a function", mend);
      if (const auto function = time_function(w[3]))
        rule.function = *function;
      else if (w[3].starts_with("="))
        rule.constant = pool_.add(w[3].substr(1));
      else
        return file.error(line, "unknown function \"" + std::string(w[3]) + "\"", "a function of table.cpp or =VALUE");
      next = 4;
    }
    for (; next < w.size(); ++next) {
      const std::size_t equals = w[next].find('=');
      const std::string_view key = w[next].substr(0, equals);
      const std::string_view value = equals == std::string_view::npos ? "" : w[next].substr(equals + 1);
      const auto slot = time_slot(key);
      const auto number = time_constant(value);
      if (key == "article") {
        rule.article = 1;
      } else if (key == "quant") {
        rule.quant = pool_.add(value);
      } else if (key == "freq") {
        rule.freq = pool_.add(value);
      } else if (key == "priority" && number) {
        rule.priority = static_cast<std::int8_t>(*number);
      } else if (slot && number && presets < 4) {
        rule.presets[presets++] = {*slot, 0, static_cast<std::int16_t>(*number)};
      } else {
        return file.error(line, "cannot read \"" + std::string(w[next]) + "\"", mend);
      }
    }
    return rule;
  }

  bool insert(const TimeSequence& sequence) {
    std::uint32_t node = 0;
    for (const TimeAtom& atom : sequence) {
      if (atom.cls.starts_with('='))
        classes_[atom.cls] = {{atom.cls.substr(1), 0}};
      else if (atom.cls != "number" && atom.cls != "adjective" && !classes_.contains(atom.cls))
        return false;
      TimeEdge edge;
      edge.cls = class_id(atom.cls);
      edge.slot = atom.slot;
      edge.context = atom.context;
      edge.restricted = atom.restricted;
      edge.only = static_cast<std::int16_t>(atom.only);
      const auto found = std::find_if(nodes_[node].edges.begin(), nodes_[node].edges.end(),
                                      [&](const auto& e) { return same_edge(e.first, edge); });
      if (found != nodes_[node].edges.end()) {
        node = found->second;
      } else {
        const auto target = static_cast<std::uint32_t>(nodes_.size());
        nodes_[node].edges.emplace_back(edge, target);
        nodes_.emplace_back();
        node = target;
      }
    }
    const auto rule = static_cast<std::uint32_t>(rules_.size() - 1);
    auto& ends = nodes_[node].rules;
    if (std::find(ends.begin(), ends.end(), rule) == ends.end()) ends.push_back(rule);
    return true;
  }

  /// Only classes that a pattern uses are written.
  void write_forms(PackWriter& out) {
    std::map<std::string, std::vector<TimeMember>> members;
    for (const auto& [name, id] : ids_) {
      for (const Form& form : classes_[name]) {
        std::string key;
        utf8::lower(form.text, key);
        const char32_t first = utf8::decode(form.text, 0).cp;
        TimeMember m;
        m.cls = id;
        m.value = static_cast<std::int16_t>(form.value);
        m.letter_case = utf8::is_upper(first)   ? TimeCase::upper
                        : utf8::is_lower(first) ? TimeCase::lower
                                                : TimeCase::any;
        members[key].push_back(m);
      }
    }
    std::vector<std::string> keys;
    std::vector<std::uint64_t> filter(time_filter_words);
    for (const auto& [key, list] : members) {
      keys.push_back(key);
      std::uint32_t a, b;
      time_filter_positions(key, a, b);
      filter[a / 64] |= std::uint64_t{1} << (a % 64);
      filter[b / 64] |= std::uint64_t{1} << (b % 64);
    }
    std::vector<std::uint32_t> ids;
    out.add_text("times.forms", Dictionary::build(keys, ids));
    std::vector<TimeForm> forms(keys.size());
    std::vector<TimeMember> flat;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto& list = members[keys[i]];
      forms[ids[i]] = {static_cast<std::uint32_t>(flat.size()), static_cast<std::uint32_t>(list.size())};
      flat.insert(flat.end(), list.begin(), list.end());
    }
    out.add("times.form", forms);
    out.add("times.members", flat);
    out.add("times.filter", filter);
  }

  void write_trie(PackWriter& out) {
    std::vector<TimeNode> nodes(nodes_.size());
    std::vector<TimeEdge> edges;
    std::vector<std::uint32_t> accepts;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      auto& growing = nodes_[i];
      std::sort(growing.edges.begin(), growing.edges.end(),
                [](const auto& a, const auto& b) { return a.first.cls < b.first.cls; });
      nodes[i].first_edge = static_cast<std::uint32_t>(edges.size());
      nodes[i].edges = static_cast<std::uint32_t>(growing.edges.size());
      for (auto& [edge, target] : growing.edges) {
        edge.target = target;
        edges.push_back(edge);
      }
      nodes[i].first_rule = static_cast<std::uint32_t>(accepts.size());
      nodes[i].rules = static_cast<std::uint32_t>(growing.rules.size());
      accepts.insert(accepts.end(), growing.rules.begin(), growing.rules.end());
    }
    out.add("times.nodes", nodes);
    out.add("times.edges", edges);
    out.add("times.accepts", accepts);
  }

  std::map<std::string, std::vector<Form>> classes_;
  std::map<std::string, std::uint16_t> ids_;
  std::vector<GrowingNode> nodes_;
  std::vector<TimeRule> rules_;
  StringPool pool_;
};

}  // namespace

Status compile_times(const std::filesystem::path& dir, PackWriter& out) {
  Builder builder;
  auto classes = SourceFile::read(dir / "times" / "classes.txt");
  if (!classes) return classes.error();
  if (auto done = builder.classes(*classes); !done) return done;
  auto files = source_files(dir / "times", ".times");
  if (!files) return files.error();
  for (const auto& path : *files) {
    auto file = SourceFile::read(path);
    if (!file) return file.error();
    if (auto done = builder.rules(*file); !done) return done;
  }
  builder.write(out);
  return Ok{};
}

}  // namespace laut
