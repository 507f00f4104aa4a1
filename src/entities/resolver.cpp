#include "entities/resolver.h"

#include <algorithm>
#include <cmath>

#include "entities/appositions.h"

namespace laut::entities {
namespace {

constexpr std::size_t most_recent = 64;   // known ones that are compared
constexpr std::size_t most_persons = 64;  // named ones that an office or a later title may mean
constexpr std::uint32_t most_nouns = 16;  // kept of one known
constexpr float impossible = -100.0f;

class Resolver {
 public:
  Resolver(Document& doc, const Nouns& nouns, const Knowledge& knowledge, Workspace& w)
      : doc_(doc), nouns_(nouns), knowledge_(knowledge), w_(w), day_(day_number(doc.article.published.value)) {}

  void run() {
    w_.known.clear();
    w_.recent.clear();
    w_.known.resize(doc_.entities.size());
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      from_entity(e);
      if (known(e).type == MentionType::PERSON && persons_.size() < most_persons) persons_.push_back(e);
    }
    inhabitants();
    mark_appositions(doc_, w_);
    for (std::uint32_t i = 0; i < w_.candidates.size(); ++i)
      if (w_.candidates[i].same != none) describe_named(i);
    for (std::uint32_t i = 0; i < w_.candidates.size(); ++i) one(i);
  }

 private:
  Known& known(std::uint32_t k) { return w_.known[k]; }
  std::uint32_t sentence_of(std::uint32_t candidate) const {
    return doc_.tokens[w_.candidates[candidate].head].sentence;
  }

  static std::uint8_t genders_of(char gender) {
    switch (gender) {
      case 'm': return masculine;
      case 'f': return feminine;
      case 'n': return neuter;
      default: return any_gender;
    }
  }

  void from_entity(std::uint32_t e) {
    Known& k = known(e);
    const Entity& entity = doc_.entities[e];
    k = {};
    k.type = entity.type;
    k.entity = e;
    k.named = true;
    k.country = entity.country.empty() ? std::string_view{} : doc_.keep(entity.country);
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
    if (entity.type == MentionType::PERSON) title_in_name(k, entity.name);
    for (const std::string& role : entity.roles)
      if (k.nouns.size() < most_nouns) k.nouns.push_back(doc_.keep(role));
    if (entity.type != MentionType::PERSON && entity.type != MentionType::GPE) name_nouns(k, entity);
  }

  /// Stadtarchivarin Salome Wirth, where the title was taken for a part of the name.
  void title_in_name(Known& k, std::string_view name) {
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos) return;
    std::size_t head = 0;
    const std::string_view first = name.substr(0, blank);
    if (nouns_.sense(first, head).cls == NounClass::person ||
        (head == 0 && first.size() > 8 && first.ends_with("in"))) {
      k.genders = first.ends_with("in") ? feminine : masculine;
      k.nouns.push_back(doc_.keep(std::string(first)));
    }
  }

  /// The words of an organisation's name are nouns it is called by: Haushaltsausschuss des Bundestags.
  void name_nouns(Known& k, const Entity& entity) {
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
      const NounSense sense = nouns_.sense(word, head);
      if (sense.cls == NounClass::thing) continue;
      if (k.sort == Sort::any) k.sort = sense.sort;
      if (sense.cls == NounClass::outlet || sense.cls == NounClass::agency) k.cls = sense.cls;
      k.nouns.push_back(doc_.keep(std::string(word)));
    }
    if (k.sort == Sort::any)
      for (const std::string_view firm : {" GmbH", " AG", " SE", " KG", "GmbH & Co", " Inc"})
        if (name.find(firm) != std::string_view::npos) k.sort = Sort::company;
  }

  /// der Niederländer, die Schwedin: persons of whom the text tells the country.
  void inhabitants() {
    for (Candidate& c : w_.candidates)
      if (c.form == Form::nominal && c.sense.cls == NounClass::thing &&
          !knowledge_.country_of(doc_.reading(c.head).lemma, knowledge::WordKind::inhabitant).empty())
        c.sense = {NounClass::person, true, Sort::any};
  }

  // ---- the pass ---------------------------------------------------------------------------------------------------

  void describe(Known& k, const Candidate& c) {
    const std::string_view lemma = doc_.reading(c.head).lemma;
    if (c.sense.cls == NounClass::thing && k.cls == NounClass::person) return;
    if (k.nouns.size() < most_nouns && std::find(k.nouns.begin(), k.nouns.end(), lemma) == k.nouns.end())
      k.nouns.push_back(lemma);
    if (k.sort == Sort::any) k.sort = c.sense.sort;
    if (k.cls == NounClass::organisation && (c.sense.cls == NounClass::outlet || c.sense.cls == NounClass::agency))
      k.cls = c.sense.cls;
    // A title in -in is a woman's, whatever the degree before the name said.
    if (k.cls == NounClass::person && c.numbers == singular && (k.genders == any_gender || lemma.ends_with("in")))
      k.genders = c.genders;
  }

  void describe_named(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    const std::uint32_t entity = doc_.mentions[w_.candidates[c.same].mention].entity;
    if (entity != none) describe(known(entity), c);
  }

  void one(std::uint32_t i) {
    Candidate& c = w_.candidates[i];
    if (c.same != none) return;
    switch (c.form) {
      case Form::named: {
        const std::uint32_t entity = doc_.mentions[c.mention].entity;
        if (entity == none) return;
        Known& k = known(entity);
        if (k.genders == any_gender || (k.type == MentionType::GPE && c.genders != any_gender))
          if (k.type != MentionType::PERSON) k.genders = c.genders;
        if (c.numbers == plural && k.type != MentionType::PERSON) k.numbers = plural, k.genders = any_gender;
        return touch(i, entity);
      }
      case Form::nominal: return nominal(i);
      case Form::personal: return pronoun(i);
      case Form::possessive: return pronoun(i);
      case Form::demonstrative: return pronoun(i);
      case Form::first_person: return;
    }
  }

  void touch(std::uint32_t i, std::uint32_t index) {
    Candidate& c = w_.candidates[i];
    Known& k = known(index);
    c.known = index;
    if (k.first == none) k.first = i;
    if (c.form == Form::possessive) return;  // is no new mention of weight
    ++k.count;
    k.last = i;
    k.subject = c.subject;
    if (c.speaker) k.spoke = true;
    if (c.subject) k.last_subject_sentence = doc_.tokens[c.head].sentence;
    auto& r = w_.recent;
    if (const auto it = std::find(r.rbegin(), r.rend(), index); it != r.rend())
      r.erase(std::next(it).base());
    else if (r.size() >= most_recent)
      r.erase(r.begin());
    r.push_back(index);
  }

  std::uint32_t fresh(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    Known k;
    k.cls = c.sense.cls;
    switch (c.sense.cls) {
      case NounClass::person:
      case NounClass::group: k.type = MentionType::PERSON; break;
      case NounClass::organisation:
      case NounClass::outlet:
      case NounClass::agency: k.type = MentionType::ORG; break;
      case NounClass::state:
      case NounClass::place: k.type = MentionType::GPE; break;
      case NounClass::document: k.type = MentionType::PRODUCT; break;
      case NounClass::thing:
      case NounClass::elsewhen: k.type = MentionType::OTHER; break;
    }
    k.sort = c.sense.sort;
    k.genders = c.genders;
    k.numbers = c.numbers;
    k.indefinite = c.indefinite;
    k.nouns.push_back(doc_.reading(c.head).lemma);
    w_.known.push_back(std::move(k));
    return static_cast<std::uint32_t>(w_.known.size() - 1);
  }

  // ---- nouns ------------------------------------------------------------------------------------------------------

  bool calls(const Known& k, std::string_view lemma) const {
    return std::any_of(k.nouns.begin(), k.nouns.end(), [&](std::string_view n) { return same_noun(n, lemma); });
  }

  static bool of_one_sort(const Known& k, const Candidate& c) {
    const NounClass a = k.cls, b = c.sense.cls;
    if (a == b) return true;
    const auto media = [](NounClass x) { return x == NounClass::outlet || x == NounClass::agency; };
    const auto organised = [&](NounClass x) { return x == NounClass::organisation || media(x); };
    if (a == NounClass::organisation && media(b)) return true;  // an outlet that no list knows
    if (organised(a) && b == NounClass::organisation) return true;
    if ((a == NounClass::person && b == NounClass::group) || (a == NounClass::group && b == NounClass::person))
      return true;
    return a == NounClass::place && b == NounClass::state;
  }

  /// The candidate that hangs on the noun as a genitive or behind a preposition: der Anwalt von Ted Stevens; or none.
  std::uint32_t attribute_of(std::uint32_t i) const {
    constexpr std::uint32_t reach = 6;
    const std::uint32_t head = w_.candidates[i].head;
    for (std::uint32_t k = i + 1; k < w_.candidates.size() && w_.candidates[k].head <= head + reach; ++k) {
      const Token& top = doc_.tokens[w_.candidates[k].top];
      if (top.head == head && top.relation == Relation::nmod) return k;
    }
    return none;
  }

  float nominal_score(const Candidate& c, const Known& k, std::uint32_t here, std::string_view lemma) const {
    if (!of_one_sort(k, c) || k.last == none) return impossible;
    if ((k.numbers & c.numbers) == 0) return impossible;
    const float distance = static_cast<float>(here - sentence_of(k.last));
    const bool called = calls(k, lemma);
    if (c.sense.cls == NounClass::person || c.sense.cls == NounClass::group) {
      if ((k.genders & c.genders) == 0 && c.numbers != plural) return impossible;
      if (called) return 5.0f - 0.02f * distance;
      if (c.owned || c.numbers == plural || c.sense.cls == NounClass::group || k.cls == NounClass::group)
        return impossible;
      if (!c.definite || c.attributed) return impossible;
      // Nothing links them but the sort: news call the one they speak of by trade, age or origin (the chemist).
      float score = c.sense.plain ? 1.6f : 1.0f;
      if (!k.named && (!c.sense.plain || !k.indefinite)) return impossible;
      if (!c.sense.plain && !k.nouns.empty() && !only_plain(k)) score -= 0.3f;
      if (c.speaker) score += 0.2f;
      if (k.genders == any_gender) score -= 0.4f;
      if (k.subject) score += 0.3f;
      if (k.spoke) score += 0.3f;
      return score - 0.35f * distance;
    }
    const bool agrees = k.sort == Sort::any || c.sense.sort == Sort::any || k.sort == c.sense.sort;
    if (called) return 5.0f - 0.02f * distance;
    if (c.owned || !c.definite || c.numbers == plural) return impossible;
    if (c.sense.cls == NounClass::state)
      return k.cls == NounClass::state                                                       ? 2.0f - 0.2f * distance
             : k.named && k.type == MentionType::GPE && doc_.entities[k.entity].kind.empty() ? 1.0f - 0.2f * distance
                                                                                             : impossible;
    if (c.sense.cls == NounClass::place)
      return k.named && k.type == MentionType::GPE ? 1.5f - 0.15f * distance : impossible;
    if (c.sense.cls == NounClass::outlet || c.sense.cls == NounClass::agency)
      return k.cls == c.sense.cls                                                 ? 2.0f - 0.1f * distance
             : k.cls == NounClass::organisation && k.sort == Sort::any && k.named ? 0.6f - 0.1f * distance
                                                                                  : impossible;
    if (c.sense.cls == NounClass::organisation && c.sense.plain && agrees && k.named)
      return (k.sort == c.sense.sort ? 2.0f : 1.2f) + (k.subject ? 0.3f : 0.0f) - 0.25f * distance;
    return impossible;
  }

  std::uint32_t entity_of(std::uint32_t candidate) const {
    const Candidate& c = w_.candidates[candidate];
    return c.form == Form::named ? doc_.mentions[c.mention].entity : none;
  }

  bool is_somebody(const Candidate& c) const {
    return c.form == Form::named ? doc_.mentions[c.mention].type == MentionType::PERSON
                                 : c.sense.cls == NounClass::person;
  }

  bool only_plain(const Known& k) const {
    return std::all_of(k.nouns.begin(), k.nouns.end(), [&](std::string_view n) {
      std::size_t head = 0;
      return nouns_.sense(n, head).plain;
    });
  }

  void nominal(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    const std::uint32_t here = doc_.tokens[c.head].sentence;
    const std::string_view lemma = doc_.reading(c.head).lemma;
    if (c.both && beide(i)) return;
    if (const std::uint32_t office = by_office(i); office != none) return touch(i, office);
    if (bare(c)) return role_of_subject(i);
    std::uint32_t best = none;
    const std::uint32_t attribute = attribute_of(i), owner = attribute == none ? none : entity_of(attribute);
    w_.candidates[i].attributed = attribute != none && is_somebody(w_.candidates[attribute]);
    if (!c.indefinite && c.sense.cls != NounClass::thing) {
      float most = 0.1f;
      for (auto r = w_.recent.rbegin(); r != w_.recent.rend(); ++r) {
        if (*r == owner) continue;
        const float score = nominal_score(c, known(*r), here, lemma);
        if (score > most) most = score, best = *r;
      }
    } else if (c.definite) {
      for (auto r = w_.recent.rbegin(); r != w_.recent.rend() && best == none; ++r)
        if (!known(*r).named && known(*r).cls == c.sense.cls && !known(*r).nouns.empty() &&
            known(*r).nouns.front() == lemma)
          best = *r;
    }
    if (best != none) {
      if (!c.sense.plain) describe(known(best), c);
      Known& k = known(best);
      if (k.cls == NounClass::person && k.genders == any_gender && c.numbers == singular) k.genders = c.genders;
      return touch(i, best);
    }
    const std::uint32_t later = named_later(i);
    touch(i, later != none ? later : fresh(i));
  }

  /// Ist Experte, als Ministerin: a noun without article tells what somebody is, and is no mention.
  static bool bare(const Candidate& c) {
    return !c.definite && !c.indefinite && !c.owned && !c.speaker && c.numbers == singular &&
           c.sense.cls == NounClass::person;
  }

  void role_of_subject(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    for (auto r = w_.recent.rbegin(); r != w_.recent.rend(); ++r) {
      Known& k = known(*r);
      if (sentence_of(k.last) != doc_.tokens[c.head].sentence) return;
      if (k.cls == NounClass::person && k.subject && (k.genders & c.genders) != 0) return describe(k, c);
    }
  }

  /// beide Länder: the two that were spoken of last.
  bool beide(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    std::uint32_t found[2] = {none, none};
    std::uint32_t n = 0;
    for (auto r = w_.recent.rbegin(); r != w_.recent.rend() && n < 2; ++r) {
      const Known& k = known(*r);
      if (k.named && of_one_sort(k, c) && (k.cls != NounClass::place || c.sense.cls == NounClass::place))
        found[n++] = *r;
    }
    if (n < 2) return false;
    for (auto r = w_.recent.rbegin(); r != w_.recent.rend(); ++r)
      if (known(*r).parts[0] == std::min(found[0], found[1]) && known(*r).parts[1] == std::max(found[0], found[1])) {
        touch(i, *r);
        return true;
      }
    const std::uint32_t group = fresh(i);
    known(group).parts[0] = std::min(found[0], found[1]);
    known(group).parts[1] = std::max(found[0], found[1]);
    known(group).type = known(found[0]).type;
    touch(i, group);
    return true;
  }

  /// der russische Präsident, der Kremlchef: the one who held the office on the day of the article, where he is named;
  /// a new one else.
  std::uint32_t by_office(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    if (c.sense.cls != NounClass::person || c.numbers != singular || c.indefinite) return none;
    const auto office = knowledge_.office(doc_.reading(c.head).lemma);
    if (!office) return none;
    std::string_view country;
    for (std::uint32_t t = c.tokens.begin; t < c.head; ++t) {
      if (doc_.reading(t).stts != Stts::ADJA) continue;
      std::size_t head = 0;
      if (nouns_.sense(doc_.reading(t).lemma, head).cls == NounClass::elsewhen) return none;
      if (country.empty()) country = knowledge_.country_of(doc_.form(t), knowledge::WordKind::adjective);
    }
    if (country.empty()) country = office->country;
    if (country.empty()) return none;
    const auto holder = knowledge_.holder(country, *office, day_);
    if (!holder) return none;
    for (const std::uint32_t k : persons_)
      if (is_named(doc_.entities[known(k).entity], holder->person)) return k;
    return official(i, holder->person);
  }

  /// The holder of an office whom nobody names: an entity with the name that is known.
  std::uint32_t official(std::uint32_t i, const Knowledge::Party& person) {
    const std::uint32_t k = fresh(i);
    Entity& e = doc_.entities.emplace_back();
    e.type = MentionType::PERSON;
    e.name = person.name;
    e.gender = person.gender;
    known(k).entity = static_cast<std::uint32_t>(doc_.entities.size() - 1);
    known(k).genders = genders_of(person.gender);
    persons_.push_back(k);
    return k;
  }

  /// der russische Präsident, before der russische Präsident Wladimir Putin: the only one whom a title further on calls
  /// so.
  std::uint32_t named_later(std::uint32_t i) const {
    const Candidate& c = w_.candidates[i];
    if (c.sense.cls != NounClass::person || c.sense.plain || !c.definite || c.numbers != singular) return none;
    const std::string_view lemma = doc_.reading(c.head).lemma;
    std::uint32_t found = none;
    for (const std::uint32_t k : persons_) {
      const Known& person = w_.known[k];
      if (person.last != none || (person.genders & c.genders) == 0) continue;
      if (std::find(person.nouns.begin(), person.nouns.end(), lemma) == person.nouns.end()) continue;
      if (found != none) return none;
      found = k;
    }
    return found;
  }

  bool is_named(const Entity& e, const Knowledge::Party& person) const {
    const auto found = knowledge_.find(e.name, knowledge::RecordType::person);
    if (found && found->name == person.name) return true;
    const std::size_t blank = person.name.rfind(' ');
    return blank != std::string_view::npos && e.name == person.name.substr(blank + 1);
  }

  // ---- pronouns ---------------------------------------------------------------------------------------------------

  /// The words are in direct speech.
  bool direct(std::uint32_t quotation) const {
    return quotation != none && doc_.quotations[quotation].type == QuoteType::direct;
  }

  /// Whether the known one is the speaker of the quotation, as far as its name or an earlier noun tells.
  bool speaks(std::uint32_t quotation, std::uint32_t index) const {
    return quotation != none && doc_.quotations[quotation].speaker_entity != none &&
           w_.known[index].entity == doc_.quotations[quotation].speaker_entity;
  }

  float pronoun_score(const Candidate& c, std::uint32_t index, std::uint32_t here) const {
    const Known& k = w_.known[index];
    if (k.last == none) return impossible;
    const Candidate& before = w_.candidates[k.last];
    if ((k.numbers & c.numbers) == 0) return impossible;
    if ((k.genders & c.genders) == 0) return impossible;
    if (before.head >= c.head) return impossible;
    const std::uint32_t distance = here - doc_.tokens[before.head].sentence;
    if (distance > 5) return impossible;
    if (c.form != Form::possessive && bound(c, before)) return impossible;
    if (c.form == Form::possessive && c.head < before.head) return impossible;
    // A phrase is not the pronoun's antecedent where the pronoun stands in it: ihr Anwalt.
    if (before.tokens.contains(c.head)) return impossible;
    if (c.form == Form::demonstrative) return demonstrative_score(k, before, distance);
    float score = 3.0f;
    switch (k.cls) {
      case NounClass::person: score += 1.0f; break;
      case NounClass::group: score += 0.4f; break;
      case NounClass::organisation:
      case NounClass::outlet:
      case NounClass::agency: score += 0.0f; break;
      case NounClass::state: score += c.form == Form::possessive ? 0.0f : -0.8f; break;
      case NounClass::place: score += -1.5f; break;
      case NounClass::document: score += -0.6f; break;
      case NounClass::thing:
      case NounClass::elsewhen: score += -1.0f; break;
    }
    if (k.named) score += 0.4f;
    if (k.genders == any_gender && c.numbers != plural) score -= k.type == MentionType::PERSON ? 0.3f : 1.0f;
    score -= 0.9f * static_cast<float>(distance);
    if (k.subject) score += 0.8f;
    if (k.subject && c.form == Form::possessive && distance == 0) score += 1.2f;
    if (k.subject && c.subject) score += 0.3f;
    if (k.spoke) score += 0.3f;
    score += 0.25f * std::log2(static_cast<float>(std::min(k.count, 16u)));
    // Within a quotation: not its speaker in direct speech, rather its speaker elsewhere.
    if (c.quotation != none && speaks(c.quotation, index)) score += direct(c.quotation) ? -6.0f : 0.8f;
    if (c.quotation != none && direct(c.quotation) && before.quotation != c.quotation) score -= 0.5f;
    if (c.quotation == none && before.quotation != none && direct(before.quotation)) score -= 0.8f;
    if (c.speaker && (k.cls == NounClass::thing || k.cls == NounClass::place)) score -= 2.0f;
    if (c.speaker && k.spoke) score += 0.4f;
    if (doc_.sentences[here].block != doc_.sentences[doc_.tokens[before.head].sentence].block) score -= 0.3f;
    return score;
  }

  /// dieser: rather what was told last than what the sentence was about, things too.
  float demonstrative_score(const Known& k, const Candidate& before, std::uint32_t distance) const {
    float score = 3.0f - 0.9f * static_cast<float>(distance);
    if (k.subject) score -= 1.0f;
    if (k.cls == NounClass::person) score += 0.2f;
    if (!w_.recent.empty() && w_.known[w_.recent.back()].last == k.last && before.form != Form::possessive)
      score += 0.5f;
    return score;
  }

  /// Two arguments of one verb are two.
  bool bound(const Candidate& pronoun, const Candidate& other) const {
    const Token &a = doc_.tokens[pronoun.top], &b = doc_.tokens[other.top];
    return a.head != none && a.head == b.head && a.sentence == b.sentence;
  }

  void pronoun(std::uint32_t i) {
    const Candidate& c = w_.candidates[i];
    const std::uint32_t here = doc_.tokens[c.head].sentence;
    std::uint32_t best = none;
    float most = impossible;
    for (auto r = w_.recent.rbegin(); r != w_.recent.rend(); ++r) {
      const float score = pronoun_score(c, *r, here);
      if (score > most + 0.05f) most = score, best = *r;
    }
    if (best == none || most < 1.0f) {
      const std::uint32_t ahead = cataphor(i);
      if (ahead != none) touch(i, ahead);
      return;
    }
    if (known(best).type == MentionType::PERSON && known(best).genders == any_gender && c.numbers == singular)
      known(best).genders = c.genders;
    touch(i, best);
  }

  /// A name behind the pronoun, in its sentence or the next: Er ist seit Jahren im Amt. Wladimir Putin ...
  std::uint32_t cataphor(std::uint32_t i) const {
    const Candidate& c = w_.candidates[i];
    const std::uint32_t here = doc_.tokens[c.head].sentence;
    if (c.numbers == plural || (c.form == Form::demonstrative)) return none;
    for (std::uint32_t k = i + 1; k < w_.candidates.size() && k < i + 24; ++k) {
      const Candidate& next = w_.candidates[k];
      if (doc_.tokens[next.head].sentence > here + 1) break;
      if (next.form != Form::named) continue;
      const std::uint32_t entity = doc_.mentions[next.mention].entity;
      if (entity == none || w_.known[entity].type != MentionType::PERSON) continue;
      if ((w_.known[entity].genders & c.genders) == 0 || bound(c, next)) continue;
      return entity;
    }
    return none;
  }

  Document& doc_;
  const Nouns& nouns_;
  const Knowledge& knowledge_;
  Workspace& w_;
  std::uint32_t day_;
  std::vector<std::uint32_t> persons_;  ///< known persons with a name, the first of them
};

}  // namespace

void resolve(Document& doc, const Nouns& nouns, const Knowledge& knowledge, Workspace& w) {
  Resolver(doc, nouns, knowledge, w).run();
}

}  // namespace laut::entities
