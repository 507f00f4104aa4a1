#include "entities/known.h"

#include <algorithm>

namespace laut::entities {

std::uint8_t genders_of(char gender) {
  switch (gender) {
    case 'm': return masculine;
    case 'f': return feminine;
    case 'n': return neuter;
    default: return any_gender;
  }
}

namespace {

/// Stadtarchivarin Salome Wirth, where the title was taken for a part of the name.
void title_in_name(Document& doc, const Nouns& nouns, Known& k, std::string_view name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return;
  std::size_t head = 0;
  const std::string_view first = name.substr(0, blank);
  if (nouns.sense(first, head).cls == NounClass::person || (head == 0 && first.size() > 8 && first.ends_with("in"))) {
    k.genders = first.ends_with("in") ? feminine : masculine;
    k.nouns.push_back(doc.keep(std::string(first)));
  }
}

/// The words of an organisation's name are nouns it is called by: Haushaltsausschuss des Bundestags.
void name_nouns(Document& doc, const Nouns& nouns, Known& k, const Entity& entity) {
  const std::string_view name = entity.name;
  bool genitive = false;
  for (std::size_t at = 0; at < name.size() && k.nouns.size() < most_nouns;) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (word[0] >= 'a' && word[0] <= 'z') genitive = true;
    if (genitive || word.size() < 4) continue;
    std::size_t head = 0;
    const NounSense sense = nouns.sense(word, head);
    if (sense.cls == NounClass::thing) continue;
    if (k.sort == Sort::any) k.sort = sense.sort;
    if (sense.cls == NounClass::outlet || sense.cls == NounClass::agency) k.cls = sense.cls;
    k.nouns.push_back(doc.keep(std::string(word)));
  }
  if (k.sort == Sort::any)
    for (const std::string_view firm : {" GmbH", " AG", " SE", " KG", "GmbH & Co", " Inc"})
      if (name.find(firm) != std::string_view::npos) k.sort = Sort::company;
}

}  // namespace

Known known_of(Document& doc, const Nouns& nouns, std::uint32_t e) {
  Known k;
  const Entity& entity = doc.entities[e];
  k.type = entity.type;
  k.entity = e;
  k.named = true;
  k.country = entity.country.empty() ? std::string_view{} : doc.keep(entity.country);
  switch (entity.type) {
    case MentionType::PERSON: k.cls = NounClass::person; break;
    case MentionType::ORG:
      k.cls = entity.kind == "outlet"   ? NounClass::outlet
              : entity.kind == "agency" ? NounClass::agency
                                        : NounClass::organisation;
      break;
    case MentionType::GPE: k.cls = entity.kind == "country" ? NounClass::state : NounClass::place; break;
    case MentionType::LOC: k.cls = NounClass::place; break;
    default: k.cls = NounClass::thing; break;
  }
  if (entity.gender == 'p')
    k.numbers = plural;
  else
    k.genders = genders_of(entity.gender);
  if (entity.type == MentionType::GPE && entity.gender == 0) k.genders = neuter;
  if (entity.type == MentionType::PERSON) title_in_name(doc, nouns, k, entity.name);
  for (const std::string& role : entity.roles)
    if (k.nouns.size() < most_nouns) k.nouns.push_back(doc.keep(role));
  if (entity.type != MentionType::PERSON && entity.type != MentionType::GPE) name_nouns(doc, nouns, k, entity);
  return k;
}

}  // namespace laut::entities
