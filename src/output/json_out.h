/// Writing JSON by appending. Knows commas, indentation and escapes; the caller keeps the nesting right.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace laut::output {

/// Two layouts: compact (one line, no blanks) and pretty, in which a container opened with `lines` puts every member
/// on its own line and any other stays on one line.
class JsonOut {
 public:
  enum class Layout : std::uint8_t { inside, lines };

  JsonOut(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void begin_object(Layout layout = Layout::inside) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout = Layout::inside) { begin('[', layout); }
  void end_array() { end(']'); }

  /// Names the next value. Keys are the project's own words and are not escaped.
  void key(std::string_view name);

  void string(std::string_view value);
  void number(std::uint32_t value);
  /// The shortest form that reads back as the same number; null where it is not finite.
  void number(double value);
  /// An id or a moment, which may be larger.
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();

  void string(std::string_view name, std::string_view value) { key(name), string(value); }
  void number(std::string_view name, std::uint32_t value) { key(name), number(value); }
  void number(std::string_view name, double value) { key(name), number(value); }
  void integer(std::string_view name, std::int64_t value) { key(name), integer(value); }
  void boolean(std::string_view name, bool value) { key(name), boolean(value); }

 private:
  struct Level {
    bool lines = false, any = false;
  };
  void begin(char bracket, Layout layout);
  void end(char bracket);
  void separate();
  void new_line();

  std::string& out_;
  bool pretty_;
  bool after_key_ = false;
  std::uint32_t depth_ = 0;
  Level levels_[16];  // the contract nests five deep
};

/// Appends value with quotes and escapes. Malformed bytes become U+FFFD.
void append_json_string(std::string& out, std::string_view value);

}  // namespace laut::output
