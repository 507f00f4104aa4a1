#include "events/lexicon.h"

#include <algorithm>

namespace laut::events {
namespace {

constexpr std::size_t longest_word = 80;  ///< bytes; longer words are not taken for compounds
constexpr std::size_t shortest_front = 3, shortest_tail = 3;

bool letter_starts(std::string_view s, std::size_t at) {
  return (static_cast<unsigned char>(s[at]) & 0xC0) != 0x80;
}

/// f(split) for every place where a compound may be cut, the longest tail first; stops when f returns true.
template <typename F>
bool each_split(std::string_view lemma, F&& f) {
  if (lemma.size() > longest_word) return false;
  for (std::size_t at = shortest_front; at + shortest_tail <= lemma.size(); ++at)
    if (letter_starts(lemma, at) && lemma[at] != '-' && f(at)) return true;
  return false;
}

}  // namespace

std::uint64_t lemma_hash(std::string_view word) {
  std::uint64_t h = 0xCBF29CE484222325ull;  // FNV-1a, over folded bytes
  const auto add = [&](unsigned char byte) { h = (h ^ byte) * 0x100000001B3ull; };
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    const unsigned char next = i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : 0;
    if (byte == 0xC3 && next == 0x9F) {
      add('s');
      add('s');
      ++i;
    } else if (byte == 0xC3 && next >= 0x80 && next < 0x9F) {
      add(byte);
      add(static_cast<unsigned char>(next + 0x20));
      ++i;
    } else {
      add(byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 0x20) : byte);
    }
  }
  return h | 1;
}

std::uint64_t key_hash(Space space, std::uint64_t word, std::uint16_t list) {
  std::uint64_t h =
      (word ^ (static_cast<std::uint64_t>(space) << 56 | std::uint64_t{list} << 32)) * 0x9E3779B97F4A7C15ull;
  h ^= h >> 29;
  h *= 0xC2B2AE3D27D4EB4Full;
  return (h ^ h >> 32) | 1;
}

std::uint64_t pair_hash(std::string_view before, std::string_view word) {
  return lemma_hash(before) * 0x9E3779B97F4A7C15ull ^ lemma_hash(word);
}

Result<EventLexicon> EventLexicon::open(const Pack& pack) {
  EventLexicon out;
  Status status = Ok{};
  const auto take = [&](auto result, auto& slot) {
    if (!status) return;
    if (result)
      slot = *result;
    else
      status = result.error();
  };
  take(pack.table<EventRange>("events.index"), out.index_);
  take(pack.table<EventFrame>("events.frames"), out.frames_);
  take(pack.table<EventSlot>("events.slots"), out.slots_);
  take(pack.table<TextRef>("events.words"), out.words_);
  take(pack.text("events.text"), out.text_);
  if (!status) return status.error();
  if (out.index_.empty() || (out.index_.size() & (out.index_.size() - 1)) != 0)
    return Error{ErrorCode::data, "the table events.index has a wrong size", "", 0, "build the data again"};
  return out;
}

const EventRange* EventLexicon::find(std::uint64_t key) const {
  const std::size_t mask = index_.size() - 1;
  for (std::size_t at = key & mask;; at = (at + 1) & mask) {
    if (index_[at].hash == key) return &index_[at];
    if (index_[at].hash == 0) return nullptr;
  }
}

std::span<const EventFrame> EventLexicon::frames(Space space, std::string_view lemma) const {
  const EventRange* found = find(key_hash(space, lemma_hash(lemma)));
  return found ? frames_.subspan(found->first, found->count) : std::span<const EventFrame>{};
}

NounTrigger EventLexicon::noun(std::string_view lemma) const {
  NounTrigger out;
  const auto at = [&](std::size_t split) {
    const std::uint64_t word = lemma_hash(lemma.substr(split));
    if (const EventRange* never = find(key_hash(Space::never, word))) out.never |= never->first;
    const EventRange* found = find(key_hash(Space::noun, word));
    if (!found) return false;
    const auto here = frames_.subspan(found->first, found->count);
    if (split && std::ranges::all_of(here, [](const EventFrame& f) { return f.exact; })) return false;
    out.frames = here;
    out.split = static_cast<std::uint32_t>(split);
    return true;
  };
  if (!at(0)) each_split(lemma, at);
  return out;
}

std::uint32_t EventLexicon::never_behind(std::string_view before, std::string_view noun) const {
  const EventRange* found = find(key_hash(Space::never, pair_hash(before, noun)));
  return found ? found->first : 0;
}

bool EventLexicon::listed(std::string_view lemma, std::uint16_t list) const {
  if (find(key_hash(Space::listed, lemma_hash(lemma), list))) return true;
  return each_split(lemma, [&](std::size_t at) {
    return find(key_hash(Space::listed, lemma_hash(lemma.substr(at)), list)) != nullptr;
  });
}

bool EventLexicon::actor(std::string_view lemma) const {
  if (listed(lemma, actor_list)) return true;
  constexpr std::size_t shortest = 6, longest_ending = 6;
  if (lemma.size() < shortest || listed(lemma, no_actor_list)) return false;
  for (std::size_t n = 2; n <= longest_ending && n + 3 < lemma.size(); ++n)
    if (listed_exactly(lemma.substr(lemma.size() - n), ending_list)) return true;
  return false;
}

std::string_view EventLexicon::state(std::string_view adjective) const {
  const EventRange* found = find(key_hash(Space::state, lemma_hash(adjective)));
  return found ? text_.substr(found->first, found->count) : std::string_view{};
}

}  // namespace laut::events
