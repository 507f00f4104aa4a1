// IPTC ninjs 1.x and 2.x: one news item or an array of them. Also reads {"items": [...]} and an "associations"-less
// item.
#include <algorithm>

#include "intake/json.h"
#include "intake/reader.h"

namespace laut {
namespace {

constexpr std::string_view origin = "ninjs";

/// 1.x has "headline"; 2.x "headlines": [{"role": "main", "value": ...}] and the like. Takes the first value.
std::string_view first_value(const json::Object& o, std::string_view plural) {
  simdjson::dom::array items;
  if (o[plural].get(items) != simdjson::SUCCESS) return {};
  for (const json::Element item : items) {
    std::string_view value;
    if (item.get(value) == simdjson::SUCCESS || (item["value"].get(value) == simdjson::SUCCESS)) return value;
  }
  return {};
}

/// The body of a 2.x item: "bodies": [{"contenttype": "text/plain" | "application/xhtml+xml", "value": ...}].
void read_bodies(const json::Object& o, std::string_view& text, std::string_view& html) {
  simdjson::dom::array items;
  if (o["bodies"].get(items) != simdjson::SUCCESS) return;
  for (const json::Element item : items) {
    std::string_view value, type;
    if (item["value"].get(value) != simdjson::SUCCESS) continue;
    if (item["contenttype"].get(type) != simdjson::SUCCESS) type = {};
    const bool markup = type.find("html") != type.npos || type.find("xml") != type.npos;
    std::string_view& slot = markup ? html : text;
    if (slot.empty()) slot = value;
  }
}

void add_places_and_people(const json::Object& o, Article& a, std::string& scratch) {
  if (const std::string_view byline = json::text(o, "byline", scratch); !byline.empty()) {
    std::string_view name = byline;
    for (const std::string_view von : {"Von ", "von ", "By ", "VON "})
      if (name.starts_with(von)) name.remove_prefix(von.size());
    a.authors.push_back({std::string(name), std::string(origin), {}});
  }
  json::Element people;
  for (const std::string_view key : {"person", "people"}) {
    simdjson::dom::array items;
    if (!a.authors.empty() || o[key].get(people) != simdjson::SUCCESS || people.get(items) != simdjson::SUCCESS)
      continue;
    for (const json::Element item : items) {
      std::string_view rel, name;
      if (item["rel"].get(rel) == simdjson::SUCCESS && rel == "author" && item["name"].get(name) == simdjson::SUCCESS)
        a.authors.push_back({std::string(name), std::string(origin), {}});
    }
  }
}

Continue read_item(const Input& in, json::Element element, std::size_t number,
                   const std::vector<std::string>& warnings) {
  const auto bad = [&](std::string_view message, std::string mend) {
    return refuse(in, {ErrorCode::syntax,
                       std::string("item ").append(std::to_string(number)).append(message),
                       {},
                       0,
                       std::move(mend)});
  };
  json::Object o;
  if (element.get(o) != simdjson::SUCCESS) return bad(" is no JSON object", "give ninjs items");
  Article a;
  a.warnings = warnings;
  std::string scratch;
  const auto member = [&](std::string_view key) { return json::text(o, key, scratch); };
  a.id = member("uri");
  if (a.id.empty()) a.id = member("altids");
  if (a.id.empty()) a.id = stem(in.path) + (number > 1 ? ":" + std::to_string(number) : "");
  set_if_unset(a.title, member("headline"), origin);
  set_if_unset(a.title, first_value(o, "headlines"), origin);
  set_if_unset(a.title, member("title"), origin);
  // The first version's time is when it was published; a later version is an update.
  set_if_unset(a.published, member("firstcreated"), origin);
  set_if_unset(a.published, member("versioncreated"), origin);
  set_if_unset(a.published, member("contentcreated"), origin);
  set_if_unset(a.updated, member("versioncreated"), origin);
  set_if_unset(a.language, member("language"), origin);
  set_if_unset(a.outlet, member("copyrightholder"), origin);
  if (const std::string_view uri = a.id; uri.starts_with("http")) set_if_unset(a.url, uri, origin);
  json::Element source;
  for (const std::string_view key : {"infosource", "infosources"})
    if (o[key].get(source) == simdjson::SUCCESS)
      json::each_text(source, [&](std::string_view s) { set_if_unset(a.outlet, s, origin); });
  add_places_and_people(o, a, scratch);

  std::string_view text, html;
  read_bodies(o, text, html);
  for (const std::string_view key : {"body_text", "body_text_plain"})
    if (text.empty() && o[key].get(text) != simdjson::SUCCESS) text = {};
  for (const std::string_view key : {"body_xhtml", "body_html", "body_content"})
    if (html.empty() && o[key].get(html) != simdjson::SUCCESS) html = {};
  if (text.empty() && html.empty()) return bad(" holds no body", "give it body_text, body_xhtml or bodies");
  if (!html.empty() && (text.empty() || html.size() > text.size())) {  // markup tells headings and captions apart
    const std::string page(html);
    if (auto done = article_from_html(page, in, a); !done) return refuse(in, done.error());
    return deliver(in, std::move(a));
  }
  a.text = text;
  std::replace(a.text.begin(), a.text.end(), '\0', ' ');
  return deliver(in, std::move(a));
}

}  // namespace

void read_ninjs(const Input& in) {
  std::vector<std::string> warnings;
  auto decoded = decode_input(in, "utf-8", warnings);
  if (!decoded) {
    refuse(in, decoded.error());
    return;
  }
  simdjson::dom::parser parser;
  json::Element document;
  if (const auto error = parser.parse(*decoded).get(document); error != simdjson::SUCCESS) {
    refuse(in, {ErrorCode::syntax,
                std::string("is no valid JSON: ").append(simdjson::error_message(error)),
                {},
                0,
                "give one ninjs item or an array of them"});
    return;
  }
  simdjson::dom::array items;
  if (document.get(items) != simdjson::SUCCESS && document["items"].get(items) != simdjson::SUCCESS) {
    read_item(in, document, 1, warnings);
    return;
  }
  std::size_t number = 0;
  for (const json::Element item : items)
    if (!read_item(in, item, ++number, warnings)) return;
  if (number == 0) refuse(in, {ErrorCode::syntax, "holds no item", {}, 0, "give one ninjs item or an array of them"});
}

}  // namespace laut
