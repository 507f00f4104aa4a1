// The page for people: the article with its attributions marked, then who says what through whom.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/claims_page.h"
#include "output/describe.h"
#include "output/describe_meaning.h"
#include "output/marks.h"
#include "output/page.h"
#include "output/writers.h"

namespace laut::output {
namespace {

constexpr std::size_t longest_list = 40;  // names, times, quantities shown

class TextPage {
 public:
  TextPage(const Document& doc, const OutputOptions& options, std::string& out)
      : doc_(doc), page_(out, options.width, options.colour), marks_(mark(doc)) {}

  void write() {
    header();
    article();
    claims_page(doc_, page_);
    lists();
    for (const std::string& w : doc_.article.warnings) line(fmt::format("Note: {}", w), Ink::faint);
    page_.skip_line();
  }

 private:
  void line(std::string_view s, Ink ink) {
    page_.text(s, {ink});
    page_.end_line();
  }

  void header() {
    const Article& a = doc_.article;
    if (!a.title.empty() && a.title.origin != "text") line(a.title.value, Ink::strong);
    std::string facts;
    const auto add = [&](std::string_view s) {
      if (s.empty()) return;
      if (!facts.empty()) facts += " · ";
      facts += s;
    };
    add(a.outlet.value);
    add(a.published.value);
    for (const Sourced& author : a.authors) add(author.value);
    for (const Sourced& agency : a.agencies) add(agency.value);
    add(a.url.value);
    if (facts.empty()) add(a.id);
    if (!facts.empty()) line(facts, Ink::faint);
    legend();
    page_.skip_line();
  }

  void legend() {
    const auto item = [&](std::string_view plain, std::string_view name, Ink ink, bool underlined = false) {
      page_.whole(page_.colour() ? name : plain, {ink, underlined});
      page_.blank(2);
    };
    if (doc_.quotations.empty()) return;
    item("[1 quote]", "direct", Ink::direct);
    if (page_.colour()) {
      item("", "indirect", Ink::indirect);
      item("", "free indirect", Ink::free_indirect);
      item("", "reported", Ink::reported);
    }
    item("{speaker}", "speaker", Ink::speaker);
    item("{{relayed by}}", "relayed by", Ink::relay);
    item("<cue>", "cue", Ink::cue);
    if (page_.colour()) item("", "time or quantity", Ink::plain, true);
    page_.end_line();
  }

  void article() {
    std::size_t next = 0;  // bracket
    if (doc_.article.blocks.empty()) {
      passage({0, static_cast<std::uint32_t>(doc_.text().size())}, Ink::plain, next);
      page_.skip_line();
    }
    std::array<unsigned, 16> left_out{};
    for (const Block& b : doc_.article.blocks) {
      switch (b.kind) {
        case BlockKind::blank: continue;
        case BlockKind::body:
        case BlockKind::teaser:
        case BlockKind::list:
          left_out_line(left_out);
          if (b.kind == BlockKind::list) page_.indent(2, 2);
          passage(b.span, Ink::plain, next);
          break;
        case BlockKind::title:
        case BlockKind::heading:
          left_out_line(left_out);
          passage(b.span, Ink::strong, next);
          break;
        case BlockKind::dateline:
        case BlockKind::byline:
          left_out_line(left_out);
          passage(b.span, Ink::faint, next);
          break;
        default: ++left_out[static_cast<std::size_t>(b.kind) % left_out.size()]; continue;
      }
      page_.skip_line();
      page_.indent(0, 0);
    }
    left_out_line(left_out);
  }

  /// Clutter is counted, not shown.
  void left_out_line(std::array<unsigned, 16>& counts) {
    std::string what;
    for (std::size_t k = 0; k < counts.size(); ++k) {
      if (counts[k] == 0) continue;
      std::string name(to_string(static_cast<BlockKind>(k)));
      std::replace(name.begin(), name.end(), '_', ' ');
      what += fmt::format("{}{} {}", what.empty() ? "" : ", ", counts[k], name);
    }
    counts.fill(0);
    if (what.empty()) return;
    line(fmt::format("(not shown: {})", what), Ink::faint);
    page_.skip_line();
  }

  /// A stretch of the text in its styles, with brackets where there is no colour.
  void passage(Span span, Ink base, std::size_t& next) {
    const auto& brackets = marks_.brackets;
    while (next < brackets.size() && brackets[next].at < span.begin) ++next;
    std::uint32_t at = span.begin;
    while (at < span.end) {
      while (next < brackets.size() && brackets[next].at == at) bracket(brackets[next++], span);
      std::uint32_t stop = span.end;
      if (next < brackets.size() && brackets[next].at < stop) stop = brackets[next].at;
      styled(at, stop, base);
      at = stop;
    }
    while (next < brackets.size() && brackets[next].at == at && !brackets[next].open) bracket(brackets[next++], span);
  }

  void styled(std::uint32_t at, std::uint32_t stop, Ink base) {
    while (at < stop) {
      std::uint32_t end = at + 1;
      while (end < stop && marks_.styles[end] == marks_.styles[at]) ++end;
      Style style = marks_.styles[at];
      if (style.ink == Ink::plain) style.ink = base;
      page_.text(doc_.view({at, end}), style);
      at = end;
    }
  }

  void bracket(const Bracket& b, Span within) {
    if (!b.open && b.other < within.begin) return;  // opened in a passage that was not shown
    const bool role = b.ink == Ink::speaker || b.ink == Ink::cue || b.ink == Ink::relay;
    if (!role && b.open) {
      if (!page_.colour()) page_.whole("[", {});
      page_.whole(std::to_string(b.quotation + 1), {Ink::label});
      page_.whole("\u00A0", {});
    } else if (!page_.colour()) {
      const auto pair = b.ink == Ink::speaker ? std::pair("{", "}")
                        : b.ink == Ink::relay ? std::pair("{{", "}}")
                        : b.ink == Ink::cue   ? std::pair("<", ">")
                                              : std::pair("[", "]");
      page_.whole(b.open ? pair.first : pair.second, {});
    }
  }

  void lists() {
    std::vector<std::pair<std::string, std::string>> items;
    std::vector<unsigned> met(doc_.entities.size());
    for (const Mention& m : doc_.mentions)
      if (m.entity < met.size()) ++met[m.entity];
    for (std::size_t i = 0; i < doc_.entities.size(); ++i) {
      const Entity& e = doc_.entities[i];
      std::string more;
      if (!e.roles.empty()) more = e.roles.front();
      const auto add = [&](std::string_view what) { more.append(more.empty() ? "" : ", ").append(what); };
      if (!e.country.empty()) add(e.country);
      if (met[i] > 1) add(fmt::format("×{}", met[i]));
      items.emplace_back(e.name, more);
    }
    list("Names", items);
    items.clear();
    for (const Time& t : doc_.times)
      items.emplace_back(doc_.view(t.span), t.mod.empty() ? t.value : fmt::format("{} {}", t.value, t.mod));
    list("Times", items);
    items.clear();
    for (const Quantity& q : doc_.quantities) items.emplace_back(doc_.view(q.span), amount(q));
    list("Quantities", items);
    items.clear();
    for (const EntityRelation& r : doc_.relations) items.emplace_back(relation_words(doc_, r), "");
    list("Relations", items);
    items.clear();
    for (const Disclosure& d : doc_.transparency) items.emplace_back(disclosure_words(doc_, d), short_words(d.span));
    list("Disclosed", items);
  }

  std::string short_words(Span span) const {
    const std::string words = joined(doc_, {span}, 60);
    return words.size() < span.size() ? words + "…" : words;
  }

  /// "Times  gestern (2024-06-17) · im Februar (2024-02)"
  void list(std::string_view title, const std::vector<std::pair<std::string, std::string>>& items) {
    if (items.empty()) return;
    page_.indent(0, 12);
    page_.whole(title, {Ink::strong});
    page_.blank(12 - static_cast<unsigned>(title.size()));
    for (std::size_t i = 0; i < items.size() && i < longest_list; ++i) {
      if (i != 0) page_.text(" · ", {Ink::faint});
      page_.text(items[i].first, {});
      if (!items[i].second.empty()) page_.text(fmt::format(" ({})", items[i].second), {Ink::faint});
    }
    if (items.size() > longest_list) page_.text(fmt::format(" and {} more", items.size() - longest_list), {Ink::faint});
    page_.end_line();
    page_.indent(0, 0);
  }

  const Document& doc_;
  Page page_;
  const Marks marks_;
};

}  // namespace

void write_text(const Document& doc, const OutputOptions& options, std::string& out) {
  TextPage(doc, options, out).write();
}

}  // namespace laut::output
