/// The records of the pack tables "events.*" and how their keys are hashed. Written by compile.cpp, read by
/// lexicon.cpp.
///
/// One open-addressing table ("events.index") maps the 64-bit hash of a key onto a range of one of the other tables.
/// What a key is, its space tells: the lemma of a verb, the lemma of a noun, a participle, a word of a list ...
/// Hashes are not verified: with 10^4 keys the chance that a foreign word meets one is 10^-15.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/pack.h"
#include "laut/event.h"

namespace laut::events {

/// What a key stands for.
enum class Space : std::uint8_t {
  verb,        ///< lemma -> frames
  noun,        ///< lemma -> frames
  participle,  ///< stem of a participle -> frames of its verb
  never,       ///< noun that is no trigger -> bits of the types it is none of (in EventRange::first)
  listed,      ///< word of a list; the list's number is part of the key
  state        ///< stem of an adjective -> country
};

/// Where the filler of a role stands.
enum class Position : std::uint8_t {
  subject,
  accusative,
  dative,
  genitive,     ///< object of a verb, attribute of a noun
  reflexive,    ///< sich
  preposition,  ///< behind EventSlot::preposition
  clause,       ///< dass-clause or infinitive with zu
  possessive,   ///< possessive before a noun
  first,        ///< first part of a compound
  adjective,    ///< adjective of a state before a noun
  location      ///< a preposition of place with a place behind it
};

/// Numbers of lists that the engine knows.
inline constexpr std::uint16_t no_list = 0, actor_list = 1, duty_list = 2, plan_list = 3, receive_list = 4,
                               control_accusative = 5, control_dative = 6, control_none = 7, place_list = 8,
                               no_actor_list = 9, ending_list = 10, control_an = 11, doing_list = 12,
                               first_own_list = 13;

struct EventSlot {
  std::uint64_t preposition = 0;  ///< lemma_hash of it
  Role role = Role::actor;
  Position position = Position::subject;
  std::uint8_t cases = 0;     ///< of the noun behind the preposition: bits of feature::any_case
  std::uint8_t required = 0;  ///< without a filler for its role the frame does not hold
  std::uint16_t list = 0;     ///< what its filler must be; no_list: anything
  std::uint8_t states = 0;    ///< the list holds every state as well
  std::uint8_t unused[1] = {};
};

struct EventFrame {
  std::uint64_t returned = 0;  ///< lemma_hash of the preposition before what is given back: tauscht X gegen Y
  std::uint32_t first_slot = 0, first_word = 0;
  std::uint16_t slots = 0;
  std::uint8_t words = 0;  ///< fixed words of a phrase (Hilfe leisten)
  EventType type = EventType::AGREE;
  EventMode mode = EventMode::none;
  std::uint8_t reflexive = 0;  ///< with sich
  std::uint8_t exact = 0;      ///< noun that is no tail of compounds
  std::uint8_t active = 0;     ///< present participle
  TextRef rule;                ///< events/TYPE/lemma
};

struct EventRange {
  std::uint64_t hash = 0;  ///< 0: empty slot
  std::uint32_t first = 0, count = 0;
};

/// Hash of a word without regard to letter case and to ß or ss. Never 0.
std::uint64_t lemma_hash(std::string_view word);
/// Hash of a word behind another.
std::uint64_t pair_hash(std::string_view before, std::string_view word);
/// Hash of a key in a space; `list` only for words of lists.
std::uint64_t key_hash(Space space, std::uint64_t word, std::uint16_t list = 0);

}  // namespace laut::events
