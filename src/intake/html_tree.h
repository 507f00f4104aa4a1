/// An HTML page parsed by gumbo, within limits of memory and work.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string_view>

#include "laut/result.h"

namespace laut {

/// Owns the tree. Gumbo allocates from an arena with a budget, so a hostile page can neither exhaust memory nor
/// overflow the stack when the tree is freed (gumbo frees it recursively). The parsed text must outlive the tree.
class HtmlTree {
 public:
  /// Errors: limit, where nesting, attributes or memory go beyond what is accepted. Linear in the page.
  static Result<HtmlTree> parse(std::string_view html);
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  /// The <html> element.
  const GumboNode* root() const { return root_; }

 private:
  struct Arena;
  HtmlTree();
  std::unique_ptr<Arena> arena_;
  const GumboNode* root_ = nullptr;
};

/// Checks that parsing the page costs little: the sum over all start tags of the depth they open at, and of the squares
/// of their numbers of attributes (gumbo searches both lists linearly), stays below a limit. Errors: limit.
Status check_html_work(std::string_view html);

// Small helpers on nodes.
bool is_element(const GumboNode* n);
/// The children, or null for nodes that have none.
const GumboVector* children_of(const GumboNode* n);
/// The tag name in lower case, also of unknown tags; empty for text.
std::string_view tag_name(const GumboNode* n);
/// The value of an attribute, or empty.
std::string_view attribute(const GumboNode* n, const char* name);
bool has_attribute(const GumboNode* n, const char* name);
/// The text of a text, CDATA or white space node.
std::string_view node_text(const GumboNode* n);

/// The node behind `n` in document order within `top`, not entering the children of n; null at the end.
/// leave(node) is called for every element left on the way.
template <typename Leave>
const GumboNode* next_sibling_or_up(const GumboNode* n, const GumboNode* top, Leave&& leave) {
  while (n != top) {
    const GumboNode* parent = n->parent;
    const GumboVector* siblings = children_of(parent);
    const std::size_t next = n->index_within_parent + 1;
    if (siblings && next < siblings->length) return static_cast<const GumboNode*>(siblings->data[next]);
    n = parent;
    leave(n);
  }
  return nullptr;
}

/// Visits `top` and everything below in document order, without recursion: enter(node) returns whether to go into its
/// children; leave(node) is called for every node whose children were entered and left.
template <typename Enter, typename Leave>
void walk(const GumboNode* top, Enter&& enter, Leave&& leave) {
  const GumboNode* n = top;
  while (n) {
    const GumboVector* children = children_of(n);
    if (enter(n) && children) {
      if (children->length > 0) {
        n = static_cast<const GumboNode*>(children->data[0]);
        continue;
      }
      leave(n);
    }
    n = next_sibling_or_up(n, top, leave);
  }
}

}  // namespace laut
