/// A ledger with what exports may get wrong: names that are paths or formulas, markup and emoji in the text, claims of
/// several parts and over several lines, sources without a name, denied events, money, merged actors, revisions.
#pragma once

#include <cstdint>

#include "laut/document.h"
#include "laut/ledger.h"

namespace laut::test {

/// The article with all of it; of its two versions the second one says more.
Document hard_article(int version = 1);

/// The versions of the hard article, a copy of it by another outlet, and `made` articles.
Status fill_ledger(Ledger& ledger, std::uint64_t made);

}  // namespace laut::test
