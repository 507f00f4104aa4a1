/// What a verifier sees of a draft: hashed binary features. Training (tools/train/quotes.cpp) and reading use this
/// code.
#pragma once

#include <array>
#include <cstdint>

#include "attribution/workspace.h"

namespace laut::attribution {

/// Rows of a verifier's table; features are hashed onto them.
inline constexpr std::uint32_t feature_rows = 1u << 16;

struct DraftFeatures {
  std::array<std::uint32_t, 384> row{};
  std::uint32_t rows = 0;
};

/// Fills work.order: the drafts by position of what they quote, hosts before what stands in them.
void order_drafts(const Context& c);

/// The features of the draft work.drafts[work.order[at]]. Deterministic; looks at its sentence and a few drafts around
/// it.
void read_features(const Context& c, std::size_t at, DraftFeatures& out);

}  // namespace laut::attribution
