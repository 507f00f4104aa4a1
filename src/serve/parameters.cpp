#include "serve/parameters.h"

#include <charconv>

#include "base/utf8.h"

namespace laut::serve {
namespace {

constexpr std::size_t most_text = 1000;

bool is_text(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto byte = static_cast<unsigned char>(s[i]);
    const auto size = byte < 0x80 ? 1u : utf8::decode(s, i).size;
    if (byte == 0 || (byte >= 0x80 && size < 2)) return false;
    i += size;
  }
  return true;
}

}  // namespace

void Parameters::fail(std::string message, std::string mend) {
  if (!failure_) failure_ = serve::failure(400, message, mend);
}

std::string Parameters::text(std::string_view name) {
  const std::string key(name);
  asked_.insert(key);
  const auto [first, last] = request_.parameters.equal_range(key);
  if (first == last) return {};
  if (std::next(first) != last) fail("there is more than one " + key, "give it once");
  const std::string& value = first->second;
  if (value.size() > most_text) fail(key + " is too long", "at most 1000 bytes");
  if (!is_text(value)) fail(key + " is no text in UTF-8", "escape its UTF-8 bytes with %");
  return failure_ ? std::string() : value;
}

std::string Parameters::needed(std::string_view name) {
  std::string value = text(name);
  if (value.find_first_not_of(" \t\r\n") == std::string::npos)
    fail(std::string(name) + " is missing", "add ?" + std::string(name) + "=…");
  return value;
}

std::uint32_t Parameters::number(std::string_view name, std::uint32_t otherwise, std::uint32_t most) {
  const std::string value = text(name);
  if (value.empty()) return otherwise;
  std::uint32_t n = 0;
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), n);
  if (code != std::errc() || end != value.data() + value.size() || n > most)
    fail(std::string(name) + " is no number from 0 to " + std::to_string(most), "");
  return n;
}

bool Parameters::flag(std::string_view name) {
  const std::string value = text(name);
  if (!value.empty() && value != "true" && value != "false") fail(std::string(name) + " is neither true nor false", "");
  return value == "true";
}

Filter Parameters::filter() {
  Filter f;
  f.speaker = text("speaker"), f.outlet = text("outlet"), f.type = text("type"), f.goods = text("goods");
  f.factuality = text("factuality");
  f.since = text("since"), f.until = text("until"), f.from = text("from"), f.to = text("to");
  f.min_origins = number("min_origins", 0, 1'000'000);
  f.limit = number("limit", f.limit, most_rows);
  f.offset = number("offset", 0, most_offset);
  return f;
}

std::optional<Answer> Parameters::failure() {
  for (const auto& [name, value] : request_.parameters)
    if (!asked_.contains(name)) {
      fail("there is no parameter '" + name.substr(0, 40) + "' here", "see /api/v1/openapi.json");
      break;
    }
  return failure_;
}

}  // namespace laut::serve
