"""More sentences with names: the same contexts with other names of the same class.

A model that has seen 4,800 sentences knows their names by heart; with names from the project's gazetteers in their places
it must look at the context and at what the lists say (Dai & Adel 2020, mention replacement).
"""
import random
import re

LISTS = {"LOC": ("cities.txt", "places.txt", "countries.txt"), "ORG": ("organisations.txt", "media.txt")}


def entries(path):
    """The names in a gazetteer's file: first field of a line, its forms between commas, endings (~) left out."""
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line or line.startswith("@"):
            continue
        parts = line.split("|")
        names = parts[1] if len(parts) > 3 else parts[0]
        for name in names.split(","):
            name = re.sub(r"\([^)]*\)|=.*", "", name).strip()
            if name and "~" not in name and name[0].isupper():
                yield name.split()


def persons(folder):
    given = [line.split()[0] for line in open(folder / "given.txt", encoding="utf-8") if line[:1].isupper()]
    family = [line.split()[0] for line in open(folder / "surnames.txt", encoding="utf-8") if line[:1].isupper()]
    return given, family


class Replacer:
    def __init__(self, folder, sentences, seed=1):
        self.rng = random.Random(seed)
        self.given, self.family = persons(folder)
        self.names = {k: [n for f in files for n in entries(folder / f)] for k, files in LISTS.items()}
        for s in sentences:  # what the corpus itself has, of the classes that no list covers well
            for begin, end, kind in mentions(s["name"]):
                if kind in ("ORG", "OTH"):
                    self.names.setdefault(kind, []).append(s["words"][begin:end])

    def another(self, words, kind):
        if kind == "PER":
            name = [self.rng.choice(self.family)]
            return name if len(words) == 1 else [self.rng.choice(self.given)] + name
        # Of roughly the same length: a one-word place for a one-word place.
        for _ in range(8):
            name = self.rng.choice(self.names[kind])
            if abs(len(name) - len(words)) <= 1:
                return name
        return words

    def __call__(self, s):
        words, tags, at, changed = [], [], 0, False
        for begin, end, kind in mentions(s["name"]) + [(len(s["words"]),) * 2 + (None,)]:
            words += s["words"][at:begin]
            tags += s["name"][at:begin]
            at = end
            if kind is None:
                continue
            name = s["words"][begin:end]
            if self.rng.random() < 0.7:
                name, changed = self.another(name, kind), True
            words += name
            tags += ["B-" + kind] + ["I-" + kind] * (len(name) - 1)
        return {**s, "words": words, "name": tags} if changed else None


def mentions(tags):
    out, begin = [], None
    for i, t in enumerate(list(tags) + ["O"]):
        if begin is not None and not (t.startswith("I-") and t[2:] == tags[begin][2:]):
            out.append((begin, i, tags[begin][2:]))
            begin = None
        if t.startswith("B-"):
            begin = i
    return out
