/// Words for items that the pages for people share.
#pragma once

#include <string>
#include <string_view>

#include "laut/document.h"

namespace laut::output {

/// The text of the spans, joined by " … "; not much more than `most` bytes of it.
std::string joined(const Document& doc, const SpanList& spans, std::size_t most = 400);
/// "direct speech", "free indirect writing", "indirect"
std::string kind_of(const Quotation& q);
/// The entity's name, else the text of the spans, else empty.
std::string name_of(const Document& doc, std::uint32_t entity, const SpanList& spans);
/// "1 time", "3 times"
std::string count(std::size_t n, std::string_view one);
/// "≈ 10000 Container", "> 3.5e9 EUR", "10 to 20 km"
std::string amount(const Quantity& q);
/// "2024-06-18", "2023-06-01 to 2024-06-18", "until 2024-06-18", "from 2024-06-18", or empty
std::string days(const Time& t);

}  // namespace laut::output
