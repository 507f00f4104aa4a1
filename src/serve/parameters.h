/// The parameters of a request, checked: what cannot be read is told, and what is not known too.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "laut/questions.h"
#include "serve/message.h"

namespace laut::serve {

inline constexpr std::uint32_t most_rows = 200, most_offset = 1'000'000;

/// Reads the parameters of one request. The first mistake is kept; look at failure() once all were asked for.
class Parameters {
 public:
  explicit Parameters(const Request& request) : request_(request) {}

  std::string text(std::string_view name);
  /// Not empty.
  std::string needed(std::string_view name);
  std::uint32_t number(std::string_view name, std::uint32_t otherwise, std::uint32_t most);
  bool flag(std::string_view name);
  /// Everything that narrows lists, limit and offset with it.
  Filter filter();
  /// The answer where something was wrong, also a parameter that was not asked for here.
  std::optional<Answer> failure();

 private:
  void fail(std::string message, std::string mend);
  const Request& request_;
  std::set<std::string> asked_;
  std::optional<Answer> failure_;
};

}  // namespace laut::serve
