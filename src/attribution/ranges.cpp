#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {

void add(Ranges& ranges, TokenRange range) {
  if (range.empty()) return;
  ranges.push_back(range);
  std::sort(ranges.begin(), ranges.end(), [](TokenRange a, TokenRange b) { return a.begin < b.begin; });
  std::size_t out = 0;
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].begin <= ranges[out].end)
      ranges[out].end = std::max(ranges[out].end, ranges[i].end);
    else
      ranges[++out] = ranges[i];
  }
  ranges.resize(out + 1);
}

Ranges without(TokenRange whole, const Ranges& holes) {
  Ranges out;
  std::uint32_t at = whole.begin;
  for (const TokenRange h : holes) {
    if (h.end <= at || h.begin >= whole.end) continue;
    if (h.begin > at) out.push_back({at, h.begin});
    at = h.end;
  }
  if (at < whole.end) out.push_back({at, whole.end});
  return out;
}

bool overlaps(const Ranges& ranges, TokenRange range) {
  return std::any_of(ranges.begin(), ranges.end(), [&](TokenRange r) { return r.overlaps(range); });
}

bool covers(const Ranges& ranges, TokenRange range) {
  return std::any_of(ranges.begin(), ranges.end(), [&](TokenRange r) { return r.contains(range); });
}

namespace {

/// Whether the tokens [begin, end) are the name of a place: "Wien – ...".
bool opens_with_place(const Document& doc, std::uint32_t begin, std::uint32_t end) {
  const Span span = doc.span({begin, end});
  const auto m = std::lower_bound(doc.mentions.begin(), doc.mentions.end(), span.begin,
                                  [](const Mention& a, std::uint32_t at) { return a.span.begin < at; });
  return m != doc.mentions.end() && m->span == span && (m->type == MentionType::GPE || m->type == MentionType::LOC);
}

}  // namespace

std::uint32_t behind_dateline(const Document& doc, const Sentence& sentence) {
  constexpr std::uint32_t longest = 12;
  const TokenRange r = sentence.tokens;
  // 18.10 Uhr: the hour of a live blog's entry.
  if (r.size() > 3 && doc.tokens[r.begin].kind == TokenKind::number && doc.form(r.begin + 1) == "Uhr") {
    const std::string_view mark = doc.form(r.begin + 2);
    if (mark == ":" || mark == "–" || mark == "|") return r.begin + 3;
  }
  bool bracket = false;
  for (std::uint32_t k = r.begin; k + 1 < r.end && k < r.begin + longest; ++k) {
    const std::string_view form = doc.form(k);
    if (form == ")") bracket = true;
    const bool dash = form == "-" || form == "–" || form == "—";
    if (dash) return bracket || opens_with_place(doc, r.begin, k) ? k + 1 : r.begin;
    if (syntax::is_finite(doc.reading(k).stts)) break;
  }
  return r.begin;
}

bool is_separator(const Context& c, std::uint32_t token) {
  if (c.doc.tokens[token].kind == TokenKind::quote) return false;
  const std::string_view f = c.form(token);
  return f == "," || f == ";" || f == ":" || f == "–" || f == "—" || f == "-";
}

TokenRange trim_quote(const Context& c, TokenRange range) {
  while (!range.empty() && is_separator(c, range.begin)) ++range.begin;
  while (!range.empty() && (is_separator(c, range.end - 1) || c.form(range.end - 1) == ".")) --range.end;
  return range;
}

TokenRange body(const Context& c, std::uint32_t sentence) {
  TokenRange r = c.sentence(sentence);
  if (r.size() > 1 && c.tag(r.end - 1) == Stts::STOP) --r.end;
  return r;
}

std::uint32_t frame_start(const Context& c, std::uint32_t sentence, std::uint32_t before) {
  std::uint32_t start = c.sentence(sentence).begin;
  for (std::size_t i = c.work.sentence_first[sentence]; i < c.work.drafts.size(); ++i)
    for (const Ranges* part : {&c.work.drafts[i].quote, &c.work.drafts[i].frame})
      if (!part->empty() && part->back().end <= before) start = std::max(start, part->back().end);
  while (start < before && (is_separator(c, start) || c.tag(start) == Stts::STOP)) ++start;
  return start;
}

}  // namespace laut::attribution
