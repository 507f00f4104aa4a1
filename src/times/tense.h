/// Whether the clause around a time looks back or ahead: am Dienstag traf er ..., am Dienstag trifft er ...
#pragma once

#include <cstdint>

#include "laut/document.h"

namespace laut {

enum class Tense : std::uint8_t { unknown, past, present, future };

/// The tense of the finite verb nearest to `tokens`: first in its own stretch between commas, then in the rest of the
/// sentence. Perfect and "soll ... haben" are past. Looks at no more than 40 tokens on each side. unknown before
/// morphology has run or where there is no finite verb.
Tense clause_tense(const Document& doc, TokenRange tokens);

}  // namespace laut
