#include "claims/chains.h"

#include <algorithm>

namespace laut::claims {
namespace {

constexpr std::uint32_t deepest = 8;  ///< quotations within quotations

bool same(const ChainLink& link, std::uint32_t entity, const SpanList& words) {
  if (entity != none || link.entity != none) return link.entity == entity;
  return link.words == words;
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
    add_speaker(doc, one, out, s);
  }
}

}  // namespace laut::claims
