#include "events/frames.h"

#include <algorithm>

namespace laut::events {
namespace {

using namespace feature;

constexpr float no_fit = 0;

bool same_letters(std::string_view a, std::string_view b) {
  return lemma_hash(a) == lemma_hash(b);
}

}  // namespace

bool FrameMatcher::acts(std::uint32_t head) const {
  const Reading& r = p_.reading(head);
  if (const std::uint32_t m = p_.mention(head); m != none) {
    const MentionType type = p_.doc().mentions[m].type;
    return type == MentionType::PERSON || type == MentionType::ORG || type == MentionType::GPE;
  }
  if (r.upos == Upos::PRON || r.upos == Upos::DET) return r.lemma != "es" && !same_letters(p_.doc().form(head), "das");
  if (r.upos == Upos::PROPN) return true;
  return lexicon_.actor(r.lemma);
}

bool FrameMatcher::place(std::uint32_t head) const {
  if (const std::uint32_t m = p_.mention(head); m != none) {
    const MentionType type = p_.doc().mentions[m].type;
    return type == MentionType::GPE || type == MentionType::LOC || type == MentionType::FACILITY;
  }
  return p_.reading(head).upos == Upos::NOUN && lexicon_.listed(p_.reading(head).lemma, place_list);
}

bool FrameMatcher::allowed(const EventSlot& slot, const Argument& a, const Arguments& all) const {
  if (slot.list == no_list) return true;
  if (a.head == none) return false;
  if (a.kind == ArgumentKind::adjective || a.kind == ArgumentKind::possessive)
    return slot.list == actor_list || slot.states;
  if (a.kind == ArgumentKind::first) {
    std::string_view front = p_.reading(a.head).lemma.substr(0, all.split);
    for (int cut = 0; cut < 3 && front.size() > 2; ++cut) {  // Waffen-, Rüstungs-: without the linking element
      if (front.ends_with('-')) front.remove_suffix(1);
      if (lexicon_.listed(front, slot.list)) return true;
      front.remove_suffix(1);
    }
    return false;
  }
  const auto one = [&](std::uint32_t head) {
    if (slot.list == actor_list) return acts(head);
    if (lexicon_.listed(p_.reading(head).lemma, slot.list)) return true;
    const std::uint32_t m = p_.mention(head);
    return slot.states && m != none && p_.doc().mentions[m].type == MentionType::GPE;
  };
  if (one(a.head)) return true;
  // "eine Million Euro", "zwei Tonnen Munition": what is measured may stand behind the measure.
  return p_.child(a.head, [&](std::uint32_t c) {
    const Relation r = p_.relation(c);
    return (r == Relation::nmod || r == Relation::appos || r == Relation::flat || r == Relation::conj ||
            r == Relation::nummod) &&
           p_.preposition(c) == none && slot.list != actor_list && one(c);
  }) != none;
}

bool FrameMatcher::located(const Argument& a) const {
  static constexpr std::string_view words[] = {"in", "an", "auf", "bei", "vor", "nahe", "neben", "unweit"};
  if (a.kind != ArgumentKind::preposition || a.head == none || !place(a.head)) return false;
  if (std::ranges::none_of(words, [&](std::string_view w) { return lemma_hash(w) == a.preposition; })) return false;
  // "in die Stadt" tells where to.
  return (a.cases & dat) != 0;
}

float FrameMatcher::fit_preposition(const EventSlot& slot, const Argument& a) const {
  if (a.kind != ArgumentKind::preposition) return no_fit;
  if (slot.position == Position::location) return located(a) ? 0.8f : no_fit;
  if (slot.position != Position::preposition || slot.preposition != a.preposition) return no_fit;
  // "nach Kiew" and "aus Polen" tell where to and from whom, "nach der Ernte" does not.
  const bool direction =
      slot.cases == any_case && (slot.role == Role::recipient || slot.role == Role::actor || slot.role == Role::place);
  if (direction && a.head != none && !place(a.head) && !acts(a.head)) return no_fit;
  // The case may be misread, where the gender is.
  if (a.head != none && a.cases && !(a.cases & slot.cases)) return 0.4f;
  return a.near ? 1.0f : 0.7f;
}

/// A phrase without preposition below a verb.
float FrameMatcher::fit_bare(const EventSlot& slot, const Argument& a, const Arguments& all, bool both) const {
  const std::uint32_t kase = slot.position == Position::accusative ? acc
                             : slot.position == Position::dative   ? dat
                                                                   : gen;
  if (!(a.cases & kase) || (kase == dat && p_.in_measure(a.head))) return no_fit;
  const std::uint32_t told = p_.reading(a.head).features & any_case;
  const Relation r = base(a.relation);
  if (a.cases == kase) return 1.0f;
  if (kase == gen) return a.near || a.cases == any_case ? no_fit : 0.8f;
  const bool open = (a.cases & acc) && (a.cases & dat);
  if (!open) return kase == acc ? (told & dat ? 0.8f : 1.0f) : 0.6f;
  const bool another_behind = both && std::ranges::any_of(all.all(), [&](const Argument& o) {
                                return o.kind == ArgumentKind::bare && o.head > a.head && (o.cases & acc);
                              });
  float fit = 0.6f;
  if (kase == acc) {
    if (another_behind) fit -= 0.15f;  // the dative comes before the accusative
    if (r == Relation::obj) fit += 0.2f;
    if (told == dat || told == gen) fit -= 0.2f;
    if (both && acts(a.head)) fit -= 0.2f;
  } else {
    if (r == Relation::iobj || r == Relation::obl) fit += 0.2f;
    if (told == dat) fit += 0.1f;
    if (both) fit += acts(a.head) ? 0.2f : -0.1f;
    if (!both && r == Relation::obj) fit -= 0.3f;
    if (another_behind) fit += 0.1f;
  }
  return fit;
}

float FrameMatcher::fit_verb(const EventSlot& slot, const Argument& a, const Arguments& all) const {
  if (a.kind != ArgumentKind::subject) return no_fit;
  const bool passive = all.passive;
  if (slot.position == Position::subject) return passive ? no_fit : 1.0f;
  if (slot.position == Position::accusative) return passive ? 1.0f : no_fit;
  return no_fit;
}

float FrameMatcher::fit_noun(const EventSlot& slot, const Argument& a) const {
  const bool near_actor = slot.role == Role::actor && a.kind == ArgumentKind::subject;
  if (near_actor) return acts(a.head) ? 0.3f : no_fit;
  if (slot.role == Role::recipient && a.kind == ArgumentKind::bare) return 0.3f;
  switch (slot.position) {
    case Position::genitive: return a.kind == ArgumentKind::genitive ? 1.0f : no_fit;
    case Position::possessive: return a.kind == ArgumentKind::possessive ? 1.0f : no_fit;
    case Position::first: return a.kind == ArgumentKind::first ? 0.9f : no_fit;
    case Position::adjective: return a.kind == ArgumentKind::adjective ? 1.0f : no_fit;
    default: return no_fit;
  }
}

/// Whether a phrase that the parser hung on another may yet be who acts: im Hafen von der Polizei, not: in der Nähe von
/// Bonn.
bool FrameMatcher::agent_below(const Argument& a) const {
  if (a.head == none || !acts(a.head)) return false;
  const std::uint32_t m = p_.mention(a.head);
  return m == none || p_.doc().mentions[m].type == MentionType::PERSON || p_.doc().mentions[m].type == MentionType::ORG;
}

float FrameMatcher::fit(const EventSlot& slot, const Argument& a, const Arguments& all, bool noun, bool both) const {
  if (slot.position == Position::clause) return a.kind == ArgumentKind::clause ? 0.8f : no_fit;
  if (a.kind == ArgumentKind::clause) return no_fit;
  float found = fit_preposition(slot, a);
  if (found == no_fit && noun) found = fit_noun(slot, a);
  if (found == no_fit && !noun) {
    if (a.kind == ArgumentKind::subject)
      found = fit_verb(slot, a, all);
    else if (a.kind == ArgumentKind::bare && (slot.position == Position::accusative ||
                                              slot.position == Position::dative || slot.position == Position::genitive))
      found = fit_bare(slot, a, all, both);
    else if (a.kind == ArgumentKind::preposition && all.passive && slot.position == Position::subject &&
             (a.preposition == lemma_hash("von") || a.preposition == lemma_hash("durch")))
      found = a.near ? 1.0f : agent_below(a) ? 0.7f : no_fit;
  }
  if (found == no_fit || !allowed(slot, a, all)) return no_fit;
  // Nobody is called 48.000 Euro.
  const bool sum = a.head != none && a.kind == ArgumentKind::preposition && p_.in_measure(a.head);
  return sum && (slot.role == Role::actor || slot.role == Role::recipient) ? no_fit : found;
}

/// Looks for the fixed words among what hangs on the verb: the last of them is its object, the others stand before it.
bool FrameMatcher::fixed_words(const EventFrame& frame, const Arguments& arguments, Filling& out) const {
  const auto words = lexicon_.words(frame);
  const std::string_view last = lexicon_.text(words.back());
  const auto alike = [&](std::uint32_t t, std::string_view word) {
    return same_letters(p_.doc().form(t), word) || same_letters(p_.reading(t).lemma, word) ||
           (p_.reading(t).upos == Upos::ADJ && word.size() > 4 &&  // Erste, Ersten
            p_.doc().form(t).starts_with(word.substr(0, word.size() - 1)));
  };
  const auto matches = [&](std::uint32_t t) {
    if (!alike(t, last)) return false;
    const Sentence& s = p_.doc().sentences[p_.token(t).sentence];
    for (std::size_t k = 1; k < words.size(); ++k) {
      if (t < s.tokens.begin + k ||
          !alike(t - static_cast<std::uint32_t>(k), lexicon_.text(words[words.size() - 1 - k])))
        return false;
    }
    for (std::size_t k = 0; k < words.size(); ++k) out.words[k] = t - static_cast<std::uint32_t>(words.size() - 1 - k);
    return true;
  };
  const auto below = [&](std::uint32_t verb) {
    return p_.child(verb, [&](std::uint32_t c) {
      if (p_.relation(c) == Relation::punct) return false;
      return matches(c) || p_.child(c, [&](std::uint32_t g) {
        return p_.relation(g) != Relation::punct && p_.relation(g) != Relation::det && matches(g);
      }) != none;
    }) != none;
  };
  return below(arguments.trigger);
}

bool FrameMatcher::fill(const EventFrame& frame, const Arguments& args, bool noun, Filling& out) const {
  out.frame = &frame;
  if (frame.reflexive && !args.reflexive) return false;
  if (frame.words && !fixed_words(frame, args, out)) return false;
  const auto slots = lexicon_.slots(frame);
  const auto has = [&](Position p) {
    return std::ranges::any_of(slots, [&](const EventSlot& s) { return s.position == p; });
  };
  const bool both = has(Position::accusative) && has(Position::dative);
  if (args.reflexive && !frame.reflexive && has(Position::accusative)) out.score -= 1;
  std::uint32_t used = 0, filled_roles = 0, required = 0;
  const auto fixed = [&](std::uint32_t head) { return std::ranges::find(out.words, head) != out.words.end(); };
  const bool fixed_subject = frame.words && !args.passive && args.count > 0 &&
                             args.list[0].kind == ArgumentKind::subject && fixed(args.list[0].head);
  // The best pair of slot and argument first; what a slot asks of its filler makes it the better one.
  while (out.count < Filling::limit) {
    float most = 0;
    std::size_t slot = 0, argument = 0;
    for (std::size_t s = 0; s < slots.size(); ++s) {
      if (filled_roles >> static_cast<std::uint32_t>(slots[s].role) & 1u) continue;
      for (std::size_t a = 0; a < args.count; ++a) {
        if (used >> a & 1u || (args.list[a].head != none && fixed(args.list[a].head))) continue;
        // Who meets somebody takes part in the meeting that he speaks after; who is hit by an attack does not make it.
        if (args.list[a].circumstance && frame.type != EventType::CONSULT && frame.type != EventType::AGREE) continue;
        float found = fit(slots[s], args.list[a], args, noun, both);
        // "Die Finanzierung übernimmt der Verband": a fixed word is no subject.
        if (fixed_subject && slots[s].position == Position::subject && args.list[a].kind == ArgumentKind::bare &&
            (args.list[a].cases & nom) && allowed(slots[s], args.list[a], args))
          found = 0.9f;
        if (found == no_fit) continue;
        const float worth = found + (slots[s].list != no_list ? 0.3f : 0.0f) + (slots[s].required ? 0.2f : 0.0f);
        if (worth > most) {
          most = worth;
          slot = s;
          argument = a;
        }
      }
    }
    if (most == 0) break;
    used |= 1u << argument;
    filled_roles |= 1u << static_cast<std::uint32_t>(slots[slot].role);
    out.fillers[out.count++] = {slots[slot].role, args.list[argument]};
    out.score += most;
  }
  for (const EventSlot& s : slots)
    if (s.required) required |= 1u << static_cast<std::uint32_t>(s.role);
  if ((required & filled_roles) != required) return false;
  if (frame.words) out.score += 2 + static_cast<float>(frame.words);
  if (noun) return true;
  // A subject or object that is there and may not fill its slot: the verb means something else here.
  for (std::size_t a = 0; a < args.count; ++a) {
    const Argument& arg = args.list[a];
    if (used >> a & 1u || !arg.near) continue;
    const bool subject = arg.kind == ArgumentKind::subject;
    if (!subject && !(arg.kind == ArgumentKind::bare && base(arg.relation) == Relation::obj)) continue;
    const Position position = subject && !args.passive ? Position::subject : Position::accusative;
    const bool restricted = std::ranges::any_of(slots, [&](const EventSlot& s) {
      return s.position == position && s.list != no_list && !(filled_roles >> static_cast<std::uint32_t>(s.role) & 1u);
    });
    if (restricted) return false;
    if (!subject && !has(Position::accusative) && !fixed(arg.head)) out.score -= 1;
  }
  return true;
}

/// With subject and object changed for each other: where the form allows both and the parser's subject is a thing, the
/// one that acts is the better subject (Eine Ausnahme lehnt sie ab). trigger none: nothing to change.
Arguments FrameMatcher::turned(const Arguments& args) const {
  Arguments out;
  if (args.passive || args.count == 0 || args.list[0].kind != ArgumentKind::subject || !args.list[0].near) return out;
  const std::uint32_t thing = args.list[0].head;
  if (!(p_.cases(thing) & acc) || acts(thing)) return out;
  std::size_t actor = args.count;
  for (std::size_t i = 1; i < args.count && actor == args.count; ++i) {
    const Argument& a = args.list[i];
    if (a.kind == ArgumentKind::bare && a.near && (a.cases & nom) && base(a.relation) != Relation::nmod && acts(a.head))
      actor = i;
  }
  if (actor == args.count && (args.lent == none || !acts(args.lent) || args.count >= Arguments::limit)) return out;
  out = args;
  out.list[0].head = actor == args.count ? args.lent : args.list[actor].head;
  if (actor == args.count) {
    actor = out.count++;
    out.list[actor] = Argument{};
  }
  out.list[actor].relation = Relation::obj;
  out.list[actor].head = thing;
  out.list[actor].cases = acc;
  return out;
}

/// Whether somebody does something to a thing: only there a thing as subject is likelier the object.
bool FrameMatcher::turns(const EventFrame& frame) const {
  bool someone = false, thing = false;
  for (const EventSlot& s : lexicon_.slots(frame)) {
    someone = someone || (s.position == Position::subject && (s.role == Role::actor || s.role == Role::recipient));
    thing = thing || (s.position == Position::accusative && s.role == Role::object);
  }
  return someone && thing;
}

Filling FrameMatcher::best(std::span<const EventFrame> frames, const Arguments& args, bool noun,
                           std::uint32_t never) const {
  Filling best;
  const Arguments other = noun ? Arguments{} : turned(args);
  const auto try_all = [&](const Arguments& with) {
    for (const EventFrame& frame : frames) {
      if (never >> static_cast<std::uint32_t>(frame.type) & 1u) continue;
      if (with.split && frame.exact) continue;
      const bool turn = other.trigger != none && !with.passive && turns(frame);
      Filling f;
      if (fill(frame, turn ? other : with, noun, f) && (!best.frame || f.score > best.score + 0.01f)) best = f;
    }
  };
  try_all(args);
  if (args.perhaps_passive) {
    const bool object = std::ranges::any_of(args.all(), [](const Argument& a) {
      return a.kind == ArgumentKind::bare && (a.cases & acc) && base(a.relation) == Relation::obj;
    });
    const bool transitive = std::ranges::any_of(frames, [&](const EventFrame& f) {
      return std::ranges::any_of(lexicon_.slots(f),
                                 [](const EventSlot& s) { return s.position == Position::accusative; });
    });
    const bool agent = std::ranges::any_of(args.all(), [](const Argument& a) {
      return a.kind == ArgumentKind::preposition && a.preposition == lemma_hash("durch");
    });
    if ((!object || agent) && transitive) {
      Arguments turned = args;
      turned.passive = true;
      best = Filling{};
      try_all(turned);
    }
  }
  return best;
}

}  // namespace laut::events
