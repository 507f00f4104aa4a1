#include "entities/compile.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/source_file.h"
#include "entities/nouns.h"

namespace laut {
namespace {

using namespace entities;

struct ClassName {
  std::string_view name;
  NounClass cls;
};
constexpr std::array classes = {ClassName{"person", NounClass::person},
                                ClassName{"group", NounClass::group},
                                ClassName{"organisation", NounClass::organisation},
                                ClassName{"outlet", NounClass::outlet},
                                ClassName{"agency", NounClass::agency},
                                ClassName{"state", NounClass::state},
                                ClassName{"place", NounClass::place},
                                ClassName{"document", NounClass::document},
                                ClassName{"elsewhen", NounClass::elsewhen},
                                ClassName{"never", NounClass::thing}};

struct SortName {
  std::string_view name;
  Sort sort;
};
constexpr std::array sorts = {SortName{"company", Sort::company}, SortName{"authority", Sort::authority},
                              SortName{"association", Sort::association}, SortName{"body", Sort::body},
                              SortName{"institution", Sort::institution}};

/// "@ organisation plain company": what the nouns below it are.
Status section(const SourceFile& file, const SourceLine& line, NounRow& row) {
  const auto word = words(std::string_view(line.text).substr(1));
  const auto it = std::find_if(classes.begin(), classes.end(),
                               [&](const ClassName& c) { return !word.empty() && c.name == word[0]; });
  const std::size_t behind = word.size() > 1 && word[1] == "plain" ? 2 : 1;
  const auto sort = std::find_if(sorts.begin(), sorts.end(),
                                 [&](const SortName& s) { return word.size() > behind && s.name == word[behind]; });
  if (it == classes.end() || word.size() > behind + 1 || (word.size() > behind && sort == sorts.end()))
    return file.error(
        line, "names no class of nouns",
        "use @ person, group, organisation, outlet, agency, state, place, document, elsewhen or never; behind it may "
        "stand \"plain\", then company, authority, association, body or institution");
  row = {};
  row.cls = it->cls;
  row.never = it->name == "never";
  row.plain = behind == 2;
  row.sort = sort == sorts.end() ? Sort::any : sort->sort;
  return Ok{};
}

}  // namespace

Status compile_entities(const std::filesystem::path& dir, PackWriter& out) {
  const auto file = SourceFile::read(dir / "entities" / "nouns.txt");
  if (!file) return file.error();
  std::vector<NounRow> rows;
  NounRow current{};
  bool begun = false;
  for (const SourceLine& line : file->lines) {
    if (line.text.empty()) continue;
    if (line.text[0] == '@') {
      if (auto done = section(*file, line, current); !done) return done;
      begun = true;
      continue;
    }
    if (!begun) return file->error(line, "stands in no section", "write a line like \"@ person\" before it");
    for (std::string_view noun : split(line.text, ',')) {
      if (noun.empty()) continue;  // a line may end in a comma
      NounRow row = current;
      row.whole = noun.ends_with('=');
      if (row.whole != 0) noun.remove_suffix(1);
      row.hash = hash_noun(noun);
      rows.push_back(row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const NounRow& a, const NounRow& b) { return a.hash < b.hash; });
  for (std::size_t i = 1; i < rows.size();
       ++i)  // a first entry for itself alone and a second for compounds are one noun
    if (rows[i].hash == rows[i - 1].hash) rows[i - 1].whole &= rows[i].whole;
  rows.erase(std::unique(rows.begin(), rows.end(), [](const NounRow& a, const NounRow& b) { return a.hash == b.hash; }),
             rows.end());
  out.add("entities.nouns", rows);
  return Ok{};
}

}  // namespace laut
