#include "serve/body.h"

namespace laut::serve {

Body::Body(const Request& request) {
  const std::string_view type = request.content_type;
  if (type.substr(0, type.find(';')) != "application/json") {
    fail(serve::failure(415, "the body must be JSON", "send Content-Type: application/json"));
    return;
  }
  switch (request.read_body(bytes_)) {
    case BodyState::whole: break;
    case BodyState::too_large:
      fail(serve::failure(413, "the body is larger than 2 MB", "send a shorter text, or use laut read"));
      return;
    case BodyState::broken: fail(serve::failure(400, "the body is not whole", "send all of it within 30 s")); return;
  }
  if (parser_.parse(bytes_).get(object_) != simdjson::SUCCESS)
    fail(serve::failure(400, "the body is no JSON object in UTF-8", "see /api/v1/openapi.json"));
}

std::string Body::text(std::string_view name, std::size_t most) {
  simdjson::dom::element value;
  if (failure_ || object_[name].get(value) != simdjson::SUCCESS || value.is_null()) return {};
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS)
    fail(serve::failure(400, std::string(name) + " is no text", "see /api/v1/openapi.json"));
  else if (text.size() > most)
    fail(serve::failure(400, std::string(name) + " is too long", "at most " + std::to_string(most) + " bytes"));
  return failure_ ? std::string() : std::string(text);
}

std::int64_t Body::id(std::string_view name) {
  std::int64_t id = 0;
  if (!failure_ && (object_[name].get(id) != simdjson::SUCCESS || id <= 0))
    fail(serve::failure(400, std::string(name) + " is no id", "give a positive number"));
  return id;
}

}  // namespace laut::serve
