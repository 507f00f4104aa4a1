/// Which claim and event a quantity or time of a document belongs to.
#pragma once

#include <cstdint>
#include <vector>

#include "laut/document.h"

namespace laut::ledger {

struct Owner {
  std::uint32_t item = none;   ///< index of Document::quantities or times
  std::uint32_t claim = none;  ///< always one
  std::uint32_t event = none;
};

/// By the events that have it (one row each); where no event has it, the smallest claim whose words it stands in. What
/// stands in no claim is left out. Ascending by item. Linear in the number of items; a claim that begins more than 32
/// parts before an item is not found.
std::vector<Owner> owners_of_quantities(const Document& doc);
std::vector<Owner> owners_of_times(const Document& doc);

}  // namespace laut::ledger
