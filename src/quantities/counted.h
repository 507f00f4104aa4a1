/// The noun phrase behind a number: adjectives, then the noun that is counted.
#pragma once

#include <cstdint>
#include <span>

#include "laut/document.h"

namespace laut {

/// What a token is covered by, one byte a token.
namespace covered {
inline constexpr std::uint8_t by_time = 1, by_name = 2, by_place_or_person = 4, by_person = 8;
}

enum class CountedBy : std::uint8_t {
  number,  ///< 20 ballistische Raketen: nouns, and names of products
  unit,    ///< 5 Tonnen Getreide: common nouns alone
};

/// `plural`: the number asks for a plural, so that a noun that is known in the singular alone is none.
/// The head noun behind token `i` (exclusive end `end`), or none. Walks at most a dozen tokens: adjectives with their
/// adverbs, pairs of adjectives (alte und neue), truncated compounds (Militär- und Russlandexperten), one participle
/// with its prepositional phrase (200 in der Stadt lebende Menschen), an opening quotation mark before the noun.
std::uint32_t counted_noun(const Document& doc, std::uint32_t i, std::uint32_t end, CountedBy by,
                           std::span<const std::uint8_t> cover, bool plural = false);

/// True where some reading of the noun is a plural, or nothing is known of it.
bool may_be_plural(const Document& doc, std::uint32_t head);

/// The lemma to store for a counted noun.
std::string_view counted_lemma(const Document& doc, std::uint32_t head);

}  // namespace laut
