#include "intake/html_tree.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <vector>

namespace laut {

/// Chunks of memory that are freed together. Trivial state only, for gumbo is left by longjmp when the budget is spent.
struct HtmlTree::Arena {
  struct Chunk {
    Chunk* before;
  };
  static constexpr std::size_t chunk_size = std::size_t{1} << 18;
  Chunk* last = nullptr;
  char* at = nullptr;
  std::size_t left = 0, budget = 0;
  std::jmp_buf out_of_budget;

  ~Arena() {
    while (last) {
      Chunk* before = last->before;
      std::free(last);
      last = before;
    }
  }

  static void* allocate(void* self, std::size_t size) {
    auto& a = *static_cast<Arena*>(self);
    size = (size + 15) & ~std::size_t{15};
    if (size > a.left) a.open_chunk(std::max(size, chunk_size));
    void* p = a.at;
    a.at += size;
    a.left -= size;
    return p;
  }
  static void release(void*, void*) {}  // the arena frees everything at once

  void open_chunk(std::size_t size) {
    const std::size_t total = size + 16;
    auto* chunk = total > budget ? nullptr : static_cast<Chunk*>(std::malloc(total));
    if (!chunk) std::longjmp(out_of_budget, 1);
    budget -= total;
    chunk->before = last;
    last = chunk;
    at = reinterpret_cast<char*>(chunk) + 16;
    left = size;
  }

  /// Returns null where the budget was spent. No object with a destructor lives in this frame.
  GumboOutput* run(const char* data, std::size_t size) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(out_of_budget) != 0) return nullptr;
    return gumbo_parse_with_options(&options, data, size);
  }
};

HtmlTree::HtmlTree() : arena_(std::make_unique<Arena>()) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view html) {
  if (auto ok = check_html_work(html); !ok) return ok.error();
  HtmlTree tree;
  tree.arena_->budget = std::min<std::size_t>((std::size_t{64} << 20) + html.size() * 48, std::size_t{2} << 30);
  const GumboOutput* output = tree.arena_->run(html.data(), html.size());
  if (!output)
    return Error{ErrorCode::limit,
                 "is an HTML page too large or too tangled to read",
                 {},
                 0,
                 "save the article alone, or as plain text"};
  tree.root_ = output->root;
  return tree;
}

namespace {

std::uint64_t name_hash(std::string_view name) {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x100000001B3u;
  return h;
}

template <std::size_t N>
bool one_of(std::string_view name, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view s) { return s.size() == name.size() && name_hash(s) == name_hash(name); });
}

constexpr std::string_view void_tags[] = {"area",  "base",  "br",       "col",     "embed", "hr",
                                          "img",   "input", "link",     "meta",    "param", "source",
                                          "track", "wbr",   "basefont", "bgsound", "frame", "keygen"};
constexpr std::string_view raw_tags[] = {"script", "style",  "textarea", "title",
                                         "xmp",    "iframe", "noembed",  "noframes"};
constexpr std::string_view implied_ends[] = {"p", "li", "dt", "dd", "option", "tr", "td", "th"};
constexpr std::string_view boundaries[] = {"table",  "td",     "th",      "caption",  "button",
                                           "object", "applet", "marquee", "template", "html"};
constexpr std::string_view table_parts[] = {"table", "tbody", "thead",   "tfoot",    "tr",
                                            "td",    "th",    "caption", "template", "html"};

bool name_char(char c) {
  return c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '/' && c != '>';
}

/// A cheap reading of the tags that never thinks an element closed which gumbo keeps open.
class WorkMeter {
 public:
  explicit WorkMeter(std::string_view html) : html_(html), most_(200'000'000 + std::uint64_t{html.size()} * 16) {}

  bool within() {
    while (at_ < html_.size()) {
      at_ = html_.find('<', at_);
      if (at_ == html_.npos || at_ + 1 >= html_.size()) return true;
      const char next = html_[at_ + 1];
      if (html_.substr(at_).starts_with("<!--"))
        skip_behind("-->", 4);
      else if (next == '!' || next == '?')
        skip_behind(">", 1);
      else if (next == '/')
        end_tag();
      else if ((next | 32) >= 'a' && (next | 32) <= 'z')
        start_tag();
      else
        ++at_;
      if (work_ > most_) return false;
    }
    return true;
  }

 private:
  struct Open {
    std::uint64_t name;
    bool boundary, table_boundary, foreign;
  };

  void skip_behind(std::string_view mark, std::size_t from) {
    const std::size_t end = html_.find(mark, at_ + from);
    at_ = end == html_.npos ? html_.size() : end + mark.size();
  }

  std::string_view name_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < html_.size() && name_char(html_[end])) ++end;
    return html_.substr(begin, end - begin);
  }

  /// Moves behind the tag; returns how many attributes it has, at least roughly, and whether it closes itself.
  std::uint64_t attributes(bool& self_closing) {
    std::uint64_t count = 0;
    bool in_word = false;
    for (; at_ < html_.size(); ++at_) {
      const char c = html_[at_];
      if (c == '>') {
        self_closing = html_[at_ - 1] == '/';
        ++at_;
        return count;
      }
      if ((c == '"' || c == '\'') && html_[at_ - 1] == '=') {
        const std::size_t end = html_.find(c, at_ + 1);
        if (end == html_.npos) break;
        at_ = end;
        in_word = false;
        continue;
      }
      const bool word = name_char(c);
      count += word && !in_word;
      in_word = word;
    }
    at_ = html_.size();
    return count;
  }

  void start_tag() {
    const std::string_view name = name_at(at_ + 1);
    at_ += 1 + name.size();
    bool self_closing = false;
    const std::uint64_t n = attributes(self_closing);
    work_ += n * n / 8 + open_.size() + 1;
    if (one_of(name, void_tags)) return;
    const std::uint64_t hash = name_hash(name);
    const bool foreign = hash == name_hash("svg") || hash == name_hash("math");
    if (self_closing && (foreign || foreign_ > 0)) return;
    if (one_of(name, raw_tags) && foreign_ == 0) return raw_text(name);
    if (!open_.empty() && open_.back().name == hash && one_of(name, implied_ends)) pop(open_.size() - 1);
    open_.push_back(
        {hash, one_of(name, boundaries), hash == name_hash("table") || hash == name_hash("template"), foreign});
    foreign_ += foreign;
  }

  void raw_text(std::string_view name) {
    // The end tag is searched once; without one the rest of the page is raw text.
    for (;;) {
      at_ = html_.find("</", at_);
      if (at_ == html_.npos) {
        at_ = html_.size();
        return;
      }
      if (name_hash(name_at(at_ + 2).substr(0, name.size() + 1)) == name_hash(name)) break;
      at_ += 2;
    }
    skip_behind(">", 2);
  }

  void end_tag() {
    const std::string_view name = name_at(at_ + 2);
    skip_behind(">", 2);
    const std::uint64_t hash = name_hash(name);
    const bool part = one_of(name, table_parts);
    const std::size_t most = std::min<std::size_t>(open_.size(), 256);
    work_ += 1;
    for (std::size_t i = 0; i < most; ++i) {
      const Open& o = open_[open_.size() - 1 - i];
      if (o.name == hash) return pop(open_.size() - 1 - i);
      if (part ? o.table_boundary : o.boundary) return;
    }
  }

  void pop(std::size_t size) {
    for (; open_.size() > size; open_.pop_back()) foreign_ -= open_.back().foreign;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::uint64_t work_ = 0, most_;
  std::vector<Open> open_;
  int foreign_ = 0;
};

}  // namespace

Status check_html_work(std::string_view html) {
  if (WorkMeter(html).within()) return Ok{};
  return Error{
      ErrorCode::limit, "is an HTML page nested too deeply to read", {}, 0, "save the article alone, or as plain text"};
}

bool is_element(const GumboNode* n) {
  return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
}

const GumboVector* children_of(const GumboNode* n) {
  if (is_element(n)) return &n->v.element.children;
  return n->type == GUMBO_NODE_DOCUMENT ? &n->v.document.children : nullptr;
}

std::string_view tag_name(const GumboNode* n) {
  if (!is_element(n)) return {};
  if (n->v.element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(n->v.element.tag);
  GumboStringPiece piece = n->v.element.original_tag;
  if (piece.data) gumbo_tag_from_original_text(&piece);
  return piece.data ? std::string_view(piece.data, piece.length) : std::string_view();
}

std::string_view attribute(const GumboNode* n, const char* name) {
  if (!is_element(n)) return {};
  const GumboAttribute* a = gumbo_get_attribute(&n->v.element.attributes, name);
  return a ? std::string_view(a->value) : std::string_view();
}

bool has_attribute(const GumboNode* n, const char* name) {
  return is_element(n) && gumbo_get_attribute(&n->v.element.attributes, name) != nullptr;
}

std::string_view node_text(const GumboNode* n) {
  if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_CDATA || n->type == GUMBO_NODE_WHITESPACE)
    return n->v.text.text;
  return {};
}

}  // namespace laut
