/// What questions are answered from without reading every statement: which claims are about whom, what an actor has
/// done and when, how much each source says, which events flow from whom to whom.
///
/// Derived from the newest revision of every article alone: a revision is added when it comes and taken away when a
/// newer one does. Actors are kept as they were met, so that merging and splitting them changes nothing here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "laut/span.h"
#include "ledger/database.h"

namespace laut::ledger {

/// Who does what to whom, of one event.
struct Sides {
  std::string goods;  ///< lemma of the first object
  std::vector<std::int64_t> actors, recipients, all;

  void add(std::string_view role, std::optional<std::int64_t> actor, std::string_view word);
  /// Calls use(actor, recipient) for every flow it is part of; 0 stands for a side that is not told.
  template <typename Use>
  void each_flow(Use&& use) const {
    constexpr std::size_t most = 4;  // of each side
    if (actors.empty() && recipients.empty()) return;
    for (std::size_t i = 0; i < std::clamp<std::size_t>(actors.size(), 1, most); ++i)
      for (std::size_t j = 0; j < std::clamp<std::size_t>(recipients.size(), 1, most); ++j)
        use(i < actors.size() ? actors[i] : 0, j < recipients.size() ? recipients[j] : 0);
  }
};

/// For one thread, within the caller's transaction. Failures stay in the database's status.
class Tallies {
 public:
  explicit Tallies(Database& db);
  /// Statements, mentions and names of the revision must be there already.
  void add(std::int64_t revision, std::string_view text) { change(revision, text, 1); }
  void remove(std::int64_t revision);
  /// Makes all again.
  void rebuild();
  void forget() { goods_.clear(); }

 private:
  struct Count {
    std::int64_t articles = 0, said = 0, relayed = 0, acts = 0, certain = 0, hedged = 0, denied = 0;
  };
  struct Names {
    std::int64_t actor = 0;
    std::vector<std::string> folded;  // each with a blank on both sides
  };
  struct Acting {
    std::int64_t id = 0;
    std::string type;
    long day = 0;
    Sides sides;
  };
  void change(std::int64_t revision, std::string_view text, int sign);
  void articles(std::int64_t revision);
  void claims(std::int64_t revision, std::string_view text);
  void relays(std::int64_t revision);
  void events(std::int64_t revision, int sign);
  void event(std::int64_t revision, const Acting& e, int sign);
  void flow(std::int64_t revision, const Acting& e, std::int64_t actor, std::int64_t recipient, int sign);
  void note_goods(std::string_view word);
  std::vector<Names> names_in(std::int64_t revision);
  void write(int sign);

  Database& db_;
  Query published_, mentions_, claims_, names_, relays_, events_, add_actor_, add_outlet_, about_, not_about_, act_,
      not_act_, find_flow_, make_flow_, count_flow_, empty_flow_, flow_event_, not_flow_event_, make_goods_, text_of_;
  std::map<std::int64_t, Count> actors_;                           // of one revision
  std::vector<std::pair<std::int64_t, std::int64_t>> about_rows_;  // actor and claim
  std::unordered_map<std::int64_t, long> day_of_;                  // by claim
  Count outlet_;
  std::unordered_set<std::string> goods_;  // written already
};

/// The word without case and its code points back to front, so that compounds stand beside their last part.
std::string reversed_word(std::string_view word);

/// How sure a statement is, as counts tell it.
enum class Certainty { certain, hedged, denied };
Certainty certainty_of(std::string_view factuality);

}  // namespace laut::ledger
