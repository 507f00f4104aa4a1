/// What must hold in an article of the corpus beyond its form.
#pragma once

#include "corpus/article.h"

namespace laut::corpus {

/// Adds a finding for everything in the article that corpus/README.md rules out. Linear but for a logarithm.
void check(const CorpusArticle& article, Findings& out);

/// What a set of articles holds.
struct Counts {
  std::uint32_t articles = 0, words = 0, events = 0, times = 0, quantities = 0, mentions = 0, entities = 0;
  std::array<std::uint32_t, 5> quotations{};  ///< by type
  std::uint32_t errors = 0, warnings = 0;

  void add(const CorpusArticle& article, const Findings& findings);
  std::string to_string() const;
};

}  // namespace laut::corpus
