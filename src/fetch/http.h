/// Fetching of pages and feeds, politely: one request at a time, a pause between two to the same host, conditional
/// requests (RFC 9110, section 13), limits of time, size and redirections, http and https alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "laut/result.h"

namespace laut::fetch {

struct FetchOptions {
  std::string agent = "laut";             ///< User-Agent
  std::chrono::milliseconds pause{1000};  ///< between the end of a request and the next one to the same host
  std::chrono::seconds timeout{30};       ///< of one request with its redirections
  std::uint64_t largest = 16u << 20;      ///< bytes of a body
  int redirects = 5;
  std::function<bool()> stopped;  ///< asked while waiting; true ends the wait and the request. May be empty
};

struct Request {
  std::string url;
  std::string etag, modified;  ///< of the answer that is at hand; empty: there is none
};

struct Response {
  int status = 0;  ///< 200, or 304 where what is at hand is still right
  std::string body, etag, modified;
  std::string type;  ///< media type, lower case, without parameters
  std::string url;   ///< after redirections
};

/// True for "http://..." and "https://...".
bool is_web_address(std::string_view s);

/// Keeps connections open from request to request. For one thread.
class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// Errors: io (no connection, time is up, an answer other than 200 and 304, stopped), limit (too large, too many
  /// redirections), usage (no web address). A host that answers 429 or 503 is not asked again for as long as it says,
  /// an hour where it does not.
  Result<Response> get(const Request& request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace laut::fetch
