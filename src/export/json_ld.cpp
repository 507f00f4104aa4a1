#include "export/json_ld.h"

#include <algorithm>

namespace laut::exports {
namespace {

/// Digits where the pattern has 0, any other character itself.
bool like(std::string_view value, std::string_view pattern) {
  return value.size() == pattern.size() && std::equal(value.begin(), value.end(), pattern.begin(), [](char c, char p) {
           return p == '0' ? c >= '0' && c <= '9' : c == p;
         });
}

/// xsd:dateTime: seconds are not to be left out.
std::string date_time(std::string_view value) {
  if (value.size() < 16 || !like(value.substr(0, 16), "0000-00-00T00:00")) return {};
  std::string_view rest = value.substr(16);
  std::string out(value.substr(0, 16));
  if (rest.size() >= 3 && like(rest.substr(0, 3), ":00")) {
    out += rest.substr(0, 3);
    rest.remove_prefix(3);
  } else {
    out += ":00";
  }
  if (rest.size() == 5 && (like(rest, "+0000") || like(rest, "-0000")))
    return out + std::string(rest.substr(0, 3)) + ':' + std::string(rest.substr(3));
  const bool zone = rest.empty() || rest == "Z" || like(rest, "+00:00") || like(rest, "-00:00");
  return zone ? out + std::string(rest) : std::string();
}

}  // namespace

void reference(output::JsonOut& json, std::string_view name, std::string_view iri) {
  json.key(name);
  json.begin_object();
  json.string("@id", iri);
  json.end_object();
}

void typed(output::JsonOut& json, std::string_view name, std::string_view value, std::string_view type) {
  json.key(name);
  json.begin_object();
  json.string("@value", value);
  json.string("@type", type);
  json.end_object();
}

void date(output::JsonOut& json, std::string_view name, std::string_view value) {
  if (like(value, "0000-00-00")) return typed(json, name, value, "xsd:date");
  if (like(value, "0000-00")) return typed(json, name, value, "xsd:gYearMonth");
  if (like(value, "0000")) return typed(json, name, value, "xsd:gYear");
  if (const std::string moment = date_time(value); !moment.empty()) typed(json, name, moment, "xsd:dateTime");
}

bool has_day(std::string_view value) {
  return value.size() >= 10 && like(value.substr(0, 10), "0000-00-00");
}

}  // namespace laut::exports
