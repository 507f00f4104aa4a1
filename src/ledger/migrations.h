/// The shape of the file: made, checked, and brought forward from older versions.
#pragma once

#include <span>

#include "laut/result.h"
#include "ledger/database.h"

namespace laut::ledger {

inline constexpr std::int64_t application_id = 0x6C617574;  ///< "laut"

/// Statements that bring a file from the version before to `to`.
struct Migration {
  int to;
  const char* sql;
};

/// What a program knows of the shape of its files.
struct Shape {
  int version;                            ///< newest
  const char* schema;                     ///< makes an empty file of that version
  std::span<const Migration> migrations;  ///< ascending; one for every version from 2 on
};

/// src/ledger/schema.sql and src/ledger/migrations/NNNN.sql, as they were built in.
const Shape& current_shape();

/// Makes the schema in an empty file, or brings an older one forward, each in one transaction; where `write` is false
/// only checks. Errors: data (another program's file, a newer version, an older one that may not be changed), io.
Status prepare(Database& db, const Shape& shape, bool write);

}  // namespace laut::ledger
