/// Filters as conditions of SQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "laut/questions.h"
#include "ledger/database.h"

namespace laut::ledger {

/// Each part is empty or begins with " AND ". Aliases: r revision, c claim, e event, k case.
struct Conditions {
  bool nothing = false;  ///< a name in it is not known: no row passes
  std::string revision;  ///< outlet, since, until
  std::string speaker;   ///< of c
  std::string event;     ///< type, goods, from, to of e
  std::string claim_factuality, event_factuality;
  std::string origins;  ///< of c
  std::string of_case;  ///< type, goods, from, to and origins of k
  std::vector<std::int64_t> speakers;
  std::vector<std::string> goods;

  std::string for_claim() const;
  std::string for_event() const;
  bool on_statements() const;  ///< anything but type, goods and origins is asked for
};

/// Errors: usage (no such type or factuality, no ISO 8601 day, month or year).
Result<Conditions> conditions_of(Database& db, const Filter& f);

/// Tells of a claim or an event of a newest revision whether it passes.
class Check {
 public:
  static Check claims(Database& db, const Conditions& c, const std::string& more = {});
  static Check events(Database& db, const Conditions& c);
  bool operator()(std::int64_t id) { return query_.bind(id).number().has_value(); }

 private:
  explicit Check(Query query) : query_(std::move(query)) {}
  Query query_;
};

}  // namespace laut::ledger
