#include "output/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace laut::output {

std::string joined(const Document& doc, const SpanList& spans, std::size_t most) {
  std::string out;
  for (const Span s : spans) {
    if (!out.empty()) out += " … ";
    const std::string_view text = doc.view(s);
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    out += text.substr(0, end);
    if (out.size() >= most) break;
  }
  return out;
}

std::string kind_of(const Quotation& q) {
  std::string out(to_string(q.type));
  for (char& c : out)
    if (c == '_') c = ' ';
  switch (q.medium) {
    case Medium::unspecified: break;
    case Medium::ST: out += " speech or thought"; break;
    case Medium::SW: out += " speech or writing"; break;
    case Medium::TW: out += " thought or writing"; break;
    default: out += ' '; out += to_string(q.medium);
  }
  return out;
}

std::string name_of(const Document& doc, std::uint32_t entity, const SpanList& spans) {
  if (entity < doc.entities.size() && !doc.entities[entity].name.empty()) return doc.entities[entity].name;
  return joined(doc, spans);
}

std::string count(std::size_t n, std::string_view one) {
  if (n == 1) return fmt::format("1 {}", one);
  return one.ends_with('y') ? fmt::format("{} {}ies", n, one.substr(0, one.size() - 1)) : fmt::format("{} {}s", n, one);
}

std::string amount(const Quantity& q) {
  std::string out;
  if (q.comparator != Comparator::equal) out = fmt::format("{} ", to_string(q.comparator));
  const bool between =
      q.comparator == Comparator::equal && std::isfinite(q.low) && std::isfinite(q.high) && q.low < q.high;
  out += between ? fmt::format("{} to {}", q.low, q.high) : fmt::format("{}", q.value);
  if (!q.unit.empty()) out.append(" ").append(q.unit);
  if (!q.counted.empty() && q.counted != q.unit) out.append(" ").append(q.counted);
  return out;
}

std::string days(const Time& t) {
  if (t.earliest == t.latest) return t.earliest;
  if (t.earliest.empty()) return "until " + t.latest;
  if (t.latest.empty()) return "from " + t.earliest;
  return t.earliest + " to " + t.latest;
}

}  // namespace laut::output
