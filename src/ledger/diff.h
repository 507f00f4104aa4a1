/// What became of an article's claims from one revision to another.
#pragma once

#include "laut/ledger.h"

namespace laut::ledger {

/// Claims with the same words belong together, in order; of the others those that share most words, where they share at
/// least half of them (Dice 1945). What has no partner was added or withdrawn.
Result<Difference> difference(const Ledger& ledger, std::int64_t article, std::uint32_t from, std::uint32_t to);

}  // namespace laut::ledger
