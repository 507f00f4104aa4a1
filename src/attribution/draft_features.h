/// What a verifier sees of a draft: hashed binary features. Training (tools/train/quotes.cpp) and reading use this
/// code.
#pragma once

#include <array>
#include <cstdint>

#include "attribution/workspace.h"

namespace laut::attribution {

/// Rows of a verifier's table; features are hashed onto them.
inline constexpr std::uint32_t feature_rows = 1u << 16;

/// A feature whose value is how likely another draft looked at first sight (Standing).
struct DraftLink {
  std::uint32_t draft = 0;  ///< index in work.drafts
  std::uint32_t key = 0;
};

struct DraftFeatures {
  std::array<std::uint32_t, 384> row{};
  std::array<DraftLink, 12> link{};
  std::uint32_t rows = 0, links = 0;
};

/// What the first look at a draft gave, seen by the second look at its neighbours.
enum class Standing : std::uint8_t { rejected, open, accepted };

/// The row of a link's feature.
std::uint32_t link_row(std::uint32_t key, Standing standing);

/// Fills work.order: the drafts by position of what they quote, hosts before what stands in them.
void order_drafts(const Context& c);

/// The features of the draft work.drafts[work.order[at]]. Deterministic; looks at its sentence and a few drafts around
/// it.
void read_features(const Context& c, std::size_t at, DraftFeatures& out);

}  // namespace laut::attribution
