// TimeML: the text of <TEXT> with its tags stripped and entities resolved; published is the value of the document
// creation time.
#include <algorithm>

#include "base/utf8.h"
#include "intake/reader.h"

namespace laut {
namespace {

/// The content of the first <name ...>...</name>, or the whole of `xml` behind the start tag where it is not closed.
bool element(std::string_view xml, std::string_view name, std::string_view& content) {
  const std::string open = std::string("<").append(name), close = std::string("</").append(name).append(">");
  for (std::size_t at = xml.find(open); at != xml.npos; at = xml.find(open, at + 1)) {
    const std::size_t behind = at + open.size();
    if (behind < xml.size() && xml[behind] != '>' && xml[behind] != ' ' && xml[behind] != '\n') continue;
    const std::size_t start = xml.find('>', behind);
    if (start == xml.npos) return false;
    const std::size_t end = xml.rfind(close);
    content = xml.substr(start + 1, end == xml.npos || end <= start ? xml.npos : end - start - 1);
    return true;
  }
  return false;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string key = std::string(" ").append(name).append("=\"");
  const std::size_t at = tag.find(key);
  if (at == tag.npos) return {};
  const std::size_t begin = at + key.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

/// The five entities of XML and character references; anything else stays as it is.
std::size_t entity(std::string_view s, std::string& out) {
  struct Named {
    std::string_view name;
    char value;
  };
  for (const Named& n : {Named{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}})
    if (s.starts_with(n.name)) return out += n.value, n.name.size();
  if (s.size() < 4 || s[1] != '#') return 0;
  const bool hex = s[2] == 'x' || s[2] == 'X';
  char32_t cp = 0;
  std::size_t i = hex ? 3 : 2;
  const std::size_t first = i;
  for (; i < s.size() && i < 12 && s[i] != ';'; ++i) {
    const char c = s[i];
    const int digit = c >= '0' && c <= '9'                        ? c - '0'
                      : hex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                                  : -1;
    if (digit < 0) return 0;
    cp = std::min<char32_t>(cp * (hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  }
  if (i == first || i >= s.size() || s[i] != ';') return 0;
  utf8::append(out, cp == 0 ? 0xFFFD : cp);
  return i + 1;
}

std::string strip(std::string_view xml) {
  std::string out;
  out.reserve(xml.size());
  std::size_t last_open = xml.rfind('>');  // a '<' behind the last '>' is no tag
  for (std::size_t i = 0; i < xml.size();) {
    if (xml[i] == '<' && last_open != xml.npos && i < last_open) {
      i = xml.find('>', i) + 1;
      continue;
    }
    if (xml[i] == '&')
      if (const std::size_t n = entity(xml.substr(i, 16), out); n > 0) {
        i += n;
        continue;
      }
    out += xml[i++];
  }
  return out;
}

}  // namespace

void read_timeml(const Input& in) {
  Article a;
  auto xml = decode_input(in, {}, a.warnings);
  if (!xml) {
    refuse(in, xml.error());
    return;
  }
  std::string_view content, text;
  if (element(*xml, "DCT", content)) {
    const std::size_t tag = content.find("<TIMEX3");
    if (tag != content.npos)
      set_if_unset(a.published, attribute(content.substr(tag, content.find('>', tag) - tag), "value"), "timeml");
  }
  if (element(*xml, "TITLE", content)) set_if_unset(a.title, strip(content), "timeml");
  if (!element(*xml, "TEXT", text)) {
    refuse(in, {ErrorCode::syntax, "has no <TEXT> element", {}, 0, "give a TimeML document"});
    return;
  }
  a.text = strip(text);
  a.id = stem(in.path);
  deliver(in, std::move(a));
}

}  // namespace laut
