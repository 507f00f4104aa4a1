/// One article of the corpus (corpus/README.md) as read: its text without marks, and everything marked in it.
///
/// Spans count bytes of `text`. Items of a kind are in the order of their first mark; they are named by the number of
/// their label (q4: 4), so that what the facts say of each other needs no second index.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "laut/document.h"

namespace laut::corpus {

/// A mistake in a file, or something that looks like one.
struct Finding {
  std::uint32_t line = 0;  ///< 1-based; 0: the file as a whole
  bool warning = false;
  std::string message;  ///< what is wrong
  std::string mend;     ///< how to mend it
};
using Findings = std::vector<Finding>;

/// What a mark stands for; the kinds up to factuality_cue belong to a quotation and index Quote::parts.
enum class MarkKind : std::uint8_t {
  quote,
  speaker,
  cue,
  frame,
  addressee,
  relay,
  relay_cue,
  factuality_cue,
  time,
  quantity,
  trigger,
  participant,
  mention,
};
inline constexpr std::size_t quote_parts = 8;
enum class Role : std::uint8_t { actor, recipient, object, instrument, place };
inline constexpr std::array<std::string_view, 5> role_names = {"actor", "recipient", "object", "instrument", "place"};

/// `{label words}`.
struct Mark {
  MarkKind kind = MarkKind::quote;
  std::uint32_t number = 0;  ///< of the label; of a mention: index of the entity
  Role role = Role::actor;   ///< participant
  MentionForm form = MentionForm::named;
  bool metonymic = false;
  Span span;
  std::uint32_t line = 0;
  std::uint32_t inside = 0;  ///< number of the innermost quotation around it; 0: none
};

struct CorpusEntity {
  std::string key;
  MentionType type = MentionType::OTHER;
  std::string name;  ///< empty for groups without a name
  std::vector<std::string> roles;
  std::uint32_t line = 0;
};

struct CorpusQuote {
  std::uint32_t number = 0, line = 0;  ///< line of the first mark
  std::uint32_t facts_line = 0;        ///< 0: no facts
  std::uint32_t inside = 0;            ///< number of the quotation around its first mark
  QuoteType type = QuoteType::indirect;
  Medium medium = Medium::unspecified;
  std::string factuality, stance;
  bool hearsay = false;
  std::uint32_t speaker = none, addressee = none;  ///< indices of entities
  std::vector<std::uint32_t> relays;               ///< indices of entities
  std::uint32_t parent = 0, shares = 0;            ///< numbers of quotations: parent=, cue=
  std::array<SpanList, quote_parts> parts;

  const SpanList& operator[](MarkKind k) const { return parts[static_cast<std::size_t>(k)]; }
  SpanList& operator[](MarkKind k) { return parts[static_cast<std::size_t>(k)]; }
};

struct CorpusTime {
  std::uint32_t number = 0, line = 0, facts_line = 0;
  Span span;
  TimexType type = TimexType::DATE;
  std::string value, mod;
};

struct CorpusQuantity {
  std::uint32_t number = 0, line = 0, facts_line = 0;
  Span span;
  Comparator comparator = Comparator::equal;
  double low = 0, high = 0;  ///< as told; equal but for ranges
  std::string unit, counted;
};

/// A participant by its words, its entity, or both; `words` where the facts name it without an entity.
struct Participant {
  Role role = Role::actor;
  Span span;
  std::uint32_t entity = none;
  std::string words;
  bool sure = false;  ///< the entity is told by the facts, or by a mention of just these words
};

inline constexpr std::size_t most_participants = 50;  // of one event

struct CorpusEvent {
  std::uint32_t number = 0, line = 0, facts_line = 0;
  std::uint32_t inside = 0;  ///< number of the quotation around its first trigger
  std::string type, factuality, mode;
  std::uint32_t quotation = 0;  ///< number of the quotation that tells it (in=); 0: the article
  SpanList trigger;
  std::vector<Participant> participants;
  std::vector<std::uint32_t> times, quantities;  ///< numbers
};

/// Items by position with a way from the number of the label.
template <typename T>
struct Items {
  std::vector<T> all;
  std::unordered_map<std::uint32_t, std::uint32_t> index;

  T* find(std::uint32_t number) {
    const auto it = index.find(number);
    return it == index.end() ? nullptr : &all[it->second];
  }
  const T* find(std::uint32_t number) const {
    const auto it = index.find(number);
    return it == index.end() ? nullptr : &all[it->second];
  }
  T& add(std::uint32_t number) {
    index.emplace(number, static_cast<std::uint32_t>(all.size()));
    all.emplace_back().number = number;
    return all.back();
  }
};

struct CorpusArticle {
  std::string id;  ///< stem of the file
  std::map<std::string, std::string, std::less<>> head;
  std::vector<std::string> head_lines;  ///< as in the file, entities included
  std::vector<CorpusEntity> entities;
  std::unordered_map<std::string, std::uint32_t> entity_of;
  std::string text;  ///< paragraphs with an empty line between, a line feed at the end
  std::vector<Span> paragraphs;
  std::vector<Mark> marks;  ///< by begin, outer before inner
  std::uint32_t text_line = 0, words = 0;
  Items<CorpusQuote> quotes;
  Items<CorpusTime> times;
  Items<CorpusQuantity> quantities;
  Items<CorpusEvent> events;

  std::string_view view(Span s) const { return std::string_view(text).substr(s.begin, s.size()); }
};

}  // namespace laut::corpus
