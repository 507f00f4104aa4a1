/// Plain text becomes paragraphs.
#pragma once

#include <string_view>
#include <vector>

#include "laut/span.h"

namespace laut {

/// The paragraphs of a text: ascending, disjoint, trimmed, covering every byte that is no white space. Blank lines
/// separate paragraphs. A single line break ends a paragraph too, unless the text is hard-wrapped: most of its lines
/// are as full as the first word of the next one allows. Linear.
void find_paragraphs(std::string_view text, std::vector<Span>& out);

/// The text without white space (as Unicode has it) at both ends, as a span of `text`.
Span trimmed(std::string_view text, Span s);

}  // namespace laut
