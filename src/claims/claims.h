/// Claims: propositions with the chain of those who stand behind them.
#pragma once

#include "factuality/factuality.h"
#include "laut/document.h"

namespace laut {

/// Fills doc.claims and sets Event::claim. Precondition: factuality and events have run. Linear.
void read_claims(Document& doc, const FactualityReader& factuality);

}  // namespace laut
