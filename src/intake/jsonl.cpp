// JSON Lines: one article a line, {id, text | html, title, outlet, url, published, updated, language, authors}.
#include <algorithm>

#include "intake/json.h"
#include "intake/reader.h"

namespace laut {
namespace {

constexpr std::string_view origin = "jsonl";

Error line_error(const Input& in, std::uint32_t line, std::string message, std::string mend) {
  return {ErrorCode::syntax, std::move(message), std::string(in.path), line, std::move(mend)};
}

Continue read_record(const Input& in, const json::Object& o, std::uint32_t line, Article&& a) {
  std::string scratch;
  const auto member = [&](std::string_view key) { return json::text(o, key, scratch); };
  a.id = member("id");
  if (a.id.empty()) a.id = stem(in.path) + ":" + std::to_string(line);
  for (const auto& [key, slot] : {std::pair<std::string_view, Sourced*>{"title", &a.title},
                                  {"outlet", &a.outlet},
                                  {"url", &a.url},
                                  {"published", &a.published},
                                  {"updated", &a.updated},
                                  {"language", &a.language}})
    set_if_unset(*slot, member(key), origin);
  for (const std::string_view key : {"authors", "author"}) {
    json::Element authors;
    if (a.authors.empty() && o[key].get(authors) == simdjson::SUCCESS)
      json::each_text(authors, [&](std::string_view s) {
        if (!s.empty()) a.authors.push_back({std::string(s), std::string(origin), {}});
      });
  }
  std::string_view text;
  const bool has_text = o["text"].get(text) == simdjson::SUCCESS;
  if (has_text && (!text.empty() || o["html"].error() != simdjson::SUCCESS)) {
    a.text = text;
    std::replace(a.text.begin(), a.text.end(), '\0', ' ');  // "\u0000" is valid JSON
    if (a.text.find_first_not_of(" \t\r\n") == std::string::npos)
      return refuse(in, line_error(in, line, std::string("article ").append(a.id).append(" holds no text"),
                                   "give a \"text\" that is not empty"));
    return deliver(in, std::move(a));
  }
  if (o["html"].get(text) != simdjson::SUCCESS)
    return refuse(
        in, line_error(in, line, "has neither a \"text\" nor an \"html\" string", "give every record one of the two"));
  const std::string html(text);
  if (auto done = article_from_html(html, in, a); !done) {
    Error e = done.error();
    e.line = line;
    return refuse(in, std::move(e));
  }
  return deliver(in, std::move(a));
}

Continue read_line(const Input& in, std::string_view bytes, std::uint32_t line, simdjson::dom::parser& parser) {
  Article a;
  std::string repaired;
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) {
    auto decoded = decode_text(bytes, {in.path, {}, in.options.strict});
    if (!decoded) {
      Error e = decoded.error();
      e.line = line;
      return refuse(in, std::move(e));
    }
    if (decoded->guessed)
      a.warnings.push_back(std::string("is not UTF-8 and was read as ").append(to_string(decoded->charset)));
    if (decoded->replaced > 0)
      a.warnings.push_back(std::to_string(decoded->replaced) + " bytes were not UTF-8 and became U+FFFD");
    repaired = std::move(decoded->text);
    bytes = repaired;
  }
  simdjson::dom::element document;
  if (const auto error = parser.parse(bytes.data(), bytes.size()).get(document); error != simdjson::SUCCESS)
    return refuse(in, line_error(in, line, std::string("is no valid JSON: ") + simdjson::error_message(error),
                                 "one JSON object a line"));
  simdjson::dom::object object;
  if (document.get(object) != simdjson::SUCCESS)
    return refuse(in, line_error(in, line, "is no JSON object", "one JSON object a line"));
  return read_record(in, object, line, std::move(a));
}

}  // namespace

void read_jsonl(const Input& in) {
  std::string decoded;
  std::string_view bytes = in.bytes;
  if (bytes.empty() || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
      !binary_signature(bytes).empty()) {
    std::vector<std::string> warnings;
    auto text = decode_input(in, {}, warnings);
    if (!text) {
      refuse(in, text.error());
      return;
    }
    decoded = std::move(*text);
    bytes = decoded;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  simdjson::dom::parser parser;
  std::uint32_t line = 0;
  bool any = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view record = bytes.substr(at, end - at);
    at = end + 1;
    ++line;
    if (record.find_first_not_of(" \t\r") == record.npos) continue;
    any = true;
    if (!read_line(in, record, line, parser)) return;
  }
  if (!any) refuse(in, {ErrorCode::syntax, "holds no record", {}, 0, "one JSON object a line"});
}

}  // namespace laut
