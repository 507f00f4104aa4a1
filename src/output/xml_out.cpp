#include "output/xml_out.h"

#include "base/utf8.h"

namespace laut::output {

void append_xml(std::string& out, std::string_view value) {
  for (std::size_t i = 0; i < value.size();) {
    const utf8::Decoded d = utf8::decode(value, i);
    i += d.size;
    switch (d.cp) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\r': out += "&#13;"; break;
      case '\n':
      case '\t': out += static_cast<char>(d.cp); break;
      default: utf8::append(out, d.cp < 0x20 || d.cp == 0xFFFE || d.cp == 0xFFFF ? U'\uFFFD' : d.cp);
    }
  }
}

}  // namespace laut::output
