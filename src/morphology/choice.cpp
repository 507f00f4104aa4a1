#include "morphology/choice.h"

#include <algorithm>

namespace laut {

namespace {

constexpr TagSet cardinal = tag_set(Stts::CARD);
constexpr TagSet adja = tag_set(Stts::ADJA);

}  // namespace

void Choice::run() {
  if (doc_.sentences.empty()) return;
  for (const Sentence& sentence_of : doc_.sentences) sentence(sentence_of.tokens);
}

void Choice::sentence(TokenRange range) {
  begin_ = range.begin;
  size_ = std::min<Index>(range.end, static_cast<Index>(doc_.tokens.size())) - begin_;
  if (range.empty() || size_ == 0) return;
  prepare();
  function_words();
  verbs();
  particles();
  agreement();
  settle();
}

void Choice::prepare() {
  s_.tags.resize(size_);
  s_.chosen.resize(size_);
  s_.end.resize(size_);
  s_.cells.assign(size_, 0);
  for (Index i = 0; i < size_; ++i) {
    const Token& t = token(i);
    TagSet tags = 0;
    for (std::uint32_t r = 0; r < t.reading_count; ++r) tags |= tag_set(doc_.readings[t.reading_begin + r].stts);
    s_.tags[i] = tags;
    s_.chosen[i] = doc_.readings[t.reading_begin].stts;
  }
  Index end = size_;
  for (Index i = size_; i-- > 0;) {
    if (separator(i)) end = i;
    s_.end[i] = end;
  }
}

bool Choice::separator(Index i) const {
  return (s_.tags[i] & tag_set(Stts::COMMA, Stts::STOP, Stts::BRACKET)) != 0 && token(i).kind != TokenKind::quote;
}

Choice::Index Choice::next(Index i) const {
  ++i;
  while (i < size_ && quote(i)) ++i;
  return i;
}

Choice::Index Choice::previous(Index i) const {
  while (i-- > 0)
    if (!quote(i)) return i;
  return none;
}

const Reading* Choice::reading(Index i, Stts tag) const {
  const Token& t = token(i);
  for (std::uint32_t r = 0; r < t.reading_count; ++r)
    if (doc_.readings[t.reading_begin + r].stts == tag) return &doc_.readings[t.reading_begin + r];
  return nullptr;
}

std::string_view Choice::lemma(Index i) const {
  const Reading* r = reading(i, s_.chosen[i]);
  return r ? r->lemma : std::string_view{};
}

/// Whether a noun phrase's inside starts at i: noun, adjective, number, or an adverb before one of these.
bool Choice::noun_phrase(Index i) const {
  if (i >= size_ || separator(i)) return false;
  if (can(i, tag_set(Stts::TRUNC, Stts::CARD))) return true;
  if (capital(i) && can(i, tags::noun | adja | tag_set(Stts::FM, Stts::XY))) return true;
  if (can(i, adja)) {
    if (!can(i, tags::finite)) return true;
    const Index after = next(i);
    return after < size_ && (capital(after) || can(after, adja));
  }
  if (can(i, tag_set(Stts::ADV, Stts::ADJD, Stts::PIAT, Stts::PTKNEG)) && !can(i, tags::finite)) {
    Index after = next(i);
    for (int more = 0; more < 2 && after < size_ && !can(after, adja) && can(after, tag_set(Stts::ADV, Stts::ADJD)) &&
                       !can(after, tags::verb);
         ++more)
      after = next(after);
    if (after >= size_ || separator(after)) return false;
    if (can(after, adja | cardinal) && !can(after, tags::finite | tags::determiner)) return true;
    return can(i, tag_set(Stts::PIAT)) && capital(after) && can(after, tags::noun);
  }
  return false;
}

/// Whether the stretch that starts at i ends in what can be a finite verb.
bool Choice::closes_with_verb(Index i) const {
  Index last = std::min(s_.end[i], i + window);
  if (last == i + window) return false;
  while (last > i && (quote(last - 1) || (last - 1 > i && can(last - 1, tag_set(Stts::KON))))) --last;
  if (last <= i + 1) return false;
  --last;
  return can(last, tags::finite) && !capital(last);
}

/// First of its clause: behind a comma, colon, bracket or at the start, a preposition or "und" between passed over.
bool Choice::opens_clause(Index i) const {
  Index before = previous(i);
  if (before == none || separator(before)) return true;
  if (can(before, tag_set(Stts::APPR, Stts::KON)) || is(before, tag_set(Stts::ADV))) {
    before = previous(before);
    return before == none || separator(before);
  }
  return false;
}

/// The tag of a pronoun that stands for a noun, among those the token has.
Stts Choice::substitute(Index i) const {
  const bool relative = previous(i) != none && opens_clause(i) && closes_with_verb(i);
  if (relative && can(i, tag_set(Stts::PRELS))) return Stts::PRELS;
  for (const Stts tag : {Stts::PDS, Stts::PIS, Stts::PPOSS, Stts::PWS, Stts::PRELS, Stts::PPER})
    if (can(i, tag_set(tag))) return tag;
  return s_.chosen[i];
}

void Choice::function_words() {
  for (Index i = 0; i < size_; ++i) {
    const TagSet t = s_.tags[i];
    if ((t & (t - 1)) == 0) continue;  // one tag: nothing to choose
    if (capital(i) && token(i).has(token_flag::sentence_start)) first_word(i);
    if (t & tag_set(Stts::PTKZU))
      infinitive_marker(i);
    else if (t & tag_set(Stts::ART))
      article(i);
    else if (t & tag_set(Stts::PTKA))
      adjective(i);
    else if (t & (tag_set(Stts::KOUS, Stts::KOUI, Stts::KON, Stts::KOKOM)))
      conjunction(i);
    else if (t & tag_set(Stts::ADV) && t & tag_set(Stts::PIAT))
      quantifier(i);
    else if (t & (tags::determiner & ~tag_set(Stts::APPRART)))
      determiner(i);
    else if (t & tag_set(Stts::PRF))
      reflexive(i);
    else if (t & adja && t & tag_set(Stts::PIS))
      set(i, noun_phrase(next(i)) ? Stts::ADJA : Stts::PIS);  // andere
    else if (t & tag_set(Stts::PRELS, Stts::PWS))
      set(i, substitute(i));
    else if (t & tag_set(Stts::APPR, Stts::PTKVZ, Stts::APPO, Stts::APZR))
      preposition(i);
    else if (t & adja && t & (tags::noun | tag_set(Stts::ADJD)))
      adjective(i);
  }
}

/// The first word's capital says nothing. Closed words keep their own reading; beside a noun, a verb is taken only
/// before a subject pronoun, an adjective before a noun.
void Choice::first_word(Index i) {
  const Reading& first = doc_.readings[token(i).reading_begin];
  if (first.source == ReadingSource::closed) return;
  const Index after = next(i);
  if (can(i, tags::noun)) {
    if (can(i, adja) && capital(after) && can(after, tags::noun | adja)) {
      set(i, Stts::ADJA);
      return;
    }
    if (can(i, tags::finite) && only(after, tag_set(Stts::PPER, Stts::PRF, Stts::PIS))) {
      set(i, Stts::VVFIN);
      return;
    }
    if (can(i, tag_set(Stts::ADJD)) && can(after, tag_set(Stts::VAFIN)) && can(i, tag_set(Stts::ADJD))) {
      set(i, Stts::ADJD);
      return;
    }
    if (!set(i, Stts::NN)) set(i, Stts::NE);
    return;
  }
  if (can(i, adja) && !noun_phrase(after)) set(i, Stts::ADJD);
}

/// der in Berlin lebende Autor: an article whose adjective comes late. Marks both.
bool Choice::late_adjective(Index i) {
  const Index after = next(i);
  if (!can(after, tag_set(Stts::APPR, Stts::APPRART, Stts::ADV, Stts::ADJD, Stts::PRF)) || only(after, tags::finite))
    return false;
  if (previous(i) != none && opens_clause(i) && closes_with_verb(i)) return false;
  const Index stop = std::min({s_.end[i], i + 12, size_});
  for (Index j = next(after); j < stop; ++j) {
    if (only(j, tags::finite)) return false;
    if (!can(j, adja) || capital(j) || can(j, tags::determiner)) continue;
    const Index noun = next(j);
    if (!(noun < size_ && (capital(noun) || can(noun, adja | cardinal)))) continue;
    if ((cells_of(i, Stts::ART) & cells_of(j, Stts::ADJA)) == 0) continue;
    set(i, Stts::ART);
    s_.tags[j] = adja;
    s_.chosen[j] = Stts::ADJA;
    return true;
  }
  return false;
}

/// The cells that an article shares with the adjectives and the noun behind it; none: they are no phrase.
std::uint32_t Choice::phrase_cells(Index i) const {
  std::uint32_t cells = cells_of(i, Stts::ART);
  Index j = next(i);
  for (; j < size_ && j < i + 6; j = next(j)) {
    if (capital(j) && can(j, tags::noun)) return cells & (cells_of(j, Stts::NN) | cells_of(j, Stts::NE));
    if (can(j, adja))
      cells &= cells_of(j, Stts::ADJA);
    else if (!can(j, tag_set(Stts::ADV, Stts::ADJD, Stts::CARD)))
      return cells;
  }
  return cells;
}

/// mich, uns: reflexive beside a subject of the same person.
void Choice::reflexive(Index i) {
  const Reading* own = reading(i, Stts::PRF);
  if (!own) return;
  const Index from = i > 8 ? i - 8 : 0, stop = std::min(size_, i + 6);
  for (Index j = from; j < stop; ++j) {
    if (j == i || !can(j, tag_set(Stts::PPER))) continue;
    const Reading* subject = reading(j, Stts::PPER);
    if (subject && subject->features & feature::nom && subject->lemma == own->lemma) {
      set(i, Stts::PRF);
      return;
    }
  }
}

/// der, die, das, ein.
void Choice::article(Index i) {
  const Index after = next(i);
  const bool pronoun = can(i, tag_set(Stts::PDS));
  if (after >= size_ || separator(after)) {
    if (!set(i, Stts::PTKVZ) && !set(i, Stts::PIS)) set(i, substitute(i));
    return;
  }
  const bool phrase_follows = noun_phrase(after);
  if (!pronoun) {  // ein, eine, einer
    if (phrase_follows || !can(i, tag_set(Stts::PIS, Stts::PTKVZ))) {
      set(i, Stts::ART);
      return;
    }
    if (can(after, tag_set(Stts::APPR, Stts::ADV, Stts::ADJD, Stts::PIAT)) && !can(i, tag_set(Stts::PIS))) {
      set(i, Stts::ART);
      return;
    }
    if (late_adjective(i)) return;
    // einer der Männer, eine von vielen
    if (!set(i, Stts::PIS)) set(i, Stts::ART);
    return;
  }
  if (phrase_follows) {
    // ", die Kinder liebt": no agreement (der Kinder) speaks for the relative pronoun.
    s_.chosen[i] = Stts::ART;
    if (previous(i) != none && opens_clause(i) && closes_with_verb(i)) {
      const bool name = capital(after) && only(after, tag_set(Stts::NE)) &&
                        doc_.readings[token(after).reading_begin].source == ReadingSource::lexicon;
      if (name || phrase_cells(i) == 0) set(i, Stts::PRELS);
    }
    return;
  }
  if (late_adjective(i)) return;
  set(i, substitute(i));
}

/// dieser, alle, mein, ihr, sein, welcher, deren: with a noun or alone.
void Choice::determiner(Index i) {
  const Index after = next(i);
  const bool before_noun = after < size_ && !separator(after) && noun_phrase(after);
  if (before_noun) {
    for (const Stts tag : {Stts::PRELAT, Stts::PDAT, Stts::PPOSAT, Stts::PIAT, Stts::PWAT}) {
      if (!can(i, tag_set(tag))) continue;
      // ", dessen Haus" against "dessen war er sich sicher"
      if (tag == Stts::PRELAT && previous(i) != none && !opens_clause(i) && can(i, tag_set(Stts::PPOSAT))) continue;
      s_.chosen[i] = tag;
      return;
    }
  }
  if (set(i, Stts::VAINF)) return;
  // all die, diese beiden, alle diese
  if (can(i, tag_set(Stts::PIAT)) && can(after, tags::determiner) && !can(after, tag_set(Stts::APPRART)) &&
      only(i, tag_set(Stts::PIAT)))
    return;
  s_.chosen[i] = substitute(i);
}

void Choice::conjunction(Index i) {
  const Index before = previous(i), after = next(i);
  // ob and bis need no verb at the very end; bis as a preposition has its phrase at once
  if (form(i) == "ob" || form(i) == "Ob") {
    s_.chosen[i] = Stts::KOUS;
    return;
  }
  const bool opens = before == none || separator(before) || is(before, tag_set(Stts::KON));
  if (after >= size_ || separator(after)) {
    if (!set(i, Stts::PTKVZ) && !set(i, Stts::ADV)) set(i, Stts::PAV);
    return;
  }
  if (can(i, tag_set(Stts::KOUI))) {
    const Index stop = std::min({s_.end[i], i + window, size_});
    for (Index j = after; j < stop; ++j) {
      if (can(j, tag_set(Stts::VVIZU)) ||
          (can(j, tag_set(Stts::PTKZU)) && can(j + 1, tags::infinitive) && !capital(j + 1))) {
        s_.chosen[i] = Stts::KOUI;
        return;
      }
    }
    if (!can(i, tag_set(Stts::KOUS))) {
      if (!set(i, Stts::APPR)) set(i, Stts::ADV);
      return;
    }
  }
  if (can(i, tag_set(Stts::KOUS)) && (opens || opens_clause(i)) && closes_with_verb(i)) {
    s_.chosen[i] = Stts::KOUS;
    return;
  }
  if (set(i, Stts::KOKOM)) {
    // denn: a reason at the start of a clause, a particle within
    if (can(i, tag_set(Stts::KON)) && !set(i, opens ? Stts::KON : Stts::ADV))
      set(i, Stts::KOKOM);
    else if (can(i, tag_set(Stts::PWAV)) && (before == none || separator(before)) &&
             can(after, tags::finite | tag_set(Stts::ADJD, Stts::ADV)))
      set(i, Stts::PWAV);
    return;
  }
  if (can(i, tag_set(Stts::KON))) {
    if (opens && set(i, Stts::KON)) return;
    if (!set(i, Stts::ADV)) set(i, Stts::KON);
    return;
  }
  if (can(i, tag_set(Stts::APPR)) &&
      (noun_phrase(after) || can(after, tags::determiner | tag_set(Stts::PPER, Stts::PDS, Stts::APPR, Stts::ADV)))) {
    s_.chosen[i] = Stts::APPR;
    return;
  }
  for (const Stts tag : {Stts::PAV, Stts::ADV, Stts::APPR, Stts::PWAV})
    if (set(i, tag)) return;
}

/// zu: before an infinitive, before an adjective (zu groß), a particle at the end (stimmte zu), else a preposition.
void Choice::infinitive_marker(Index i) {
  const Index after = next(i);
  if (after >= size_ || separator(after) || only(after, tag_set(Stts::KON))) {
    set(i, Stts::PTKVZ);
    return;
  }
  if (!capital(after) && can(after, tags::infinitive)) {
    set(i, Stts::PTKZU);
    return;
  }
  const Index second = next(after);
  const bool attribute = can(after, adja) || capital(second);
  if (!capital(after) && can(after, tag_set(Stts::ADJD, Stts::ADV)) &&
      !can(after, tags::determiner & ~tag_set(Stts::PIAT)) && !attribute) {
    set(i, Stts::PTKA);
    return;
  }
  if (can(after, tag_set(Stts::APPR)) && set(i, Stts::PTKVZ)) return;
  set(i, Stts::APPR);
}

/// mehr, viel, wenig, etwas: with a noun or as an adverb.
void Choice::quantifier(Index i) {
  const Index after = next(i);
  if (capital(after) && can(after, tags::noun)) {
    set(i, Stts::PIAT);
    return;
  }
  if (can(after, adja) && noun_phrase(after) && !can(after, tags::finite)) {
    set(i, can(i, tag_set(Stts::PIS)) && form(i) != "etwas" ? Stts::PIAT : Stts::ADV);
    return;
  }
  set(i, Stts::ADV);
}

/// Prepositions, which may also stand behind their noun, or end the clause as a verb's particle.
void Choice::preposition(Index i) {
  const Index after = next(i);
  const Index before = previous(i);
  if (after >= size_ || separator(after) || only(after, tag_set(Stts::KON))) {
    if (set(i, Stts::PTKVZ)) return;
    if (before != none && is(before, tags::noun) && set(i, Stts::APPO)) return;
    if (set(i, Stts::APZR) || set(i, Stts::ADV) || set(i, Stts::ADJD)) return;
    return;
  }
  const bool phrase_follows =
      noun_phrase(after) || can(after, tags::determiner | tags::substitute | tag_set(Stts::PRF, Stts::APPR, Stts::PAV));
  const bool behind_noun = before != none && is(before, tags::noun);
  if (can(i, tag_set(Stts::APPO)) && behind_noun && (can(after, tags::finite) || !phrase_follows) && set(i, Stts::APPO))
    return;
  if (can(i, tag_set(Stts::APPR)) && (phrase_follows || !can(i, tag_set(Stts::ADV, Stts::ADJD, Stts::PTKVZ)))) {
    s_.chosen[i] = Stts::APPR;
    return;
  }
  if (can(i, tag_set(Stts::PTKVZ)) && only(i, tag_set(Stts::PTKVZ, Stts::APPR, Stts::APZR, Stts::APPO))) {
    set(i, can(after, tag_set(Stts::ADV, Stts::ADJD, Stts::CARD)) ? Stts::APPR : Stts::PTKVZ);
    return;
  }
  for (const Stts tag : {Stts::PAV, Stts::ADV, Stts::ADJD, Stts::APPR})
    if (set(i, tag)) return;
}

/// Adjectives: Berliner (before a noun) against a noun; am besten; the bare form.
void Choice::adjective(Index i) {
  const Index after = next(i);
  if (can(i, tag_set(Stts::PTKA))) {  // am
    const Reading* superlative = after < size_ ? reading(after, Stts::ADJA) : nullptr;
    const bool degree = superlative && superlative->features & feature::sup && !capital(after) &&
                        !capital(next(after)) && form(after).ends_with("sten");
    set(i, degree ? Stts::PTKA : Stts::APPRART);
    return;
  }
  if (capital(i) && can(i, tags::noun)) {
    if (token(i).has(token_flag::sentence_start)) return;
    const bool before_noun = capital(after) && can(after, tags::noun) && !can(after, adja);
    const bool name_follows = before_noun && can(after, tag_set(Stts::NE));
    const bool agrees = before_noun && (cells_of(i, Stts::ADJA) & cells_of(after, Stts::NN)) != 0;
    if (before_noun && (doc_.readings[token(i).reading_begin].stts == Stts::ADJA || (agrees && !name_follows)))
      set(i, Stts::ADJA);
    else if (!set(i, Stts::NN))
      set(i, Stts::NE);
    return;
  }
  // größer: attribute before a noun, else predicate; schöner
  if (can(i, tag_set(Stts::ADJD))) set(i, noun_phrase(after) && capital(after) ? Stts::ADJA : Stts::ADJD);
}

}  // namespace laut
