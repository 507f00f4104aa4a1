/// One revision with everything that was found in it, as the reader of the page takes it.
#pragma once

#include <cstdint>
#include <string>

#include "ledger/database.h"

namespace laut::serve {

/// Appends the JSON of the revision; false where there is none, or after a failure, which stays in the database's
/// status. Offsets are code points of its text. Linear in what was found. Within the caller's transaction.
bool write_reading(ledger::Database& db, std::int64_t revision, std::string& out);

}  // namespace laut::serve
