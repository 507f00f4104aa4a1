#include "claims/chains.h"

#include <algorithm>

namespace laut::claims {
namespace {

constexpr std::uint32_t longest_title = 7;  ///< words of an outlet's name between quotation marks
constexpr std::uint32_t deepest = 8;        ///< quotations within quotations

bool same(const ChainLink& link, std::uint32_t entity, const SpanList& words) {
  if (entity != none || link.entity != none) return link.entity == entity;
  return link.words == words;
}

/// Whether the token ends words of citing: unter Berufung auf, mit Verweis auf.
bool cites(const Document& doc, std::uint32_t t) {
  if (t < 2 || doc.form(t) != "auf") return false;
  const std::string_view noun = doc.form(t - 1), first = doc.form(t - 2);
  const bool under = (first == "unter" || first == "Unter") && (noun == "Berufung" || noun == "Verweis");
  const bool with = (first == "mit" || first == "Mit") && (noun == "Verweis" || noun == "Bezug");
  return under || with;
}

/// The token of what somebody says something in, or none: in der „Zeitung“, im Interview mit dem Sender.
std::uint32_t medium_behind(const Document& doc, std::uint32_t t, std::uint32_t end) {
  const auto form = [&](std::uint32_t i) { return i < end ? doc.form(i) : std::string_view(); };
  if (form(t) != "in" && form(t) != "im" && form(t) != "gegenüber") return none;
  ++t;
  if ((form(t) == "Interview" || form(t) == "Gespräch") && form(t + 1) == "mit") t += 2;
  while (t < end && (doc.reading(t).stts == Stts::ART || doc.reading(t).stts == Stts::ADJA)) ++t;
  return t < end ? t : none;
}

/// The noun phrase that begins at the token: to its first noun or name, with the entity of a mention in it.
ChainLink phrase(const Document& doc, std::uint32_t first, std::uint32_t end) {
  ChainLink link;
  link.kind = ChainLink::Kind::speaker;
  for (std::uint32_t t = first; t < doc.tokens.size() && doc.tokens[t].end <= end && t < first + 6; ++t) {
    const Stts tag = doc.reading(t).stts;
    if (tag == Stts::NN || tag == Stts::NE) {
      link.words = {{doc.tokens[first].begin, doc.tokens[t].end}};
      break;
    }
    if (tag != Stts::ART && tag != Stts::ADJA && tag != Stts::PIAT && tag != Stts::CARD && tag != Stts::PPOSAT &&
        doc.tokens[t].kind != TokenKind::quote)
      break;
  }
  if (link.words.empty()) return link;
  auto m =
      std::ranges::lower_bound(doc.mentions, link.words[0].begin, {}, [](const Mention& x) { return x.span.begin; });
  for (; m != doc.mentions.end() && m->span.begin < link.words[0].end; ++m) {
    if (m->entity == none || m->span.end < link.words[0].end) continue;
    link.entity = m->entity;
    link.words[0].end = std::min(end, m->span.end);
    break;
  }
  return link;
}

}  // namespace

Result<Chains> Chains::open(const Pack& pack) {
  auto words = WordClasses::open(pack, "claims.unnamed");
  if (!words) return words.error();
  Chains out;
  out.unnamed_ = std::move(*words);
  return out;
}

void Chains::start(const Document& doc, Scratch& s) const {
  s.outlet = none;
  const std::string& outlet = doc.article.outlet.value;
  for (std::uint32_t e = 0; e < doc.entities.size() && !outlet.empty() && s.outlet == none; ++e) {
    const Entity& entity = doc.entities[e];
    if (entity.name == outlet || std::ranges::find(entity.aliases, outlet) != entity.aliases.end()) s.outlet = e;
  }
  s.named.assign(doc.entities.size(), false);
  for (const Mention& m : doc.mentions)
    if (m.form == MentionForm::named && m.entity < s.named.size()) s.named[m.entity] = true;
}

/// Whether the words are a source without a name: the noun that heads them, or a compound's last part, is listed.
bool Chains::vague(const Document& doc, const SpanList& words, Scratch& s) const {
  for (const Span span : words) {
    auto it = std::ranges::lower_bound(doc.tokens, span.begin + 1, {}, &Token::end);
    for (; it != doc.tokens.end() && it->begin < span.end; ++it) {
      const Reading& r = doc.reading(static_cast<std::uint32_t>(it - doc.tokens.begin()));
      if (r.stts == Stts::NE) return false;
      if (r.stts != Stts::NN && r.upos != Upos::PRON) continue;
      // The first noun heads the phrase: the others are genitives and attributes.
      return unnamed_.find(r.lemma, s.words) != WordClasses::missing;
    }
  }
  return false;
}

void Chains::add_speaker(const Document& doc, const Quotation& q, std::vector<ChainLink>& out, Scratch& s) const {
  ChainLink link;
  link.kind = ChainLink::Kind::speaker;
  link.entity = q.speaker_entity;
  link.words = q.speaker;
  const bool known = link.entity < s.named.size() && s.named[link.entity];
  link.unnamed = !known && (q.speaker.empty() ? link.entity == none && q.hearsay : vague(doc, q.speaker, s));
  const ChainLink& last = out.back();
  // Quoted words within what somebody says are the same speaker's, told once.
  const bool unknown = link.entity == none && link.words.empty();
  if (last.kind == ChainLink::Kind::speaker && (same(last, link.entity, link.words) || (unknown && !link.unnamed)))
    return;
  out.push_back(std::move(link));
}

/// "Der Sender meldete unter Berufung auf Ermittler, ...": the one who is named behind the words is the source, and who
/// speaks passes it on.
void Chains::add_cited(const Document& doc, const Quotation& q, std::vector<ChainLink>& out) const {
  if (out.back().kind != ChainLink::Kind::speaker) return;
  for (const Span frame : q.frame) {
    auto it = std::ranges::lower_bound(doc.tokens, frame.begin, {}, &Token::begin);
    for (; it != doc.tokens.end() && it->end <= frame.end; ++it) {
      const auto t = static_cast<std::uint32_t>(it - doc.tokens.begin());
      if (!cites(doc, t) || q.speaker.empty() || q.speaker.front().begin >= it->begin) continue;
      ChainLink source = phrase(doc, t + 1, frame.end);
      if (source.words.empty() || same(out.back(), source.entity, source.words)) return;
      out.back().kind = ChainLink::Kind::outlet;
      out.push_back(std::move(source));
      return;
    }
  }
}

/// "sagte Renn im „Kurier“": the outlet in which it was said passes it on. One without a known name is told by its
/// quotation marks.
void Chains::add_medium(const Document& doc, const Quotation& q, std::vector<ChainLink>& out, Scratch& s) const {
  for (const Span frame : q.frame) {
    const auto first = std::ranges::lower_bound(doc.tokens, frame.begin, {}, &Token::begin);
    const auto last = std::ranges::lower_bound(doc.tokens, frame.end, {}, &Token::begin);
    const auto end = static_cast<std::uint32_t>(last - doc.tokens.begin());
    for (auto t = static_cast<std::uint32_t>(first - doc.tokens.begin()); t < end; ++t) {
      const std::uint32_t at = medium_behind(doc, t, end);
      if (at == none) continue;
      ChainLink link{ChainLink::Kind::outlet, none, false, {}};
      const bool quoted = doc.tokens[at].kind == TokenKind::quote;
      const Span place{doc.tokens[at].begin, doc.tokens[std::min(end - 1, at + (quoted ? 1u : 0u))].end};
      auto m = std::ranges::lower_bound(doc.mentions, place.begin, {}, [](const Mention& x) { return x.span.begin; });
      if (m != doc.mentions.end() && m->span.begin < place.end && m->form == MentionForm::named && m->entity != none) {
        const std::string& kind = doc.entities[m->entity].kind;
        if (!quoted && kind != "outlet" && kind != "agency") continue;
        link.entity = m->entity;
        link.words = {m->span};
      } else if (quoted) {
        std::uint32_t close = at + 1;
        while (close < end && close < at + longest_title && doc.tokens[close].kind != TokenKind::quote) ++close;
        if (close == at + 1 || close >= end || doc.tokens[close].kind != TokenKind::quote) continue;
        link.words = {{doc.tokens[at + 1].begin, doc.tokens[close - 1].end}};
      } else {
        continue;
      }
      const auto told = [&](const ChainLink& l) { return same(l, link.entity, link.words); };
      const bool own = link.entity != none && (link.entity == q.speaker_entity || link.entity == s.outlet);
      if (!own && std::ranges::none_of(out, told)) out.push_back(std::move(link));
    }
  }
}

void Chains::read(const Document& doc, std::uint32_t quotation, std::vector<ChainLink>& out, Scratch& s) const {
  out.clear();
  out.push_back({ChainLink::Kind::article, s.outlet, false, {}});
  s.path.clear();
  for (std::uint32_t q = quotation; q < doc.quotations.size() && s.path.size() < deepest; q = doc.quotations[q].parent)
    s.path.push_back(q);
  for (auto q = s.path.rbegin(); q != s.path.rend(); ++q) {
    const Quotation& one = doc.quotations[*q];
    for (auto relay = one.relays.rbegin(); relay != one.relays.rend(); ++relay) {
      const auto told = [&](const ChainLink& l) {
        return l.kind == ChainLink::Kind::outlet && same(l, relay->entity, relay->span);
      };
      if (relay->entity != none && relay->entity == s.outlet) continue;  // the article's own outlet is its first link
      if (std::ranges::none_of(out, told)) out.push_back({ChainLink::Kind::outlet, relay->entity, false, relay->span});
    }
    add_medium(doc, one, out, s);
    const std::size_t before = out.size();
    add_speaker(doc, one, out, s);
    if (out.size() > before) add_cited(doc, one, out);
  }
}

}  // namespace laut::claims
