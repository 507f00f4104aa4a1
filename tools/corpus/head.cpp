// Head and entities: everything before '== text'.
#include <algorithm>
#include <array>

#include "base/source_file.h"
#include "corpus/parse.h"
#include "corpus/values.h"

namespace laut::corpus {
namespace {

constexpr std::array<std::string_view, 7> fields = {"title",   "outlet", "published", "style",
                                                    "subject", "hand",   "second"};
constexpr std::string_view optional_field = "second";

bool is_key(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void check_value(std::string_view field, std::string_view value, std::uint32_t line, Findings& out) {
  const std::string told = std::string(field) + " '" + std::string(value) + "'";
  if (field == "style" && !is_one_of(value, styles()))
    out.push_back({line, false, told + " is not in the list", "use one of " + listed(styles())});
  if (field == "subject" && !is_one_of(value, subjects()))
    out.push_back({line, false, told + " is not in the list", "use one of " + listed(subjects())});
  if (field == "published" && !is_date_or_time(value))
    out.push_back({line, false, told + " is no date", "write it as 2023-11-08"});
}

void parse_field(const Line& line, CorpusArticle& article, Findings& out) {
  const std::size_t colon = line.text.find(':');
  const std::string_view field = trim(line.text.substr(0, std::min(colon, line.text.size())));
  if (colon == std::string_view::npos || !is_one_of(field, fields)) {
    out.push_back({line.number, false, "'" + std::string(field.substr(0, 40)) + "' is no field of the head",
                   "the fields are " + listed(fields)});
    return;
  }
  const std::string_view value = trim(line.text.substr(colon + 1));
  if (value.empty()) {
    out.push_back({line.number, false, "the field '" + std::string(field) + "' is empty", "say it or leave it out"});
    return;
  }
  check_value(field, value, line.number, out);
  if (!article.head.emplace(field, value).second)
    out.push_back({line.number, false, "the field '" + std::string(field) + "' stands twice", "leave one of them out"});
}

/// "@key TYPE canonical name | role; role".
void parse_entity(const Line& line, CorpusArticle& article, Findings& out) {
  std::string_view rest = trim(line.text).substr(1);
  const auto next_word = [&rest] {
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest = trim(rest.substr(end));
    return word;
  };
  CorpusEntity e;
  e.line = line.number;
  e.key = next_word();
  if (!is_key(e.key)) {
    out.push_back({line.number, false, "'@" + e.key.substr(0, 40) + "' is no key of an entity",
                   "use letters a to z, digits, - and _ alone"});
    return;
  }
  const std::string type(next_word());
  if (const auto known = mention_type(type))
    e.type = *known;
  else
    out.push_back(
        {line.number, false, "'" + type.substr(0, 40) + "' is no type of an entity", "use one of " + mention_types()});
  const std::size_t bar = std::min(rest.find('|'), rest.size());
  const std::string_view name = trim(rest.substr(0, bar));
  if (name.empty()) out.push_back({line.number, false, "@" + e.key + " has no name", "write its name, or - for none"});
  if (name != "-") e.name = name;
  if (bar < rest.size())
    for (const auto role : split(rest.substr(bar + 1), ';'))
      if (!role.empty()) e.roles.emplace_back(role);
  if (!article.entity_of.emplace(e.key, static_cast<std::uint32_t>(article.entities.size())).second) {
    out.push_back({line.number, false, "the entity @" + e.key + " stands twice", "give one of them another key"});
    return;
  }
  article.entities.push_back(std::move(e));
}

}  // namespace

void parse_head(const Lines& lines, CorpusArticle& article, Findings& out) {
  for (const Line& line : lines) {
    article.head_lines.emplace_back(line.text);
    if (trim(line.text).empty()) continue;
    if (trim(line.text).starts_with('@'))
      parse_entity(line, article, out);
    else
      parse_field(line, article, out);
  }
  for (const auto field : fields)
    if (field != optional_field && !article.head.contains(field))
      out.push_back({1, false, "the head has no field '" + std::string(field) + "'",
                     "add a line '" + std::string(field) + ": ...'"});
}

}  // namespace laut::corpus
