/// Who is who across articles: the entities of a document become actors of the ledger.
///
/// An entity is the actor with its Wikidata id; else the one of its type and folded name (for places also of its
/// country), or of another type but PERSON where none has it; else the only one of its type known by that name as an
/// alias. A person of whom an article has the surname alone is never taken for somebody met elsewhere, only in other
/// revisions of the same article. Wrong or missing joins are mended by `decision`, never here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "laut/document.h"
#include "ledger/database.h"

namespace laut::ledger {

/// For one thread, within the caller's transaction.
class Actors {
 public:
  explicit Actors(Database& db);
  /// The actor of every entity, made where it is new, with its names and roles noted. `day` of publication or empty.
  std::vector<std::int64_t> resolve(const Document& doc, std::int64_t article, std::string_view day);
  /// After a rollback: what was remembered may be gone.
  void forget();

 private:
  std::int64_t find_or_make(const Entity& e, std::int64_t article);
  std::int64_t by_name(const Entity& e, std::string_view folded_name, bool want_unknown);
  std::int64_t make(const Entity& e, std::string_view folded_name);
  void note_name(std::int64_t actor, std::string_view name);
  void note_role(std::int64_t actor, std::string_view role, std::string_view day);

  Query by_qid_, named_, otherwise_, in_article_, insert_, self_, set_qid_, name_, role_;
  bool by_alias_ = false;                                // how the last entity was found
  std::unordered_map<std::string, std::int64_t> known_;  // qid, or type|country|name; bounded
  std::unordered_set<std::uint64_t> names_, roles_;      // hashes of rows that are there; bounded
};

}  // namespace laut::ledger
