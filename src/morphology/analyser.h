/// The readings of a form by itself: closed classes, lexicon, adjective inflection, particles, compounds, guesses.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/dictionary.h"
#include "laut/document.h"
#include "morphology/guess.h"
#include "morphology/lexicon.h"

namespace laut {

/// Readings of one form, the likeliest first. Lemmas that no lexicon holds stand in `own`; the readings that use it
/// have their bit in `own_mask`, and their lemma's offset and size in own_at.
class FormReadings {
 public:
  static constexpr std::size_t limit = 20;

  void clear() {
    count_ = 0;
    own_mask_ = 0;
    own_.clear();
  }
  bool empty() const { return count_ == 0; }
  std::size_t size() const { return count_; }
  const Reading& operator[](std::size_t i) const { return readings_[i]; }
  bool has(Stts tag) const;
  bool has_verb() const;

  /// Adds a reading whose lemma outlives this object. Repeated ones and those past the limit are dropped.
  void add(const Reading& r);
  /// Adds a reading whose lemma is copied.
  void add_own(Reading r, std::string_view lemma);
  void move_to_front(Stts tag);

  /// Appends the readings; `kept` is own() in memory that outlives the document's use.
  template <typename Out>
  void append_to(Out& out, std::string_view kept) const {
    for (std::size_t i = 0; i < count_; ++i) {
      Reading r = readings_[i];
      if (own_mask_ >> i & 1) r.lemma = kept.substr(own_at_[i].offset, own_at_[i].size);
      out.push_back(r);
    }
  }
  bool owns() const { return own_mask_ != 0; }
  const std::string& own() const { return own_; }

 private:
  std::array<Reading, limit> readings_;
  std::array<TextRef, limit> own_at_;
  std::string own_;
  std::uint32_t own_mask_ = 0;
  std::size_t count_ = 0;
};

/// Immutable after open(), shared by threads.
class Analyser {
 public:
  /// Buffers of one thread.
  struct Scratch {
    Dictionary::Cursor cursor;
    std::string lower, upper, buffer, joined;
    FormReadings head;
  };

  static Result<Analyser> open(const Pack& pack, const Pack& lexicon);

  /// All readings of a form. `start`: the form's capital says nothing (first word of a sentence, headline in capitals).
  /// Linear in the form's length but for compounds, whose length is bounded.
  void analyse(std::string_view form, TokenKind kind, std::uint8_t flags, FormReadings& out, Scratch& scratch) const;

  /// The readings of particle and finite form as one word (mit + teilte: mitteilte), where a lexicon holds it.
  void separable(std::string_view particle, std::string_view form, FormReadings& out, Scratch& scratch) const;

  /// Whether a lexicon has the word as the infinitive of a separable verb (bekanntgeben).
  bool infinitive(std::string_view form, Scratch& scratch) const;

 private:
  void word(std::string_view form, std::uint8_t flags, FormReadings& out, Scratch& s) const;
  void lower_word(std::string_view form, FormReadings& out, Scratch& s) const;
  void capital_word(std::string_view form, bool start, FormReadings& out, Scratch& s) const;
  void fallback(std::string_view form, std::uint8_t flags, FormReadings& out, Scratch& s) const;

  bool closed(std::string_view form, FormReadings& out, Scratch& s, bool& open) const;
  bool lookup(std::string_view form, FormReadings& out, Scratch& s) const;
  bool adjective(std::string_view form, FormReadings& out, Scratch& s, bool noun) const;
  bool adjective_stem(std::string_view stem, std::uint32_t degree, std::size_t ending, bool noun, FormReadings& out,
                      Scratch& s) const;
  bool prefixed_participle(std::string_view stem, std::size_t ending, bool noun, FormReadings& out, Scratch& s) const;
  bool nominalised(std::string_view lower, FormReadings& out, Scratch& s) const;
  bool separable_word(std::string_view form, FormReadings& out, Scratch& s) const;
  bool spelling(std::string_view form, FormReadings& out, Scratch& s) const;
  bool hyphen(std::string_view form, FormReadings& out, Scratch& s) const;
  bool compound(std::string_view form, bool capital, bool loose, FormReadings& out, Scratch& s) const;
  bool known_part(std::string_view part, Scratch& s, int depth) const;
  bool is_known(std::string_view form, Scratch& s) const;
  bool guess(std::string_view form, bool capital, FormReadings& out, Scratch& s) const;
  bool number_word(std::string_view form, FormReadings& out) const;
  void number(std::string_view form, std::uint8_t flags, FormReadings& out, Scratch& s) const;
  void punctuation(std::string_view form, TokenKind kind, FormReadings& out) const;

  /// visit(lemma, analysis) for what the two lexica have of a form, stems included.
  template <typename F>
  void each(std::string_view form, Scratch& s, F&& visit) const {
    const std::uint64_t hash = FormFilter::hash(form);
    if (const auto id = extra_.find(form, hash, s.cursor); id != Lexicon::missing) extra_.each(id, visit);
    if (const auto id = lexicon_.find(form, hash, s.cursor); id != Lexicon::missing) lexicon_.each(id, visit);
  }

  Lexicon closed_, extra_, lexicon_;
  Dictionary suffixes_;
  std::span<const std::uint32_t> guess_first_;
  std::span<const Guess> guesses_;
  std::string_view guess_text_;
};

}  // namespace laut
