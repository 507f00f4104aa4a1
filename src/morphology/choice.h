/// Chooses among the readings of every token by its neighbours and its clause, with rules. A trained tagger may
/// replace it; what it leaves behind is the same: the chosen reading first, its features narrowed.
///
/// A sentence is read four times, each in linear time with bounded looks ahead: function words (choice.cpp), verbs by
/// the sentence bracket and then separated particles (choice_verbs.cpp), agreement in noun phrases (agreement.cpp).
#pragma once

#include <cstdint>
#include <vector>

#include "laut/document.h"
#include "morphology/analyser.h"

namespace laut {

/// A set of STTS tags.
using TagSet = std::uint64_t;
template <typename... T>
constexpr TagSet tag_set(T... tags) {
  return ((TagSet{1} << static_cast<unsigned>(tags)) | ... | TagSet{0});
}

/// Works on one document at a time.
class Choice {
 public:
  /// Buffers of one thread, sized by the longest sentence.
  struct Scratch {
    std::vector<TagSet> tags;  ///< per token of the sentence: the tags of its readings
    std::vector<Stts> chosen;
    std::vector<std::uint32_t> end;    ///< per token: the next comma, stop or bracket, or the sentence's end
    std::vector<std::uint32_t> cells;  ///< per token: cells of case, number, gender that are left
    FormReadings readings;
  };

  Choice(Document& doc, const Analyser& analyser, Analyser::Scratch& analysis, Scratch& scratch)
      : doc_(doc), analyser_(analyser), analysis_(analysis), s_(scratch) {}

  void run();

 private:
  using Index = std::uint32_t;         ///< of a token within its sentence
  static constexpr Index window = 40;  ///< tokens looked ahead or back at most

  void sentence(TokenRange range);
  void prepare();
  void function_words();
  void verbs();
  void particles();
  void agreement();
  void settle();

  // choice.cpp
  void first_word(Index i);
  void article(Index i);
  void determiner(Index i);
  void conjunction(Index i);
  void preposition(Index i);
  void infinitive_marker(Index i);
  void quantifier(Index i);
  void adjective(Index i);
  bool noun_phrase(Index i) const;
  bool late_adjective(Index i);
  std::uint32_t phrase_cells(Index i) const;
  void reflexive(Index i);
  bool closes_with_verb(Index i) const;
  bool opens_clause(Index i) const;
  Stts substitute(Index i) const;

  // choice_verbs.cpp
  struct Clause {
    Index begin = 0;
    Index finite = none;  ///< its finite verb so far
    bool subordinate = false, infinitive = false, coordinated = false;
  };
  Clause open_clause(Index i) const;
  void verb(Index i, const Clause& clause, Index pending);
  bool attributive(Index i) const;
  void particle(Index i);
  bool link(Index verb, Index particle);
  bool derive(Index verb, Index particle);
  bool full_verb(Index i) const;
  bool verb_final(Index i) const;
  void mood(Index i);

  // agreement.cpp
  std::uint32_t cells_of(Index i, Stts tag) const;
  Index phrase(Index i);
  std::uint32_t governed(Index i) const;
  void narrow(Index i, std::uint32_t cells);

  // small helpers
  Index size() const { return size_; }
  Token& token(Index i) const { return doc_.tokens[begin_ + i]; }
  std::string_view form(Index i) const { return doc_.view(token(i).span()); }
  bool can(Index i, TagSet tags) const { return i < size_ && (s_.tags[i] & tags) != 0; }
  bool only(Index i, TagSet tags) const { return i < size_ && (s_.tags[i] & ~tags) == 0; }
  bool is(Index i, TagSet tags) const { return i < size_ && (tag_set(s_.chosen[i]) & tags) != 0; }
  bool set(Index i, Stts tag) {
    if (!can(i, tag_set(tag))) return false;
    s_.chosen[i] = tag;
    return true;
  }
  bool quote(Index i) const { return i < size_ && token(i).kind == TokenKind::quote; }
  Index next(Index i) const;      ///< the token after i, quotation marks passed over
  Index previous(Index i) const;  ///< the token before i, or none
  bool separator(Index i) const;
  bool capital(Index i) const { return i < size_ && token(i).has(token_flag::capitalised); }
  const Reading* reading(Index i, Stts tag) const;
  std::string_view lemma(Index i) const;

  Document& doc_;
  const Analyser& analyser_;
  Analyser::Scratch& analysis_;
  Scratch& s_;
  Index begin_ = 0, size_ = 0;
};

namespace tags {
inline constexpr TagSet finite = tag_set(Stts::VVFIN, Stts::VAFIN, Stts::VMFIN);
inline constexpr TagSet infinitive = tag_set(Stts::VVINF, Stts::VAINF, Stts::VMINF);
inline constexpr TagSet participle = tag_set(Stts::VVPP, Stts::VAPP, Stts::VMPP);
inline constexpr TagSet auxiliary = tag_set(Stts::VAFIN, Stts::VAINF, Stts::VAPP, Stts::VMFIN, Stts::VMINF, Stts::VMPP);
inline constexpr TagSet verb = finite | infinitive | participle | tag_set(Stts::VVIMP, Stts::VAIMP, Stts::VVIZU);
inline constexpr TagSet noun = tag_set(Stts::NN, Stts::NE);
inline constexpr TagSet determiner =
    tag_set(Stts::ART, Stts::PDAT, Stts::PIAT, Stts::PPOSAT, Stts::PWAT, Stts::PRELAT, Stts::APPRART);
inline constexpr TagSet substitute = tag_set(Stts::PDS, Stts::PIS, Stts::PPOSS, Stts::PRELS, Stts::PWS, Stts::PPER);
inline constexpr TagSet subordinator =
    tag_set(Stts::KOUS, Stts::PRELS, Stts::PRELAT, Stts::PWS, Stts::PWAV, Stts::PWAT);
}  // namespace tags

}  // namespace laut
