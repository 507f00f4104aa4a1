// Every item with the rule behind it, its spans in code points, and its text.
#include <fmt/format.h>

#include "output/code_points.h"
#include "output/describe.h"
#include "output/describe_meaning.h"
#include "output/page.h"
#include "output/writers.h"

namespace laut::output {
namespace {

class Explanation {
 public:
  Explanation(const Document& doc, const OutputOptions& options, std::string& out)
      : doc_(doc), page_(out, options.width, options.colour), points_(doc.text()) {}

  void write() {
    page_.text(doc_.article.id.empty() ? "document" : doc_.article.id, {Ink::strong});
    page_.blank(2);
    page_.text(fmt::format("{}, {}, {}", count(doc_.article.blocks.size(), "block"),
                           count(doc_.sentences.size(), "sentence"), count(doc_.tokens.size(), "token")),
               {Ink::faint});
    page_.end_line();
    metadata();
    blocks();
    for (std::uint32_t i = 0; i < doc_.quotations.size(); ++i) quotation(i);
    section("Times", doc_.times.size());
    for (const Time& t : doc_.times) {
      std::string what = fmt::format("{} {}", to_string(t.type), t.value);
      if (!t.mod.empty()) what += fmt::format(" mod {}", t.mod);
      if (!t.quant.empty()) what += fmt::format(" quant {}", t.quant);
      if (!t.freq.empty()) what += fmt::format(" freq {}", t.freq);
      if (!t.anchor.empty())
        what +=
            fmt::format(", anchored at {}", t.anchor == "published" ? "the date of publication" : "an earlier time");
      if (const std::string when = days(t); !when.empty()) what += fmt::format(", {}", when);
      item(t.span, what, t.rule);
    }
    section("Quantities", doc_.quantities.size());
    for (const Quantity& q : doc_.quantities)
      item(q.span, fmt::format("{} (from {} to {})", amount(q), q.low, q.high), q.rule);
    mentions();
    for (std::uint32_t i = 0; i < doc_.claims.size(); ++i) claim(i);
    for (std::uint32_t i = 0; i < doc_.events.size(); ++i) event(i);
    section("Relations", doc_.relations.size());
    for (const EntityRelation& r : doc_.relations)
      item(r.span.empty() ? Span{} : Span{r.span.front().begin, r.span.back().end},
           fmt::format("{}: {}", to_string(r.kind), relation_words(doc_, r)), r.rule);
    section("Disclosed", doc_.transparency.size());
    for (const Disclosure& d : doc_.transparency) item(d.span, disclosure_words(doc_, d), d.rule);
    for (const std::string& w : doc_.article.warnings) {
      page_.text(fmt::format("warning: {}", w), {Ink::cue});
      page_.end_line();
    }
    page_.skip_line();
  }

 private:
  void section(std::string_view title, std::size_t items) {
    if (items == 0) return;
    page_.skip_line();
    page_.text(title, {Ink::strong});
    page_.end_line();
  }

  std::string place(Span s) const { return fmt::format("[{},{})", points_(s.begin), points_(s.end)); }

  /// Text in a column of its own.
  void cell(std::string_view s, unsigned columns) {
    page_.whole(s, {Ink::faint});
    page_.blank(s.size() < columns ? columns - static_cast<unsigned>(s.size()) : 1);
  }

  /// "  [12,45) “text”  what  rule"
  void item(Span span, std::string_view what, std::string_view rule, Ink ink = Ink::plain) {
    page_.indent(2, 16);
    cell(place(span), 14);
    page_.text("“", {Ink::faint});
    excerpt(span, ink);
    page_.text("”", {Ink::faint});
    page_.blank(2);
    page_.text(what, {});
    page_.blank(2);
    page_.text(rule.empty() ? "no rule" : rule, {Ink::faint});
    page_.end_line();
    page_.indent(0, 0);
  }

  /// The text of the span; the middle of a long one is left out.
  void excerpt(Span span, Ink ink) {
    constexpr std::uint32_t most = 400, part = 180;
    const std::string_view text = doc_.view(span);
    if (text.size() <= most) return page_.text(text, {ink});
    const auto inner = [&](std::size_t at) {
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      return at;
    };
    page_.text(text.substr(0, inner(part)), {ink});
    page_.text(" […] ", {Ink::faint});
    page_.text(text.substr(inner(text.size() - part)), {ink});
  }

  void metadata() {
    const Article& a = doc_.article;
    const auto one = [&](std::string_view name, const Sourced& s) {
      if (s.empty()) return;
      page_.indent(2, 16);
      cell(name, 14);
      page_.text(s.value, {});
      page_.blank(2);
      page_.text(fmt::format("from {}", s.origin), {Ink::faint});
      if (!s.span.empty()) page_.text(fmt::format(" {}", place(s.span)), {Ink::faint});
      page_.end_line();
      page_.indent(0, 0);
    };
    one("title", a.title);
    one("outlet", a.outlet);
    one("url", a.url);
    for (const Sourced& s : a.authors) one("author", s);
    for (const Sourced& s : a.agencies) one("agency", s);
    one("published", a.published);
    one("updated", a.updated);
    one("language", a.language);
  }

  void blocks() {
    section("Blocks", doc_.article.blocks.size());
    for (const Block& b : doc_.article.blocks)
      if (b.kind != BlockKind::blank)
        item(b.span, to_string(b.kind), b.rule, b.kind == BlockKind::body ? Ink::plain : Ink::strong);
  }

  std::string entity_words(std::uint32_t entity) const {
    if (entity >= doc_.entities.size()) return {};
    return fmt::format("= {} (entity {})", doc_.entities[entity].name, entity);
  }

  void roles(std::string_view name, const SpanList& spans, std::string_view more, Ink ink, std::string_view rule = {}) {
    for (const Span s : spans) {
      page_.indent(2, 26);
      cell(name, 10);
      cell(place(s), 14);
      page_.text("“", {Ink::faint});
      excerpt(s, ink);
      page_.text("”", {Ink::faint});
      page_.blank(2);
      page_.text(more, {});
      page_.blank(2);
      page_.text(rule, {Ink::faint});
      page_.end_line();
      page_.indent(0, 0);
    }
  }

  void quotation(std::uint32_t index) {
    const Quotation& q = doc_.quotations[index];
    page_.skip_line();
    page_.text(fmt::format("Quotation {}", index + 1), {Ink::strong});
    page_.blank(2);
    page_.text(kind_of(q), {Ink::strong});
    if (q.hearsay) page_.text(", hearsay", {Ink::strong});
    if (q.parent != none) page_.text(fmt::format(", in quotation {}", q.parent + 1), {});
    page_.blank(2);
    page_.text(q.rule.empty() ? "no rule" : q.rule, {Ink::faint});
    page_.blank(2);
    page_.text(fmt::format("score {:.2f}", q.score), {Ink::faint});
    page_.end_line();
    roles("quote", q.quote, "", Ink::direct);
    roles("speaker", q.speaker, entity_words(q.speaker_entity), Ink::speaker);
    roles("cue", q.cue, "", Ink::cue);
    roles("frame", q.frame, "", Ink::frame);
    cues(q.judgement);
    roles("addressee", q.addressee, entity_words(q.addressee_entity), Ink::addressee);
    for (const Relay& r : q.relays) {
      roles("relay", r.span, entity_words(r.entity), Ink::relay, r.rule);
      roles("relay cue", r.cue, "", Ink::cue);
    }
    if (q.speaker.empty() && q.speaker_entity != none) {
      page_.indent(2, 12);
      cell("speaker", 10);
      page_.text(entity_words(q.speaker_entity), {});
      page_.end_line();
      page_.indent(0, 0);
    }
  }

  /// "Claim 3  PR+  article > Jana Müller  claims/quotation"
  void heading(std::string_view what, const Judgement& j, std::string_view more, std::string_view rule) {
    page_.skip_line();
    page_.text(what, {Ink::strong});
    page_.blank(2);
    page_.text(to_string(j.value), {Ink::strong});
    if (j.stance != Stance::neutral) page_.text(fmt::format(", the article {}", to_string(j.stance)), {});
    page_.blank(2);
    page_.text(more, {});
    page_.blank(2);
    page_.text(rule.empty() ? "no rule" : rule, {Ink::faint});
    page_.end_line();
  }

  void claim(std::uint32_t index) {
    const Claim& c = doc_.claims[index];
    heading(fmt::format("Claim {}", index), c.judgement, chain_words(doc_, c.chain), c.rule);
    roles("words", c.span, "", Ink::plain);
    for (const ChainLink& link : c.chain)
      roles(to_string(link.kind), link.words, entity_words(link.entity), Ink::speaker,
            link.unnamed ? "not named" : std::string_view());
    cues(c.judgement);
  }

  void event(std::uint32_t index) {
    const Event& e = doc_.events[index];
    std::string more = event_words(doc_, e);
    if (e.claim < doc_.claims.size()) more += fmt::format(", in claim {}", e.claim);
    heading(fmt::format("Event {}", index), e.judgement, more, e.rule);
    roles("trigger", e.trigger, "", Ink::direct);
    for (const Participant& p : e.participants)
      if (!p.span.empty()) roles(to_string(p.role), {p.span}, entity_words(p.entity), Ink::speaker);
    for (const std::uint32_t t : e.times)
      if (t < doc_.times.size()) roles("time", {doc_.times[t].span}, doc_.times[t].value, Ink::plain);
    for (const std::uint32_t q : e.quantities)
      if (q < doc_.quantities.size())
        roles("quantity", {doc_.quantities[q].span}, amount(doc_.quantities[q]), Ink::plain);
    cues(e.judgement);
  }

  /// What made the factuality; where nothing but the indicative did, nothing is told.
  void cues(const Judgement& j) { roles("because", j.cues, "", Ink::cue, j.rule); }

  void mentions() {
    section("Names", doc_.mentions.size());
    for (const Mention& m : doc_.mentions) {
      std::string what = fmt::format("{} {}", to_string(m.type), to_string(m.form));
      if (m.metonymic) what += " metonymic";
      if (!m.title.empty()) what += fmt::format(", title “{}”", doc_.view(m.title));
      if (m.entity != none) what.append(" ").append(entity_words(m.entity));
      item(m.span, what, m.rule);
    }
  }

  const Document& doc_;
  Page page_;
  const CodePoints points_;
};

}  // namespace

void write_explain(const Document& doc, const OutputOptions& options, std::string& out) {
  Explanation(doc, options, out).write();
}

}  // namespace laut::output
