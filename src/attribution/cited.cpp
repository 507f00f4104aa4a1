// "Der Sender meldete unter Berufung auf Ermittler, ...": the source stands behind words of citing, and whoever is the
// subject passes it on.
#include <algorithm>

#include "attribution/workspace.h"

namespace laut::attribution {
namespace {

constexpr std::uint32_t longest_source = 12;  ///< tokens
constexpr std::uint32_t farthest = 12;        ///< drafts a speech is carried on

/// Whether the token ends words of citing: unter Berufung auf, gestützt auf. "mit Verweis auf" gives a reason as often
/// as a source: it counts where an outlet speaks.
bool cites(const Context& c, std::uint32_t t, bool outlet) {
  if (t == 0 || c.form(t) != "auf") return false;
  const std::string_view noun = c.form(t - 1);
  if (noun == "gestützt" || noun == "Gestützt") return true;
  if (t < 2) return false;
  const std::string_view first = c.form(t - 2);
  if (noun == "Berufung") return first == "unter" || first == "Unter";
  if (noun != "Verweis" && noun != "Bezug") return false;
  return outlet && (first == "unter" || first == "Unter" || first == "mit" || first == "Mit");
}

bool has_outlet(const Context& c, const Ranges& ranges) {
  for (const TokenRange r : ranges) {
    const Span span = c.doc.span(r);
    auto m = std::ranges::lower_bound(c.doc.mentions, span.begin, {}, [](const Mention& x) { return x.span.begin; });
    for (; m != c.doc.mentions.end() && m->span.begin < span.end; ++m) {
      if (m->entity == none) continue;
      const std::string& kind = c.doc.entities[m->entity].kind;
      if (kind == "outlet" || kind == "agency") return true;
    }
  }
  return false;
}

/// The noun phrase behind the words of citing: to the verb, the comma or the end of the frame.
TokenRange source_behind(const Context& c, std::uint32_t t, std::uint32_t end) {
  TokenRange source{t + 1, t + 1};
  bool noun = false;
  for (; source.end < end && source.size() < longest_source; ++source.end) {
    const Stts tag = c.tag(source.end);
    const bool attribute = source.end + 1 < end && c.tag(source.end + 1) == Stts::NN;  // zwei damit vertraute Personen
    if ((syntax::is_finite(tag) && !attribute) || c.doc.tokens[source.end].kind == TokenKind::punctuation) break;
    noun |= syntax::is_noun(tag);
  }
  return noun ? source : TokenRange{t, t};
}

bool equal(const Ranges& a, const Ranges& b) {
  return std::ranges::equal(
      a, b, [](const TokenRange& x, const TokenRange& y) { return x.begin == y.begin && x.end == y.end; });
}

bool cite(const Context& c, Draft& d, TokenRange& found) {
  if (d.speaker.empty()) return false;
  for (const TokenRange r : d.frame) {
    for (std::uint32_t t = r.begin; t < r.end; ++t) {
      if (c.form(t) != "auf" || !cites(c, t, has_outlet(c, d.speaker))) continue;
      const TokenRange source = source_behind(c, t, r.end);
      if (source.empty() || overlaps(d.speaker, source)) continue;
      found = source;
      return true;
    }
  }
  return false;
}

}  // namespace

void find_cited(const Context& c) {
  std::vector<Draft>& drafts = c.work.drafts;
  Ranges passed_on;  // who was the speaker before, in the last such frame
  TokenRange source;
  std::uint32_t since = 0;
  for (const std::uint32_t i : c.work.order) {
    Draft& d = drafts[i];
    if (d.speaker.empty()) continue;
    TokenRange found;
    if (cite(c, d, found)) {
      source = found;
      passed_on = d.speaker;
      since = 0;
    } else if (passed_on.empty() || ++since > farthest || !equal(d.speaker, passed_on)) {
      continue;
    }
    d.relays.insert(d.relays.begin(), RelayDraft{d.speaker.front(), {}, d.rule});
    d.speaker = {source};
  }
}

}  // namespace laut::attribution
