// Claims and events, one a row: for spreadsheets, and in columns for people.
#include <algorithm>

#include "output/code_points.h"
#include "output/csv_row.h"
#include "output/describe.h"
#include "output/describe_meaning.h"
#include "output/page.h"
#include "output/writers.h"

namespace laut::output {
namespace {

constexpr std::size_t whole_text = static_cast<std::size_t>(-1);

Span outline(const SpanList& spans) {
  return spans.empty() ? Span{} : Span{spans.front().begin, spans.back().end};
}

const std::vector<ChainLink>& chain_of(const Document& doc, const Event& e) {
  static const std::vector<ChainLink> article{ChainLink{}};
  return e.claim < doc.claims.size() ? doc.claims[e.claim].chain : article;
}

/// The innermost source; empty where the article speaks itself.
std::string speaker(const Document& doc, const std::vector<ChainLink>& chain) {
  return chain.size() < 2 ? std::string() : link_name(doc, chain.back());
}

/// White space as single blanks.
std::string one_line(std::string s) {
  for (char& c : s)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return s;
}

/// The most of all columns but the last, which is wrapped.
class Columns {
 public:
  Columns(const Document& doc, const OutputOptions& options, std::string_view what, std::string& out)
      : page_(out, options.width, options.colour), source_(std::max(14u, page_.width() * 3 / 10)) {
    page_.text(doc.article.id.empty() ? "document" : doc.article.id, {Ink::strong});
    page_.blank(2);
    page_.text(what, {Ink::faint});
    page_.end_line();
  }
  ~Columns() { page_.skip_line(); }
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;

  void row(std::string_view factuality, std::string_view source, std::string_view text) {
    const unsigned left = 7 + source_;
    page_.indent(2, left);
    page_.whole(factuality, {factuality == "CT+" ? Ink::faint : Ink::cue});
    page_.blank(5 - static_cast<unsigned>(std::min<std::size_t>(4, factuality.size())));
    std::string cut;
    unsigned n = 0;
    for (std::size_t i = 0; i < source.size();) {
      std::size_t end = i + 1;
      while (end < source.size() && (static_cast<unsigned char>(source[end]) & 0xC0) == 0x80) ++end;
      if (++n > source_ - 2) {
        cut += "…";
        break;
      }
      cut += source.substr(i, end - i);
      i = end;
    }
    page_.whole(cut, {Ink::speaker});
    page_.blank(n > source_ - 2 ? 1 : source_ - n);
    page_.text(text, {});
    page_.end_line();
  }

 private:
  Page page_;
  const unsigned source_;  ///< columns of who says it
};

}  // namespace

void write_claims_csv(const Document& doc, std::string& out) {
  const CodePoints points(doc.text());
  for (std::size_t i = 0; i < doc.claims.size(); ++i) {
    const Claim& c = doc.claims[i];
    const Span span = outline(c.span);
    const Quotation* q = c.quotation < doc.quotations.size() ? &doc.quotations[c.quotation] : nullptr;
    std::string events;
    for (const std::uint32_t e : c.events)
      if (e < doc.events.size()) (events += events.empty() ? "" : "; ") += event_words(doc, doc.events[e]);
    CsvRow row(out);
    row.cell(doc.article.id).cell(i).cell(points(span.begin)).cell(points(span.end));
    row.cell(joined(doc, c.span, whole_text)).cell(to_string(c.judgement.value)).cell(to_string(c.judgement.stance));
    row.cell(speaker(doc, c.chain)).cell(chain_words(doc, c.chain)).cell(q ? to_string(q->type) : std::string_view());
    row.cell(events).cell(c.rule);
  }
}

void write_events_csv(const Document& doc, std::string& out) {
  const CodePoints points(doc.text());
  for (std::size_t i = 0; i < doc.events.size(); ++i) {
    const Event& e = doc.events[i];
    const Span span = outline(e.trigger);
    CsvRow row(out);
    row.cell(doc.article.id).cell(i).cell(points(span.begin)).cell(points(span.end)).cell(joined(doc, e.trigger));
    row.cell(to_string(e.type)).cell(to_string(e.mode)).cell(to_string(e.judgement.value));
    for (std::uint32_t r = 0; r < role_count; ++r) row.cell(participants(doc, e, static_cast<Role>(r), "; "));
    std::string times, values, quantities;
    for (const std::uint32_t t : e.times) {
      if (t >= doc.times.size()) continue;
      (times += times.empty() ? "" : "; ") += doc.view(doc.times[t].span);
      (values += values.empty() ? "" : "; ") += doc.times[t].value;
    }
    for (const std::uint32_t q : e.quantities)
      if (q < doc.quantities.size()) (quantities += quantities.empty() ? "" : "; ") += amount(doc.quantities[q]);
    row.cell(times).cell(values).cell(quantities);
    row.cell(speaker(doc, chain_of(doc, e))).cell(chain_words(doc, chain_of(doc, e)));
    row.cell(e.claim < doc.claims.size() ? std::to_string(e.claim) : std::string()).cell(e.rule);
  }
}

void write_claims(const Document& doc, const OutputOptions& options, std::string& out) {
  Columns columns(doc, options, count(doc.claims.size(), "claim"), out);
  for (const Claim& c : doc.claims)
    columns.row(to_string(c.judgement.value), one_line(source_words(doc, c.chain)), joined(doc, c.span, whole_text));
}

void write_events(const Document& doc, const OutputOptions& options, std::string& out) {
  Columns columns(doc, options, count(doc.events.size(), "event"), out);
  for (const Event& e : doc.events)
    columns.row(to_string(e.judgement.value), one_line(source_words(doc, chain_of(doc, e))), event_words(doc, e));
}

}  // namespace laut::output
