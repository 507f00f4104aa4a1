// The best tree, against every tree of small sentences.
#include "core/tree.h"

#include <gtest/gtest.h>

#include <random>

namespace laut::core {
namespace {

bool tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    roots += heads[d] == 0;
    std::uint32_t at = static_cast<std::uint32_t>(d + 1);
    for (std::size_t step = 0; at != 0; ++step) {
      if (step > heads.size()) return false;
      at = heads[at - 1];
    }
  }
  return roots == 1;
}

double sum(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  double s = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) s += static_cast<double>(scores[d * (heads.size() + 1) + heads[d]]);
  return s;
}

double best_of_all(const std::vector<float>& scores, std::size_t n) {
  double best = -1e300;
  std::vector<std::uint32_t> heads(n, 0);
  for (;;) {
    bool self = false;
    for (std::size_t d = 0; d < n; ++d) self = self || heads[d] == d + 1;
    if (!self && tree(heads)) best = std::max(best, sum(scores, heads));
    std::size_t k = 0;
    while (k < n && ++heads[k] > n) heads[k++] = 0;
    if (k == n) return best;
  }
}

TEST(Tree, IsTheBestOfAllTrees) {
  std::mt19937 rng(5);
  std::normal_distribution<float> normal(0, 2);
  TreeScratch scratch;
  for (int turn = 0; turn < 400; ++turn) {
    const std::size_t n = 1 + rng() % 5;
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = normal(rng);
    std::vector<std::uint32_t> heads(n);
    best_tree(scores, heads, scratch);
    ASSERT_TRUE(tree(heads));
    EXPECT_NEAR(sum(scores, heads), best_of_all(scores, n), 1e-3);
  }
}

TEST(Tree, LongSentencesGiveATree) {
  std::mt19937 rng(6);
  std::normal_distribution<float> normal(0, 2);
  TreeScratch scratch;
  for (const std::size_t n : {60u, 128u}) {
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = normal(rng);
    std::vector<std::uint32_t> heads(n);
    best_tree(scores, heads, scratch);
    EXPECT_TRUE(tree(heads));
  }
}

TEST(Tree, EqualScoresGiveATree) {
  TreeScratch scratch;
  const std::size_t n = 20;
  const std::vector<float> scores(n * (n + 1), 1.0f);
  std::vector<std::uint32_t> heads(n);
  best_tree(scores, heads, scratch);
  EXPECT_TRUE(tree(heads));
}

}  // namespace
}  // namespace laut::core
