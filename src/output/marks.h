/// Where the marked-up page changes its style, and where brackets stand in it.
#pragma once

#include <cstdint>
#include <vector>

#include "laut/document.h"
#include "output/page.h"

namespace laut::output {

/// A bracket of the page, before the byte `at`.
struct Bracket {
  std::uint32_t at = 0;
  std::uint32_t other = 0;      ///< the byte of its partner
  std::uint32_t quotation = 0;  ///< index, for the number that a quote carries
  Ink ink = Ink::plain;         ///< what it encloses
  bool open = true;
};

/// The styles of every byte of the text and the brackets, by position: closing ones first, then the wider.
struct Marks {
  std::vector<Style> styles;
  std::vector<Bracket> brackets;
};

Ink ink_of(QuoteType type);

/// Linear in the text and the number of items: of quotations within quotations only the outer eight levels count.
Marks mark(const Document& doc);

}  // namespace laut::output
