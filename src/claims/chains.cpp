#include "claims/chains.h"

#include <algorithm>

namespace laut::claims {
namespace {

constexpr std::uint32_t longest_title = 7;  ///< words of an outlet's name between quotation marks
constexpr std::uint32_t sent = 1;           ///< class of data/<lang>/claims/unnamed.txt
constexpr std::uint32_t deepest = 8;        ///< quotations within quotations

bool same(const ChainLink& link, std::uint32_t entity, const SpanList& words) {
  if (entity != none || link.entity != none) return link.entity == entity;
  return link.words == words;
}

std::string_view form_at(const Document& doc, std::uint32_t t, std::uint32_t end) {
  return t < end ? doc.form(t) : std::string_view();
}

/// Behind article, attributes, and a noun that tells what the name is: dem neuen Magazin „Rundblick“.
std::uint32_t behind_article(const Document& doc, std::uint32_t t, std::uint32_t end) {
  while (t < end && (doc.reading(t).stts == Stts::ART || doc.reading(t).stts == Stts::ADJA)) ++t;
  const bool noun = t + 1 < end && doc.reading(t).stts == Stts::NN;
  if (noun && (doc.tokens[t + 1].kind == TokenKind::quote || doc.reading(t + 1).stts == Stts::NE)) ++t;
  return t < end ? t : none;
}

/// The token of what somebody says something in, or of who tells that he does, or none: in der „Zeitung“, im Interview
/// mit dem Sender, in einem Gastbeitrag für das Blatt, wie die „Zeitung“ berichtet.
std::uint32_t medium_behind(const Document& doc, std::uint32_t t, std::uint32_t end) {
  const std::string_view first = form_at(doc, t, end);
  if (first == "wie" || first == "Wie") return behind_article(doc, t + 1, end);
  if (first != "in" && first != "im" && first != "In" && first != "Im") return none;
  std::uint32_t k = t + 1;
  while (k < end && (doc.reading(k).stts == Stts::ART || doc.reading(k).stts == Stts::ADJA)) ++k;
  const std::string_view noun = form_at(doc, k, end), link = form_at(doc, k + 1, end);
  const bool talk = noun == "Interview" || noun == "Gespräch";
  const bool text = noun == "Gastbeitrag" || noun == "Beitrag";
  if ((talk && link == "mit") || (text && (link == "für" || link == "in"))) k += 2;
  return behind_article(doc, k, end);
}

/// Renn habe ihr gesagt: the words of saying are told themselves. Of "er habe gesagt" it is not: who tells speaks of
/// himself, unless he is told whom to.
bool is_told(const Document& doc, const Quotation& q) {
  if (q.frame.empty() || q.speaker.empty()) return false;
  const auto first = std::ranges::lower_bound(doc.tokens, q.speaker.front().begin, {}, &Token::begin);
  if (first == doc.tokens.end()) return false;
  const Stts speaker = doc.reading(static_cast<std::uint32_t>(first - doc.tokens.begin())).stts;
  if (speaker == Stts::PPER && q.addressee.empty()) return false;
  for (const Span cue : q.cue) {
    auto it = std::ranges::lower_bound(doc.tokens, cue.begin, {}, &Token::begin);
    for (; it != doc.tokens.end() && it->end <= cue.end; ++it) {
      const Reading& r = doc.reading(static_cast<std::uint32_t>(it - doc.tokens.begin()));
      if (r.stts != Stts::VAFIN && r.stts != Stts::VVFIN) continue;
      return (r.features & feature::konj1) != 0 && (r.features & feature::ind) == 0;
    }
  }
  return false;
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
      return unnamed_.find(r.lemma, s.words) == 0;
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

/// "Renn habe ihr gesagt, ...": the one who speaks in the quotation before tells it.
void Chains::add_teller(const Document& doc, std::uint32_t index, std::vector<ChainLink>& out, Scratch& s) const {
  constexpr std::uint32_t most_sentences = 2, most_quotations = 4;
  const Quotation& q = doc.quotations[index];
  if (q.quote.empty() || q.speaker_entity == none) return;
  const auto sentence_at = [&](std::uint32_t byte) {
    const auto it = std::ranges::lower_bound(doc.tokens, byte, {}, &Token::begin);
    return it == doc.tokens.end() ? none : it->sentence;
  };
  const std::uint32_t here = sentence_at(q.frame.front().begin);
  for (std::uint32_t k = index; k > 0 && index - k < most_quotations;) {
    const Quotation& before = doc.quotations[--k];
    if (before.quote.empty() || before.parent != none || before.speaker_entity == none) continue;
    if (before.speaker_entity == q.speaker_entity) continue;
    const std::uint32_t there = sentence_at(before.quote.front().begin);
    if (there != none && here != none && there + most_sentences >= here) add_speaker(doc, before, out, s);
    return;
  }
}

/// The outlet that is named at the token passes it on. One without a known name is told by its quotation marks.
void Chains::add_outlet(const Document& doc, const Quotation& q, TokenRange at, std::vector<ChainLink>& out,
                        const Scratch& s) const {
  ChainLink link{ChainLink::Kind::outlet, none, false, {}};
  const std::uint32_t t = at.begin, end = at.end;
  const bool quoted = doc.tokens[t].kind == TokenKind::quote;
  const Span place{doc.tokens[t].begin, doc.tokens[std::min(end - 1, t + (quoted ? 1u : 0u))].end};
  auto m = std::ranges::lower_bound(doc.mentions, place.begin, {}, [](const Mention& x) { return x.span.begin; });
  if (m != doc.mentions.end() && m->span.begin < place.end && m->form == MentionForm::named && m->entity != none) {
    const std::string& kind = doc.entities[m->entity].kind;
    if (!quoted && kind != "outlet" && kind != "agency") return;
    link.entity = m->entity;
    link.words = {m->span};
  } else if (quoted) {
    std::uint32_t close = t + 1;
    while (close < end && close < t + longest_title && doc.tokens[close].kind != TokenKind::quote) ++close;
    if (close == t + 1 || close >= end || doc.tokens[close].kind != TokenKind::quote) return;
    link.words = {{doc.tokens[t + 1].begin, doc.tokens[close - 1].end}};
  } else {
    return;
  }
  const auto told = [&](const ChainLink& l) { return same(l, link.entity, link.words); };
  const bool own = link.entity != none && (link.entity == q.speaker_entity || link.entity == s.outlet);
  const bool outlet = link.entity == none && doc.view(link.words.front()) == doc.article.outlet.value;
  if (!own && !outlet && std::ranges::none_of(out, told)) out.push_back(std::move(link));
}

/// "sagte Renn im „Kurier“": the outlet in which it was said passes it on. One to which it was said (dem „Kurier“) is
/// its addressee, after the corpus' conventions.
void Chains::add_medium(const Document& doc, const Quotation& q, std::vector<ChainLink>& out, Scratch& s) const {
  const auto tokens = [&](Span span) {
    const auto first = std::ranges::lower_bound(doc.tokens, span.begin, {}, &Token::begin);
    const auto last = std::ranges::lower_bound(doc.tokens, span.end, {}, &Token::begin);
    return TokenRange{static_cast<std::uint32_t>(first - doc.tokens.begin()),
                      static_cast<std::uint32_t>(last - doc.tokens.begin())};
  };
  const auto add = [&](std::uint32_t at, std::uint32_t end) {
    if (at != none && at < end) add_outlet(doc, q, {at, end}, out, s);
  };
  const auto speaks = [&](std::uint32_t t) {
    return std::ranges::any_of(q.speaker,
                               [&](Span x) { return x.begin <= doc.tokens[t].begin && doc.tokens[t].end <= x.end; });
  };
  for (const Span span : q.frame) {
    const TokenRange r = tokens(span);
    for (std::uint32_t t = r.begin; t < r.end; ++t) {
      const std::uint32_t at = medium_behind(doc, t, r.end);
      if (at != none && !speaks(at)) add(at, r.end);
    }
  }
}

/// "ließ Renn über seinen Anwalt mitteilen": who is sent to say it passes it on.
void Chains::add_sent(const Document& doc, const Quotation& q, std::vector<ChainLink>& out, Scratch& s) const {
  for (const Span span : q.frame) {
    auto it = std::ranges::lower_bound(doc.tokens, span.begin, {}, &Token::begin);
    for (; it != doc.tokens.end() && it->end <= span.end; ++it) {
      const auto t = static_cast<std::uint32_t>(it - doc.tokens.begin());
      if ((doc.form(t) != "über" && doc.form(t) != "durch") || t + 2 >= doc.tokens.size()) continue;
      if (doc.reading(t + 1).stts != Stts::PPOSAT || doc.tokens[t + 2].end > span.end) continue;
      if (unnamed_.find(doc.reading(t + 2).lemma, s.words) != sent) continue;
      ChainLink link{ChainLink::Kind::speaker, none, false, {{doc.tokens[t + 1].begin, doc.tokens[t + 2].end}}};
      const auto m = std::ranges::lower_bound(doc.mentions, link.words.front().begin, {},
                                              [](const Mention& x) { return x.span.begin; });
      if (m != doc.mentions.end() && m->span == link.words.front()) link.entity = m->entity;
      if (link.entity != q.speaker_entity || link.entity == none) out.push_back(std::move(link));
      return;
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
    add_sent(doc, one, out, s);
    if (one.parent == none && is_told(doc, one)) add_teller(doc, *q, out, s);
    add_speaker(doc, one, out, s);
  }
}

}  // namespace laut::claims
