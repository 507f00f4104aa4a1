/// One document becomes rows.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "laut/document.h"
#include "laut/ledger.h"
#include "ledger/actors.h"
#include "ledger/cases.h"
#include "ledger/database.h"
#include "ledger/near.h"
#include "ledger/tallies.h"
#include "ledger/text.h"

namespace laut::ledger {

/// Code points in a `search` rowid that number the sentence: rowid = revision * sentence_range + sentence.
inline constexpr std::int64_t sentence_range = 1 << 20;

/// Hash of the folded words of a claim, the same in every revision that has these words.
std::int64_t fingerprint(const Document& doc, const SpanList& span);

/// For one thread, within the caller's transaction. Failures stay in the database's status.
class Writer {
 public:
  explicit Writer(Database& db);
  Addition add(const Document& doc, const Seen& seen);
  /// Brings what is derived from several articles up to date. Before a commit.
  void finish() { cases_.refresh(); }
  /// Gives the events of these actors their cases again.
  void replace_cases(const std::vector<std::int64_t>& actors) { cases_.replace(actors); }
  /// After a rollback: ids that were remembered may be gone.
  void forget();

 private:
  /// What the rows of one document share.
  struct Context;

  std::int64_t id_of(std::unordered_map<std::string, std::int64_t>& cache, Query& find, Query& insert,
                     std::string_view value);
  std::int64_t write_revision(const Context& c, std::int64_t article, std::int64_t number, const Seen& seen,
                              std::string_view hash);
  void write_search(const Context& c);
  void write_mentions(const Context& c);
  void write_claims(Context& c);
  void write_chain(const Context& c, const Claim& claim, std::int64_t id);
  void write_events(Context& c);
  void write_participants(const Context& c, const Event& event, std::int64_t id);
  void write_quantities(const Context& c);
  void write_times(const Context& c);
  void write_relations(const Context& c);
  void write_disclosures(const Context& c);

  Database& db_;
  Actors actors_;
  Near near_;
  Cases cases_;
  Tallies tallies_;
  std::unordered_map<std::string, std::int64_t> engines_, outlets_;
  Query find_engine_, add_engine_, find_outlet_, add_outlet_, find_article_, add_article_, find_hash_, last_number_,
      latest_now_, latest_, revision_, search_, mention_, claim_, link_, event_, participant_, quantity_, time_,
      relation_, disclosure_;
};

}  // namespace laut::ledger
