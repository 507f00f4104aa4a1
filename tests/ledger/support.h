/// A ledger in a folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "cli/run.h"
#include "laut/ledger.h"
#include "ledger/database.h"
#include "ledger/made.h"

namespace laut::test {

inline constexpr Seen seen{1'700'000'000, "laut test"};

struct Store {
  Folder folder;
  std::string path = folder.path("l.db");
  Result<Ledger> opened = Ledger::open(path, {.write = true, .create = true});
  Ledger& ledger() { return *opened; }

  std::int64_t count(const std::string& sql) {
    const auto n = ledger().database().query(sql).number();
    EXPECT_TRUE(ledger().database().take_status().ok()) << sql;
    return n.value_or(-1);
  }
  /// Fails the test where it is not taken.
  Addition add(const Document& doc) {
    const auto added = ledger().add(doc, seen);
    EXPECT_TRUE(added) << added.error().to_string();
    return added ? *added : Addition{};
  }
};

}  // namespace laut::test
