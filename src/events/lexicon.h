/// Triggers, frames and lists of data/<lang>/events. Immutable, shared by threads.
#pragma once

#include <span>
#include <string_view>

#include "base/pack.h"
#include "events/table.h"

namespace laut::events {

/// Frames of a noun, and where its trigger begins in the lemma: 0, or behind the first part of a compound.
struct NounTrigger {
  std::span<const EventFrame> frames;
  std::uint32_t split = 0;
  std::uint32_t never = 0;  ///< bits of the types that the word is no trigger of
};

class EventLexicon {
 public:
  /// Uses the tables "events.*" of the pack, which must outlive it. Errors: data.
  static Result<EventLexicon> open(const Pack& pack);

  std::span<const EventFrame> verb(std::string_view lemma) const { return frames(Space::verb, lemma); }
  std::span<const EventFrame> participle(std::string_view stem) const { return frames(Space::participle, stem); }
  /// The noun itself, else the longest tail of a compound. Linear in the length times the number of its letters, which
  /// is bounded.
  NounTrigger noun(std::string_view lemma) const;

  /// Bits of the types that the noun is no trigger of behind this word: "in Kauf".
  std::uint32_t never_behind(std::string_view before, std::string_view noun) const;

  /// Whether the lemma, or the tail of it where it is a compound, stands in the list.
  bool listed(std::string_view lemma, std::uint16_t list) const;
  /// Whether the noun is one for those who act: in the list of actors, or formed like one (-er, -ist, -in).
  bool actor(std::string_view lemma) const;
  /// As listed(), of the whole word alone: for verbs.
  bool listed_exactly(std::string_view lemma, std::uint16_t list) const {
    return find(key_hash(Space::listed, lemma_hash(lemma), list)) != nullptr;
  }
  /// ISO 3166-1 alpha-2 of the state that the adjective belongs to (russisch: RU); empty for others.
  std::string_view state(std::string_view adjective) const;

  std::span<const EventSlot> slots(const EventFrame& f) const { return slots_.subspan(f.first_slot, f.slots); }
  std::span<const TextRef> words(const EventFrame& f) const { return words_.subspan(f.first_word, f.words); }
  std::string_view text(TextRef r) const { return text_.substr(r.offset, r.size); }

 private:
  const EventRange* find(std::uint64_t key) const;
  std::span<const EventFrame> frames(Space space, std::string_view lemma) const;

  std::span<const EventRange> index_;
  std::span<const EventFrame> frames_;
  std::span<const EventSlot> slots_;
  std::span<const TextRef> words_;
  std::string_view text_;
};

}  // namespace laut::events
