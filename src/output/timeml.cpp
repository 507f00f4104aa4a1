#include <fmt/format.h>

#include <iterator>

#include "output/timeml_text.h"
#include "output/writers.h"
#include "output/xml_out.h"

namespace laut::output {
namespace {

void attribute(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  fmt::format_to(std::back_inserter(out), " {}=\"", name);
  append_xml(out, value);
  out += '"';
}

void element(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  fmt::format_to(std::back_inserter(out), "<{}>", name);
  append_xml(out, value);
  fmt::format_to(std::back_inserter(out), "</{}>\n", name);
}

void creation_time(std::string_view published, std::string& out) {
  if (published.empty()) return;
  out += "<DCT><TIMEX3 tid=\"t0\"";
  attribute("type", published.size() > 10 ? "TIME" : "DATE", out);
  attribute("value", published, out);
  out += " temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">";
  append_xml(out, published);
  out += "</TIMEX3></DCT>\n";
}

}  // namespace

void append_timeml(const TimemlText& text, std::string& out) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n";
  element("DOCID", text.id, out);
  creation_time(text.published, out);
  element("TITLE", text.title, out);
  out += "<TEXT>";
  std::uint32_t at = 0, number = 0;
  for (const TimemlTime& t : text.times) {
    if (t.span.empty() || t.span.begin < at || t.span.end > text.text.size()) continue;  // tags must not overlap
    append_xml(out, text.text.substr(at, t.span.begin - at));
    fmt::format_to(std::back_inserter(out), "<TIMEX3 tid=\"t{}\"", ++number);
    attribute("type", t.type, out);
    attribute("value", t.value, out);
    attribute("mod", t.mod, out);
    attribute("quant", t.quant, out);
    attribute("freq", t.freq, out);
    if (t.from_publication && !text.published.empty()) attribute("anchorTimeID", "t0", out);
    out += '>';
    append_xml(out, text.text.substr(t.span.begin, t.span.size()));
    out += "</TIMEX3>";
    at = t.span.end;
  }
  append_xml(out, text.text.substr(at));
  out += "</TEXT>\n</TimeML>\n";
}

void write_timeml(const Document& doc, std::string& out) {
  const Article& a = doc.article;
  TimemlText text{a.id, a.title.value, a.published.value, doc.text(), {}};
  text.times.reserve(doc.times.size());
  for (const Time& t : doc.times)
    text.times.push_back({t.span, to_string(t.type), t.value, t.mod, t.quant, t.freq, t.anchor == "published"});
  append_timeml(text, out);
}

}  // namespace laut::output
