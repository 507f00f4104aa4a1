/// The part of the page for people that tells what is claimed, by whom, and what happened.
#pragma once

#include "laut/document.h"
#include "output/page.h"

namespace laut::output {

/// Every quotation with its claims and their events, and those statements of the article that tell of events.
void claims_page(const Document& doc, Page& page);

}  // namespace laut::output
