// HTML pages: metadata, the article's text, its layout.
#include <algorithm>

#include "intake/html_body.h"
#include "intake/html_meta.h"
#include "intake/html_tree.h"
#include "intake/labeller.h"
#include "intake/reader.h"

namespace laut {
namespace {

bool has_title(const Article& a) {
  return std::any_of(a.blocks.begin(), a.blocks.end(), [](const Block& b) { return b.kind == BlockKind::title; });
}

/// The headline stands first in the text, also where the page has it outside the article's element.
void put_title_first(Article& a, const std::string& body) {
  if (a.title.empty() || body.starts_with(a.title.value)) return;
  a.text = a.title.value;
  std::replace(a.text.begin(), a.text.end(), '\0', ' ');
  a.blocks.push_back({{0, static_cast<std::uint32_t>(a.text.size())}, BlockKind::title, "intake/html-title"});
}

}  // namespace

Status article_from_html(std::string_view html, const Input& in, Article& a) {
  auto tree = HtmlTree::parse(html);
  if (!tree) {
    Error e = tree.error();
    e.file = in.path;
    return e;
  }
  const std::string last_resort = read_html_metadata(*tree, a);
  const Outlet* outlet = in.outlets.find(in.options.url.empty() ? a.url.value : in.options.url);
  const auto parts = find_article(*tree, in.outlets, outlet);

  Article body;
  write_article(parts, in.outlets, outlet, body);
  if (body.text.empty() && !last_resort.empty()) {
    body.text = last_resort;
    std::replace(body.text.begin(), body.text.end(), '\0', ' ');
    in.labeller.label(body);
    a.warnings.push_back("the page shows no article; its JSON-LD articleBody was read");
  }
  if (body.text.empty())
    return Error{ErrorCode::syntax, "holds no article text", std::string(in.path), 0,
                 "save the page as it is shown, or its text"};
  if (!has_title(body)) put_title_first(a, body.text);
  if (!a.text.empty()) a.text += "\n\n";
  const auto shift = static_cast<std::uint32_t>(a.text.size());
  a.text += body.text;
  for (Block b : body.blocks) {
    b.span = {b.span.begin + shift, b.span.end + shift};
    a.blocks.push_back(b);
  }
  in.labeller.relabel(a);
  return Ok{};
}

void read_html(const Input& in) {
  Article a;
  auto html = decode_input(in, declared_charset(in.bytes), a.warnings);
  if (!html) {
    refuse(in, html.error());
    return;
  }
  if (html->find_first_not_of(" \t\r\n\f") == std::string::npos) {
    refuse(in, {ErrorCode::syntax, "holds no text", {}, 0, "give a page with an article"});
    return;
  }
  if (auto done = article_from_html(*html, in, a); !done) {
    refuse(in, done.error());
    return;
  }
  deliver(in, std::move(a));
}

}  // namespace laut
