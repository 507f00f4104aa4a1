"""For the tests of scorers: documents from short descriptions, and the figures that a scorer prints for them."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path


class Article:
    """A document of `text`; words are named by themselves, the n-th of several as (word, n)."""

    def __init__(self, text, identifier="a"):
        self.doc = {"id": identifier, "text": text, "entities": [], "mentions": [], "quotations": [], "events": [], "claims": [],
                    "times": [], "quantities": []}

    def span(self, words):
        words, turn = words if isinstance(words, tuple) else (words, 1)
        begin = -1
        for _ in range(turn):
            begin = self.doc["text"].index(words, begin + 1)
        return [begin, begin + len(words)]

    def entity(self, name, kind="PERSON", **forms):
        """An entity with mentions: named=[words...], nominal=[...], pronominal=[...]."""
        index = len(self.doc["entities"])
        self.doc["entities"].append({"id": index, "type": kind, "name": name, "aliases": [], "roles": []})
        for form, mentions in forms.items():
            for words in mentions:
                begin, end = self.span(words)
                self.doc["mentions"].append({"begin": begin, "end": end, "type": kind, "form": form, "entity": index})
        return index

    def add(self, field, *spans, **more):
        """An item of quotations (quote) or events (trigger); in `more`, speaker is a list of words."""
        name = {"quotations": "quote", "events": "trigger"}[field]
        if "speaker" in more:
            more["speaker"] = [self.span(s) for s in more["speaker"]]
        self.doc[field].append({"id": len(self.doc[field]), name: [self.span(s) for s in spans], **more})
        return len(self.doc[field]) - 1


def run(gold, system, *options):
    """What the scorer named on the command line prints for two lists of documents."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, docs in (("gold", gold), ("system", system)):
            paths.append(str(Path(folder) / name))
            Path(paths[-1]).write_text("".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in docs), encoding="utf-8")
        done = subprocess.run([sys.executable, sys.argv[1], *paths, *options], capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


def figures(gold, system, *options):
    """The lines as {name: (P, R, F1) or the one figure}; two articles instead of lists will do."""
    gold, system = ([side.doc] if isinstance(side, Article) else side for side in (gold, system))
    out = {}
    for line in run(gold, system, *options).splitlines():
        name, rest = line[:26].strip(), line[26:].replace("P", "").replace("R", "").replace("F1", "").split("(")[0].split()
        try:
            numbers = tuple(map(float, rest))
        except ValueError:
            continue
        if numbers:
            out[name] = numbers if len(numbers) > 1 else numbers[0]
    return out


def near(found, *expected):
    """Whether figures in percent are as expected, to a hundredth."""
    found = found if isinstance(found, tuple) else (found,)
    return len(found) == len(expected) and all(abs(a - b) < 0.011 for a, b in zip(found, expected))
