#include "intake/html_meta.h"

#include <algorithm>
#include <vector>

#include "intake/dates.h"
#include "intake/json.h"
#include "intake/reader.h"

namespace laut {
namespace {

constexpr std::size_t most_json = std::size_t{4} << 20;  // bytes of one JSON-LD script
constexpr std::size_t most_authors = 20;

std::string lowered(std::string_view s) {
  std::string out(s.substr(0, 64));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// What the parts of a page offer, collected in one walk; applied in order of trust.
struct Found {
  Article json, meta, other;  // only their metadata is used
  std::string body;           // articleBody of JSON-LD
  std::string time, itemprop_time, heading;
};

void add_author(std::vector<Sourced>& authors, std::string_view name, std::string_view origin) {
  // An author given as a URL is a profile, not a name.
  if (name.empty() || name.size() > 120 || name.starts_with("http") || authors.size() >= most_authors) return;
  for (const Sourced& a : authors)
    if (a.value == name) return;
  authors.push_back({std::string(name), std::string(origin), {}});
}

bool is_article_type(json::Element type) {
  bool article = false;
  json::each_text(type, [&](std::string_view t) {
    article |= t.ends_with("Article") || t.ends_with("BlogPosting") || t == "Report";
  });
  return article;
}

void read_ld_object(const json::Object& o, Found& found) {
  json::Element e;
  if (o["@type"].get(e) != simdjson::SUCCESS || !is_article_type(e)) return;
  std::string scratch;
  Article& a = found.json;
  constexpr std::string_view origin = "html:json-ld";
  set_if_unset(a.title, json::text(o, "headline", scratch), origin);
  set_if_unset(a.published, json::text(o, "datePublished", scratch), origin);
  set_if_unset(a.updated, json::text(o, "dateModified", scratch), origin);
  set_if_unset(a.language, json::text(o, "inLanguage", scratch), origin);
  set_if_unset(a.url, json::text(o, "url", scratch), origin);
  if (o["publisher"].get(e) == simdjson::SUCCESS)
    json::each_text(e, [&](std::string_view s) { set_if_unset(a.outlet, s, origin); });
  for (const std::string_view key : {"author", "creator"})
    if (a.authors.empty() && o[key].get(e) == simdjson::SUCCESS)
      json::each_text(e, [&](std::string_view s) { add_author(a.authors, s, origin); });
  if (found.body.empty()) found.body = json::text(o, "articleBody", scratch);
}

/// Objects of a JSON-LD script: itself, the items of an array, of "@graph" and of "mainEntity".
void read_ld(json::Element e, Found& found, int depth = 0) {
  if (depth > 4) return;
  simdjson::dom::array items;
  json::Object o;
  if (e.get(items) == simdjson::SUCCESS) {
    for (const json::Element item : items) read_ld(item, found, depth + 1);
  } else if (e.get(o) == simdjson::SUCCESS) {
    read_ld_object(o, found);
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (json::Element inner; o[key].get(inner) == simdjson::SUCCESS) read_ld(inner, found, depth + 1);
  }
}

void read_script(const GumboNode* n, simdjson::dom::parser& parser, Found& found) {
  if (lowered(attribute(n, "type")) != "application/ld+json") return;
  const GumboVector& children = n->v.element.children;
  if (children.length == 0) return;
  const std::string_view text = node_text(static_cast<const GumboNode*>(children.data[0]));
  if (text.empty() || text.size() > most_json) return;
  json::Element document;
  if (parser.parse(text.data(), text.size()).get(document) == simdjson::SUCCESS) read_ld(document, found);
}

void read_meta(const GumboNode* n, Found& found) {
  std::string key = lowered(attribute(n, "property"));
  if (key.empty()) key = lowered(attribute(n, "name"));
  if (key.empty()) key = lowered(attribute(n, "itemprop"));
  const std::string_view value = attribute(n, "content");
  if (key.empty() || value.empty()) return;
  constexpr std::string_view origin = "html:meta";
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), key) != names.end();
  };
  Article& a = found.meta;
  if (is({"og:title", "dc.title", "dcterms.title", "twitter:title", "headline"})) set_if_unset(a.title, value, origin);
  if (is({"og:url"})) set_if_unset(a.url, value, origin);
  if (is({"og:site_name", "dc.publisher", "publisher", "application-name"})) set_if_unset(a.outlet, value, origin);
  if (is({"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
          "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date",
          "parsely-pub-date", "cxenseparse:recs:publishtime"}) &&
      !iso_date(value).empty())
    set_if_unset(a.published, value, origin);
  if (is({"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
          "dc.date.modified"}) &&
      !iso_date(value).empty())
    set_if_unset(a.updated, value, origin);
  if (is({"author", "article:author", "dc.creator", "dcterms.creator"})) add_author(a.authors, value, origin);
  if (is({"dc.language", "language", "content-language", "og:locale"})) set_if_unset(a.language, value, origin);
}

/// The text of an element, blanks collapsed, at most `most` bytes.
std::string inner_text(const GumboNode* top, std::size_t most) {
  std::string out;
  walk(
      top,
      [&](const GumboNode* n) {
        for (const char c : node_text(n)) {
          const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
          if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
        }
        return out.size() < most && n->type != GUMBO_NODE_TEMPLATE;
      },
      [](const GumboNode*) {});
  if (out.ends_with(' ')) out.pop_back();
  if (out.size() > most) out.clear();
  return out;
}

/// "Bahn baut um | Beispielblatt": the part behind the last separator is the outlet where it is short.
std::string_view without_site(std::string_view title) {
  for (const std::string_view mark : {" | ", " - ", " – ", " :: "}) {
    const std::size_t at = title.rfind(mark);
    if (at == title.npos || at < 10) continue;
    const std::string_view site = title.substr(at + mark.size());
    if (std::count(site.begin(), site.end(), ' ') <= 3 && site.size() < at) return title.substr(0, at);
  }
  return title;
}

void merge(Article& into, const Article& from) {
  for (Sourced Article::*field :
       {&Article::title, &Article::outlet, &Article::url, &Article::published, &Article::updated, &Article::language})
    if ((into.*field).empty()) into.*field = from.*field;
  if (into.authors.empty()) into.authors = from.authors;
}

void visit(const GumboNode* n, simdjson::dom::parser& parser, Found& found) {
  if (n->type != GUMBO_NODE_ELEMENT) return;
  switch (n->v.element.tag) {
    case GUMBO_TAG_SCRIPT: read_script(n, parser, found); break;
    case GUMBO_TAG_META: read_meta(n, found); break;
    case GUMBO_TAG_LINK:
      if (lowered(attribute(n, "rel")) == "canonical")
        set_if_unset(found.other.url, attribute(n, "href"), "html:canonical");
      break;
    case GUMBO_TAG_TITLE:
      if (n->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
        set_if_unset(found.other.title, without_site(inner_text(n, 400)), "html:title");
      break;
    case GUMBO_TAG_TIME: {
      const std::string_view value = attribute(n, "datetime");
      if (iso_date(value).empty()) break;
      if (found.time.empty()) found.time = value;
      if (found.itemprop_time.empty() &&
          (lowered(attribute(n, "itemprop")) == "datepublished" || has_attribute(n, "pubdate")))
        found.itemprop_time = value;
      break;
    }
    case GUMBO_TAG_H1:
      if (found.heading.empty()) found.heading = inner_text(n, 400);
      break;
    case GUMBO_TAG_HTML: set_if_unset(found.other.language, attribute(n, "lang"), "html:lang"); break;
    default: break;
  }
}

}  // namespace

std::string read_html_metadata(const HtmlTree& tree, Article& a) {
  Found found;
  simdjson::dom::parser parser;
  walk(
      tree.root(),
      [&](const GumboNode* n) {
        visit(n, parser, found);
        return n->type != GUMBO_NODE_TEMPLATE;
      },
      [](const GumboNode*) {});
  merge(a, found.json);
  merge(a, found.meta);
  set_if_unset(a.title, found.heading, "html:h1");
  set_if_unset(a.published, found.itemprop_time, "html:time");
  set_if_unset(a.published, found.time, "html:time");
  merge(a, found.other);
  return std::move(found.body);
}

std::string_view declared_charset(std::string_view bytes) {
  bytes = bytes.substr(0, 4096);
  for (std::size_t at = bytes.find("charset"); at != bytes.npos; at = bytes.find("charset", at + 7)) {
    std::size_t i = at + 7;
    while (i < bytes.size() && bytes[i] == ' ') ++i;
    if (i >= bytes.size() || bytes[i] != '=') continue;
    i = std::min(bytes.find_first_not_of("= \"'", i), bytes.size());
    const std::size_t end = std::min(bytes.find_first_of("\"' ;/>\r\n", i), bytes.size());
    return bytes.substr(i, end - i);
  }
  return {};
}

}  // namespace laut
