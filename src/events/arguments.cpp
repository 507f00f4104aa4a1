#include "events/arguments.h"

#include <algorithm>

namespace laut::events {
namespace {

using namespace feature;

bool clausal(Relation r) {
  return r == Relation::ccomp || r == Relation::xcomp || r == Relation::csubj;
}

bool takes_duration(std::string_view preposition) {
  return preposition == "zu" || preposition == "auf" || preposition == "um" || preposition == "mit";
}

/// Prepositions that tell when or why the verb's event was: its subject need have no part in the noun's.
bool of_circumstance(std::string_view preposition) {
  for (const std::string_view p :
       {"nach", "bei", "vor", "seit", "während", "wegen", "durch", "trotz", "aufgrund", "infolge"})
    if (preposition == p) return true;
  return false;
}

/// The preposition in darauf, dazu, hiermit; empty for other words.
std::string_view of_adverb(std::string_view lemma) {
  for (const std::string_view front : {"dar", "da", "hier", "wor", "wo"})
    if (lemma.starts_with(front) && lemma.size() > front.size() + 1) return lemma.substr(front.size());
  return {};
}

}  // namespace

bool ArgumentReader::passive(std::uint32_t verb) const {
  for (std::uint32_t v = verb, steps = 0; steps < 4; ++steps) {
    bool any = false, voice = false;
    p_.each_child(v, [&](std::uint32_t c) {
      const Relation r = p_.full_relation(c);
      any = any || r == Relation::aux || r == Relation::aux_pass || r == Relation::nsubj;
      voice = voice || r == Relation::aux_pass || r == Relation::nsubj_pass;
    });
    if (voice) return true;
    // A participle joined to another shares its auxiliary: wurden gefasst und verhört.
    const Stts tag = p_.reading(v).stts;
    if (any || p_.relation(v) != Relation::conj || (tag != Stts::VVPP && tag != Stts::ADJD)) return false;
    v = p_.head(v);
    if (v == none) return false;
  }
  return false;
}

std::uint32_t ArgumentReader::finite(std::uint32_t verb) const {
  if (p_.reading(verb).features & fin) return verb;
  return p_.child(verb, [&](std::uint32_t c) {
    const Relation r = p_.relation(c);
    return (r == Relation::aux || r == Relation::cop) && (p_.reading(c).features & fin) != 0;
  });
}

/// The child that is the subject: marked so by the parser, else the first that may stand in the nominative.
std::uint32_t ArgumentReader::own_subject(std::uint32_t verb) const {
  const std::uint32_t f = finite(verb);
  const bool many = f != none && (p_.reading(f).features & plur) && !(p_.reading(f).features & sing);
  std::uint32_t best = none, marked = none, bare = 0;
  float most = 0;
  p_.each_child(verb, [&](std::uint32_t c) {
    const Relation r = p_.relation(c);
    if (r != Relation::nsubj && r != Relation::obj && r != Relation::obl && r != Relation::iobj) return;
    if (!p_.nominal(c) || p_.preposition(c) != none || p_.in_time(c)) return;
    ++bare;
    if (!(p_.cases(c) & nom)) return;
    if (r == Relation::nsubj && marked == none) marked = c;
    if (f == none && r != Relation::nsubj) return;
    float score = r == Relation::nsubj ? 2.0f : r == Relation::obj ? 0.4f : 0.2f;
    if (p_.reading(c).features & nom) score += 0.5f;
    if (p_.in_measure(c)) score -= 1.0f;
    // "Welches Ziel verfolgt ...": rather what is asked for.
    if (p_.child(c, [&](std::uint32_t d) { return p_.reading(d).stts == Stts::PWAT; }) != none) score -= 1.5f;
    if (f != none) score += many == p_.plural(p_.antecedent(c)) ? 0.6f : -1.6f;
    if (score > most) {
      most = score;
      best = c;
    }
  });
  // A verb joined by "und" may have its subject with the first one.
  if (marked == none && p_.relation(verb) == Relation::conj && bare < 2) return none;
  return best;
}

std::uint32_t ArgumentReader::object(std::uint32_t verb, std::uint32_t kase) const {
  const std::uint32_t subject_of_it = own_subject(verb);
  return p_.child(verb, [&](std::uint32_t c) {
    const Relation r = p_.relation(c);
    if (c == subject_of_it || !p_.nominal(c) || p_.preposition(c) != none || p_.in_time(c)) return false;
    if (r != Relation::obj && r != Relation::iobj && r != Relation::obl && r != Relation::nsubj) return false;
    const std::uint32_t may = p_.cases(c), is = p_.reading(c).features & any_case;
    return (may & kase) != 0 && (may == kase || is == kase || may == any_case || (kase == acc && !(may & dat)));
  });
}

/// The verb that a verb without zu hangs on when that one only carries it: will, kann, ließ.
std::uint32_t ArgumentReader::carrier(std::uint32_t verb) const {
  const Relation r = p_.relation(verb);
  const std::uint32_t up = p_.head(verb);
  if (up == none || (r != Relation::xcomp && r != Relation::ccomp)) return none;
  const Reading& above = p_.reading(up);
  const bool modal = above.stts == Stts::VMFIN || above.stts == Stts::VMINF || above.upos == Upos::AUX;
  return modal || (above.lemma == "lassen" && p_.reading(verb).stts == Stts::VVINF) ? up : none;
}

std::uint32_t ArgumentReader::controller(std::uint32_t above, int depth) const {
  const std::string_view lemma = p_.reading(above).lemma;
  if (lexicon_.listed_exactly(lemma, control_none)) return none;
  if (lexicon_.listed_exactly(lemma, control_an)) {
    const std::uint32_t to = p_.child(above, [&](std::uint32_t c) {
      const std::uint32_t marker = p_.preposition(c);
      return marker != none && p_.reading(marker).lemma == "an" && p_.nominal(c);
    });
    if (to != none) return to;
  }
  const bool accusative = lexicon_.listed_exactly(lemma, control_accusative);
  if (accusative || lexicon_.listed_exactly(lemma, control_dative)) {
    if (accusative && passive(above)) return subject(above, depth + 1);
    return object(above, accusative ? acc : dat);
  }
  return passive(above) ? none : subject(above, depth + 1);
}

std::uint32_t ArgumentReader::lent_subject(std::uint32_t verb, int depth) const {
  const std::uint32_t up = p_.head(verb);
  if (up == none || depth > 4) return none;
  const Relation r = p_.relation(verb);
  if (const std::uint32_t bearer = carrier(verb); bearer != none) return subject(bearer, depth + 1);
  if (r == Relation::conj) return p_.verbal(up) || finite(up) != none ? subject(up, depth + 1) : none;
  if (p_.reading(verb).features & fin || finite(verb) != none) return none;
  if (p_.verbal(up)) {
    if (clausal(r)) return controller(up, depth);
    if (r == Relation::advcl) return subject(up, depth + 1);  // um ... zu
    return none;
  }
  if (r == Relation::acl || r == Relation::ccomp || r == Relation::xcomp) {
    // Versuch, Plan, Drohung zu ...: who has it.
    const std::uint32_t owner = p_.child(up, [&](std::uint32_t c) {
      return p_.full_relation(c) == Relation::det_poss ||
             (p_.relation(c) == Relation::nmod && p_.nominal(c) && p_.preposition(c) == none);
    });
    if (owner != none) return owner;
    const std::uint32_t governor = governing_verb(up);
    return governor == none || p_.relation(up) == Relation::nsubj ? none : subject(governor, depth + 1);
  }
  return none;
}

std::uint32_t ArgumentReader::subject(std::uint32_t verb, int depth) const {
  if (const std::uint32_t own = own_subject(verb); own != none) return p_.antecedent(own);
  return lent_subject(verb, depth);
}

std::uint32_t ArgumentReader::governing_verb(std::uint32_t noun) const {
  std::uint32_t n = noun;
  for (int steps = 0; steps < 3 && p_.relation(n) == Relation::conj && p_.head(n) != none; ++steps) n = p_.head(n);
  const Relation r = p_.relation(n);
  const std::uint32_t up = p_.head(n);
  if (up == none || (!p_.verbal(up) && finite(up) == none)) return none;
  return r == Relation::obj || r == Relation::iobj || r == Relation::obl || r == Relation::nsubj ? up : none;
}

/// je Haushalt, pro Kopf: the parser sees no preposition.
bool ArgumentReader::distributive(std::uint32_t t) const {
  if (t == 0) return false;
  const std::string_view before = p_.doc().form(t - 1);
  return before == "je" || before == "pro" || before == "Je" || before == "Pro";
}

void ArgumentReader::child(std::uint32_t c, bool near, Arguments& out) const {
  Argument a;
  a.relation = p_.full_relation(c);
  a.near = near;
  a.head = c;
  const Reading& r = p_.reading(c);
  if (r.stts == Stts::PRF) {
    out.reflexive = true;
    return;
  }
  if (r.stts == Stts::PAV || r.stts == Stts::PWAV) {
    const std::string_view word = of_adverb(r.lemma);
    if (word.empty()) return;
    a.kind = ArgumentKind::preposition;
    a.preposition = lemma_hash(word);
    a.marker = c;
    a.head = none;
    a.cases = any_case;
    out.add(a);
    return;
  }
  if (clausal(p_.relation(c)) && p_.verbal(c)) {
    a.kind = ArgumentKind::clause;
    out.add(a);
    return;
  }
  switch (p_.relation(c)) {
    case Relation::nsubj:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::dep:
    case Relation::advmod:
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::orphan:
    case Relation::appos: break;
    default: return;
  }
  if (!p_.nominal(c)) return;
  const std::uint32_t marker = p_.preposition(c);
  // A length of time may be what is agreed or imposed: auf 72 Stunden, zu drei Jahren Haft.
  if (p_.in_time(c) && (!p_.in_duration(c) || marker == none || !takes_duration(p_.reading(marker).lemma))) return;
  if (marker != none && p_.in_cue(marker)) return;  // nach Angaben des Ministers
  if (marker == none && distributive(c)) return;
  a.cases = p_.cases(c);
  if (marker != none) {
    a.kind = ArgumentKind::preposition;
    a.marker = marker;
    a.preposition = lemma_hash(p_.reading(marker).lemma);
    if (p_.reading(marker).stts == Stts::APPRART) a.cases = p_.reading(marker).features & any_case;  // im, ins
  } else if (p_.relation(c) == Relation::advmod || p_.relation(c) == Relation::appos) {
    return;
  }
  a.head = p_.antecedent(c);
  a.relative = a.head != c;
  if (!out.has(a.head)) out.add(a);
}

void ArgumentReader::children(std::uint32_t of, std::uint32_t without, bool near, Arguments& out) const {
  p_.each_child(of, [&](std::uint32_t c) {
    if (c == without) return;
    child(c, near, out);
    if (p_.in_time(c))  // am Montag der Spionage: no attribute of the day
      p_.each_child(c, [&](std::uint32_t g) {
        if (g > c && p_.relation(g) == Relation::nmod && !p_.in_time(g)) child(g, false, out);
      });
    // "der Ukraine Panzer": the parser takes two phrases for one name.
    if (p_.relation(c) == Relation::obj || p_.relation(c) == Relation::obl || p_.relation(c) == Relation::nsubj)
      p_.each_child(c, [&](std::uint32_t f) {
        if (p_.relation(f) != Relation::flat || f < c || p_.reading(f).stts != Stts::NN) return;
        if (p_.reading(c).upos != Upos::PROPN || p_.mention(f) != none) return;
        Argument a;
        a.relation = Relation::obj;
        a.near = near;
        a.head = f;
        a.cases = p_.cases(f);
        out.add(a);
      });
  });
}

/// Prepositional phrases that the parser hung on an object may be the verb's: lieferte Munition an Russland.
void ArgumentReader::attributes_of_objects(Arguments& out) const {
  const std::size_t own = out.count;
  for (std::size_t i = 0; i < own; ++i) {
    const Argument outer = out.list[i];
    if (outer.head == none || outer.kind == ArgumentKind::clause) continue;
    const bool subject = outer.kind == ArgumentKind::subject && !out.passive;
    const bool name = p_.reading(outer.head).upos == Upos::PROPN;
    // Deeper ones too: nach der Modernisierung der Werke an Polen.
    std::uint32_t last = outer.head;
    for (int depth = 0; depth < 2 && last != none; ++depth) {
      const std::uint32_t above = last;
      last = none;
      p_.each_child(above, [&](std::uint32_t c) {
        if (c < above || p_.relation(c) != Relation::nmod) return;
        if (depth > 0 && p_.preposition(c) != none && p_.mention(c) != none && !subject) child(c, false, out);
        last = c;
      });
    }
    p_.each_child(outer.head, [&](std::uint32_t c) {
      if (c < outer.head || p_.relation(c) != Relation::nmod) return;
      if (p_.preposition(c) != none) return subject ? void() : child(c, false, out);
      if ((subject && !name) || outer.kind == ArgumentKind::preposition) return;
      if (!(p_.cases(c) & gen) || p_.cases(c) == any_case || out.has(c)) return;
      Argument a;  // beschuldigt Russland der Spionage; Norwegen der Ukraine
      a.relation = Relation::nmod;
      a.near = false;
      a.head = c;
      a.cases = name ? p_.cases(c) : gen;
      out.add(a);
    });
  }
}

/// hat Fahrräder gestohlen und verkauft: the object stands with the first of two verbs.
void ArgumentReader::shared_object(std::uint32_t verb, Arguments& out) const {
  const std::uint32_t up = p_.head(verb);
  if (p_.relation(verb) != Relation::conj || up == none || !p_.verbal(up)) return;
  for (const Argument& a : out.all())
    if (a.kind == ArgumentKind::bare) return;
  p_.each_child(up, [&](std::uint32_t c) {
    if (c < up && p_.relation(c) == Relation::obj && p_.preposition(c) == none) child(c, false, out);
  });
}

void ArgumentReader::of_verb(std::uint32_t verb, Arguments& out) const {
  out.trigger = verb;
  out.passive = passive(verb);
  if (!out.passive) {
    const bool form = p_.reading(verb).stts == Stts::VVPP || p_.reading(verb).stts == Stts::VVIZU ||
                      p_.child(verb, [&](std::uint32_t c) { return p_.reading(c).stts == Stts::PTKZU; }) != none;
    out.perhaps_passive = form && p_.child(verb, [&](std::uint32_t c) {
      return p_.relation(c) == Relation::aux && p_.reading(c).lemma == "sein";
    }) != none;
  }
  Argument s;
  s.kind = ArgumentKind::subject;
  const std::uint32_t own = own_subject(verb);
  s.head = own == none ? lent_subject(verb, 0) : p_.antecedent(own);
  s.relative = own != none && s.head != own;
  s.near = own != none;
  if (own != none && p_.relation(verb) == Relation::conj) out.lent = lent_subject(verb, 0);
  s.cases = nom;
  const std::uint32_t bearer = carrier(verb);
  if (s.head != none) out.add(s);
  children(verb, own, true, out);
  if (bearer != none) children(bearer, verb, false, out);
  // "wird eine Einladung erhalten": with an object it is the future, whatever the participle looks like.
  if (out.passive && p_.doc().form(verb) == p_.reading(verb).lemma) {
    for (const Argument& a : out.all())
      if (a.kind == ArgumentKind::bare && a.near && a.relation == Relation::obj && (a.cases & acc)) out.passive = false;
  }
  shared_object(verb, out);
  attributes_of_objects(out);
  // A participle without auxiliary beside a noun: das in Bonn beschlossene Papier, vom Rat gebilligt.
  if (p_.reading(verb).stts == Stts::VVPP && !out.passive && finite(verb) == none &&
      p_.relation(verb) == Relation::acl) {
    out.passive = true;
    Argument a;
    a.kind = ArgumentKind::subject;
    a.head = p_.head(verb);
    if (a.head != none && s.head == none) out.add(a);
  }
}

void ArgumentReader::of_participle(std::uint32_t participle, bool active, Arguments& out) const {
  out.trigger = participle;
  out.passive = !active;
  Argument a;
  a.kind = ArgumentKind::subject;
  a.head = p_.head(participle);
  a.cases = nom;
  if (a.head != none) out.add(a);
  children(participle, none, true, out);
}

/// Whether the verb around a noun says that its subject does what the noun names: führt Gespräche, droht mit Blockaden;
/// not: billigt den Vorschlag, verlangt Hilfe, spricht über Lieferungen.
bool ArgumentReader::does(std::uint32_t verb, std::uint32_t noun) const {
  const std::string_view lemma = p_.reading(verb).lemma;
  const std::uint32_t marker = p_.preposition(noun);
  if (marker == none) return lexicon_.listed_exactly(lemma, doing_list);
  const std::string_view preposition = p_.reading(marker).lemma;
  if (preposition == "über" || preposition == "gegen" || preposition == "von" || preposition == "für") return false;
  return std::ranges::none_of(lexicon_.verb(lemma), [](const EventFrame& f) { return f.type == EventType::REQUEST; });
}

/// Who acts in a noun, where the noun does not say: whoever does what the verb around it says.
void ArgumentReader::actors_above(std::uint32_t noun, Arguments& out) const {
  std::uint32_t verb = governing_verb(noun);
  const std::uint32_t marker = p_.preposition(noun);
  // "zum Abschluss des Treffens", "am Rande der Beratungen"
  const std::uint32_t around =
      p_.relation(noun) == Relation::nmod && p_.head(noun) != none && p_.relation(p_.head(noun)) == Relation::obl
          ? p_.head(noun)
          : none;
  if (around != none) verb = governing_verb(around);
  if (verb != none && marker == none && p_.relation(noun) == Relation::obj &&
      lexicon_.listed_exactly(p_.reading(verb).lemma, receive_list)) {
    Argument receiver;  // Die Stadt erhielt Hilfe.
    receiver.near = false;
    receiver.relation = Relation::iobj;
    receiver.cases = dat;
    receiver.head = subject(verb);
    if (receiver.head != none && !out.has(receiver.head)) out.add(receiver);
    return;
  }
  if (verb == none || p_.relation(noun) == Relation::nsubj || (around == none && !does(verb, noun))) return;
  Argument a;
  a.kind = ArgumentKind::subject;
  a.circumstance = around != none || (marker != none && of_circumstance(p_.reading(marker).lemma));
  a.near = false;
  a.cases = nom;
  a.head = passive(verb) ? none : subject(verb);
  if (a.head != none && !out.has(a.head)) out.add(a);
  const std::uint32_t partner = object(verb, dat);
  if (partner == none || out.has(partner) || p_.cases(partner) != dat) return;
  Argument d;
  d.near = false;
  d.relation = Relation::iobj;
  d.cases = dat;
  d.head = p_.antecedent(partner);
  out.add(d);
}

void ArgumentReader::of_noun(std::uint32_t noun, std::uint32_t split, Arguments& out) const {
  out.trigger = noun;
  out.split = split;
  if (split) {
    Argument a;
    a.kind = ArgumentKind::first;
    a.head = noun;
    out.add(a);
  }
  p_.each_child(noun, [&](std::uint32_t c) {
    Argument a;
    a.relation = p_.full_relation(c);
    a.head = c;
    if (a.relation == Relation::det_poss) {
      a.kind = ArgumentKind::possessive;
      if (p_.entity(c) == none) {
        // "wiederholte seine Forderung": nobody else said, it is the subject's.
        const std::uint32_t verb = p_.relation(noun) == Relation::nsubj ? none : governing_verb(noun);
        const std::uint32_t owner = verb == none ? none : subject(verb);
        if (owner != none) a.head = owner;
      }
      out.add(a);
    } else if (p_.relation(c) == Relation::amod && !lexicon_.state(p_.reading(c).lemma).empty()) {
      a.kind = ArgumentKind::adjective;
      out.add(a);
    } else if (p_.relation(c) == Relation::nmod && p_.nominal(c) && !p_.in_time(c)) {
      if (p_.preposition(c) != none) {
        child(c, true, out);
      } else if (p_.cases(c) & gen || (c > noun && p_.reading(c).features & gen)) {
        a.kind = ArgumentKind::genitive;
        a.cases = gen;
        a.head = p_.antecedent(c);
        out.add(a);
        // das Treffen der Minister mit dem Papst
        p_.each_child(c, [&](std::uint32_t g) {
          if (g > c && p_.relation(g) == Relation::nmod && p_.preposition(g) != none) child(g, false, out);
        });
      }
    } else if ((p_.relation(c) == Relation::acl && p_.verbal(c)) || clausal(p_.relation(c))) {
      a.kind = ArgumentKind::clause;
      out.add(a);
    }
  });
  const Sentence& s = p_.doc().sentences[p_.token(noun).sentence];
  // "Putins Reise": a name in the genitive before it that the parser hung elsewhere.
  if (noun > s.tokens.begin) {
    const std::uint32_t before = noun - 1;
    if (p_.reading(before).upos == Upos::PROPN && (p_.reading(before).features & any_case) == gen && !out.has(before)) {
      Argument a;
      a.kind = ArgumentKind::genitive;
      a.head = before;
      a.cases = gen;
      out.add(a);
    }
  }
  // Prepositional phrases right behind it that the parser hung on the verb.
  const std::uint32_t up = p_.head(noun);
  if (up != none) {
    std::uint32_t at = p_.range(noun, none).end;
    p_.each_child(up, [&](std::uint32_t c) {
      if (c <= noun || p_.relation(c) != Relation::obl) return;
      const TokenRange r = p_.range(c, none);
      if (r.begin != at) return;
      child(c, false, out);
      at = r.end;
    });
  }
  actors_above(noun, out);
}

}  // namespace laut::events
