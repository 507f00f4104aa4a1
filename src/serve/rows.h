/// Rows of answers as JSON: the members of the structs in laut/questions.h under their own names. Ids are numbers; ids
/// that are not known, empty texts and open bounds are left out.
#pragma once

#include "laut/ledger.h"
#include "laut/questions.h"
#include "output/json_out.h"

namespace laut::serve {

using output::JsonOut;

void write(JsonOut& json, const ActorRow& r);
void write(JsonOut& json, const ClaimRow& r);
void write(JsonOut& json, const FlowRow& r);
void write(JsonOut& json, const TimelineRow& r);
void write(JsonOut& json, const SourceRow& r);
void write(JsonOut& json, const CaseRow& r);
void write(JsonOut& json, const SearchRow& r);
void write(JsonOut& json, const Difference& d);
/// The members alone, without the braces.
void write_members(JsonOut& json, const Totals& t);

/// A member, where it is not empty or 0.
void some(JsonOut& json, std::string_view name, std::string_view value);
void some_id(JsonOut& json, std::string_view name, std::int64_t value);
/// [begin,end]
void write_span(JsonOut& json, std::uint32_t begin, std::uint32_t end);

template <typename List, typename F>
void write_list(JsonOut& json, std::string_view name, const List& items, F&& item) {
  json.key(name);
  json.begin_array();
  for (const auto& x : items) item(x);
  json.end_array();
}

/// {"rows": […], "more": …}
template <typename T>
void write(JsonOut& json, const Page<T>& page) {
  json.begin_object();
  write_list(json, "rows", page.rows, [&](const T& row) { write(json, row); });
  json.boolean("more", page.more);
  json.end_object();
}

}  // namespace laut::serve
