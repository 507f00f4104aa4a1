/// The rules of the first pass: each tries to read a name that begins at a token and returns it, or nothing.
#pragma once

#include <optional>

#include "names/view.h"

namespace laut::names {

/// The longest entry of the gazetteers that the context admits.
std::optional<Found> match_gazetteer(const SentenceView& s, std::uint32_t i);

/// A person: title and name, first name and surname, initials and surname, a first name alone.
std::optional<Found> match_person(const SentenceView& s, std::uint32_t i);

/// Organisations, places and the like by a word that opens or closes them.
std::optional<Found> match_headed(const SentenceView& s, std::uint32_t i);

/// Two or more words in a row that nobody knows.
std::optional<Found> match_unknown_run(const SentenceView& s, std::uint32_t i);

/// What a single capitalised word is by its own shape and its neighbours; rule is empty where nothing speaks for a
/// name.
Left judge_single(const SentenceView& s, std::uint32_t i);

/// Whether the token may stand in a name although no list has it: capitalised and no word of the language.
bool is_unknown(const SentenceView& s, std::uint32_t i);

}  // namespace laut::names
