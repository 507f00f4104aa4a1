#include "intake/html_body.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "intake/paragraphs.h"

namespace laut {
namespace {

constexpr std::size_t long_paragraph = 60;  // bytes from which a <p> counts as running text
constexpr std::size_t enough_text = 200;    // bytes of paragraphs that make a selector's match an article

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    const bool starts = at == 0 || list[at - 1] == ' ' || list[at - 1] == '\n' || list[at - 1] == '\t';
    const std::size_t end = at + word.size();
    if (starts && (end == list.size() || list[end] == ' ' || list[end] == '\n' || list[end] == '\t')) return true;
  }
  return false;
}

bool selected(const GumboNode* n, const Selector& s, const Outlets& o) {
  if (n->type != GUMBO_NODE_ELEMENT) return false;
  if (s.tag.size > 0 && tag_name(n) != o.text(s.tag)) return false;
  if (s.css_class.size > 0 && !has_word(attribute(n, "class"), o.text(s.css_class))) return false;
  if (s.id.size > 0 && attribute(n, "id") != o.text(s.id)) return false;
  if (s.attribute.size > 0) {
    const std::string name(o.text(s.attribute));
    if (!has_attribute(n, name.c_str())) return false;
    if (s.value.size > 0 && !has_word(attribute(n, name.c_str()), o.text(s.value))) return false;
  }
  return true;
}

/// Elements whose content is never part of an article.
bool dropped_tag(const GumboNode* n) {
  if (n->type == GUMBO_NODE_TEMPLATE) return true;
  if (n->type != GUMBO_NODE_ELEMENT) return false;
  switch (n->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED: return true;
    default: break;
  }
  if (has_attribute(n, "hidden")) return true;
  const std::string_view style = attribute(n, "style");
  return style.find("display:none") != style.npos || style.find("display: none") != style.npos;
}

/// Words of class names and ids that mark menus, adverts, share bars and comments on any site.
bool clutter_class(const GumboNode* n) {
  constexpr std::string_view words[] = {
      "share",   "sharing",         "sharebar", "socialbar",  "newsletter",  "advert",   "advertisement", "ad",
      "ads",     "adslot",          "banner",   "breadcrumb", "breadcrumbs", "comments", "paywall",       "cookie",
      "consent", "recommendations", "related",  "navigation", "pagination",  "skiplink", "skip-link",     "toolbar"};
  for (const std::string_view value : {attribute(n, "class"), attribute(n, "id")}) {
    if (value.size() > 400) continue;
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" -_\n\t", at), value.size());
      const std::string_view word = value.substr(at, end - at);
      if (std::find(std::begin(words), std::end(words), word) != std::end(words)) return true;
      at = end + 1;
    }
  }
  const std::string_view role = attribute(n, "role");
  return role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
         role == "complementary";
}

bool block_tag(const GumboNode* n) {
  if (n->type != GUMBO_NODE_ELEMENT) return false;
  switch (n->v.element.tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_UNKNOWN: return false;
    default: return true;
  }
}

/// Bytes of paragraph text that every element holds, its own <p>s and those below it.
class ParagraphText {
 public:
  explicit ParagraphText(const HtmlTree& tree) {
    std::vector<std::size_t> open{0};
    std::size_t links = 0;
    walk(
        tree.root(),
        [&](const GumboNode* n) {
          if (dropped_tag(n) || (n->type == GUMBO_NODE_ELEMENT && n != tree.root() && clutter_class(n))) return false;
          if (is_element(n)) {
            open.push_back(0);
            paragraphs_ += n->v.element.tag == GUMBO_TAG_P;
            in_paragraph_ += n->v.element.tag == GUMBO_TAG_P;
            links += n->v.element.tag == GUMBO_TAG_A;
          } else if (n->type == GUMBO_NODE_TEXT && in_paragraph_ > 0 && links == 0) {
            open.back() += node_text(n).size();
          }
          return true;
        },
        [&](const GumboNode* n) {
          if (!is_element(n)) return;
          std::size_t size = open.back();
          open.pop_back();
          const bool p = n->v.element.tag == GUMBO_TAG_P;
          in_paragraph_ -= p;
          links -= n->v.element.tag == GUMBO_TAG_A;
          if (p && size < long_paragraph) size = 0;
          if (size > 0) sizes_[n] = size;
          if (!open.empty()) open.back() += size;
        });
  }

  std::size_t operator()(const GumboNode* n) const {
    const auto at = sizes_.find(n);
    return at == sizes_.end() ? 0 : at->second;
  }

 private:
  std::unordered_map<const GumboNode*, std::size_t> sizes_;
  int in_paragraph_ = 0, paragraphs_ = 0;
};

/// All elements that `fits`, none within another.
template <typename Fits>
std::vector<const GumboNode*> all(const GumboNode* top, Fits&& fits) {
  std::vector<const GumboNode*> out;
  walk(
      top,
      [&](const GumboNode* n) {
        if (n->type == GUMBO_NODE_TEMPLATE) return false;
        if (!fits(n)) return true;
        out.push_back(n);
        return false;
      },
      [](const GumboNode*) {});
  return out;
}

std::size_t total(const std::vector<const GumboNode*>& nodes, const ParagraphText& size) {
  std::size_t sum = 0;
  for (const GumboNode* n : nodes) sum += size(n);
  return sum;
}

/// The smallest element with three quarters of the page's paragraph text.
const GumboNode* densest(const GumboNode* top, const ParagraphText& size) {
  const std::size_t needed = size(top) * 3 / 4;
  for (const GumboNode* n = top;;) {
    const GumboNode* heavy = nullptr;
    if (const GumboVector* children = children_of(n); children && needed > 0)
      for (unsigned i = 0; i < children->length && !heavy; ++i) {
        const auto* child = static_cast<const GumboNode*>(children->data[i]);
        if (is_element(child) && child->v.element.tag != GUMBO_TAG_P && size(child) >= needed) heavy = child;
      }
    if (!heavy) return n;
    n = heavy;
  }
}

/// Writes elements as paragraphs.
class Composer {
 public:
  Composer(const Outlets& outlets, const Outlet* outlet, Article& a)
      : outlets_(outlets), outlet_(outlet), article_(a) {}

  void write(const GumboNode* top) {
    walk(
        top, [&](const GumboNode* n) { return enter(n, n == top); }, [&](const GumboNode* n) { leave(n); });
    flush();
  }

 private:
  struct Context {
    BlockKind kind;
    std::string_view rule;
  };

  bool dropped(const GumboNode* n) const {
    if (dropped_tag(n)) return true;
    if (n->type != GUMBO_NODE_ELEMENT) return false;
    if (clutter_class(n)) return true;
    if (!outlet_) return false;
    for (const Selector& s : outlets_.selectors(*outlet_))
      if (s.drop && selected(n, s, outlets_)) return true;
    return false;
  }

  bool enter(const GumboNode* n, bool top) {
    if (!is_element(n)) {
      append(node_text(n));
      return false;
    }
    if (!top && dropped(n)) return false;
    if (n->v.element.tag == GUMBO_TAG_BR) {
      line_break();
      return false;
    }
    if (block_tag(n)) flush();
    contexts_.push_back(context_);
    links_ += n->v.element.tag == GUMBO_TAG_A;
    if (n->v.element.tag == GUMBO_TAG_Q) append_raw("„");
    if (n->v.element.tag == GUMBO_TAG_TD || n->v.element.tag == GUMBO_TAG_TH) append(" ");
    set_context(n);
    return true;
  }

  void leave(const GumboNode* n) {
    if (!is_element(n)) return;
    if (n->v.element.tag == GUMBO_TAG_Q) append_raw("“");
    if (block_tag(n)) flush();
    links_ -= n->v.element.tag == GUMBO_TAG_A;
    if (!contexts_.empty()) {
      context_ = contexts_.back();
      contexts_.pop_back();
    }
  }

  void set_context(const GumboNode* n) {
    switch (n->v.element.tag) {
      case GUMBO_TAG_H1: context_ = {BlockKind::title, "intake/html-h1"}; break;
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6: context_ = {BlockKind::heading, "intake/html-heading"}; break;
      case GUMBO_TAG_FIGURE:
      case GUMBO_TAG_FIGCAPTION: context_ = {BlockKind::caption, "intake/html-figure"}; break;
      case GUMBO_TAG_LI:
      case GUMBO_TAG_DD:
      case GUMBO_TAG_DT:
      case GUMBO_TAG_TR:
        if (context_.kind == BlockKind::body) context_ = {BlockKind::list, "intake/html-list"};
        break;
      case GUMBO_TAG_BLOCKQUOTE:
      case GUMBO_TAG_P:
        if (context_.kind == BlockKind::title) context_ = {BlockKind::body, "intake/html-paragraph"};
        break;
      default: break;
    }
  }

  void append_raw(std::string_view s) { paragraph_ += s; }

  void append(std::string_view s) {
    for (const char c : s) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\0';
      if (blank && (paragraph_.empty() || paragraph_.back() == ' ' || paragraph_.back() == '\n')) continue;
      paragraph_ += blank ? ' ' : c;
      linked_ += links_ > 0 && !blank;
      visible_ += !blank;
    }
  }

  /// One <br> is a line feed in the paragraph, two end it.
  void line_break() {
    while (paragraph_.ends_with(' ')) paragraph_.pop_back();
    if (paragraph_.ends_with('\n'))
      flush();
    else if (!paragraph_.empty())
      paragraph_ += '\n';
  }

  void flush() {
    const Span inner = trimmed(paragraph_, {0, static_cast<std::uint32_t>(paragraph_.size())});
    if (!inner.empty()) {
      if (!article_.text.empty()) article_.text += "\n\n";
      const auto begin = static_cast<std::uint32_t>(article_.text.size());
      article_.text.append(paragraph_, inner.begin, inner.size());
      Block block{{begin, static_cast<std::uint32_t>(article_.text.size())}, context_.kind, context_.rule};
      // A paragraph or item that is nothing but a link leads elsewhere.
      if ((block.kind == BlockKind::body || block.kind == BlockKind::list) && linked_ * 10 >= visible_ * 9) {
        block.kind = BlockKind::related;
        block.rule = "intake/html-link";
      }
      article_.blocks.push_back(block);
    }
    paragraph_.clear();
    linked_ = visible_ = 0;
  }

  const Outlets& outlets_;
  const Outlet* outlet_;
  Article& article_;
  std::vector<Context> contexts_;
  Context context_{BlockKind::body, "intake/html-paragraph"};
  std::string paragraph_;
  std::size_t linked_ = 0, visible_ = 0;
  int links_ = 0;
};

}  // namespace

std::vector<const GumboNode*> find_article(const HtmlTree& tree, const Outlets& outlets, const Outlet* outlet) {
  const ParagraphText size(tree);
  const GumboNode* root = tree.root();
  if (outlet)
    for (const Selector& s : outlets.selectors(*outlet)) {
      if (s.drop) continue;
      auto found = all(root, [&](const GumboNode* n) { return selected(n, s, outlets); });
      // A page of teasers has many <article>s; the article is the one with most text.
      if (found.size() > 1 && outlets.text(s.tag) == "article")
        found = {*std::max_element(found.begin(), found.end(),
                                   [&](const GumboNode* x, const GumboNode* y) { return size(x) < size(y); })};
      if (total(found, size) >= enough_text) return found;
    }
  auto found = all(root, [&](const GumboNode* n) { return has_word(attribute(n, "itemprop"), "articleBody"); });
  if (total(found, size) >= enough_text) return found;
  found = all(root, [&](const GumboNode* n) { return tag_name(n) == "article"; });
  if (!found.empty()) {
    const auto best = std::max_element(found.begin(), found.end(),
                                       [&](const GumboNode* x, const GumboNode* y) { return size(x) < size(y); });
    if (size(*best) >= enough_text && size(*best) * 2 >= size(root)) return {*best};
  }
  return {densest(root, size)};
}

void write_article(const std::vector<const GumboNode*>& parts, const Outlets& outlets, const Outlet* outlet,
                   Article& a) {
  Composer composer(outlets, outlet, a);
  for (const GumboNode* part : parts) composer.write(part);
}

}  // namespace laut
