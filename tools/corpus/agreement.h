/// How far two annotations of the same texts agree.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/article.h"

namespace laut::corpus {

/// Things found by the one, by the other, and by both; F1 is symmetric.
struct Overlap {
  std::uint64_t a = 0, b = 0, both = 0;
  double f1() const { return a + b ? 2.0 * static_cast<double>(both) / static_cast<double>(a + b) : 1.0; }
};

/// Pairs of labels given to the same thing.
class Labels {
 public:
  void add(std::string_view a, std::string_view b) {
    ++pairs_[{std::string(a), std::string(b)}];
    ++count_;
  }
  std::uint64_t count() const { return count_; }
  /// Share of equal labels.
  double observed() const;
  /// Cohen's kappa; 1 where all labels are one and the same.
  double kappa() const;

 private:
  std::map<std::pair<std::string, std::string>, std::uint64_t> pairs_;
  std::uint64_t count_ = 0;
};

class Agreement {
 public:
  /// Counts a pair of annotations. False, and nothing counted, where their texts differ.
  bool add(const CorpusArticle& a, const CorpusArticle& b);
  /// A table for people.
  std::string to_string() const;

 private:
  using Pairs = std::vector<std::pair<const CorpusQuote*, const CorpusQuote*>>;
  void quotes(const CorpusArticle& a, const CorpusArticle& b);
  void matched(const CorpusArticle& a, const CorpusArticle& b, const Pairs& pairs);

  std::uint32_t articles_ = 0;
  std::map<std::string, Overlap, std::less<>> overlaps_;
  std::map<std::string, Labels, std::less<>> labels_;
};

}  // namespace laut::corpus
