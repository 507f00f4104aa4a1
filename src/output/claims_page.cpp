#include "output/claims_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "output/describe.h"
#include "output/describe_meaning.h"
#include "output/marks.h"

namespace laut::output {
namespace {

/// How many of the items, which come by position, begin in the spans.
template <typename T>
std::size_t inside(const SpanList& spans, const std::vector<T>& items) {
  const auto first_from = [&](std::uint32_t byte) {
    return std::lower_bound(items.begin(), items.end(), byte,
                            [](const T& item, std::uint32_t b) { return item.span.begin < b; });
  };
  std::size_t n = 0;
  for (const Span s : spans)
    n += static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first_from(s.end) - first_from(s.begin)));
  return n;
}

class ClaimsPage {
 public:
  ClaimsPage(const Document& doc, Page& page) : doc_(doc), page_(page), of_(doc.quotations.size()) {}

  void write() {
    // Quotations by position, between them what the article itself tells of events.
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        entries;  // byte, claim of the article or quotation behind them
    const auto claims = static_cast<std::uint32_t>(doc_.claims.size());
    for (std::uint32_t c = 0; c < claims; ++c) {
      const Claim& claim = doc_.claims[c];
      if (claim.quotation < of_.size())
        of_[claim.quotation].push_back(c);
      else if (!claim.events.empty() && !claim.span.empty())
        entries.emplace_back(claim.span.front().begin, c);
    }
    for (std::uint32_t q = 0; q < doc_.quotations.size(); ++q) {
      const SpanList& quote = doc_.quotations[q].quote;
      if (!only_words(q)) entries.emplace_back(quote.empty() ? 0 : quote.front().begin, claims + q);
    }
    if (entries.empty()) {
      page_.text("No quotation and no reported speech found.", {Ink::strong});
      page_.end_line();
      return page_.skip_line();
    }
    std::ranges::stable_sort(entries, {}, [](const auto& e) { return e.first; });
    page_.text("Who says what", {Ink::strong});
    if (claims != 0) {
      page_.blank(2);
      page_.text("CT certain, PR probable, PS possible, U left open; + it is so, - it is not", {Ink::faint});
    }
    page_.end_line();
    bool article = false;  // the entry before was the article's
    for (const auto& [at, item] : entries) {
      if (item < claims) {
        if (!article) article_heading();
        claim(doc_.claims[item], 5, Ink::plain);
      } else {
        entry(item - claims);
      }
      article = item < claims;
    }
    page_.skip_line();
  }

 private:
  /// A few quoted words within what the same speaker says need no entry: the clause around them has them.
  bool only_words(std::uint32_t q) const {
    return doc_.quotations[q].parent < doc_.quotations.size() && !of_[q].empty() &&
           std::ranges::all_of(of_[q], [&](std::uint32_t c) {
             return doc_.claims[c].rule == "claims/quoted-words" && doc_.claims[c].events.empty();
           });
  }

  void article_heading() {
    page_.indent(0, 5);
    page_.whole("  –", {Ink::label});
    page_.blank(2);
    page_.text("the article itself", {Ink::strong});
    page_.end_line();
    page_.indent(0, 0);
  }

  void entry(std::uint32_t index) {
    const Quotation& q = doc_.quotations[index];
    const unsigned margin = q.parent < doc_.quotations.size() ? 9 : 5;
    heading(index, margin);
    for (const std::uint32_t c : of_[index]) claim(doc_.claims[c], margin, ink_of(q.type));
    if (!of_[index].empty()) return;
    page_.indent(margin, margin);
    words(q.quote, ink_of(q.type));
    page_.end_line();
    page_.indent(0, 0);
  }

  void heading(std::uint32_t index, unsigned margin) {
    const Quotation& q = doc_.quotations[index];
    page_.indent(margin - 5, margin);
    page_.whole(fmt::format("{:>3}", index + 1), {Ink::label});
    page_.blank(2);
    speaker(q);
    for (const Relay& r : q.relays) {
      page_.text(" via ", {Ink::faint});
      page_.text(r.span.empty() && r.entity == none ? joined(doc_, r.cue) : name_of(doc_, r.entity, r.span),
                 {Ink::relay});
    }
    const std::string to = name_of(doc_, q.addressee_entity, q.addressee);
    if (!to.empty()) {
      page_.text(" to ", {Ink::faint});
      page_.text(to, {Ink::addressee});
    }
    std::string facts = fmt::format("({}", kind_of(q));
    if (q.hearsay) facts += ", hearsay";
    if (q.parent < doc_.quotations.size()) facts += fmt::format(", in {}", q.parent + 1);
    if (const std::size_t n = inside(q.quote, doc_.times); n != 0) facts.append("; ").append(count(n, "time"));
    if (const std::size_t n = inside(q.quote, doc_.quantities); n != 0) facts.append("; ").append(count(n, "quantity"));
    facts += ')';
    page_.blank(2);
    page_.text(facts, {Ink::faint});
    page_.end_line();
  }

  void speaker(const Quotation& q) {
    const std::string name = name_of(doc_, q.speaker_entity, q.speaker);
    if (name.empty()) {
      page_.text(q.hearsay ? "source not named" : "unnamed", {Ink::faint});
      return;
    }
    page_.text(name, {Ink::speaker});
    const std::string told = joined(doc_, q.speaker);
    if (name.find(told) == std::string::npos) page_.text(fmt::format(" ({})", told), {Ink::faint});
  }

  /// Three lines of it at most.
  void words(const SpanList& spans, Ink ink) {
    page_.limit(3);
    page_.text(joined(doc_, spans, 12 * static_cast<std::size_t>(page_.width())), {ink});
  }

  /// "CT+ rund 400 Raketen seien verschifft worden", and below it what happened.
  void claim(const Claim& c, unsigned margin, Ink ink) {
    page_.indent(margin, margin + 4);
    const std::string_view sure = to_string(c.judgement.value);
    page_.whole(sure, {sure == "CT+" ? Ink::faint : Ink::cue});
    page_.blank(sure.size() < 3 ? 4 - static_cast<unsigned>(sure.size()) : 1);
    if (c.judgement.stance != Stance::neutral) {
      page_.text(fmt::format("the article {}:", to_string(c.judgement.stance)), {Ink::cue});
      page_.blank();
    }
    words(c.span, ink);
    page_.end_line();
    for (const std::uint32_t e : c.events) {
      if (e >= doc_.events.size()) continue;
      const Event& event = doc_.events[e];
      page_.indent(margin + 4, margin + 8);
      page_.text(event_words(doc_, event), {Ink::strong});
      if (event.judgement.value != c.judgement.value) {
        page_.blank();
        page_.text(to_string(event.judgement.value), {Ink::cue});
      }
      page_.end_line();
    }
    page_.indent(0, 0);
  }

  const Document& doc_;
  Page& page_;
  std::vector<std::vector<std::uint32_t>> of_;  ///< per quotation: its claims
};

}  // namespace

void claims_page(const Document& doc, Page& page) {
  ClaimsPage(doc, page).write();
}

}  // namespace laut::output
