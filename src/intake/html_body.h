/// Finds the article in a page and writes its text.
#pragma once

#include <vector>

#include "intake/html_tree.h"
#include "intake/outlets.h"
#include "laut/article.h"

namespace laut {

/// The elements that hold the article, in document order, none within another: by the outlet's selectors (where
/// `outlet` is given and they fit), by itemprop=articleBody or <article>, else the smallest element with most of the
/// page's paragraph text. Never empty. Linear.
std::vector<const GumboNode*> find_article(const HtmlTree& tree, const Outlets& outlets, const Outlet* outlet);

/// Appends the text of the elements to a.text and its blocks to a.blocks: title, headings, paragraphs, list items and
/// captions, separated by blank lines; menus, scripts, asides, footers and what `outlet` leaves out are dropped.
void write_article(const std::vector<const GumboNode*>& parts, const Outlets& outlets, const Outlet* outlet,
                   Article& a);

}  // namespace laut
