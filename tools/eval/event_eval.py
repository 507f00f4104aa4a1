#!/usr/bin/env python3
"""Score events.

usage: event_eval.py GOLD.jsonl SYSTEM.jsonl [--by-type] [--list] [--agreement]

Both files hold laut.document/1, one document a line, with `id`, `text`, `entities`, `mentions`, `times`, `quantities` and `events` (type,
trigger, participants, times, quantities, mode, quotation). Events are matched one to one by the F1 of the words of their triggers, best first, at
least one word in common. Prints precision, recall and F1 of

  trigger              matched events
  trigger+type         matched events of the same type
  participants         of events that are matched and have the same type: the same role, and the same filler, each with one at most
  participants, half   the same, but words that overlap must do so by half (F1), unless the entities are aligned: what wide spans gain shows here
  type+participants    both together, micro: an item an event (its trigger with its type), an item a participant (event, role, filler)
  times, quantities    attached to such events: the spans of the two overlap
  mode                 duty, plan, visit of such events
  told in              what tells it, of all matched events: on both sides the article, or the same quotation (matched by half of the words)

Two fillers are the same where their spans have a word in common, or their entities are aligned (by mentions, entities.py). Where one
side knows only an entity and the other only a span, a mention of the entity must be there. Where one knows only the word (`words`, a
lemma that stands elsewhere), the other's span or, where it has none, its trigger must hold a word that begins like it.

The last line counts the system's events whose evidence stands in the text: a trigger of at least one span, none empty.

--by-type: trigger+type and type+participants of each type. --list: what is missed or nobody's, a line each, with its words.
--agreement: only documents in both files.
"""
import unicodedata

from documents import Tally, Words, arguments, best_first, documents, f1, matched_events, matched_quotations, share, snippet
from entities import aligned_entities

MEASURES = ("trigger", "trigger+type", "participants", "participants, half", "type+participants", "times", "quantities", "mode")


def plain(word):
    """In small letters, without the dots of an umlaut: Dörfer is told by Dorf."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def begins_alike(a, b):
    """Forms of a word: they share all but two letters of the shorter one, and four, or all of it."""
    a, b = plain(a), plain(b)
    least = min(len(a), len(b))
    common = next((i for i in range(least) if a[i] != b[i]), least)
    return common >= max(min(4, least), least - 2)


class Pair:
    """A document of gold and system, and what is the same in them."""

    def __init__(self, gold, system):
        self.gold, self.system = gold, system
        self.words = Words(gold["text"])
        self.events = matched_events(gold, system, self.words)
        self.quotations = matched_quotations(gold, system, self.words)
        self.entities = aligned_entities(gold, system, self.words)

    def same_type(self):
        """Indices of matched events of the same type."""
        gold, system = self.gold.get("events", []), self.system.get("events", [])
        return {i: j for i, j in self.events.items() if gold[i]["type"] == system[j]["type"]}

    def forms(self, participant, event):
        """The words of a participant, or where it is only in the trigger (Waffenlieferung) those of the trigger."""
        if not participant.get("span") and participant.get("words"):
            return participant["words"].split()
        spans = [participant["span"]] if participant.get("span") else event["trigger"]
        return [self.words.form(i) for i in self.words.of(spans) if self.words.form(i)[0].isalpha()]

    def mentioned(self, doc, entity, near):
        """Whether a mention of the entity has one of the words."""
        return any(m.get("entity") == entity and near & self.words.of([(m["begin"], m["end"])]) for m in doc.get("mentions", []))

    def filler(self, g, s, gold_event, system_event):
        """How sure it is that two participants are the same one: 0: they are not; less than a half: words overlap a little."""
        own, other = (self.words.of([p["span"]]) if p.get("span") else set() for p in (g, s))
        gold_entity, system_entity = g.get("entity"), s.get("entity")
        both = gold_entity is not None and system_entity is not None
        aligned = both and self.entities.get(gold_entity) == system_entity
        if own & other or both:
            return f1(own, other) + (2 if aligned else 0)
        if gold_entity is not None and not own:
            return int(self.mentioned(self.gold, gold_entity, other))
        if system_entity is not None and not other:
            return int(self.mentioned(self.system, system_entity, own))
        if own and other:
            return 0
        return int(any(begins_alike(a, b) for a in self.forms(g, gold_event) for b in self.forms(s, system_event)))

    def same_participants(self, i, j):
        gold, system = self.gold["events"][i], self.system["events"][j]
        scores = {(a, b): self.filler(g, s, gold, system) for a, g in enumerate(gold.get("participants", []))
                  for b, s in enumerate(system.get("participants", [])) if g["role"] == s["role"]}
        pairs = best_first(scores)
        return pairs, sum(scores[pair] >= 0.5 for pair in pairs)

    def same_attached(self, i, j, kind):
        """How many times or quantities of the two events overlap, one to one."""
        spans = [[self.words.of([(doc[kind][n]["begin"], doc[kind][n]["end"])]) for n in doc["events"][at].get(kind, [])]
                 for doc, at in ((self.gold, i), (self.system, j))]
        return len(best_first({(a, b): f1(x, y) for a, x in enumerate(spans[0]) for b, y in enumerate(spans[1])}))

    def told_alike(self, i, j):
        gold, system = self.gold["events"][i].get("quotation"), self.system["events"][j].get("quotation")
        return gold is None and system is None or gold is not None and self.quotations.get(gold) == system


class Figures:
    def __init__(self):
        self.tallies = {measure: Tally() for measure in MEASURES}
        self.types = {}
        self.told = [0, 0]
        self.evidence = [0, 0]
        self.lines = []

    def of_type(self, name):
        return self.types.setdefault(name, (Tally(), Tally()))

    def add(self, pair):
        gold, system = pair.gold.get("events", []), pair.system.get("events", [])
        typed = pair.same_type()
        found = {i: pair.same_participants(i, j) for i, j in typed.items()}
        participants = {i: pairs for i, (pairs, _) in found.items()}
        count = {side: sum(len(e.get("participants", [])) for e in events) for side, events in (("gold", gold), ("system", system))}
        right = sum(map(len, participants.values()))
        self.tallies["trigger"].add(len(pair.events), len(gold), len(system))
        self.tallies["trigger+type"].add(len(typed), len(gold), len(system))
        self.tallies["participants"].add(right, count["gold"], count["system"])
        self.tallies["participants, half"].add(sum(half for _, half in found.values()), count["gold"], count["system"])
        self.tallies["type+participants"].add(len(typed) + right, len(gold) + count["gold"], len(system) + count["system"])
        for kind in ("times", "quantities"):
            self.tallies[kind].add(sum(pair.same_attached(i, j, kind) for i, j in typed.items()),
                                   *(sum(len(e.get(kind, [])) for e in events) for events in (gold, system)))
        self.tallies["mode"].add(sum("mode" in gold[i] and gold[i]["mode"] == system[j].get("mode") for i, j in typed.items()),
                                 *(sum("mode" in e for e in events) for events in (gold, system)))
        self.told[0] += sum(pair.told_alike(i, j) for i, j in pair.events.items())
        self.told[1] += len(pair.events)
        self.evidence[0] += sum(is_evidence(e.get("trigger", []), pair.gold["text"]) for e in system)
        self.evidence[1] += len(system)
        self.by_type(gold, system, typed, participants)
        self.list(pair, participants)

    def by_type(self, gold, system, typed, participants):
        for i, event in enumerate(gold):
            hit, found = int(i in typed), len(participants.get(i, ()))
            events, items = self.of_type(event["type"])
            events.add(hit, 1, 0)
            items.add(hit + found, 1 + len(event.get("participants", [])), 0)
        for event in system:
            events, items = self.of_type(event["type"])
            events.add(0, 0, 1)
            items.add(0, 0, 1 + len(event.get("participants", [])))

    def list(self, pair, participants):
        """Lines of what is missed, of another type, or nobody's."""
        taken = {j: i for i, j in pair.events.items()}

        def line(doc, what, event, more=""):
            self.lines.append(f"{doc['id']}: {what} {event['type']}{more}: {snippet(doc, event['trigger'])}")

        def lines_of(doc, what, event, known):
            for n, p in enumerate(event.get("participants", [])):
                if n not in known:
                    words = snippet(doc, [p["span"]]) if p.get("span") else p.get("words", "")
                    if not words and p.get("entity") is not None:
                        words = doc["entities"][p["entity"]]["name"]
                    line(doc, what, event, f" {p['role']} ({words})")

        for i, event in enumerate(pair.gold.get("events", [])):
            j = pair.events.get(i)
            if j is None:
                line(pair.gold, "missed", event)
            elif i not in participants:
                line(pair.gold, "another type", event, f", not {pair.system['events'][j]['type']}")
            else:
                lines_of(pair.gold, "missed", event, {a for a, _ in participants[i]})
                lines_of(pair.system, "nobody's", pair.system["events"][j], {b for _, b in participants[i]})
        for j, event in enumerate(pair.system.get("events", [])):
            if j not in taken:
                line(pair.system, "nobody's", event)


def is_evidence(trigger, text):
    return bool(trigger) and all(0 <= begin < end <= len(text) for begin, end in trigger)


def main():
    paths, options = arguments(__doc__, {"--by-type", "--list"})
    figures = Figures()
    docs = 0
    for gold, system in documents(paths, "--agreement" in options):
        docs += 1
        figures.add(Pair(gold, system))
    print(f"{docs} documents")
    for measure, tally in figures.tallies.items():
        print(tally.line(measure))
    print(share("told in", *figures.told))
    print(f"evidence in the text: {figures.evidence[0]} of {figures.evidence[1]} events")
    if "--by-type" in options:
        for name, (events, items) in sorted(figures.types.items()):
            print(events.line(f"{name}"))
            print(items.line(f"{name}+participants"))
    if "--list" in options:
        for line in figures.lines:
            print(line)


main()
