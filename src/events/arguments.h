/// What hangs on a verb or noun that may be a trigger: the candidates for the slots of its frames.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "events/lexicon.h"
#include "events/phrases.h"

namespace laut::events {

/// A noun phrase without preposition is `bare` until a frame gives it a function: the parser's relation and the cases
/// its form allows say which it may have.
enum class ArgumentKind : std::uint8_t { subject, bare, preposition, clause, possessive, genitive, first, adjective };

struct Argument {
  ArgumentKind kind = ArgumentKind::bare;
  Relation relation = Relation::none;
  bool near = true;               ///< hangs on the trigger itself, not on its object or a verb above
  bool relative = false;          ///< stands for it behind a relative pronoun
  bool circumstance = false;      ///< of the verb above: the noun only tells when or why that one's event was
  std::uint32_t head = none;      ///< of the phrase; behind a relative pronoun the noun it stands for
  std::uint32_t cases = 0;        ///< that its form allows
  std::uint64_t preposition = 0;  ///< lemma_hash
  std::uint32_t marker = none;    ///< token of the preposition, or of the pronominal adverb (darauf)
};

struct Arguments {
  static constexpr std::size_t limit = 24;

  std::uint32_t trigger = none;
  bool passive = false;          ///< its subject is the one that something is done to
  bool perhaps_passive = false;  ///< sein with a participle or infinitive: ist gesperrt, ist zu zahlen
  bool reflexive = false;
  std::uint32_t lent = none;  ///< verbs joined by "und": the first one's subject, where the tree gives this one another
  std::uint32_t split = 0;    ///< compound nouns: where the trigger begins in the lemma
  std::size_t count = 0;
  std::array<Argument, limit> list;

  void add(const Argument& a) {
    if (count < limit) list[count++] = a;
  }
  std::span<const Argument> all() const { return {list.data(), count}; }
  bool has(std::uint32_t head) const {
    for (std::size_t i = 0; i < count; ++i)
      if (list[i].head == head) return true;
    return false;
  }
};

class ArgumentReader {
 public:
  ArgumentReader(const Phrases& phrases, const EventLexicon& lexicon) : p_(phrases), lexicon_(lexicon) {}

  void of_verb(std::uint32_t verb, Arguments& out) const;
  /// A participle before a noun; `active`: liefernde, else geliefert.
  void of_participle(std::uint32_t participle, bool active, Arguments& out) const;
  void of_noun(std::uint32_t noun, std::uint32_t split, Arguments& out) const;

  /// The subject of a verb, in the tree or, for infinitives and verbs joined by "und", of the verb that lends it; a
  /// relative pronoun is resolved. none where the text does not say.
  std::uint32_t subject(std::uint32_t verb, int depth = 0) const;
  /// The verb that a noun is subject or object of, directly or behind a preposition; none for others.
  std::uint32_t governing_verb(std::uint32_t noun) const;
  /// What stands in the accusative or dative below a verb, or none.
  std::uint32_t object(std::uint32_t verb, std::uint32_t kase) const;
  bool passive(std::uint32_t verb) const;

 private:
  bool distributive(std::uint32_t t) const;
  void children(std::uint32_t of, std::uint32_t without, bool near, Arguments& out) const;
  void child(std::uint32_t c, bool near, Arguments& out) const;
  void attributes_of_objects(Arguments& out) const;
  std::uint32_t own_subject(std::uint32_t verb) const;
  std::uint32_t finite(std::uint32_t verb) const;
  std::uint32_t lent_subject(std::uint32_t verb, int depth) const;
  std::uint32_t controller(std::uint32_t above, int depth) const;
  void shared_object(std::uint32_t verb, Arguments& out) const;
  bool does(std::uint32_t verb, std::uint32_t noun) const;
  void actors_above(std::uint32_t noun, Arguments& out) const;
  std::uint32_t carrier(std::uint32_t verb) const;

  const Phrases& p_;
  const EventLexicon& lexicon_;
};

}  // namespace laut::events
