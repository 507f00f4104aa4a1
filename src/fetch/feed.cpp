#include "fetch/feed.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>

#include "intake/dates.h"

namespace laut::fetch {
namespace {

constexpr std::size_t most_items = 10'000;

/// The name without its prefix: feeds declare any prefix for a namespace.
std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1));
}

struct Append : pugi::xml_writer {
  std::string out;
  void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
};

/// Text of an element; markup within it (Atom's xhtml) is written out again.
std::string inner(const pugi::xml_node& node) {
  Append writer;
  for (const pugi::xml_node& child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      writer.out += child.value();
    else
      child.print(writer, "", pugi::format_raw);
  }
  return trimmed(writer.out);
}

std::string date(const pugi::xml_node& node) {
  return iso_date(trimmed(node.text().get()));
}

std::string_view scheme_and_host(std::string_view address) {
  const std::size_t start = address.find("://");
  if (start == std::string_view::npos) return {};
  return address.substr(0, address.find_first_of("/?#", start + 3));
}

/// RFC 3986, section 5, for what feeds have: absolute, //host/path, /path and path.
std::string resolved(std::string link, std::string_view address) {
  if (link.empty() || link.find("://") != std::string::npos || link.starts_with("urn:")) return link;
  const std::string_view root = scheme_and_host(address);
  if (root.empty()) return link;
  if (link.starts_with("//")) return std::string(address.substr(0, address.find("//"))) + link;
  if (link.starts_with('/')) return std::string(root) + link;
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || slash < root.size()) return std::string(root) + "/" + link;
  return std::string(path.substr(0, slash + 1)) + link;
}

void read_link(const pugi::xml_node& node, FeedItem& item) {
  const std::string href = node.attribute("href").value();
  if (href.empty()) {
    if (item.link.empty()) item.link = trimmed(node.text().get());
    return;
  }
  const std::string_view rel = node.attribute("rel").value();
  if (rel.empty() || rel == "alternate") item.link = href;
}

FeedItem read_item(const pugi::xml_node& node, std::string_view address) {
  FeedItem item;
  bool permalink = false;
  for (const pugi::xml_node& child : node) {
    const std::string_view name = local(child);
    if (name == "link") {
      read_link(child, item);
    } else if (name == "guid" || name == "id") {
      item.id = trimmed(child.text().get());
      permalink = name == "guid" && std::string_view(child.attribute("isPermaLink").as_string("true")) == "true";
    } else if (name == "title" && item.title.empty()) {
      item.title = inner(child);
    } else if (name == "pubDate" || name == "published" || name == "issued" || name == "date") {
      item.published = date(child);
    } else if (name == "updated" || name == "modified") {
      item.updated = date(child);
    } else if (name == "creator" || name == "author") {
      const pugi::xml_node person = child.child("name");
      item.author = trimmed(person ? person.text().get() : child.text().get());
    } else if (name == "encoded" || name == "content" || name == "summary" || name == "description") {
      if (std::string text = inner(child); text.size() > item.html.size()) item.html = std::move(text);
    }
  }
  if (item.link.empty() && permalink && item.id.starts_with("http")) item.link = item.id;
  item.link = resolved(std::move(item.link), address);
  if (item.id.empty()) item.id = item.link;
  if (item.published.empty()) item.published = item.updated;
  return item;
}

std::string escaped(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string_view skipped_prolog(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const std::string_view end = bytes.starts_with("<!--") ? "-->" : ">";
    if (!bytes.starts_with("<?") && !bytes.starts_with("<!")) return bytes;
    const std::size_t at = bytes.find(end);
    if (at == std::string_view::npos) return {};
    bytes.remove_prefix(at + end.size());
  }
}

}  // namespace

bool is_feed(std::string_view bytes) {
  const std::string_view start = skipped_prolog(bytes.substr(0, 1 << 14));
  const std::size_t end = start.find_first_of(" \t\r\n>/");
  if (!start.starts_with('<') || end == std::string_view::npos) return false;
  std::string_view name = start.substr(1, end - 1);
  name.remove_prefix(std::min(name.find(':'), name.size()) == name.size() ? 0 : name.find(':') + 1);
  return name == "rss" || name == "feed" || name == "RDF";
}

Result<Feed> read_feed(std::string_view bytes, std::string_view address) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size());
  const std::string file(address);
  if (!parsed) {
    const auto end =
        std::min<std::size_t>(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), bytes.size());
    const auto line = static_cast<std::uint32_t>(
        std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n') + 1);
    return Error{ErrorCode::syntax, std::string("is no XML: ") + parsed.description(), file, line, ""};
  }
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local(root);
  if (kind != "rss" && kind != "feed" && kind != "RDF")
    return Error{ErrorCode::syntax, "is no feed: neither RSS nor Atom", file, 0, "name a feed or an article"};
  Feed feed;
  // RSS 2.0 has its items within the channel, RSS 1.0 beside it.
  const auto visit = [&](const pugi::xml_node& parent) {
    for (const pugi::xml_node& child : parent) {
      const std::string_view name = local(child);
      if (name == "title" && feed.title.empty()) feed.title = inner(child);
      if (name == "language" && feed.language.empty()) feed.language = trimmed(child.text().get());
      if ((name != "item" && name != "entry") || feed.items.size() >= most_items) continue;
      FeedItem item = read_item(child, address);
      if (!item.link.empty() || !item.html.empty()) feed.items.push_back(std::move(item));
    }
  };
  visit(root);
  for (const pugi::xml_node& child : root)
    if (local(child) == "channel") visit(child);
  return feed;
}

std::string page_of(const FeedItem& item) {
  std::string page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + escaped(item.title) + "</title>";
  const auto meta = [&](const char* name, const std::string& value) {
    if (!value.empty()) page += std::string("<meta property=\"") + name + "\" content=\"" + escaped(value) + "\">";
  };
  meta("og:url", item.link);
  meta("article:published_time", item.published);
  meta("article:modified_time", item.updated);
  page += "</head><body><article><h1>" + escaped(item.title) + "</h1>";
  const bool paragraphs = item.html.find('<') != std::string::npos;
  page += paragraphs ? item.html : "<p>" + item.html + "</p>";
  return page + "</article></body></html>";
}

}  // namespace laut::fetch
