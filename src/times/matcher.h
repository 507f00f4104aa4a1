/// Walks the trie of patterns over the sentences of one document.
#pragma once

#include <string_view>

#include "laut/document.h"
#include "times/interval.h"
#include "times/times.h"
#include "times/values.h"

namespace laut {

/// Lives for one document; writes to doc.times.
class TimeMatcher {
 public:
  TimeMatcher(const Times& times, Document& doc, Times::Scratch& scratch);

  /// Reads the sentence whose words are in scratch.words.
  void sentence(TokenRange tokens);

 private:
  /// The way from the root to a node: what the slots hold and where the expression lies.
  struct Walk {
    TimeFills fills;
    std::uint32_t begin = none, end = none;  ///< tokens of the expression, context left out
  };
  struct Best {
    const TimeRule* rule = nullptr;
    std::uint32_t reach = 0;  ///< first token behind the match, context included
    TokenRange tokens;
    TimeValue value;
    int dir = 0;  ///< vergangen -1, kommend 1
  };
  /// What is kept of a time until its sentence is done.
  struct Found {
    bool floating = false;
    TimeMod mod = TimeMod::no;
    std::int8_t dir = 0;
    TimeBound bound = TimeBound::no;
    DayInterval own;  ///< its days without the preposition
  };

  void walk(std::uint32_t node, std::uint32_t token, Walk& path, int depth);
  void take(const TimeEdge& edge, std::uint32_t token, std::uint32_t width, double value, std::array<int, 3> numbers,
            Walk& path, int depth);
  void accept(const TimeNode& node, std::uint32_t reach, const Walk& path);
  bool planned(TokenRange tokens) const;
  bool fits(const TimeMember& member, std::uint32_t token) const;
  bool blocked(TokenRange tokens);
  bool in_person_name(TokenRange tokens);
  void add(const Best& best);
  void settle_clock(std::size_t first_time);
  void set_days(std::size_t first_time);
  void settle_weekdays(std::size_t first_time);
  DayInterval days_of(const Time& time, const Found& found) const;
  DayInterval days_of_either(const Time& first, const Found& before, const Time& second, Found& found) const;
  TimeBound bound_of(std::uint32_t token) const;
  TimeBound bound_before(TokenRange time, TimexType type, std::uint32_t& at) const;
  bool is_range(std::size_t time, std::uint32_t bound_at, const Found& previous, const Found& found) const;
  void begin_section(std::size_t first_time);
  IntervalAnchor anchor() const { return {context_.published, context_.today}; }
  std::string_view text(TextRef ref) const { return times_.strings_.substr(ref.offset, ref.size); }

  const Times& times_;
  Document& doc_;
  Times::Scratch& scratch_;
  TimeContext context_;
  TokenRange sentence_;
  std::uint32_t start_ = 0;       ///< token the walk began at
  std::size_t next_mention_ = 0;  ///< first that does not end before it
  Best best_;
  bool section_ = false;              ///< counted from a date that heads the section, not from the publication
  std::uint32_t repeated_until_ = 0;  ///< a day behind this token is none of those that come back
  std::vector<Found> found_;          ///< beside the sentence's times
};

}  // namespace laut
