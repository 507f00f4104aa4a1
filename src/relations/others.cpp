// Membership by verb and in brackets, places, parties to agreements.
#include <algorithm>

#include "relations/surroundings.h"

namespace laut::relations {
namespace {

/// Belonging, by lemma with or without the separated particle.
bool belongs(const Document& doc, std::uint32_t t) {
  const std::string_view lemma = doc.reading(t).lemma;
  if (lemma == "angehören") return true;
  const std::uint32_t particle = doc.tokens[t].particle;
  return lemma == "gehören" && particle != none && doc.form(particle) == "an";
}

/// "Karl Berger gehört der SPD an."
void by_verb(Surroundings& s, const Clause& c) {
  if (c.head == Clause::absent || c.subject == Clause::absent || c.negated || c.kind == ClauseKind::question) return;
  const std::uint32_t verb = belongs(s.doc, c.head) ? c.head : c.finite;
  if (verb == Clause::absent || !belongs(s.doc, verb)) return;
  const Mention* from = s.mention(c.subject);
  if (from == nullptr) return;
  for (std::uint32_t t = c.tokens.begin + 1; t < c.tokens.end; ++t) {
    const Mention* to = s.mention_from(t);
    if (to == nullptr || to->entity == from->entity || to->form != MentionForm::named) continue;
    if (to->type != MentionType::ORG && to->type != MentionType::GPE) continue;
    std::uint32_t article = t - 1;
    if (s.tag(article) == Stts::ADJA && article > 0) --article;
    if (!s.is_any(article, {"der", "dem", "den"}) || s.tag(article) != Stts::ART) continue;
    EntityRelation r;
    r.kind = EntityRelation::Kind::membership;
    r.from = from->entity;
    r.to = to->entity;
    r.span = {s.doc.span({std::min(from->tokens.begin, t), std::max(to->tokens.end, verb + 1)})};
    r.rule = "relations/verb";
    s.add(std::move(r));
    return;
  }
}

bool direction(std::string_view form) {
  static constexpr std::string_view all[] = {
      "Osten",   "Westen", "Norden",        "Süden",    "Nordosten", "Nordwesten", "Südosten", "Südwesten",
      "Zentrum", "Herzen", "Landesinneren", "Nordteil", "Südteil",   "Ostteil",    "Westteil", "Inneren"};
  return std::ranges::find(all, form) != std::end(all);
}

bool is_place(const Mention& m) {
  return m.type == MentionType::GPE || m.type == MentionType::LOC || m.type == MentionType::FACILITY;
}

class PlaceReader {
 public:
  explicit PlaceReader(Surroundings& s) : s_(s), doc_(s.doc) {}

  void run() {
    for (const Mention& m : doc_.mentions) {
      if (m.form != MentionForm::named || !is_place(m) || m.metonymic || m.entity == none) continue;
      if (doc_.entities[m.entity].kind == "country") continue;
      behind(m);
      before(m);
    }
  }

 private:
  /// "Awdijiwka im Osten der Ukraine", "in Lyon in Frankreich".
  void behind(const Mention& m) {
    std::uint32_t i = m.tokens.end;
    if (!s_.is_any(i, {"in", "im"})) return;
    ++i;
    const bool part = direction(i < s_.size() ? doc_.form(i) : std::string_view());
    if (part) ++i;
    if (s_.is_any(i, {"der", "des", "dem", "den"}) && s_.tag(i) == Stts::ART) ++i;
    const Mention* outer = s_.mention_from(i);
    if (outer == nullptr || !s_.same_sentence(m.tokens.begin, i)) return;
    // Without a direction "in" may belong to the verb: only behind another preposition, or where the tree says so.
    const bool attribute =
        m.tokens.begin > 0 && (s_.tag(m.tokens.begin - 1) == Stts::APPR || s_.tag(m.tokens.begin - 1) == Stts::APPRART);
    const std::uint32_t up = doc_.tokens[outer->tokens.begin].head;
    if (part || attribute || m.tokens.contains(up)) add(m, *outer, {m.tokens.begin, outer->tokens.end}, "relations/in");
  }

  /// "die ukrainische Stadt Charkiw"
  void before(const Mention& m) {
    if (m.tokens.begin < 2) return;
    const std::uint32_t noun = m.tokens.begin - 1;
    if (s_.tag(noun) != Stts::NN || s_.word_class(noun) != place) return;
    for (std::uint32_t t = noun; t-- > 0 && s_.tag(t) == Stts::ADJA && noun - t < 4;) {
      const std::string_view iso = s_.knowledge.country_of(doc_.form(t), knowledge::WordKind::adjective);
      const std::uint32_t country = s_.country(iso);
      if (country == none) continue;
      Mention outer;
      outer.entity = country;
      outer.type = MentionType::GPE;
      add(m, outer, {t, m.tokens.end}, "relations/adjective");
      return;
    }
  }

  void add(const Mention& inner, const Mention& outer, TokenRange words, std::string_view rule) {
    if (outer.entity == none || outer.entity == inner.entity || !is_place(outer) || outer.metonymic) return;
    const Entity &a = doc_.entities[inner.entity], &b = doc_.entities[outer.entity];
    if (!a.country.empty() && !b.country.empty() && a.country != b.country) return;
    EntityRelation r;
    r.kind = EntityRelation::Kind::located;
    r.from = inner.entity;
    r.to = outer.entity;
    r.span = {doc_.span(words)};
    r.rule = rule;
    s_.add(std::move(r));
  }

  Surroundings& s_;
  const Document& doc_;
};

}  // namespace

void read_memberships(Surroundings& s) {
  for (const Clause& c : s.doc.clauses) by_verb(s, c);
  // "Norbert Brandt (SPD)"
  for (const Mention& m : s.doc.mentions) {
    if (m.form != MentionForm::named || m.type != MentionType::PERSON || m.entity == none) continue;
    const std::uint32_t bracket = m.tokens.end;
    if (!s.is(bracket, "(")) continue;
    const Mention* to = s.mention_from(bracket + 1);
    if (to == nullptr || !s.is_any(to->tokens.end, {")", ",", "/"})) continue;
    if (s.doc.entities[to->entity].kind != "party") continue;
    EntityRelation r;
    r.kind = EntityRelation::Kind::membership;
    r.from = m.entity;
    r.to = to->entity;
    r.span = {s.doc.span({m.tokens.begin, to->tokens.end + (s.is(to->tokens.end, ")") ? 1u : 0u)})};
    r.rule = "relations/brackets";
    s.add(std::move(r));
  }
}

void read_places(Surroundings& s) {
  PlaceReader(s).run();
}

/// Those who agree are parties to the agreement that the event names.
void read_parties(Surroundings& s) {
  for (const Event& e : s.doc.events) {
    if (e.type != EventType::AGREE || e.judgement.value != Factuality::certain || e.mode != EventMode::none) continue;
    std::string name;
    std::uint32_t agreement = none;
    for (const Participant& p : e.participants) {
      if (p.role != Role::object) continue;
      agreement = p.entity;
      if (p.head < s.size() && s.tag(p.head) == Stts::NN) name = s.doc.reading(p.head).lemma;
    }
    if (name.empty() && e.head < s.size() && s.tag(e.head) == Stts::NN) name = s.doc.reading(e.head).lemma;
    if (name.empty() && agreement == none) continue;
    for (const Participant& p : e.participants) {
      if ((p.role != Role::actor && p.role != Role::recipient) || p.entity >= s.doc.entities.size()) continue;
      EntityRelation r;
      r.kind = EntityRelation::Kind::party;
      r.from = p.entity;
      r.to = agreement == p.entity ? none : agreement;
      r.role = name;
      r.span = e.trigger;
      if (!p.span.empty()) r.span.push_back(p.span);
      std::ranges::sort(r.span, {}, &Span::begin);
      r.rule = "relations/agreement";
      s.add(std::move(r));
    }
  }
}

}  // namespace laut::relations
