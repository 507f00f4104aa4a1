#include "events/events.h"

#include <algorithm>

#include "events/frames.h"

namespace laut {
namespace {

using namespace events;

/// Reads one document.
class EventReader {
 public:
  EventReader(Document& doc, const EventLexicon& lexicon, const FactualityReader& factuality, Events::Scratch& scratch)
      : doc_(doc),
        lexicon_(lexicon),
        factuality_(factuality),
        taken_(scratch.taken),
        p_(doc, scratch.tree),
        arguments_(p_, lexicon),
        matcher_(p_, lexicon),
        attachments_(p_, lexicon, scratch.quotations) {}

  void run() {
    p_.prepare();
    attachments_.prepare();
    taken_.assign(doc_.tokens.size(), 0);
    // Verbs first: the noun of a phrase (Hilfe leisten) is no event of its own.
    for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t) verb(t);
    for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t) noun(t);
    std::ranges::stable_sort(doc_.events, {}, [](const Event& e) { return e.trigger.front().begin; });
  }

 private:
  void verb(std::uint32_t t) {
    const Reading& r = doc_.reading(t);
    const bool full = r.stts >= Stts::VVFIN && r.stts <= Stts::VVPP;
    std::span<const EventFrame> frames;
    Arguments args;
    if (full) {
      frames = lexicon_.verb(r.lemma);
      // The lexicon may not know the infinitive that a participle comes from.
      if (frames.empty() && r.stts == Stts::VVPP) frames = lexicon_.participle(doc_.form(t));
      if (frames.empty()) return;
      arguments_.of_verb(t, args);
    } else if (r.stts == Stts::ADJA && r.upos == Upos::ADJ) {
      frames = lexicon_.participle(r.lemma);
      if (frames.empty() || p_.relation(t) != Relation::amod) return;
      arguments_.of_participle(t, frames.front().active, args);
    } else {
      return;
    }
    const Filling f = matcher_.best(frames, args, false, 0);
    if (f.frame) make(f, args, false);
  }

  void noun(std::uint32_t t) {
    const Reading& r = doc_.reading(t);
    if (r.stts != Stts::NN || taken_[t]) return;
    const NounTrigger found = lexicon_.noun(r.lemma);
    if (found.frames.empty()) return;
    if (const std::uint32_t m = p_.mention(t); m != none && doc_.mentions[m].form == MentionForm::named) return;
    Arguments args;
    arguments_.of_noun(t, found.split, args);
    const bool first = t == doc_.sentences[doc_.tokens[t].sentence].tokens.begin;
    const std::uint32_t idiom = first ? 0 : lexicon_.never_behind(doc_.form(t - 1), r.lemma);
    const Filling f = matcher_.best(found.frames, args, true, found.never | idiom);
    if (f.frame) make(f, args, true);
  }

  void make(const Filling& f, const Arguments& args, bool noun) {
    Event e;
    e.type = f.frame->type;
    e.head = args.trigger;
    e.rule = lexicon_.text(f.frame->rule);
    trigger(f, e);
    for (const Filler& filler : f.all()) participants(filler.role, filler.argument, args, e);
    if (std::ranges::none_of(e.participants, [](const Participant& p) { return p.role == Role::place; }))
      place(args, e);
    part(e);
    std::ranges::stable_sort(e.participants, {}, [](const Participant& p) { return p.span.begin; });
    attachments_.times(e, noun ? arguments_.governing_verb(e.head) : none);
    e.mode = attachments_.mode(e, f.frame->mode, noun);
    attachments_.quantities(e);
    e.quotation = attachments_.quotation(e.head);
    e.judgement = factuality_.judge(doc_, e.head, attachments_.within(e));
    doc_.events.push_back(std::move(e));
    if (f.frame->returned) returned(f, args);
  }

  /// What is given back in an exchange (tauscht Öl gegen Waffen) is an event of its own, the other way round.
  void returned(const Filling& f, const Arguments& args) {
    for (const Argument& a : args.all()) {
      if (a.kind != ArgumentKind::preposition || a.preposition != f.frame->returned || a.head == none) continue;
      Event back = doc_.events.back();
      std::erase_if(back.participants, [](const Participant& p) { return p.role == Role::object; });
      for (Participant& p : back.participants) {
        if (p.role == Role::actor)
          p.role = Role::recipient;
        else if (p.role == Role::recipient)
          p.role = Role::actor;
      }
      participants(Role::object, a, args, back);
      std::ranges::stable_sort(back.participants, {}, [](const Participant& p) { return p.span.begin; });
      back.quantities.clear();
      attachments_.quantities(back);
      doc_.events.push_back(std::move(back));
      return;
    }
  }

  void trigger(const Filling& f, Event& e) {
    e.trigger.push_back(doc_.tokens[e.head].span());
    if (const std::uint32_t particle = doc_.tokens[e.head].particle; particle != none)
      e.trigger.push_back(doc_.tokens[particle].span());
    for (const std::uint32_t w : f.words)
      if (w != none) {
        e.trigger.push_back(doc_.tokens[w].span());
        taken_[w] = 1;
      }
    std::ranges::sort(e.trigger, {}, &Span::begin);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < e.trigger.size(); ++i) {
      const Span s = e.trigger[i];
      if (s == e.trigger[kept]) continue;
      if (s.begin <= e.trigger[kept].end + 1)
        e.trigger[kept].end = s.end;  // beside each other: one span
      else
        e.trigger[++kept] = s;
    }
    e.trigger.resize(kept + 1);
  }

  /// The phrase and those joined to it by "und", each a participant.
  void participants(Role role, const Argument& a, const Arguments& args, Event& e) {
    if (a.head == none || a.kind == ArgumentKind::clause) return;
    if (a.kind == ArgumentKind::first) return first_part(role, args, e);
    const bool part_of_word = doc_.tokens[a.head].has(token_flag::truncated);  // Staats- und Regierungschefs
    if (!part_of_word) add(role, a, a.head, e);
    if (a.kind == ArgumentKind::adjective) return;
    p_.each_child(a.head, [&](std::uint32_t c) {
      if (p_.relation(c) != Relation::conj || !p_.nominal(c)) return;
      add(role, a, c, e);
      if (!part_of_word || e.participants.empty() || e.participants.back().head != c) return;
      Participant& p = e.participants.back();
      p.tokens.begin = std::min(p.tokens.begin, p_.range(a.head, e.head).begin);
      p.span = doc_.span(p.tokens);
    });
  }

  void first_part(Role role, const Arguments& args, Event& e) {
    const Span whole = doc_.tokens[args.trigger].span();
    Participant p;
    p.role = role;
    std::uint32_t size = std::min(args.split, whole.size());
    p.span = {whole.begin, whole.begin + size};
    p.tokens = {args.trigger, args.trigger + 1};
    p.head = args.trigger;
    e.participants.push_back(p);
  }

  void add(Role role, const Argument& a, std::uint32_t head, Event& e) {
    if (head == e.head) return;
    const Reading& r = doc_.reading(head);
    if (r.stts == Stts::PWS || r.stts == Stts::PRELS || r.lemma == "man" || r.lemma == "es") return;
    Participant p;
    p.role = role;
    p.head = head;
    if (a.kind == ArgumentKind::adjective || r.stts == Stts::PPOSAT) {
      p.tokens = {head, head + 1};
      p.entity = a.kind == ArgumentKind::adjective ? p_.state(lexicon_.state(r.lemma)) : p_.entity(head);
    } else {
      p.tokens = p_.range(head, e.head);
      if (p.tokens.contains(e.head))
        p.tokens = e.head < head ? TokenRange{e.head + 1, p.tokens.end} : TokenRange{p.tokens.begin, e.head};
      // The preposition before what a relative pronoun stands for belongs to the clause around.
      while (a.relative && p.tokens.begin < head && doc_.reading(p.tokens.begin).upos == Upos::ADP) ++p.tokens.begin;
      p.entity = p_.entity(head);
    }
    p.span = doc_.span(p.tokens);
    e.participants.push_back(p);
  }

  /// A participant that the parser hung on another (Munition an Russland) ends that one's words.
  void part(Event& e) {
    for (Participant& outer : e.participants)
      for (const Participant& inner : e.participants) {
        if (&outer == &inner || outer.head == inner.head || inner.tokens.begin <= outer.head) continue;
        if (!outer.tokens.contains(inner.tokens) || outer.head == e.head) continue;
        outer.tokens.end = inner.tokens.begin;
        outer.span = doc_.span(outer.tokens);
      }
  }

  /// Where it was, for frames that do not say: a preposition of place with the name of a place.
  void place(const Arguments& args, Event& e) {
    for (const Argument& a : args.all()) {
      if (a.kind != ArgumentKind::preposition || a.head == none || !a.near || p_.mention(a.head) == none) continue;
      const bool used = std::ranges::any_of(e.participants, [&](const Participant& p) { return p.head == a.head; });
      if (used || !matcher_.located(a)) continue;
      add(Role::place, a, a.head, e);
      return;
    }
  }

  Document& doc_;
  const EventLexicon& lexicon_;
  const FactualityReader& factuality_;
  std::vector<std::uint8_t>& taken_;
  Phrases p_;
  ArgumentReader arguments_;
  FrameMatcher matcher_;
  Attachments attachments_;
};

}  // namespace

Result<Events> Events::open(const Pack& pack) {
  auto lexicon = EventLexicon::open(pack);
  if (!lexicon) return lexicon.error();
  Events out;
  out.lexicon_ = *lexicon;
  return out;
}

void Events::run(Document& doc, const FactualityReader& factuality, Scratch& scratch) const {
  if (doc.tokens.empty() || doc.tokens.front().relation == Relation::none) return;
  EventReader(doc, lexicon_, factuality, scratch).run();
}

}  // namespace laut
