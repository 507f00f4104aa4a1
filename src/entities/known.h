/// What the text and its names tell of an entity before the pass: type, gender, number, the nouns it is called by.
#pragma once

#include "entities/workspace.h"

namespace laut::entities {

inline constexpr std::uint32_t most_nouns = 16;  ///< kept of one known

/// Of m, f, n as entities have them; any for what else there is.
std::uint8_t genders_of(char gender);
/// The known one for an entity of the document. Words that it keeps are kept by the document.
Known known_of(Document& doc, const Nouns& nouns, std::uint32_t entity);

}  // namespace laut::entities
