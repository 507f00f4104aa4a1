/// Cases: events of different articles that are one and the same, as far as their words tell.
///
/// An event joins a case of its type where nothing known of both differs (who acts, whom it is done to, where), enough
/// agrees, and their days overlap; else it opens a case of its own. An event that several cases would have goes to the
/// one that agrees most, of these to the newest. A case's days are those that all its statements have in common, so
/// that daily events of one kind do not grow into one. Parties of agreements, meetings and cooperation may change
/// places.
///
/// Where nobody who acts or suffers is known of one side, the same goods (or people counted) will do, if both articles
/// name the same place most and both tell of the same fortnight.
///
/// A case is in conflict where sources that are independent (another origin, or another speaker) tell numbers of the
/// same thing whose intervals have nothing in common, or where some deny what others say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ledger/database.h"

namespace laut::ledger {

namespace conflict {
inline constexpr int numbers = 1, denied = 2;  ///< bits of "case".conflict
}

/// For one thread, within the caller's transaction. Failures stay in the database's status.
class Cases {
 public:
  explicit Cases(Database& db);

  /// Gives an event of the ledger its case. Its claim, participants and quantities must be there already.
  void place(std::int64_t event);
  /// The revision is not the newest of its article any more: its statements do not count.
  void outdated(std::int64_t revision);
  /// Counts statements and origins anew, and looks for conflicts, in every case that has changed. Before a commit.
  void refresh();
  /// Takes all events that share a case with one of these actors, and gives them cases again.
  void replace(const std::vector<std::int64_t>& actors);
  /// Makes all cases again.
  void rebuild();
  void forget() { changed_.clear(); }

 private:
  /// What an event tells of who, whom, where, what and when.
  struct Profile {
    std::string type, goods, earliest, latest;
    std::vector<std::int64_t> actors, recipients, places;
    std::vector<std::int64_t> settings;  ///< places that its article names most
  };
  struct Candidate {
    std::int64_t id = 0, actor = 0, recipient = 0, place = 0, setting = 0;
    std::string goods, earliest, latest;
  };
  struct Statement {
    std::int64_t origin = 0, speaker = 0;
    bool positive = false, negative = false;
  };

  bool profile(std::int64_t event, Profile& out);
  void participants(std::int64_t event, Profile& out);
  void settings(std::int64_t event, Profile& out);
  std::int64_t join(const Profile& p);
  int agreement(const Profile& p, const Candidate& c) const;
  template <typename Key>
  void candidates(Query& query, const Profile& p, const Key& key, std::vector<Candidate>& out);
  std::int64_t open(const Profile& p);
  void widen(const Candidate& c, const Profile& p);
  void refresh(std::int64_t id);
  bool numbers_disagree(std::int64_t id, const std::unordered_map<std::int64_t, Statement>& statements);

  Database& db_;
  Query event_, participants_, by_actor_, by_recipient_, by_place_, by_goods_, settings_, insert_, update_, assign_,
      of_revision_, statements_, quantities_, summary_, empty_;
  std::unordered_set<std::int64_t> changed_;
};

}  // namespace laut::ledger
