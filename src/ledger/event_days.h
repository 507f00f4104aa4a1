/// On which days an event may lie.
#pragma once

#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut::ledger {

struct Days {
  std::string earliest, latest;  ///< ISO 8601 days, both included; empty: open
};

/// The days that its times leave (their common days, where they have some, else those of the first). What is told as
/// done (a past tense or a participle, no plan, duty, wish or question) lies no later than the day of publication.
Days event_days(const Document& doc, const Event& event, std::string_view published);

}  // namespace laut::ledger
