#include "relations/surroundings.h"

#include <algorithm>

namespace laut::relations {
namespace {

constexpr unsigned most_compared = 32;  ///< relations of one entity that a new one is compared with
constexpr unsigned longest_way = 24;    ///< tokens climbed in the tree

bool same_or_open(std::uint32_t a, std::uint32_t b) {
  return a == b || a == none || b == none;
}

}  // namespace

Surroundings::Surroundings(Document& d, const Knowledge& k, const WordClasses& words, Relations::Scratch& scratch)
    : doc(d), knowledge(k), words_(words), s_(scratch) {
  s_.mention_of.assign(doc.tokens.size(), none);
  for (const bool named : {false, true})
    for (std::uint32_t m = 0; m < doc.mentions.size(); ++m) {
      const Mention& mention = doc.mentions[m];
      if ((mention.form == MentionForm::named) != named || mention.entity == none) continue;
      // A nominal mention is a whole phrase; only its last word is taken, so that the names in it stay visible.
      const std::uint32_t end = std::min<std::uint32_t>(mention.tokens.end, size());
      for (std::uint32_t t = mention.tokens.begin; t < end; ++t)
        if (named || mention.form == MentionForm::pronominal) s_.mention_of[t] = m;
    }
  s_.last_of.assign(doc.entities.size(), none);
  s_.before.clear();
  s_.names.clear();
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
    s_.names.emplace_back(doc.entities[e].name, e);
    for (const std::string& alias : doc.entities[e].aliases) s_.names.emplace_back(alias, e);
  }
  std::ranges::sort(s_.names);
}

bool Surroundings::is_any(std::uint32_t t, std::initializer_list<std::string_view> forms) const {
  return t < size() && std::ranges::find(forms, doc.form(t)) != forms.end();
}

const Mention* Surroundings::mention(std::uint32_t t) const {
  return t < size() && s_.mention_of[t] != none ? &doc.mentions[s_.mention_of[t]] : nullptr;
}

const Mention* Surroundings::mention_from(std::uint32_t t) const {
  const Mention* m = mention(t);
  return m != nullptr && m->tokens.begin == t ? m : nullptr;
}

const Mention* Surroundings::mention_before(std::uint32_t t) const {
  const Mention* m = t == 0 ? nullptr : mention(t - 1);
  return m != nullptr && m->tokens.end == t ? m : nullptr;
}

std::uint32_t Surroundings::country(std::string_view iso) const {
  if (iso.empty()) return none;
  const auto state = knowledge.state(iso);
  return state ? by_name(state->name) : none;
}

std::uint32_t Surroundings::by_name(std::string_view name) const {
  const auto it = std::ranges::lower_bound(s_.names, name, {}, [](const auto& n) { return n.first; });
  return it != s_.names.end() && it->first == name ? it->second : none;
}

const Clause* Surroundings::clause_of_head(std::uint32_t t) const {
  const auto it = std::ranges::lower_bound(doc.clauses, t, {}, &Clause::head);
  return it != doc.clauses.end() && it->head == t ? &*it : nullptr;
}

const Clause* Surroundings::clause_around(std::uint32_t t) const {
  for (unsigned steps = 0; t != none && steps < longest_way; ++steps, t = doc.tokens[t].head)
    if (const Clause* c = clause_of_head(t)) return c;
  return nullptr;
}

std::uint32_t Surroundings::add(EntityRelation r) {
  unsigned compared = 0;
  for (std::uint32_t i = s_.last_of[r.from]; i != none && compared++ < most_compared; i = s_.before[i]) {
    EntityRelation& old = doc.relations[i];
    if (old.kind != r.kind || old.role != r.role || !same_or_open(old.to, r.to)) continue;
    if (old.to == none) old.to = r.to;
    if (old.since.empty()) old.since = r.since;
    if (old.until.empty()) old.until = r.until;
    return i;
  }
  const auto index = static_cast<std::uint32_t>(doc.relations.size());
  s_.before.push_back(s_.last_of[r.from]);
  s_.last_of[r.from] = index;
  doc.relations.push_back(std::move(r));
  return index;
}

}  // namespace laut::relations
