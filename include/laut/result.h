/// Errors are values. Every laut function that can fail returns Result<T>; none throws, prints or aborts.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace laut {

/// What kind of failure it was; decides how a program reacts (skip the document, stop, show usage).
enum class ErrorCode : std::uint8_t {
  io,        ///< a file or folder cannot be opened, read or written
  encoding,  ///< bytes that are not valid in the declared or required charset (strict mode only)
  syntax,    ///< malformed JSON, CoNLL-U, data file ...
  binary,    ///< the input is no text at all
  data,      ///< laut's own data or model files are missing, damaged or of another version
  limit,     ///< an input is larger than laut accepts (text over 1 GiB)
  usage,     ///< the caller asked for something contradictory or unknown
};

/// One failure, with the place and a mend where they are known. Owns its strings.
struct Error {
  ErrorCode code = ErrorCode::io;
  std::string message;     ///< what went wrong, one sentence without a full stop
  std::string file;        ///< path or "<stdin>", empty when there is none
  std::uint32_t line = 0;  ///< 1-based, 0 when unknown
  std::string mend;        ///< what the user can do about it, empty when nothing is known

  /// "file:line: message (mend)".
  std::string to_string() const;
};

/// Either a T or an Error. `if (!r) return r.error();` passes failures on.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition: ok().
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Precondition: !ok().
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Ok {};
using Status = Result<Ok>;

}  // namespace laut
