#include <fmt/format.h>

#include <iterator>

#include "base/utf8.h"
#include "output/writers.h"

namespace laut::output {
namespace {

/// XML text or attribute value. Characters that XML 1.0 forbids become U+FFFD.
void append_xml(std::string_view value, std::string& out) {
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

void attribute(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  fmt::format_to(std::back_inserter(out), " {}=\"", name);
  append_xml(value, out);
  out += '"';
}

void element(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  fmt::format_to(std::back_inserter(out), "<{}>", name);
  append_xml(value, out);
  fmt::format_to(std::back_inserter(out), "</{}>\n", name);
}

void creation_time(std::string_view published, std::string& out) {
  if (published.empty()) return;
  out += "<DCT><TIMEX3 tid=\"t0\"";
  attribute("type", published.size() > 10 ? "TIME" : "DATE", out);
  attribute("value", published, out);
  out += " temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">";
  append_xml(published, out);
  out += "</TIMEX3></DCT>\n";
}

}  // namespace

void write_timeml(const Document& doc, std::string& out) {
  const Article& a = doc.article;
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n";
  element("DOCID", a.id, out);
  creation_time(a.published.value, out);
  element("TITLE", a.title.value, out);
  out += "<TEXT>";
  std::uint32_t at = 0, number = 0;
  for (const Time& t : doc.times) {
    if (t.span.empty() || t.span.begin < at || t.span.end > doc.text().size()) continue;  // tags must not overlap
    append_xml(doc.view({at, t.span.begin}), out);
    fmt::format_to(std::back_inserter(out), "<TIMEX3 tid=\"t{}\"", ++number);
    attribute("type", to_string(t.type), out);
    attribute("value", t.value, out);
    attribute("mod", t.mod, out);
    attribute("quant", t.quant, out);
    attribute("freq", t.freq, out);
    if (t.anchor == "published" && !a.published.empty()) attribute("anchorTimeID", "t0", out);
    out += '>';
    append_xml(doc.view(t.span), out);
    out += "</TIMEX3>";
    at = t.span.end;
  }
  append_xml(doc.text().substr(at), out);
  out += "</TEXT>\n</TimeML>\n";
}

}  // namespace laut::output
