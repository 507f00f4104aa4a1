// Verbs: finite, infinitive or participle by the sentence bracket; separated particles; mood.
#include <algorithm>

#include "morphology/choice.h"

namespace laut {

namespace {

namespace f = feature;
constexpr TagSet full_finite = tag_set(Stts::VVFIN, Stts::VVIMP);

}  // namespace

Choice::Clause Choice::open_clause(Index i) const {
  Clause c;
  c.begin = i;
  for (Index j = i; j < size_ && j < i + 3; ++j) {  // ", mit dem", "und dass", "sondern weil"
    if (is(j, tags::subordinator)) c.subordinate = true;
    if (is(j, tag_set(Stts::KOUI))) c.infinitive = true;
    if (c.subordinate || c.infinitive) break;
    if (!quote(j) && !is(j, tag_set(Stts::APPR, Stts::KON, Stts::ADV))) break;
  }
  return c;
}

void Choice::verbs() {
  Clause clause = open_clause(0);
  Index pending = none;  // an auxiliary or modal of a main clause that a comma interrupted
  for (Index i = 0; i < size_; ++i) {
    if (separator(i)) {
      if (clause.finite != none && !clause.subordinate && is(clause.finite, tags::auxiliary)) pending = clause.finite;
      if (can(i, tag_set(Stts::STOP))) pending = none;
      clause = open_clause(i + 1);
      continue;
    }
    if (is(i, tag_set(Stts::KON)) && clause.finite != none) clause.coordinated = true;
    if (!can(i, tags::verb)) continue;
    if (capital(i) && !token(i).has(token_flag::sentence_start)) continue;
    verb(i, clause, pending);
    if (is(i, tags::finite)) {
      clause.finite = i;
      clause.coordinated = false;
    }
  }
}

/// Between determiner and noun: der erklärte Gegner, mit verletzten Soldaten.
bool Choice::attributive(Index i) const {
  Index noun = next(i);
  while (noun < size_ && noun < i + 5 && !capital(noun) && can(noun, tag_set(Stts::ADJA))) noun = next(noun);
  const bool before_noun = noun < size_ && capital(noun) && can(noun, tags::noun);
  const Index before = previous(i);
  if (before == none) return before_noun;
  const Reading* adjective = reading(i, Stts::ADJA);
  const bool plain =
      adjective && !(adjective->features & f::participial) && adjective->source == ReadingSource::lexicon;
  if (plain && before_noun && !is(before, tag_set(Stts::PPER, Stts::PRELS)) && !separator(before)) {
    const std::uint32_t shared = cells_of(i, Stts::ADJA) & (cells_of(noun, Stts::NN) | cells_of(noun, Stts::NE));
    if (shared) return true;
  }
  if (is(before, tag_set(Stts::ART, Stts::PPOSAT, Stts::APPRART))) return true;
  if (!before_noun) return false;
  if (is(before, tag_set(Stts::PDAT, Stts::PIAT, Stts::ADJA, Stts::CARD, Stts::APPR))) return true;
  const Index second = previous(before);
  if (is(before, tag_set(Stts::KON)) && second != none && is(second, tag_set(Stts::ADJA))) return true;
  // die stark beschädigte Brücke; der von ihm erklärte Krieg is found by its article
  if (is(before, tag_set(Stts::ADV, Stts::ADJD)) && second != none &&
      is(second, tags::determiner | tag_set(Stts::APPR)))
    return true;
  return is(before, tags::noun | tag_set(Stts::ADV, Stts::ADJD, Stts::PRF)) &&
         (cells_of(i, Stts::ADJA) & cells_of(noun, Stts::NN)) != 0 && !can(i, tags::finite);
}

bool Choice::verb_final(Index i) const {
  const Index after = next(i);
  return after >= size_ || separator(after) || is(after, tag_set(Stts::KON)) || is(after, tag_set(Stts::KOKOM));
}

void Choice::verb(Index i, const Clause& clause, Index pending) {
  const TagSet t = s_.tags[i];
  const bool f_ = (t & tags::finite) != 0, n = (t & tags::infinitive) != 0, p = (t & tags::participle) != 0;
  const auto choose = [&](TagSet set_of) {
    for (const Stts tag : {Stts::VVFIN, Stts::VAFIN, Stts::VMFIN, Stts::VVINF, Stts::VAINF, Stts::VMINF, Stts::VVPP,
                           Stts::VAPP, Stts::VMPP})
      if (set_of & tag_set(tag) && set(i, tag)) return;
  };
  if (token(i).has(token_flag::sentence_start) && capital(i) && !is(i, tags::verb)) return;
  // meinen, einigen: a determiner before a noun phrase or behind a preposition, else the verb.
  const Index behind = next(i), ahead = previous(i);
  const bool no_phrase = behind >= size_ || separator(behind) || !noun_phrase(behind);
  const bool determiner_or_verb = can(i, tag_set(Stts::PPOSAT, Stts::PIAT)) && no_phrase &&
                                  !(ahead != none && is(ahead, tag_set(Stts::APPR, Stts::APPRART)));
  if (!is(i, tags::verb) && doc_.readings[token(i).reading_begin].source == ReadingSource::closed &&
      can(i, ~tags::verb) && !determiner_or_verb)
    return;
  if (can(i, tag_set(Stts::ADJA)) && attributive(i)) {
    set(i, Stts::ADJA);
    return;
  }
  if (!f_ && !n && !p) return;
  const Index after = next(i), before = previous(i);
  if (n && before != none && is(before, tag_set(Stts::PTKZU))) return choose(tags::infinitive);
  if (after < size_ && !separator(after)) {
    if (p && can(after, tag_set(Stts::VAFIN, Stts::VAINF, Stts::VAPP)) && !can(after, tag_set(Stts::PPOSAT)) &&
        (!f_ || verb_final(after) || can(next(after), tags::verb) || clause.finite != none || i == clause.begin))
      return choose(tags::participle);
    if (n && can(after, tag_set(Stts::VMFIN, Stts::VMINF))) return choose(tags::infinitive);
    if (n && !p && can(after, tag_set(Stts::VAFIN, Stts::VAINF)) && verb_final(after)) return choose(tags::infinitive);
    // vertiefen zu wollen, abwarten zu müssen
    if (n && !p && can(after, tag_set(Stts::PTKZU)) && can(next(after), tag_set(Stts::VMINF)))
      return choose(tags::infinitive);
    // operieren lassen, bedienen zu lassen
    const Index last = can(after, tag_set(Stts::PTKZU)) ? next(after) : after;
    if (n && !p && last < size_ && form(last) == "lassen" &&
        (last != after || (clause.finite != none && verb_final(last))))
      return choose(tags::infinitive);
    // bestätigt zu haben
    if (p && can(after, tag_set(Stts::PTKZU)) && can(next(after), tag_set(Stts::VAINF)))
      return choose(tags::participle);
  }
  // "...", berichtet das Blatt: a verb that opens its clause is finite, whatever bracket a quotation left open.
  if (f_ && p && i == clause.begin && i > 0 && !verb_final(i)) return choose(tags::finite);
  // hat es wissen müssen, will ihn kommen lassen: the last of several infinitives
  if (n && before != none && is(before, tags::infinitive) &&
      (clause.finite != none || (pending != none && !clause.subordinate)) && verb_final(i))
    return choose(tags::infinitive);
  const Index frame = clause.finite != none ? clause.finite : clause.subordinate ? none : pending;
  const bool bracketed = frame != none && !(clause.coordinated && clause.finite != none && !verb_final(i));
  if (clause.infinitive && n) return choose(tags::infinitive);
  if (bracketed && (n || p)) {
    const bool modal = is(frame, tag_set(Stts::VMFIN)), full = is(frame, tag_set(Stts::VVFIN));
    const bool becoming = is(frame, tag_set(Stts::VAFIN)) && lemma(frame) == "werden";
    if (modal && n) return choose(tags::infinitive);
    if (becoming && n && !p) return choose(tags::infinitive);
    if (!modal && !full && p) {
      // ist begeistert: with sein an adjective, where the lexicon has one
      if (!becoming && lemma(frame) == "sein" && set(i, Stts::ADJD)) return;
      return choose(tags::participle);
    }
    if (full && n && !f_) return choose(tags::infinitive);
    if (full && n && verb_final(i) && !clause.coordinated && clause.finite != none && !clause.subordinate)
      return choose(tags::infinitive);
    if (full && p && clause.finite != none && !clause.coordinated) return choose(tags::participle);
  }
  if (f_) {
    // A participle where a later verb is the finite one: "was bisher bekannt gegeben wurde"
    if (p && clause.subordinate && !verb_final(i) && closes_with_verb(i) && !clause.coordinated)
      return choose(tags::participle);
    if (can(i, tag_set(Stts::ADJD, Stts::ADV)) && clause.finite != none && !clause.coordinated) {
      if (!set(i, Stts::ADJD)) set(i, Stts::ADV);
      return;
    }
    return choose(tags::finite);
  }
  if (n && !p) return choose(tags::infinitive);
  choose(tags::participle);
}

void Choice::particles() {
  for (Index i = 0; i < size_; ++i) {
    if (is(i, tag_set(Stts::PTKVZ))) particle(i);
    if (is(i, tags::finite)) mood(i);
  }
}

/// haben and werden without a participle or infinitive to help are full verbs. The one they help ends the clause, or,
/// for a main verb, a later clause of the sentence that has no finite verb of its own.
bool Choice::full_verb(Index i) const {
  const std::string_view verb = lemma(i);
  if (verb != "haben" && verb != "werden") return false;
  const TagSet helped = tags::participle | tags::infinitive | tag_set(Stts::VVIZU);
  const Index from = i > window ? i - window : 0;
  for (Index j = i; j-- > from && !separator(j);)
    if (is(j, helped)) return false;
  const Index stop = std::min(size_, i + window);
  bool own_clause = true, finite_seen = false;
  bool found = false;
  for (Index j = i + 1; j < stop; ++j) {
    if (separator(j)) {
      if (can(j, tag_set(Stts::STOP))) break;
      if (found && !finite_seen) return false;
      own_clause = false;
      found = finite_seen = false;
      continue;
    }
    if (is(j, tags::finite)) finite_seen = true;
    if (is(j, helped)) {
      if (own_clause) return false;
      found = true;
    }
  }
  return !(found && !finite_seen);
}

/// Finds the verb of a separated particle: the nearest finite full verb before it with which it is a known verb.
void Choice::particle(Index i) {
  // A particle ends its clause: in "geht davon aus" davon is none.
  if (can(i, tag_set(Stts::PAV)) && i + 1 < size_ && !separator(i + 1) && set(i, Stts::PAV)) return;
  const Index stop = i > window ? i - window : 0;
  Index nearest = none;
  bool same_clause = true;
  for (Index j = i; j-- > stop;) {
    if (can(j, tag_set(Stts::STOP)) && separator(j)) break;
    same_clause &= !separator(j);
    if (!is(j, full_finite) || token(j).particle != none) continue;
    if (link(j, i)) return;
    if (nearest == none && same_clause) nearest = j;
  }
  if (nearest != none && derive(nearest, i)) return;
  // No such verb: the word is something else, if it can be.
  const Index before = previous(i);
  const Index after = next(i);
  if (before != none && is(before, tags::noun) && set(i, Stts::APPO)) return;
  if (before != none && only(before, tag_set(Stts::VVFIN)) && !can(i, tag_set(Stts::ADV, Stts::ADJD, Stts::ART)))
    return;
  for (const Stts tag : {Stts::ADV, Stts::PAV, Stts::ADJD, Stts::APZR})
    if (set(i, tag)) return;
  if (after < size_ && !separator(after)) set(i, Stts::APPR);
}

bool Choice::link(Index verb, Index particle) {
  analyser_.separable(form(particle), form(verb), s_.readings, analysis_);
  if (s_.readings.empty()) return false;
  Token& t = token(verb);
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    Reading& own = doc_.readings[t.reading_begin + r];
    if (own.stts != Stts::VVFIN && own.stts != Stts::VVIMP) continue;
    for (std::size_t k = 0; k < s_.readings.size(); ++k) {
      if (s_.readings[k].features != own.features && k + 1 < s_.readings.size()) continue;
      own.lemma = s_.readings[k].lemma;
      own.particle = s_.readings[k].particle;
      break;
    }
  }
  t.particle = begin_ + particle;
  return true;
}

/// Particle verbs that no lexicon lists are made freely (stellte ... heraus: herausstellen).
bool Choice::derive(Index verb, Index particle) {
  // Words that are adverbs as well (weiter, davon) make only the verbs that are known.
  const bool free = !can(particle, tag_set(Stts::APPR, Stts::ADJD, Stts::ADV, Stts::PAV)) ||
                    only(particle, tag_set(Stts::APPR, Stts::PTKVZ));
  if (form(particle).size() > 20) return false;
  Token& t = token(verb);
  const Reading* base = reading(verb, s_.chosen[verb]);
  if (!base || base->source == ReadingSource::guess || base->particle) return false;
  std::string name(form(particle));
  name += base->lemma;
  if (!free && !analyser_.infinitive(name, analysis_)) return false;
  const std::string_view kept = doc_.keep(std::move(name));
  const std::string_view stem = base->lemma;
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    Reading& own = doc_.readings[t.reading_begin + r];
    if (own.stts != s_.chosen[verb] || own.lemma != stem) continue;
    own.lemma = kept;
    own.particle = static_cast<std::uint8_t>(form(particle).size());
  }
  t.particle = begin_ + particle;
  return true;
}

/// Habe, sage, werde: first person indicative beside "ich", else Konjunktiv I of the third person.
void Choice::mood(Index i) {
  Token& t = token(i);
  bool first_person = false, plural_we = false;
  const Index from = i > 8 ? i - 8 : 0, to = std::min(size_, i + 9);
  for (Index j = i; j-- > from && !separator(j);)
    first_person |= form(j) == "ich" || form(j) == "Ich", plural_we |= form(j) == "wir" || form(j) == "Wir";
  for (Index j = i + 1; j < to && !separator(j); ++j) first_person |= form(j) == "ich", plural_we |= form(j) == "wir";
  Reading* best = nullptr;
  int best_score = -1;
  for (std::uint32_t r = 0; r < t.reading_count; ++r) {
    Reading& x = doc_.readings[t.reading_begin + r];
    if (x.stts != s_.chosen[i]) continue;
    const bool third = (x.features & f::p3) != 0;
    int score = 0;
    if (first_person)
      score = x.features & f::p1 && x.features & f::sing ? 4 : 0;
    else if (plural_we)
      score = x.features & f::p1 && x.features & f::plur ? 4 : 0;
    else
      score = third ? 4 : 0;
    if (x.features & f::ind) score += 2;
    if (x.features & f::past && x.features & f::ind) score += 0;
    if (score > best_score) {
      best_score = score;
      best = &x;
    }
  }
  if (!best) return;
  const std::uint32_t person = first_person && best->features & f::p1 && best->features & f::sing ? f::p1
                               : plural_we && best->features & f::p1 && best->features & f::plur  ? f::p1
                                                                                                  : f::p3;
  if (best->features & person) best->features = (best->features & ~f::any_person) | person;
  std::swap(*best, doc_.readings[t.reading_begin]);
}

}  // namespace laut
