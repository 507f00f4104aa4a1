#include "output/describe_meaning.h"

#include <algorithm>

#include "output/describe.h"

namespace laut::output {
namespace {

std::string entity_name(const Document& doc, std::uint32_t entity) {
  return entity < doc.entities.size() ? doc.entities[entity].name : std::string();
}

/// The words of a participant without its preposition; of a quantity that runs on behind them, too.
Span words_of(const Document& doc, const Event& e, const Participant& p) {
  Span span = p.span;
  const std::uint32_t first = p.tokens.begin;
  if (p.role != Role::place && p.tokens.size() > 1 && p.tokens.end <= doc.tokens.size()) {
    const Stts tag = doc.reading(first).stts;
    if (tag == Stts::APPR || tag == Stts::APPRART) span.begin = doc.tokens[first + 1].begin;
  }
  for (const std::uint32_t q : e.quantities)
    if (q < doc.quantities.size() && doc.quantities[q].span.overlaps(span))
      span.end = std::max(span.end, doc.quantities[q].span.end);
  return span;
}

/// A participant by the name of whom it stands for, else by its words; goods by their words, which tell how many.
std::string name_of(const Document& doc, const Event& e, const Participant& p) {
  const std::string name = entity_name(doc, p.entity);
  if (p.span.empty() || (!name.empty() && p.role != Role::object)) return name;
  return joined(doc, {words_of(doc, e, p)}, 120);
}

/// Whether a participant already tells the quantity.
bool told(const Document& doc, const Event& e, std::uint32_t quantity) {
  return std::ranges::any_of(e.participants, [&](const Participant& p) {
    return !p.span.empty() && words_of(doc, e, p).overlaps(doc.quantities[quantity].span);
  });
}

}  // namespace

std::string link_name(const Document& doc, const ChainLink& link) {
  if (link.kind == ChainLink::Kind::article) {
    const std::string outlet = entity_name(doc, link.entity);
    return outlet.empty() ? doc.article.outlet.value : outlet;
  }
  const std::string name = entity_name(doc, link.entity);
  if (!name.empty() && !link.unnamed) return name;
  if (!link.words.empty()) return joined(doc, link.words, 120);
  return link.unnamed ? "unnamed" : "unknown";
}

std::string chain_words(const Document& doc, const std::vector<ChainLink>& chain) {
  std::string out;
  for (const ChainLink& link : chain) {
    if (!out.empty()) out += " > ";
    if (link.kind == ChainLink::Kind::article)
      out += "article";
    else if (link.kind == ChainLink::Kind::outlet)
      out += '"' + link_name(doc, link) + '"';
    else
      out += link_name(doc, link);
  }
  return out;
}

std::string source_words(const Document& doc, const std::vector<ChainLink>& chain) {
  if (chain.size() < 2) return "the article";
  std::string out;
  for (auto link = chain.rbegin(); link != chain.rend() && link->kind != ChainLink::Kind::article; ++link) {
    if (!out.empty()) out += link->kind == ChainLink::Kind::outlet ? " via " : ", told by ";
    const bool bare = link->unnamed && link->words.empty();
    out += bare ? "source not named" : link_name(doc, *link);
    if (link->unnamed && !bare) out += " (not named)";
  }
  return out;
}

std::string participants(const Document& doc, const Event& e, Role role, std::string_view separator) {
  std::string out;
  for (const Participant& p : e.participants) {
    if (p.role != role) continue;
    const std::string name = name_of(doc, e, p);
    if (name.empty()) continue;
    if (!out.empty()) out += separator;
    out += name;
  }
  return out;
}

std::string event_words(const Document& doc, const Event& e) {
  std::string out(to_string(e.type));
  const std::string actor = participants(doc, e, Role::actor), recipient = participants(doc, e, Role::recipient),
                    object = participants(doc, e, Role::object);
  if (!actor.empty()) out += ' ' + actor;
  if (!recipient.empty()) out += " → " + recipient;
  if (!object.empty()) out += ": " + object;
  std::string more;
  const auto add = [&](std::string_view s) {
    if (s.empty()) return;
    more += more.empty() ? " (" : "; ";
    more += s;
  };
  for (const std::uint32_t t : e.times)
    if (t < doc.times.size()) add(joined(doc, {doc.times[t].span}, 80));
  for (const std::uint32_t q : e.quantities) {
    if (q < doc.quantities.size() && !told(doc, e, q)) add(joined(doc, {doc.quantities[q].span}, 80));
  }
  add(participants(doc, e, Role::instrument));
  for (const Participant& p : e.participants)
    if (p.role == Role::place) add(p.span.empty() ? entity_name(doc, p.entity) : joined(doc, {p.span}, 80));
  add(to_string(e.mode));
  if (!more.empty()) more += ')';
  return out + more;
}

std::string relation_words(const Document& doc, const EntityRelation& r) {
  std::string out = entity_name(doc, r.from);
  const std::string to = entity_name(doc, r.to);
  switch (r.kind) {
    case EntityRelation::Kind::role:
    case EntityRelation::Kind::kinship:
      out += ": " + r.role;
      if (!to.empty()) out += " of " + to;
      break;
    case EntityRelation::Kind::membership:
      out += r.role.empty() ? ": member" : ": " + r.role;
      if (!to.empty()) out += " of " + to;
      break;
    case EntityRelation::Kind::located: out += " lies in " + to; break;
    case EntityRelation::Kind::party: out += " is party to " + (to.empty() ? r.role : to); break;
  }
  if (!r.since.empty()) out += " since " + r.since;
  if (!r.until.empty()) out += " until " + r.until;
  if (r.from_knowledge) out += " (term as known)";
  return out;
}

std::string disclosure_words(const Document& doc, const Disclosure& d) {
  std::string out(to_string(d.kind));
  const std::string value = d.value.empty() ? entity_name(doc, d.entity) : d.value;
  return value.empty() ? out : out + ' ' + value;
}

}  // namespace laut::output
