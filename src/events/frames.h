/// Chooses the frame of a trigger that its arguments fill best.
#pragma once

#include <array>
#include <span>

#include "events/arguments.h"

namespace laut::events {

struct Filler {
  Role role = Role::actor;
  Argument argument;
};

struct Filling {
  static constexpr std::size_t limit = 12;

  const EventFrame* frame = nullptr;  ///< none holds
  float score = 0;
  std::size_t count = 0;
  std::array<Filler, limit> fillers;
  std::array<std::uint32_t, 4> words{none, none, none, none};  ///< tokens of the phrase's fixed words

  std::span<const Filler> all() const { return {fillers.data(), count}; }
};

class FrameMatcher {
 public:
  FrameMatcher(const Phrases& phrases, const EventLexicon& lexicon) : p_(phrases), lexicon_(lexicon) {}

  /// The best of the frames; those of types in `never` (bits) are passed over. Linear in frames times arguments, both
  /// bounded.
  Filling best(std::span<const EventFrame> frames, const Arguments& arguments, bool noun, std::uint32_t never) const;

  /// Whether the phrase is what a restriction asks for.
  bool allowed(const EventSlot& slot, const Argument& argument, const Arguments& all) const;
  bool place(std::uint32_t head) const;
  /// Whether the phrase tells where: a preposition of place before a place.
  bool located(const Argument& argument) const;
  bool acts(std::uint32_t head) const;

 private:
  Arguments turned(const Arguments& arguments) const;
  bool turns(const EventFrame& frame) const;
  bool fill(const EventFrame& frame, const Arguments& arguments, bool noun, Filling& out) const;
  bool fixed_words(const EventFrame& frame, const Arguments& arguments, Filling& out) const;
  bool agent_below(const Argument& argument) const;
  float fit(const EventSlot& slot, const Argument& argument, const Arguments& all, bool noun, bool both) const;
  float fit_bare(const EventSlot& slot, const Argument& argument, const Arguments& all, bool both) const;
  float fit_verb(const EventSlot& slot, const Argument& argument, const Arguments& all) const;
  float fit_noun(const EventSlot& slot, const Argument& argument) const;
  float fit_preposition(const EventSlot& slot, const Argument& argument) const;

  const Phrases& p_;
  const EventLexicon& lexicon_;
};

}  // namespace laut::events
