/// What a page says of its article outside the text: JSON-LD, <meta>, <title>, <time>, <link rel=canonical>, lang.
#pragma once

#include <string>

#include "intake/html_tree.h"
#include "laut/article.h"

namespace laut {

/// Fills what is unset in `a`, the best source first. Returns JSON-LD's articleBody (empty where there is none), which
/// is the last resort where the page holds no text.
std::string read_html_metadata(const HtmlTree& tree, Article& a);

/// The charset that the first 4 KiB of a page name, or empty.
std::string_view declared_charset(std::string_view bytes);

}  // namespace laut
