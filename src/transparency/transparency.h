/// Transparency: what the article tells of how it was made.
#pragma once

#include "laut/document.h"

namespace laut {

/// Fills doc.transparency. Precondition: names have run. Linear.
void read_transparency(Document& doc);

}  // namespace laut
