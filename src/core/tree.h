/// The best tree over a stretch of words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace laut::core {

/// Buffers of one thread.
struct TreeScratch {
  std::vector<float> scores;
  std::vector<std::uint32_t> best, component, mark, order;
};

/// Fills heads[word] (counting words from 1, 0 the root) with the tree that has exactly one word below the root and the
/// highest sum of scores[word * (n + 1) + head], n = heads.size(), at most 128. The highest head of every word where
/// that is a tree, which it nearly always is; else the maximum spanning tree (Chu & Liu 1965, Edmonds 1967), in n^3 at
/// worst.
void best_tree(std::span<const float> scores, std::span<std::uint32_t> heads, TreeScratch& s);

}  // namespace laut::core
