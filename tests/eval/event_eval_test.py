#!/usr/bin/env python3
"""event_eval_test.py SCORER: the scorer on articles of which every figure is known."""
from scoring import Article, figures, near, run

TEXT = ("Karla Renn lieferte am Montag drei Kisten an den Hafen. Die Stadt lehnte eine Klage ab. "
        "Sie soll die Waffenlieferungen verurteilt haben. Dörfer wurden beschossen.")


class Events(Article):
    """The article with its two entities; participants are (role, words or None, entity or None, lemma or None)."""

    def __init__(self):
        super().__init__(TEXT)
        self.renn = self.entity("Karla Renn", named=["Karla Renn"], pronominal=["Sie"])
        self.town = self.entity("Sarow", "GPE", nominal=["Die Stadt"])
        begin, end = self.span("Montag")
        self.doc["times"].append({"begin": begin, "end": end})
        begin, end = self.span("drei Kisten")
        self.doc["quantities"].append({"begin": begin, "end": end})

    def event(self, kind, triggers, *participants, **more):
        made = []
        for role, words, entity, lemma in participants:
            one = {"role": role, "span": words and self.span(words), "entity": entity, "words": lemma}
            made.append({key: value for key, value in one.items() if value is not None})
        self.add("events", *triggers, type=kind, participants=made, **more)
        return self


def gold():
    out = Events()
    out.add("quotations", "die Waffenlieferungen verurteilt")
    out.event("TRANSFER", ["lieferte"], ("actor", "Karla Renn", 0, None), ("object", "drei Kisten", None, None),
              ("recipient", "an den Hafen", None, None), times=[0], quantities=[0], mode="plan")
    out.event("REJECT", ["lehnte", "ab"], ("actor", "Die Stadt", 1, None), ("object", "eine Klage", None, None))
    out.event("TRANSFER", ["Waffenlieferungen"], ("object", None, None, "Waffe"), ("actor", None, 1, None), quotation=0)
    return out


same = figures(gold(), gold())
assert all(near(same[m], 100, 100, 100) for m in ("trigger", "trigger+type", "participants", "participants, half", "type+participants",
                                                  "times", "quantities", "mode")), same
assert near(same["told in"], 100), same
assert near(figures(gold(), gold(), "--by-type")["TRANSFER+participants"], 100, 100, 100)

# Two of three found, one of another type: one of its participants would be right, but is not counted.
system = Events().event("TRANSFER", ["lieferte am"], ("actor", "Renn", None, None), ("object", "an den Hafen", None, None),
                        ("recipient", None, None, None), times=[0], quantities=[], mode="duty")
system.event("ACCUSE", ["lehnte"], ("actor", "Die Stadt", 1, None))
found = figures(gold(), system)
assert near(found["trigger"], 100, 66.67, 80) and near(found["trigger+type"], 50, 33.33, 40), found
# Of seven participants and the system's four the actor alone: the object's words are the recipient's.
assert near(found["participants"], 25, 14.29, 18.18), found
# One event and one participant, of three and seven, of two and four.
assert near(found["type+participants"], 33.33, 20, 25), found
assert near(found["times"], 100, 100, 100) and near(found["quantities"], 0, 0, 0) and near(found["mode"], 0, 0, 0), found
assert near(found["told in"], 100), found
by_type = figures(gold(), system, "--by-type")
assert near(by_type["TRANSFER"], 100, 50, 66.67) and near(by_type["ACCUSE"], 0, 0, 0) and near(by_type["REJECT"], 0, 0, 0), by_type
assert near(by_type["TRANSFER+participants"], 50, 28.57, 36.36), by_type


def participants(expected, *given):
    """How many of the given participants are right."""
    kind, triggers, event = expected
    system = Events()
    system.event(kind, triggers, *given)
    out = Events().event(kind, triggers, *event)
    return run([out.doc], [system.doc]).splitlines()[3].split("(")[1].split(",")[2].split()[0]


deal = ("TRANSFER", ["Waffenlieferungen"], [("object", None, None, "Waffe"), ("actor", None, 1, None)])
assert participants(deal, ("object", "die Waffenlieferungen", None, None)) == "1"
assert participants(deal, ("object", None, None, "Waffe")) == "1"
assert participants(deal, ("object", "eine Klage", None, None)) == "0"
assert participants(deal, ("instrument", "die Waffenlieferungen", None, None)) == "0"
assert participants(deal, ("actor", "Die Stadt", None, None)) == "1", "its span is a mention"
assert participants(deal, ("actor", "Sie", 1, None)) == "1", "the entity says it"
assert participants(deal, ("actor", "Sie", 0, None)) == "0"
assert participants(deal, ("actor", "Die Stadt", 1, None), ("actor", "Sie", 1, None)) == "1", "once only"
assert participants(("ASSAULT", ["beschossen"], [("object", None, None, "Dorf")]), ("object", "Dörfer", None, None)) == "1"
assert participants(("ASSAULT", ["beschossen"], [("object", None, None, "Dorn")]), ("object", "Dörfer", None, None)) == "0"

# A wide span has a word in common, but not half of its words, unless the entity tells it.
wide = Events().event("TRANSFER", ["lieferte"], ("object", "Karla Renn lieferte am Montag drei Kisten an den Hafen", None, None),
                      ("actor", "Karla Renn lieferte am Montag drei Kisten an den Hafen", 0, None))
found = figures(gold(), wide)
assert near(found["participants"], 100, 28.57, 44.44) and near(found["participants, half"], 50, 14.29, 22.22), found

# Who tells it.
other = gold()
del other.doc["events"][2]["quotation"]
assert near(figures(gold(), other)["told in"], 66.67)
assert near(figures(other, gold())["told in"], 66.67)

# Evidence: no trigger, an empty one, one behind the end of the text.
for trigger in ([], [[3, 3]], [[0, len(TEXT) + 1]]):
    bad = gold()
    bad.doc["events"][0]["trigger"] = trigger
    assert "evidence in the text: 2 of 3 events" in run([gold().doc], [bad.doc]), trigger
assert "evidence in the text: 3 of 3 events" in run([gold().doc], [gold().doc])

empty = figures([gold().doc], [{"id": "a", "text": TEXT}])
assert set(v if isinstance(v, float) else v[2] for v in empty.values()) == {0.0}, empty
printed = run([gold().doc], [system.doc], "--list")
for line in ("a: missed TRANSFER recipient (an den Hafen): lieferte", "a: nobody's TRANSFER object (an den Hafen): lieferte am",
             "a: another type REJECT, not ACCUSE: lehnte … ab", "a: missed TRANSFER: Waffenlieferungen"):
    assert line in printed, printed
print("the scorer counts right")
