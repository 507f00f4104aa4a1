/// Claims read back, with their words and the names of their sources.
#pragma once

#include <cstdint>
#include <vector>

#include "laut/ledger.h"

namespace laut::ledger {

/// Every claim of a revision, in the order of the text.
Result<std::vector<ClaimView>> claims_of(const Ledger& ledger, std::int64_t revision);

}  // namespace laut::ledger
