/// Questions to the ledger: what is claimed about whom, by whom, through whom, since when, how sure, and who
/// contradicts.
///
///     laut::Questions ask(*ledger);
///     laut::Filter filter;
///     filter.since = "2024-01-01";
///     auto rows = ask.said("Kim Jong Un", "Munition", filter);
///
/// Every row leads to its sentence: Row ids are those of Ledger statements, `show` tells all about one. Answers are
/// values that own their text; names are those of the actors that the found ones stand for. Reading only. An object is
/// for one thread; each question is one read transaction, so an answer is of one moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "laut/ledger.h"
#include "laut/result.h"
#include "laut/span.h"

namespace laut {

/// What narrows an answer. Empty members do not.
struct Filter {
  std::string speaker;            ///< name of an actor anywhere in the chain
  std::string outlet;             ///< who published
  std::string type;               ///< event type: TRANSFER
  std::string goods;              ///< lemma of the object, or of a compound's last part: Munition
  std::string factuality;         ///< "CT+", or "+", "-" for either polarity
  std::string since, until;       ///< days of publication, ISO 8601
  std::string from, to;           ///< days of happening
  std::uint32_t min_origins = 0;  ///< independent sources at least, of one event of the claim
  bool relayed = false;           ///< said: also what X passes on
  std::uint32_t limit = 50, offset = 0;
};

/// A person, state or organisation across articles.
struct ActorRow {
  std::int64_t id = 0;
  std::string type, name, qid, country, kind;
  std::vector<std::string> aliases;
  struct Role {
    std::string role, first_day, last_day;
  };
  std::vector<Role> roles;
  std::uint64_t articles = 0;  ///< that mention it
  std::uint64_t said = 0;      ///< claims it is the innermost source of
  std::uint64_t relayed = 0;   ///< claims it passes on
  std::uint64_t acts = 0;      ///< events it takes part in
};

struct ChainRow {
  std::string kind, name;  ///< article, outlet, speaker
  std::int64_t actor = 0;  ///< 0 where there is none
  bool unnamed = false;
};

struct ParticipantRow {
  std::string role, name, word;  ///< name of the actor; word: lemma of the head
  std::int64_t actor = 0;
};

struct QuantityRow {
  double value = 0, low = 0, high = 0;  ///< +-infinity where open
  std::string comparator, unit, counted, words;
};

struct EventRow {
  std::int64_t id = 0, claim = 0, case_id = 0;
  std::string type, mode, factuality;
  std::string earliest, latest;
  std::string trigger;
  std::vector<ParticipantRow> participants;
  std::vector<QuantityRow> quantities;
};

/// One claim, as a list shows it.
struct ClaimRow {
  std::int64_t id = 0, article = 0, revision = 0, origin = 0;
  std::string title, outlet, url, published;
  std::string words;                  ///< the claim
  std::string sentence;               ///< the sentence it begins in
  std::uint32_t first = 0, last = 0;  ///< code points of the revision's text
  std::vector<Span> parts;            ///< the same, part by part
  std::uint32_t sentence_first = 0;   ///< where the sentence begins
  std::string said_as, factuality, stance;
  std::vector<ChainRow> chain;  ///< the article first
  std::vector<EventRow> events;
  bool current = true;  ///< of the newest revision of its article
};

/// Who gives, threatens, signs, sanctions what to whom: events of one type between the same two.
struct FlowRow {
  std::string type, goods;
  std::int64_t actor = 0, recipient = 0;
  std::string actor_name, recipient_name;
  std::uint32_t statements = 0, origins = 0;
  std::uint32_t certain = 0, hedged = 0, denied = 0;  ///< statements by factuality
  std::string earliest, latest;
  std::vector<QuantityRow> quantities;  ///< each different one, at most 8
};

/// An event in time: when it happened against when it was said.
struct TimelineRow {
  EventRow event;
  std::string published;
  ClaimRow claim;
};

struct SourceRow {
  std::int64_t actor = 0;  ///< 0 for an outlet that is met as the publisher alone
  std::string name, kind;  ///< speaker, outlet, agency
  std::uint64_t claims = 0, articles = 0, origins = 0;
  std::uint64_t certain = 0, hedged = 0, denied = 0;
  std::string first_day, last_day;
};

/// What different sources say of one event.
struct CaseRow {
  std::int64_t id = 0;
  std::string type, goods, actor_name, recipient_name;
  std::int64_t actor = 0, recipient = 0;
  std::string earliest, latest;
  std::uint32_t statements = 0, origins = 0;
  bool numbers_disagree = false, denied = false;
  struct Statement {
    ClaimRow claim;
    EventRow event;
  };
  std::vector<Statement> says;  ///< by day of publication: how certainty moved; at most 200, in lists 12
};

struct SearchRow {
  ClaimRow claim;       ///< the claim the sentence holds; id 0 where it holds none
  std::string snippet;  ///< with the words found between U+E000 and U+E001
};

struct Totals {
  std::uint64_t articles = 0, revisions = 0, claims = 0, events = 0, actors = 0, outlets = 0, origins = 0, cases = 0,
                conflicts = 0;
  std::string first_day, last_day;
};

/// Rows, and whether there are more behind them.
template <typename T>
struct Page {
  std::vector<T> rows;
  bool more = false;
};

class Questions {
 public:
  explicit Questions(const Ledger& ledger) : ledger_(&ledger) {}

  /// Actors of that name, the most met first; also part of a name, and "#12". Errors of all: io, data; usage where a
  /// filter cannot be read (no such type, no ISO 8601 day).
  Result<Page<ActorRow>> who(std::string_view name, const Filter& filter = {}) const;
  /// Whom the questions below take a name for: the first. The others are called so too, or have it in their names as well.
  /// Exact names come before other names and these before parts of names.
  Result<Page<ActorRow>> named(std::string_view name) const;
  /// Claims whose events X takes part in, or that mention X by words; the newest first.
  Result<Page<ClaimRow>> about(std::string_view name, const Filter& filter = {}) const;
  /// Claims of X (innermost source), the newest first; where `topic` is not empty those about the actor of that exact
  /// name, else those whose sentence has these words.
  Result<Page<ClaimRow>> said(std::string_view name, std::string_view topic, const Filter& filter = {}) const;
  /// The most told first.
  Result<Page<FlowRow>> flows(const Filter& filter = {}) const;
  /// Events X takes part in, by the day they happened, the latest first.
  Result<Page<TimelineRow>> timeline(std::string_view name, const Filter& filter = {}) const;
  /// Sentences with all these words (by their stems; "phrases" in quotes), the newest first; of more than 5000 the last
  /// ones that were read. Errors: usage where there is no word.
  Result<Page<SearchRow>> search(std::string_view words, const Filter& filter = {}) const;
  /// Who says most: speakers (innermost sources), outlets and agencies (what they published).
  Result<Page<SourceRow>> sources(const Filter& filter = {}) const;
  /// The most told first.
  Result<Page<CaseRow>> cases(const Filter& filter = {}) const;
  /// Cases whose numbers disagree or that some deny, the latest first.
  Result<Page<CaseRow>> conflicts(const Filter& filter = {}) const;
  Result<std::optional<CaseRow>> one_case(std::int64_t id) const;
  Result<std::optional<ClaimRow>> claim(std::int64_t id) const;
  Result<std::optional<TimelineRow>> event(std::int64_t id) const;
  /// Claims of a revision, current or not, in the order of its text.
  Result<std::vector<ClaimRow>> revision(std::int64_t id) const;
  Result<std::optional<ActorRow>> actor(std::int64_t id) const;
  Result<Totals> totals() const;

 private:
  const Ledger* ledger_;
};

}  // namespace laut
