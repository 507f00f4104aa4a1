/// Lookup of words and names in the compiled gazetteers. Immutable, shared by threads.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/pack.h"
#include "names/tables.h"

namespace laut::names {

class Gazetteer {
 public:
  /// Uses the tables "names.*" of the pack, which must outlive it. Errors: data.
  static Result<Gazetteer> open(const Pack& pack);

  /// The word of that hash, or nullptr.
  const Word* find(std::uint64_t hash) const {
    if (slots_.empty()) return nullptr;
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.word == 0xFFFFFFFFu) return nullptr;
      if (slot.hash == hash) return &words_[slot.word];
    }
  }
  const Word* find(std::string_view form) const { return find(hash_token(form)); }
  /// The longest ending of `form` (at least three bytes shorter than it) that is a suffix word, or nullptr.
  /// `begin` receives where it starts.
  const Word* ending(std::string_view form, std::size_t& begin) const;
  /// What kind of name stands behind this noun (Hafenstadt, Konzern), or nullptr. Any case form that keeps the ending.
  const Word* noun_before(std::string_view form, std::string& buffer) const;
  /// The longest ending of `form` that is the head of compound titles: -minister in Verteidigungsministers, or nullptr.
  /// `begin` receives where it starts.
  const Word* title_head(std::string_view form, std::size_t& begin) const;

  std::span<const Sense> senses(const Word& w) const { return senses_.subspan(w.sense_begin, w.sense_count); }
  const Sense& sense(std::uint32_t index) const { return senses_[index]; }
  std::string_view text(TextRef r) const { return text_.substr(r.offset, r.size); }
  std::string_view kind(const Sense& s) const { return text(kinds_[s.kind]); }

 private:
  std::span<const Slot> slots_;
  std::span<const Word> words_;
  std::span<const Sense> senses_;
  std::span<const TextRef> kinds_;
  std::string_view text_;
  std::uint64_t mask_ = 0;
};

}  // namespace laut::names
