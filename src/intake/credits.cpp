#include "intake/credits.h"

#include <algorithm>
#include <string>

#include "intake/dates.h"
#include "intake/tokens.h"

namespace laut {
namespace {

std::string_view text_of(const Article& a, Span s) {
  return std::string_view(a.text).substr(s.begin, s.size());
}

/// Words that may stand before the first name of a byline.
bool opens_byline(std::string_view lower) {
  constexpr std::string_view words[] = {"von",        "text",      "autor",         "autorin",         "autoren",
                                        "interview",  "analyse",   "kommentar",     "bericht",         "ein",
                                        "eine",       "reportage", "protokoll",     "gastbeitrag",     ":",
                                        "unserem",    "unserer",   "korrespondent", "korrespondentin", "reporter",
                                        "reporterin", "redaktion"};
  return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

bool particle(std::string_view lower) {
  return lower == "von" || lower == "van" || lower == "de" || lower == "der" || lower == "zu" || lower == "al" ||
         lower == "–";
}

/// "ARD-Studio Moskau" behind a name is where the author works.
bool institution(const LineTokens& line, std::size_t begin, std::size_t end) {
  constexpr std::string_view marks[] = {"studio", "redaktion", "korrespondent", "büro", "hauptstadt",
                                        "ard",    "zdf",       "dpa",           "afp"};
  for (std::size_t i = begin; i < end; ++i)
    for (const std::string_view mark : marks) {
      const std::string_view s = line.text(line.tokens[i]);
      if (s == mark || (mark.size() > 3 && s.find(mark) != s.npos)) return true;
    }
  return false;
}

void add_author(Article& article, Span span) {
  const std::string value(text_of(article, span));
  for (const Sourced& a : article.authors)
    if (a.value == value) return;
  article.authors.push_back({value, "text", span});
}

}  // namespace

void read_byline(Article& article, Span span) {
  for (const Sourced& a : article.authors)
    if (a.origin != "text") return;
  LineTokens line;
  line.read(text_of(article, span));
  std::size_t i = 0;
  while (i < line.tokens.size() && opens_byline(line.text(line.tokens[i]))) ++i;
  std::size_t begin = i, capitals = 0;
  bool after_comma = false;
  const auto close = [&](std::size_t end) {
    while (end > begin && particle(line.text(line.tokens[end - 1]))) --end;
    // A name has two capitalised parts; what stands behind a comma is a place or a studio.
    if (capitals >= 2 && !after_comma && !institution(line, begin, end))
      add_author(article, {span.begin + line.tokens[begin].begin, span.begin + line.tokens[end - 1].end});
    capitals = 0;
  };
  for (; i < line.tokens.size(); ++i) {
    const LineToken& t = line.tokens[i];
    const std::string_view s = line.text(t);
    if (t.shape & shape::capital && !(t.shape & shape::number)) {
      ++capitals;
    } else if (s == "und" || s == "&") {
      close(i);
      begin = i + 1;
      after_comma = false;
    } else if (s == "," || s == "/" || s == "|" || s == "(") {
      close(i);
      begin = i + 1;
      after_comma = s != "/" && s != ",";
    } else if (s != "." && !particle(s)) {
      break;
    }
  }
  close(i);
}

void read_date_line(Article& article, Span span, bool labelled_only) {
  const std::string_view text = text_of(article, span);
  const std::string date = iso_date(text);
  if (date.empty()) return;
  LineTokens line;
  line.read(text);
  const std::string_view first = line.tokens.empty() ? std::string_view() : line.text(line.tokens[0]);
  const bool update = first == "stand" || first == "aktualisiert" || first == "update" || first == "zuletzt" ||
                      first == "letzte" || first == "geändert";
  if (labelled_only && !update && first != "veröffentlicht" && first != "erschienen" && first != "publiziert") return;
  if (update && article.updated.empty()) article.updated = {date, "text", span};
  if (article.published.empty() ||
      (!update && article.published.origin == "text" && article.published.span == article.updated.span))
    article.published = {date, "text", span};
}

void read_agency_credit(Article& article, Span span, const AgencyName& name_of) {
  LineTokens line;
  line.read(text_of(article, span));
  const auto& tokens = line.tokens;
  const auto is = [&](std::size_t i, std::string_view s) { return i < tokens.size() && line.text(tokens[i]) == s; };
  const auto add = [&](std::size_t i) {
    const std::string value(name_of(tokens[i].hash));
    for (const Sourced& a : article.agencies)
      if (a.value == value) return;
    article.agencies.push_back({value, "text", {span.begin + tokens[i].begin, span.begin + tokens[i].end}});
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool bracket = is(i, "("), slash = is(i, "/"), source = is(i, ":");
    const bool whole_line = i == 0 && !name_of(tokens[0].hash).empty();
    if (!bracket && !slash && !source && !whole_line) continue;
    const std::size_t first = whole_line ? i : i + 1;
    std::size_t end = first;
    const auto agency = [&](std::size_t k) { return !name_of(tokens[k].hash).empty(); };
    // Within brackets an author's sign may stand beside the agency: (dpa/mus).
    const auto sign = [&](std::size_t k) { return bracket && tokens[k].end - tokens[k].begin <= 4; };
    bool any = false;
    while (end < tokens.size() && !is(end, ")") &&
           (agency(end) || is(end, "/") || is(end, ",") || is(end, "und") || sign(end)))
      any |= agency(end++);
    const bool closed = bracket ? is(end, ")") : end == tokens.size();
    if (!closed || !any) continue;
    for (std::size_t k = first; k < end; ++k)
      if (agency(k)) add(k);
  }
}

}  // namespace laut
