/// Everything that is derived from statements, made again.
#pragma once

#include "laut/result.h"
#include "ledger/database.h"

namespace laut::ledger {

/// Latest revisions, shingles and origins, the search index. One transaction, linear in the ledger.
Status rebuild_derived(Database& db);

}  // namespace laut::ledger
