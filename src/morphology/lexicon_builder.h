/// Builds the tables that Lexicon reads. Build time only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/pack.h"
#include "morphology/lexicon.h"

namespace laut {

/// Collects readings in any order; what it writes depends on the set of entries and, within a form, on the order in
/// which its readings were added (the likeliest first).
class LexiconBuilder {
 public:
  void add(std::string_view form, std::string_view lemma, Analysis analysis);
  void add(std::string_view form, std::string_view lemma, Stts tag, std::uint32_t features, std::uint8_t flags = 0,
           std::uint8_t particle = 0);

  bool has(std::string_view form) const { return forms_.find(form) != forms_.end(); }
  std::size_t forms() const { return forms_.size(); }
  std::size_t readings() const;
  std::size_t lemmas() const;

  /// Readings of one form that differ in a single dimension (case, number, gender, person, degree) become one, so
  /// that every combination a mask allows is one that the form has. Call before write().
  void merge();

  /// Errors: limit, where there are more lemmas or analyses than the layout can number.
  Status write(PackWriter& out, std::string_view prefix) const;

 private:
  struct Entry {
    std::string lemma;
    Analysis analysis;
  };
  std::map<std::string, std::vector<Entry>, std::less<>> forms_;
};

}  // namespace laut
