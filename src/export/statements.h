/// Everything the ledger keeps of one revision, read back as plain values.
///
/// Spans are code points of the revision's text. Actors are those that the found ones stand for now; the items refer to
/// them by their index in Statements::actors.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "laut/export.h"
#include "ledger/database.h"
#include "ledger/text.h"

namespace laut::exports {

inline constexpr std::uint32_t no_index = 0xFFFFFFFFu;

struct Actor {
  std::int64_t id = 0;
  std::string iri, type, name, qid, country, kind;
};

struct ActorRole {
  std::string role, first_day, last_day;
};

struct Link {
  std::string kind;
  std::uint32_t actor = no_index;
  bool unnamed = false;
  Span span;  ///< the words for it; empty where there are none
};

struct Taker {  ///< a participant of an event
  std::string role, word;
  std::uint32_t actor = no_index;
  Span span;
};

struct StatedEvent {
  std::int64_t id = 0, case_id = 0;  ///< case_id: 0 where there is none
  std::string type, mode, factuality, earliest, latest;
  Span trigger;
  std::vector<Taker> participants;
  bool wanted = true;  ///< of the type asked for
};

struct StatedQuantity {
  std::optional<double> value, low, high;
  std::string comparator, unit, counted;
  std::uint32_t event = no_index;  ///< of the claim's events
  Span span;
};

struct StatedTime {
  std::string type, value, earliest, latest;
  std::uint32_t event = no_index;
  Span span;
};

struct StatedClaim {
  std::int64_t id = 0;
  std::uint32_t number = 0, sentence = 0;
  std::vector<Span> parts;  ///< in reading order, at least one
  std::string said_as, factuality, stance, day;
  std::vector<Link> chain;  ///< outermost first; empty: the article's own
  std::vector<StatedEvent> events;
  std::vector<StatedQuantity> quantities;
  std::vector<StatedTime> times;
  Span whole() const { return {parts.front().begin, parts.back().end}; }
};

struct StatedMention {
  std::uint32_t actor = no_index, times = 0;
  Span first;
};

struct StatedRelation {
  std::string kind, role, since, until;
  std::uint32_t actor = no_index, other = no_index;
};

struct Statements {
  std::int64_t id = 0, seen = 0, origin = 0;
  std::uint32_t number = 0;
  bool current = true;
  std::string key, name, url, outlet, title, published, updated, agency, engine;
  std::string tag;           ///< revision_tag
  std::string origin_key;    ///< key of the article whose text came first among near duplicates
  std::string previous_tag;  ///< of the revision before this one; empty for the first
  std::string text;
  std::vector<Span> sentences;
  std::vector<Actor> actors;  ///< whom its items refer to, each once
  std::vector<StatedClaim> claims;
  std::vector<StatedMention> mentions;
  std::vector<StatedRelation> relations;

  std::string article() const;  ///< IRIs
  std::string revision() const;
  std::string claim(const StatedClaim& c) const;
  std::string event(const StatedClaim& c, std::size_t index) const;
  /// Its address where it can be followed, else article().
  std::string address() const;

  std::string_view words(Span points) const;
  /// The parts with " … " between.
  std::string words(const StatedClaim& c) const;
  std::string_view sentence(const StatedClaim& c) const;
  /// The actor's name; else its words; else "?".
  std::string name_of(const Link& link) const;
  std::string name_of(const Taker& taker) const;
  const Actor* actor(std::uint32_t index) const { return index < actors.size() ? &actors[index] : nullptr; }
  Span bytes(Span points) const { return offsets->bytes(points); }

  std::optional<ledger::Offsets> offsets;
};

/// Actors by their ids, with all their names and roles.
class ActorBook {
 public:
  explicit ActorBook(ledger::Database& db);
  Actor actor(std::int64_t id);
  /// All names but its own, in the order of their folded form; also of those it stands for. To be asked for ascending
  /// ids.
  std::vector<std::string> aliases(const Actor& actor);
  std::vector<ActorRole> roles(std::int64_t id);
  /// Who is meant by a name, Q42 or #12.
  std::vector<std::int64_t> find(std::string_view what);

 private:
  ledger::Query actor_, names_, roles_, by_name_, by_qid_, by_id_;
  bool names_begun_ = false, names_left_ = false;
};

/// Revisions in the order of their ids, each with the claims that the options leave; without any that they leave none
/// of. Failures stay in the database's status. For one thread, within the caller's transaction.
class StatementReader {
 public:
  /// `actors`: those of ExportOptions::actor, ascending.
  StatementReader(ledger::Database& db, ActorBook& book, const ExportOptions& options,
                  std::vector<std::int64_t> actors);
  /// The next revision; false at the end and after a failure.
  bool next(Statements& s);

 private:
  void read_head(Statements& s);
  void read_claims(Statements& s);
  void read_links(Statements& s);
  void read_events(Statements& s);
  void read_quantities(Statements& s);
  void read_times(Statements& s);
  void read_rest(Statements& s);
  bool narrow(Statements& s) const;
  std::uint32_t actor_index(Statements& s, std::optional<std::int64_t> id);
  StatedClaim* claim_of(Statements& s, std::int64_t id);
  std::uint32_t event_index(std::int64_t id) const;

  ledger::Database& db_;
  ActorBook& book_;
  const ExportOptions& options_;
  std::vector<std::int64_t> wanted_;
  ledger::Query revisions_, claims_, links_, events_, participants_, quantities_, times_, mentions_, relations_;
  std::map<std::int64_t, std::uint32_t> actor_at_, claim_at_;
  std::map<std::int64_t, std::pair<std::uint32_t, std::uint32_t>> event_at_;  // claim, event
};

}  // namespace laut::exports
