"""What the scorers of documents share: reading, words, pairing, figures.

Documents are laut.document/1, one a line; offsets are code points of `text`. The scorers take documents of the engine as well as
those of the corpus (laut-corpus convert --format document), which hold what they know of quotations on the quotation itself.
"""
import json
import re
import sys

WORD = re.compile(r"[^\W_]+|\S", re.UNICODE)


class Words:
    """The words of a text: runs of letters and digits, every other character for itself, as laut-corpus agreement counts."""

    def __init__(self, text):
        self.text = text
        self.spans = [m.span() for m in WORD.finditer(text)]
        self.at = {}
        for index, (begin, end) in enumerate(self.spans):
            for place in range(begin, end):
                self.at[place] = index

    def of(self, spans):
        """The words that the spans touch, without punctuation unless there is nothing else."""
        touched = {self.at[place] for begin, end in spans for place in range(max(0, begin), min(end, len(self.text))) if place in self.at}
        return {w for w in touched if self.form(w)[0].isalnum()} or touched

    def form(self, index):
        begin, end = self.spans[index]
        return self.text[begin:end]


def load(path):
    """The documents of a file by id."""
    docs = {}
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if not line.strip():
                continue
            doc = json.loads(line)
            if "id" not in doc or "text" not in doc:
                sys.exit(f"{path}:{number}: no id or no text")
            docs[doc["id"]] = doc
    return docs


def arguments(usage, known):
    """The two paths and the options of a scorer; `known` are the options it has beside --agreement; those of `--name VALUE` end in =."""
    paths, options = [], {}
    rest = iter(sys.argv[1:])
    for argument in rest:
        if not argument.startswith("--"):
            paths.append(argument)
        elif argument + "=" in known:
            options[argument] = next(rest, None) or sys.exit(usage)
        elif argument == "--agreement" or argument in known:
            options[argument] = True
        else:
            sys.exit(usage)
    if len(paths) != 2:
        sys.exit(usage)
    return paths, options


def documents(paths, agreement=False):
    """(gold, system) of every gold document; a missing one of the system is empty. With `agreement` those alone that are in both."""
    gold_docs, system_docs = map(load, paths)
    for key, gold in gold_docs.items():
        system = system_docs.get(key)
        if system is None:
            if agreement:
                continue
            print(f"warning: no document {key} in {paths[1]}", file=sys.stderr)
            system = {"id": key, "text": gold["text"]}
        if system["text"] != gold["text"]:
            sys.exit(f"document {key}: the texts differ")
        yield gold, system


def f1(a, b):
    """F1 of two sets."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def best_first(scores):
    """One-to-one pairs (i, j) of a dict of scores above 0, the highest first; among equals the first."""
    used_i, used_j, out = set(), set(), []
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score > 0 and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            out.append((i, j))
    return out


def assignment(rows, columns, scores):
    """The one-to-one pairs (i, j) of i < rows, j < columns whose scores (a dict; 0 where absent) sum to the most; pairs of 0 are
    left out. Kuhn's Hungarian method with potentials, O(rows² · columns)."""
    if rows > columns:
        return [(i, j) for j, i in assignment(columns, rows, {(j, i): s for (i, j), s in scores.items()})]
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)  # counted from 1; 0: nobody
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, seen = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            seen[column] = True
            i, step, following = owner[column], float("inf"), 0
            for j in range(1, columns + 1):
                if seen[j]:
                    continue
                cost = -scores.get((i - 1, j - 1), 0.0) - row_price[i] - column_price[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if seen[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    pairs = [(owner[j] - 1, j - 1) for j in range(1, columns + 1) if owner[j]]
    return sorted(pair for pair in pairs if scores.get(pair, 0.0) > 0)


class Tally:
    """Counts of what is right, and of what there is in gold and system (fractions for CEAF and B³)."""

    def __init__(self):
        self.right = self.right_of_system = self.gold = self.system = 0

    def add(self, right, gold, system, right_of_system=None):
        self.right += right
        self.right_of_system += right if right_of_system is None else right_of_system
        self.gold += gold
        self.system += system

    @property
    def precision(self):
        return self.right_of_system / self.system if self.system else 0.0

    @property
    def recall(self):
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self):
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def line(self, name, counts=True):
        numbers = f"  ({self.gold} gold, {self.system} system, {self.right} right)" if counts else ""
        return f"{name:<26} P {100 * self.precision:6.2f}  R {100 * self.recall:6.2f}  F1 {100 * self.f1:6.2f}{numbers}"


def share(name, right, of):
    return f"{name:<26} {100 * right / of if of else 0.0:6.2f}  ({right} of {of})"


def matched_quotations(gold, system, words, least=0.5):
    """{index of a gold quotation: index of the system's}: one to one by the F1 of the words of the quotes, best first, at least `least`."""
    gold_words = [words.of(q["quote"]) for q in gold.get("quotations", [])]
    system_words = [words.of(q["quote"]) for q in system.get("quotations", [])]
    scores = {(i, j): f1(a, b) for i, a in enumerate(gold_words) for j, b in enumerate(system_words) if a & b}
    return dict(best_first({pair: score for pair, score in scores.items() if score >= least}))


def matched_events(gold, system, words):
    """{index of a gold event: index of the system's}: one to one by the F1 of the words of the triggers, best first, at least one in
    common; of equals the one of the same type."""
    gold_events, system_events = gold.get("events", []), system.get("events", [])
    gold_words = [words.of(e.get("trigger", [])) for e in gold_events]
    system_words = [words.of(e.get("trigger", [])) for e in system_events]
    scores = {(i, j): f1(a, b) + (0.001 if gold_events[i]["type"] == system_events[j]["type"] else 0)
              for i, a in enumerate(gold_words) for j, b in enumerate(system_words) if a & b}
    return dict(best_first(scores))


def snippet(doc, spans, most=160):
    """The words of the spans in a line."""
    words = " … ".join(doc["text"][begin:end] for begin, end in spans)
    return " ".join(words.split())[:most]
