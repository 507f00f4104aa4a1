/// Splits the tokens of a block into sentences.
#pragma once

#include <cstdint>

#include "laut/document.h"
#include "segment/rules.h"
#include "segment/scratch.h"

namespace laut::segment {

/// Appends the sentences of the tokens in `range`, all of block `block`, and sets Token::sentence and
/// token_flag::sentence_start. Needs the hints of tokenizer and quotes. Linear.
void split_sentences(const Rules& rules, Document& doc, Scratch& scratch, TokenRange range, std::uint32_t block,
                     std::uint32_t longest);

/// Sets token_flag::sentence_start in one sentence.
void flag_starts(Document& doc, const Scratch& scratch, TokenRange sentence);

}  // namespace laut::segment
