/// What people decide about actors: that two are one, that they are not, and that a decision was wrong.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/database.h"

namespace laut::ledger {

/// Derives actor.stands_for of all actors from the decisions that are not undone, in the order they were made. A merge
/// lets the actor and all that stand for it stand for whom the other stands for; a split lets it stand for itself, and
/// the others of its group for the one met first. Returns the actors for whom something changed, with those they stood
/// and stand for.
std::vector<std::int64_t> apply_decisions(Database& db);

}  // namespace laut::ledger
