/// Bodies of requests: one JSON object, with members of a few kinds.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace laut::serve {

/// The object of a request's body. Look at failure() once all members were asked for; the first mistake is kept.
class Body {
 public:
  /// Reads it: 415 where it is not said to be JSON, 413 where it is too large, 400 where it is none.
  explicit Body(const Request& request);
  /// Empty where the member is not there or null.
  std::string text(std::string_view name, std::size_t most);
  /// A positive number, which must be there.
  std::int64_t id(std::string_view name);
  std::optional<Answer> failure() const { return failure_; }
  void fail(Answer answer) {
    if (!failure_) failure_ = std::move(answer);
  }

 private:
  std::string bytes_;
  simdjson::dom::parser parser_;
  simdjson::dom::object object_;
  std::optional<Answer> failure_;
};

}  // namespace laut::serve
