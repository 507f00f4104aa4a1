#include "entities/emit.h"

#include <algorithm>

#include "entities/speakers.h"

namespace laut::entities {
namespace {

/// What stands for a speaker that no list of nouns knows: agent nouns are persons.
MentionType type_of_unknown(std::string_view lemma) {
  for (const std::string_view ending : {"er", "in", "ist", "or", "ent", "ant", "loge", "te", "innen"})
    if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return MentionType::PERSON;
  return MentionType::OTHER;
}

class Emitter {
 public:
  Emitter(Document& doc, const Knowledge& knowledge, Workspace& w) : doc_(doc), knowledge_(knowledge), w_(w) {}

  void run() {
    ask();
    entities();
    mentions();
    quotations();
    for (std::uint32_t k = 0; k < w_.known.size(); ++k)
      if (w_.known[k].entity != none) facts(w_.known[k]);
    for (Entity& e : doc_.entities) look_up(e);
  }

 private:
  void ask_for(std::uint32_t k) {
    if (k == none) return;
    w_.asked[k] = 1;
    for (const std::uint32_t part : w_.known[k].parts)
      if (part != none) w_.asked[part] = 1;
  }

  void ask() {
    w_.asked.assign(w_.known.size(), 0);
    for (std::uint32_t k = 0; k < w_.known.size(); ++k) {
      const Known& known = w_.known[k];
      const bool somebody = known.cls == NounClass::person || known.cls == NounClass::group;
      if (known.named || known.entity != none || (somebody && known.count > 1) || known.parts[0] != none) ask_for(k);
    }
    for (const Candidate& c : w_.candidates)  // ein Braumeister seufzt
      if (c.form == Form::nominal && c.sense.cls == NounClass::person && c.subject && c.numbers == singular)
        ask_for(c.known);
    for (std::uint32_t q = 0; q < doc_.quotations.size(); ++q) {
      ask_for(w_.speakers[q]);
      ask_for(w_.addressees[q]);
      for (const Relay& r : doc_.quotations[q].relays)
        if (const std::uint32_t c = candidate_in(doc_, w_, r.span); c != none) ask_for(w_.candidates[c].known);
    }
  }

  void entities() {
    for (std::uint32_t k = 0; k < w_.known.size(); ++k) {
      Known& known = w_.known[k];
      if (w_.asked[k] == 0 || known.entity != none || known.first == none) continue;
      const Candidate& c = w_.candidates[known.first];
      Entity& e = doc_.entities.emplace_back();
      known.entity = static_cast<std::uint32_t>(doc_.entities.size() - 1);
      const Reading& r = doc_.reading(c.head);
      if (known.cls == NounClass::thing && known.parts[0] == none) known.type = type_of_unknown(r.lemma);
      e.type = known.type;
      if (!known.name.empty())
        e.name = known.name;
      else if (known.parts[0] != none)
        e.name = doc_.entities[w_.known[known.parts[0]].entity].name + " und " +
                 doc_.entities[w_.known[known.parts[1]].entity].name;
      else
        e.name = c.numbers == plural ? doc_.form(c.head) : r.lemma;
    }
  }

  std::uint32_t entity_of(std::uint32_t known) const {
    return known == none || w_.asked[known] == 0 ? none : w_.known[known].entity;
  }

  void mentions() {
    w_.mentions.clear();
    for (const Candidate& c : w_.candidates) {
      if (c.form == Form::named || c.same != none) continue;
      std::uint32_t known = c.known;
      if (c.form == Form::first_person && c.quotation != none && doc_.quotations[c.quotation].type == QuoteType::direct)
        known = w_.speakers[c.quotation];
      const std::uint32_t entity = entity_of(known);
      if (entity == none) continue;
      Mention m;
      m.tokens = c.tokens;
      m.span = doc_.span(c.tokens);
      m.type = doc_.entities[entity].type;
      m.form = c.form == Form::nominal ? MentionForm::nominal : MentionForm::pronominal;
      m.entity = entity;
      m.rule = rule(c);
      w_.mentions.push_back(m);
    }
    const auto named = static_cast<std::ptrdiff_t>(doc_.mentions.size());
    doc_.mentions.insert(doc_.mentions.end(), w_.mentions.begin(), w_.mentions.end());
    const auto before = [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    std::sort(doc_.mentions.begin() + named, doc_.mentions.end(), before);
    std::inplace_merge(doc_.mentions.begin(), doc_.mentions.begin() + named, doc_.mentions.end(), before);
  }

  static std::string_view rule(const Candidate& c) {
    switch (c.form) {
      case Form::nominal: return "entities/noun";
      case Form::possessive: return "entities/possessive";
      case Form::demonstrative: return "entities/demonstrative";
      case Form::first_person: return "entities/first-person";
      default: return "entities/pronoun";
    }
  }

  void quotations() {
    for (std::uint32_t i = 0; i < doc_.quotations.size(); ++i) {
      Quotation& q = doc_.quotations[i];
      if (const std::uint32_t e = entity_of(w_.speakers[i]); e != none) q.speaker_entity = e;
      if (const std::uint32_t e = entity_of(w_.addressees[i]); e != none) q.addressee_entity = e;
      for (Relay& r : q.relays) {
        const std::uint32_t c = candidate_in(doc_, w_, r.span);
        if (c == none) continue;
        if (const std::uint32_t e = entity_of(w_.candidates[c].known); e != none) r.entity = e;
      }
    }
  }

  void facts(const Known& k) {
    Entity& e = doc_.entities[k.entity];
    if (e.gender == 0 || (k.genders == feminine && k.type == MentionType::PERSON)) {
      if (k.numbers == plural)
        e.gender = 'p';
      else if (k.genders == masculine)
        e.gender = 'm';
      else if (k.genders == feminine)
        e.gender = 'f';
      else if (k.genders == neuter)
        e.gender = 'n';
    }
    if (k.type != MentionType::PERSON || !k.named) return;
    for (const std::string_view noun : k.nouns)
      if (e.roles.size() < 16 && std::find(e.roles.begin(), e.roles.end(), noun) == e.roles.end())
        e.roles.emplace_back(noun);
  }

  void look_up(Entity& e) const {
    using knowledge::RecordType;
    std::optional<Knowledge::Party> party;
    switch (e.type) {
      case MentionType::PERSON:
        if (e.name.find(' ') != std::string::npos) party = knowledge_.find(e.name, RecordType::person);
        break;
      case MentionType::GPE:
        if (e.kind == "country") party = knowledge_.state(e.country);
        break;
      case MentionType::ORG:
        party = knowledge_.find(e.name, RecordType::organisation);
        if (!party) party = knowledge_.find(e.name, RecordType::outlet);
        if (!party) party = knowledge_.find(e.name, RecordType::agency);
        break;
      default: break;
    }
    if (!party) return;
    if (e.qid.empty()) e.qid = party->qid;
    if (e.country.empty()) e.country = party->country;
    if (e.kind.empty()) e.kind = party->kind;
    if (e.gender == 0) e.gender = party->gender;
  }

  Document& doc_;
  const Knowledge& knowledge_;
  Workspace& w_;
};

}  // namespace

void emit(Document& doc, const Knowledge& knowledge, Workspace& w) {
  Emitter(doc, knowledge, w).run();
}

}  // namespace laut::entities
