/// Whom a name means, in questions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laut/questions.h"
#include "ledger/database.h"

namespace laut::ledger {

/// An actor that others stand for or not, and how well a name fits it.
struct Hit {
  enum class Fit : std::uint8_t { own, other, begins, inside };  ///< its name, another of its names, parts of one
  std::int64_t actor = 0;
  Fit fit = Fit::own;
  std::int64_t articles = 0;  ///< that mention it or those it stands for
};

/// The best first: by fit, then the most met. "#12" and "a12" are the actor of that number. Parts of names are looked
/// for where `parts`, and those inside of a name where nothing else is found.
std::vector<Hit> hits(Database& db, std::string_view name, bool parts = true);
/// The actor that the name is taken for, with all that stand for it; empty where there is none.
std::vector<std::int64_t> meant(Database& db, std::string_view name, bool parts = true);
/// All that stand for the actor, itself included.
std::vector<std::int64_t> members(Database& db, std::int64_t actor);
/// False where there is no such actor.
bool read_actor(Database& db, std::int64_t actor, ActorRow& row);
/// "1, 2, 3" for IN (...).
std::string list_of(const std::vector<std::int64_t>& ids);

}  // namespace laut::ledger
