/// Clauses in the topological description of the German sentence (Drach 1937; Höhle 1986): what stands before, in and
/// behind the verb bracket.
///
///     Am Dienstag | hat | der Minister den Plan | verworfen, | weil er zu teuer sei.
///     Vorfeld      left   Mittelfeld             right        Nachfeld
///
/// All indices are tokens of the document. A clause's fields hold the clauses embedded in them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "laut/span.h"

namespace laut {

enum class ClauseKind : std::uint8_t {
  main,        ///< verb second: Er kommt; also quoted or reported without a subordinator
  question,    ///< verb first or a w-word before the verb, ending in a question mark
  command,     ///< imperative
  complement,  ///< dass, ob, w-word: subject or object of another clause
  adverbial,   ///< weil, wenn, nachdem, obwohl ...; or verb first without a subordinator (Kommt er, gehen wir)
  relative,
  infinitive,  ///< zu-infinitive
  participle,  ///< participial or other verbless attribute with a clause of its own
  fragment     ///< no verb
};
std::string_view to_string(ClauseKind k);

enum class Mood : std::uint8_t { none, indicative, konjunktiv1, konjunktiv2, imperative };
std::string_view to_string(Mood m);

struct Clause {
  static constexpr std::uint32_t absent = 0xFFFFFFFFu;

  ClauseKind kind = ClauseKind::fragment;
  Mood mood = Mood::none;
  bool passive = false;
  bool negated = false;    ///< nicht, kein or nie hangs on the verb or its arguments
  std::uint8_t depth = 0;  ///< 0 for what is embedded in nothing
  std::uint32_t sentence = 0;
  std::uint32_t parent = absent;   ///< clause it is embedded in
  std::uint32_t head = absent;     ///< token that heads it in the tree: full verb, or predicate noun or adjective
  std::uint32_t finite = absent;   ///< finite verb
  std::uint32_t subject = absent;  ///< head token of the subject
  std::array<std::uint32_t, 3> objects{absent, absent, absent};  ///< head tokens of objects, in the order of the text
  std::uint32_t subordinator = absent;                           ///< dass, weil; relative pronoun; um of um ... zu
  TokenRange tokens;                                    ///< from its first to its last token, embedded clauses included
  TokenRange prefield, left, middle, right, postfield;  ///< Vorfeld, left bracket, Mittelfeld, right bracket, Nachfeld
};

}  // namespace laut
