#include "core/tree.h"

#include <algorithm>

namespace laut::core {
namespace {

constexpr float never = -1e30f;

/// A cycle among the heads, as its first word in `found`; words are marked with the turn that met them.
bool find_cycle(std::span<const std::uint32_t> head, std::span<const std::uint8_t> gone,
                std::vector<std::uint32_t>& mark, std::uint32_t& found) {
  std::fill(mark.begin(), mark.end(), 0u);
  const auto n = static_cast<std::uint32_t>(head.size());
  for (std::uint32_t start = 1; start < n; ++start) {
    if (gone[start] || mark[start] != 0) continue;
    std::uint32_t at = start;
    while (at != 0 && mark[at] == 0) {
      mark[at] = start;
      at = head[at];
    }
    if (at != 0 && mark[at] == start) {
      found = at;
      return true;
    }
  }
  return false;
}

/// Chu-Liu-Edmonds by contraction. Nodes 0..n, 0 the root; w(d, h) is the score of head h for d. A contracted cycle
/// lives on in its first node; for every node, `enter` and `leave` remember which arc of the contracted graph stood
/// for which arc of the graph before.
class SpanningTree {
 public:
  SpanningTree(std::span<const float> scores, std::size_t words)
      : n_(words + 1), w_(n_ * n_, never), gone_(n_, 0), head_(n_, 0), mark_(n_, 0) {
    for (std::size_t d = 1; d < n_; ++d)
      for (std::size_t h = 0; h < n_; ++h)
        if (h != d) w_[d * n_ + h] = scores[(d - 1) * n_ + h];
  }

  void solve(std::span<std::uint32_t> heads) {
    struct Contraction {
      std::vector<std::uint32_t> cycle, cycle_head;
      std::vector<std::uint32_t> from;  ///< node -> the member of the cycle that it hung on, or that hung on it
      std::vector<std::uint32_t> to;
    };
    std::vector<Contraction> steps;
    choose();
    for (std::uint32_t at = 0; find_cycle(head_, gone_, mark_, at); choose()) {
      Contraction c;
      for (std::uint32_t v = at; c.cycle.empty() || v != at; v = head_[v]) {
        c.cycle.push_back(v);
        c.cycle_head.push_back(head_[v]);
      }
      c.from.assign(n_, 0);
      c.to.assign(n_, 0);
      contract(c.cycle, c.from, c.to);
      steps.push_back(std::move(c));
    }
    for (auto c = steps.rbegin(); c != steps.rend(); ++c) {
      const std::uint32_t kept = c->cycle.front(), outside = head_[kept];
      // Words outside hang on the member that was best for them.
      for (std::uint32_t v = 1; v < n_; ++v)
        if (!gone_[v] && v != kept && head_[v] == kept) head_[v] = c->from[v];
      for (std::size_t k = 0; k < c->cycle.size(); ++k) {
        gone_[c->cycle[k]] = 0;
        head_[c->cycle[k]] = c->cycle_head[k];
      }
      head_[c->to[outside]] = outside;  // the arc that enters the cycle breaks it
    }
    for (std::size_t d = 1; d < n_; ++d) heads[d - 1] = head_[d];
  }

 private:
  void choose() {
    for (std::uint32_t d = 1; d < n_; ++d) {
      if (gone_[d]) continue;
      std::uint32_t best = 0;
      float score = never;
      for (std::uint32_t h = 0; h < n_; ++h)
        if (!gone_[h] && h != d && w_[d * n_ + h] > score) score = w_[d * n_ + h], best = h;
      head_[d] = best;
    }
  }

  void contract(const std::vector<std::uint32_t>& cycle, std::vector<std::uint32_t>& from,
                std::vector<std::uint32_t>& to) {
    const std::uint32_t kept = cycle.front();
    std::vector<std::uint8_t> inside(n_, 0);
    for (const std::uint32_t v : cycle) inside[v] = 1;
    for (std::uint32_t v = 0; v < n_; ++v) {
      if (gone_[v] || inside[v]) continue;
      float leave = never, enter = never;
      std::uint32_t leave_at = kept, enter_at = kept;
      for (const std::uint32_t c : cycle) {
        if (w_[v * n_ + c] > leave) leave = w_[v * n_ + c], leave_at = c;
        const float gain = w_[c * n_ + v] - w_[c * n_ + head_[c]];
        if (w_[c * n_ + v] > never && gain > enter) enter = gain, enter_at = c;
      }
      from[v] = leave_at;
      to[v] = enter_at;
      if (v != 0) w_[v * n_ + kept] = leave;
      w_[kept * n_ + v] = enter;
    }
    for (const std::uint32_t c : cycle)
      if (c != kept) gone_[c] = 1;
  }

  std::size_t n_;
  std::vector<float> w_;
  std::vector<std::uint8_t> gone_;
  std::vector<std::uint32_t> head_, mark_;
};

bool is_tree(std::span<const std::uint32_t> heads, TreeScratch& s) {
  const std::size_t n = heads.size();
  if (std::count(heads.begin(), heads.end(), 0u) != 1) return false;
  s.mark.assign(n + 1, 0);
  for (std::uint32_t start = 1; start <= n; ++start) {
    std::uint32_t at = start;
    while (at != 0 && s.mark[at] == 0) {
      s.mark[at] = start;
      at = heads[at - 1];
    }
    if (at != 0 && s.mark[at] == start) return false;
  }
  return true;
}

}  // namespace

void best_tree(std::span<const float> scores, std::span<std::uint32_t> heads, TreeScratch& s) {
  const std::size_t n = heads.size();
  for (std::size_t d = 0; d < n; ++d) {
    const auto row = scores.subspan(d * (n + 1), n + 1);
    std::uint32_t best = 0;
    for (std::uint32_t h = 1; h <= n; ++h)
      if (h != d + 1 && row[h] > row[best]) best = h;
    heads[d] = best;
  }
  if (is_tree(heads, s)) return;
  // Arcs from the root cost so much that the best tree has one.
  s.scores.assign(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(n * (n + 1)));
  for (std::size_t d = 0; d < n; ++d) s.scores[d * (n + 1)] -= 1e4f;
  SpanningTree(s.scores, n).solve(heads);
}

}  // namespace laut::core
