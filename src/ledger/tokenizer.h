/// The full-text tokenizer "german": folded words, brought to their stem by the Snowball algorithm for German
/// (Porter 2001, snowballstem.org), so that *Lieferungen* finds *Lieferung*.
#pragma once

#include <sqlite3.h>

#include "laut/result.h"

namespace laut::ledger {

/// Makes it known to the connection. Errors: data (a SQLite without FTS5).
Status add_tokenizer(sqlite3* db);

}  // namespace laut::ledger
