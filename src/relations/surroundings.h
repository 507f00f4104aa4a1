/// What stands beside a noun: mentions, countries, names; and the list of relations that are found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "relations/relations.h"

namespace laut::relations {

/// Classes of data/<lang>/relations/words.txt, in the order of class_names.
enum WordClass : std::uint32_t { office, kin, member, place, qualifier };
inline constexpr std::string_view class_names[] = {"role", "kinship", "member", "place", "qualifier"};

/// A document under way. Bounded look-ahead everywhere.
class Surroundings {
 public:
  Surroundings(Document& doc, const Knowledge& knowledge, const WordClasses& words, Relations::Scratch& scratch);

  Document& doc;
  const Knowledge& knowledge;

  std::uint32_t size() const { return static_cast<std::uint32_t>(doc.tokens.size()); }
  Stts tag(std::uint32_t t) const { return t < size() ? doc.reading(t).stts : Stts::XY; }
  bool is(std::uint32_t t, std::string_view form) const { return t < size() && doc.form(t) == form; }
  bool is_any(std::uint32_t t, std::initializer_list<std::string_view> forms) const;
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return a < size() && b < size() && doc.tokens[a].sentence == doc.tokens[b].sentence;
  }
  std::uint32_t word_class(std::uint32_t t) const { return word_class(doc.reading(t).lemma); }
  std::uint32_t word_class(std::string_view word) const { return words_.find(word, s_.words); }

  /// The mention that holds the token, or null.
  const Mention* mention(std::uint32_t t) const;
  /// The mention that begins or ends (before `t`) there.
  const Mention* mention_from(std::uint32_t t) const;
  const Mention* mention_before(std::uint32_t t) const;
  /// A country by its code, an entity by a name it has here.
  std::uint32_t country(std::string_view iso) const;
  std::uint32_t by_name(std::string_view name) const;
  /// The clause that the token heads, or that holds what it depends on.
  const Clause* clause_of_head(std::uint32_t t) const;
  const Clause* clause_around(std::uint32_t t) const;

  /// Adds a relation, or what it tells more to one that is there. Returns its index.
  std::uint32_t add(EntityRelation relation);
  /// The relation of an entity found last.
  std::uint32_t last_of(std::uint32_t entity) const { return s_.last_of[entity]; }
  std::uint32_t earlier(std::uint32_t relation) const { return s_.before[relation]; }

 private:
  const WordClasses& words_;
  Relations::Scratch& s_;
};

/// Nouns for what somebody is: role, kinship, membership.
void read_nouns(Surroundings& s);
/// Membership by verb or in brackets; places; parties to agreements.
void read_memberships(Surroundings& s);
void read_places(Surroundings& s);
void read_parties(Surroundings& s);
/// Terms of offices: "seit 2020 im Amt", and those the knowledge has.
void read_terms(Surroundings& s);

}  // namespace laut::relations
