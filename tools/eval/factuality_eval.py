#!/usr/bin/env python3
"""Score factuality.

usage: factuality_eval.py GOLD.jsonl SYSTEM.jsonl [--confusion] [--list] [--agreement]

Both files hold laut.document/1, one document a line, with `id`, `text`, `quotations` (quote, factuality) and `events` (trigger,
factuality); factuality is CT+ PR+ PS+ CT- PR- PS- or U (FactBank, Saurí & Pustejovsky 2009). Compared are

  quotations   that are matched: one to one by the F1 of the words of the quotes, best first, at least one half
  events       that are matched: one to one by the F1 of the words of the triggers, at least one word in common

What the other side does not find is left out here (the scorers of quotations and events count it); a factuality that is missing in the
system is wrong. Prints accuracy, the macro F1 over the classes that the gold has at least five times (matched or not, so that the
classes are the same for every system; they are named), the macro F1 over all classes that the gold has, and each class.

--confusion prints the matrices, gold down, system across. --list prints each mismatch with its words. --agreement: only documents
in both files.
"""
from collections import Counter

from documents import Tally, Words, arguments, documents, matched_events, matched_quotations, share, snippet

CLASSES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U")
MISSING = "-"


class Labels:
    """The pairs of labels of one kind of item."""

    def __init__(self, kind):
        self.kind = kind
        self.in_gold, self.pairs, self.wrong = Counter(), Counter(), []

    def add(self, doc, items, others, matches, spans):
        for item in items:
            self.in_gold[item["factuality"]] += 1
        for i, j in matches.items():
            expected, found = items[i]["factuality"], others[j].get("factuality", MISSING)
            self.pairs[expected, found] += 1
            if expected != found:
                self.wrong.append(f"{doc['id']}: {self.kind}: {expected}, not {found}: {snippet(doc, items[i][spans])}")

    def tallies(self):
        out = {}
        for c in CLASSES:
            out[c] = Tally()
            out[c].add(self.pairs[c, c], sum(n for (g, _), n in self.pairs.items() if g == c),
                       sum(n for (_, s), n in self.pairs.items() if s == c))
        return out

    def report(self):
        tallies = self.tallies()

        def macro(classes):
            return 100 * sum(tallies[c].f1 for c in classes) / len(classes) if classes else 0.0

        frequent = [c for c in CLASSES if self.in_gold[c] >= 5]
        present = [c for c in CLASSES if self.in_gold[c]]
        total = sum(self.pairs.values())
        print(share(f"{self.kind}, accuracy", sum(n for (g, s), n in self.pairs.items() if g == s), total))
        print(f"{self.kind + ', macro F1':<26} {macro(frequent):6.2f}  ({' '.join(frequent)})")
        print(f"{self.kind + ', macro F1 (all)':<26} {macro(present):6.2f}  ({' '.join(present)})")
        for c in present:
            print(tallies[c].line(f"{self.kind}, {c}"))

    def confusion(self):
        columns = [*CLASSES, MISSING]
        print(f"\n{self.kind:<12}" + "".join(f"{c:>6}" for c in columns))
        for g in CLASSES:
            print(f"{g:<12}" + "".join(f"{self.pairs[g, s]:>6}" for s in columns))


def main():
    paths, options = arguments(__doc__, {"--confusion", "--list"})
    quotations, events = Labels("quotations"), Labels("events")
    docs = 0
    for gold, system in documents(paths, "--agreement" in options):
        docs += 1
        words = Words(gold["text"])
        quotations.add(gold, gold.get("quotations", []), system.get("quotations", []), matched_quotations(gold, system, words), "quote")
        events.add(gold, gold.get("events", []), system.get("events", []), matched_events(gold, system, words), "trigger")
    print(f"{docs} documents")
    for labels in (quotations, events):
        print(f"{labels.kind}: {sum(labels.in_gold.values())} gold, {sum(labels.pairs.values())} matched")
        labels.report()
    for labels in (quotations, events):
        if "--confusion" in options:
            labels.confusion()
        if "--list" in options:
            for line in labels.wrong:
                print(line)


main()
