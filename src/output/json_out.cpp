#include "output/json_out.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/utf8.h"

namespace laut::output {

void append_json_string(std::string& out, std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;  // start of the run that needs no change and is not yet copied
  for (std::size_t i = 0; i < value.size();) {
    const auto byte = static_cast<unsigned char>(value[i]);
    std::uint32_t size = 1;
    if (byte >= 0x80) {
      const utf8::Decoded d = utf8::decode(value, i);
      size = d.size;
      if (d.size > 1) {
        i += size;
        continue;
      }
    } else if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) {
      ++i;
      continue;
    }
    out.append(value, plain, i - plain);
    i += size;
    plain = i;
    switch (byte) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte >= 0x80) {
          out += "\xEF\xBF\xBD";
        } else {
          out += "\\u00";
          out += hex[byte >> 4];
          out += hex[byte & 15];
        }
    }
  }
  out.append(value, plain, value.size() - plain);
  out += '"';
}

void JsonOut::new_line() {
  out_ += '\n';
  out_.append(2 * static_cast<std::size_t>(depth_), ' ');
}

void JsonOut::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  Level& level = levels_[depth_ - 1];
  if (level.any) out_ += ',';
  if (pretty_ && level.lines)
    new_line();
  else if (pretty_ && level.any)
    out_ += ' ';
  level.any = true;
}

void JsonOut::begin(char bracket, Layout layout) {
  separate();
  out_ += bracket;
  levels_[depth_++] = {layout == Layout::lines, false};
}

void JsonOut::end(char bracket) {
  const Level level = levels_[--depth_];
  if (pretty_ && level.lines && level.any) new_line();
  out_ += bracket;
}

void JsonOut::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += pretty_ ? "\": " : "\":";
  after_key_ = true;
}

void JsonOut::string(std::string_view value) {
  separate();
  append_json_string(out_, value);
}

void JsonOut::number(std::uint32_t value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void JsonOut::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void JsonOut::integer(std::int64_t value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

void JsonOut::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonOut::null() {
  separate();
  out_ += "null";
}

}  // namespace laut::output
