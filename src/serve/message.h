/// A request and its answer, as the router and the endpoints see them; what is HTTP's alone stays in listener.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "laut/result.h"

namespace laut::serve {

/// Largest body of a request, in bytes; what is larger is answered with 413 and not read.
inline constexpr std::size_t most_body = 2 << 20;

enum class BodyState : std::uint8_t {
  whole,
  too_large,  ///< more than most_body; the rest was not read
  broken      ///< the client stopped, was too slow, or wrote no HTTP
};

struct Request {
  std::string method, path;  ///< path is decoded and is compared with the table of routes, never opened
  std::string target;        ///< path and query as they came
  std::multimap<std::string, std::string> parameters;
  std::string host, authorization, content_type, if_none_match;
  unsigned hosts = 1;  ///< how many Host headers there were
  bool gzip = false;   ///< the client takes gzip
  /// Reads the body, once. Empty for methods without one.
  std::function<BodyState(std::string& out)> read_body;
};

/// Writes a piece of a body; false where the client is gone.
using PutPiece = std::function<bool(std::string_view piece)>;

struct Answer {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  std::string etag;                                 ///< with its quotation marks
  std::string file;                                 ///< name of the file that it is to be kept as
  std::string allow;                                ///< of 405
  std::string encoding;                             ///< "gzip" where the body is
  bool ask_token = false;                           ///< of 401
  bool cacheable = true;                            ///< the same until the ledger changes
  std::function<bool(const PutPiece& put)> stream;  ///< instead of the body: false where it broke off
};

/// {"error": {"message": …, "mend": …}}
Answer failure(int status, std::string_view message, std::string_view mend = {});
/// 400 for what the caller asked wrong, 500 for all else. Paths of files are not told.
Answer failure(const Error& error);

/// The bytes in gzip's format.
std::string gzipped(std::string_view bytes);

}  // namespace laut::serve
