/// Small helpers over simdjson's DOM for the JSON readers. Internal to src/intake.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

#include "laut/article.h"

namespace laut::json {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

/// The string member, or empty. A number (an id) is written out into `scratch`.
inline std::string_view text(const Object& o, std::string_view key, std::string& scratch) {
  Element e;
  if (o[key].get(e) != simdjson::SUCCESS) return {};
  std::string_view s;
  if (e.get(s) == simdjson::SUCCESS) return s;
  std::int64_t n = 0;
  if (e.get(n) == simdjson::SUCCESS) return scratch = std::to_string(n);
  return {};
}

/// Calls f(string) for a string, every string of an array, and the member "name" of every object in it.
template <typename F>
void each_text(Element e, F&& f) {
  std::string_view s;
  simdjson::dom::array items;
  Object o;
  if (e.get(s) == simdjson::SUCCESS) {
    f(s);
  } else if (e.get(o) == simdjson::SUCCESS) {
    if (o["name"].get(s) == simdjson::SUCCESS) f(s);
  } else if (e.get(items) == simdjson::SUCCESS) {
    for (const Element item : items) {
      if (item.get(s) == simdjson::SUCCESS)
        f(s);
      else if (item.get(o) == simdjson::SUCCESS && o["name"].get(s) == simdjson::SUCCESS)
        f(s);
    }
  }
}

}  // namespace laut::json
