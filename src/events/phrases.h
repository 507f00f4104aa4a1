/// What a noun phrase is: its words, its preposition, the cases its form allows, whom it stands for.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "laut/document.h"

namespace laut::events {

/// The trees, with slips mended that can be told from the words; what lies over the tokens. Made once a document.
struct TreeScratch {
  std::vector<std::uint32_t> head;                     ///< by token
  std::vector<Relation> relation;                      ///< by token, with its subtype
  std::vector<std::uint32_t> first_child, next_child;  ///< by token; children in the order of the text
  std::vector<std::uint32_t> mention;                  ///< by token: the shortest mention over it
  std::vector<std::uint8_t> in_cue;                    ///< by token: tells a source (nach Angaben, laut)
  std::vector<std::uint8_t> in_measure;                ///< by token: part of a sum or measure (48.000 Euro)
  std::vector<std::uint8_t> in_time;                   ///< by token: part of an expression of time; 2: a duration
  std::array<std::uint32_t, 26 * 26> state{};          ///< by ISO 3166 code: the entity, or none
  std::vector<std::uint32_t> members;                  ///< buffer of Phrases::range
};

/// A view of a document; cheap to copy. Precondition: names, core and entities have run.
class Phrases {
 public:
  Phrases(const Document& doc, TreeScratch& scratch) : doc_(doc), s_(scratch) {}
  /// Fills the scratch. Linear.
  void prepare();

  const Document& doc() const { return doc_; }
  const Token& token(std::uint32_t t) const { return doc_.tokens[t]; }
  const Reading& reading(std::uint32_t t) const { return doc_.reading(t); }
  Relation full_relation(std::uint32_t t) const { return s_.relation[t]; }
  Relation relation(std::uint32_t t) const { return base(s_.relation[t]); }
  std::uint32_t head(std::uint32_t t) const { return s_.head[t]; }
  bool in_time(std::uint32_t t) const { return s_.in_time[t] != 0; }
  bool in_cue(std::uint32_t t) const { return s_.in_cue[t] != 0; }
  bool in_measure(std::uint32_t t) const { return s_.in_measure[t] != 0; }
  bool in_duration(std::uint32_t t) const { return s_.in_time[t] == 2; }

  /// f(child) for the children in the order of the text.
  template <typename F>
  void each_child(std::uint32_t t, F&& f) const {
    for (std::uint32_t c = s_.first_child[t]; c != none; c = s_.next_child[c]) f(c);
  }
  /// The first child that pred accepts, or none.
  template <typename F>
  std::uint32_t child(std::uint32_t t, F&& pred) const {
    for (std::uint32_t c = s_.first_child[t]; c != none; c = s_.next_child[c])
      if (pred(c)) return c;
    return none;
  }

  bool nominal(std::uint32_t t) const;
  bool verbal(std::uint32_t t) const;
  /// The token of the preposition before the phrase, or none.
  std::uint32_t preposition(std::uint32_t t) const;
  /// The cases that determiner, adjectives or the pronoun's form allow (bits of feature::any_case); all where nothing
  /// tells, as with names.
  std::uint32_t cases(std::uint32_t t) const;
  bool plural(std::uint32_t t) const;
  /// What a relative pronoun stands for; the token itself where it is none.
  std::uint32_t antecedent(std::uint32_t t) const;
  /// The words of the phrase with its preposition: without clauses that hang on it, without `without`, and without what
  /// is joined to it by "und". Linear in its length, which the parser bounds.
  TokenRange range(std::uint32_t t, std::uint32_t without) const;
  /// The mention over the head or the name beside it, or none.
  std::uint32_t mention(std::uint32_t t) const;
  std::uint32_t entity(std::uint32_t t) const;
  /// The entity of the state with that ISO code in this document, or none.
  std::uint32_t state(std::string_view code) const;

 private:
  bool number_below(std::uint32_t t) const;
  void mark_cues();
  void mend_opening(const Sentence& sentence);
  void mend(const Sentence& sentence);
  std::uint32_t ending_cases(std::uint32_t determiner, std::uint32_t noun) const;
  const Document& doc_;
  TreeScratch& s_;
};

}  // namespace laut::events
