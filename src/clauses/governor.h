/// What an expression hangs on.
#pragma once

#include "laut/document.h"

namespace laut {

/// The token outside the range that its head depends on: the verb that a time tells the when of, the noun that a number
/// belongs to. none where there is no tree, or where the range holds the root of its sentence. A preposition or another
/// function word is passed over. Linear in the length of the range.
std::uint32_t governor(const Document& doc, TokenRange range);

}  // namespace laut
