/// Events: what is said to have happened, who did it to whom, with what. Types are PLOVER's (Halterman et al. 2023) and
/// laut's TRANSFER and PRODUCE; each is a data file in data/<lang>/events.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "laut/factuality.h"
#include "laut/span.h"

namespace laut {

enum class EventType : std::uint8_t {
  AGREE,
  CONSULT,
  SUPPORT,
  COOPERATE,
  AID,
  YIELD,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT,
  TRANSFER,  ///< actor gives object (goods, money) to recipient
  PRODUCE    ///< actor makes object
};
inline constexpr std::uint32_t event_types = 17;
std::string_view to_string(EventType t);

enum class Role : std::uint8_t { actor, recipient, object, instrument, place };
inline constexpr std::uint32_t role_count = 5;
std::string_view to_string(Role r);

/// What an event is besides having happened.
enum class EventMode : std::uint8_t {
  none,
  duty,  ///< what someone is bound to do: müssen, verpflichten
  plan,  ///< what someone means to do: wollen, planen
  visit  ///< CONSULT: a journey to someone
};
std::string_view to_string(EventMode m);  ///< "" for none

struct Participant {
  Role role = Role::actor;
  Span span;                         ///< the whole phrase with its preposition; empty only where entity alone is known
  TokenRange tokens;                 ///< tokens of span
  std::uint32_t head = 0xFFFFFFFFu;  ///< token that heads the phrase
  std::uint32_t entity = 0xFFFFFFFFu;  ///< whom its head stands for
};

/// Every event has a trigger in the text, and belongs to a claim: so it has a chain of sources and a factuality.
struct Event {
  EventType type = EventType::AGREE;
  EventMode mode = EventMode::none;
  SpanList trigger;                       ///< verb or noun, with its separated particle or the fixed words of a phrase
  std::uint32_t head = 0xFFFFFFFFu;       ///< token of the verb or noun
  std::vector<Participant> participants;  ///< by position
  std::vector<std::uint32_t> times;       ///< indices of Document::times
  std::vector<std::uint32_t> quantities;  ///< indices of Document::quantities
  Judgement judgement;                    ///< according to the innermost source
  std::uint32_t quotation = 0xFFFFFFFFu;  ///< innermost quotation whose words hold the trigger; none: the article's own
  std::uint32_t claim = 0xFFFFFFFFu;      ///< index of Document::claims
  std::string_view rule;                  ///< events/TYPE/lemma
};

}  // namespace laut
