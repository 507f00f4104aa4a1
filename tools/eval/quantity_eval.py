#!/usr/bin/env python3
"""Score quantities.

usage: quantity_eval.py GOLD.jsonl SYSTEM.jsonl [--errors] [--strict]

Both files hold laut.document/1, one document a line, with `id`, `text` and `quantities` (begin, end, value, low, high,
comparator, unit, counted). Documents are matched by id; their texts must be the same. Each gold quantity is matched
with at most one of the system that overlaps it, the best by extent. Prints precision, recall and F1 for

  overlap          any overlap of the spans
  exact            equal spans
  value            overlap, and the same number: equal values, or for an interval equal ends
  value+comparator the same, and the same comparator; between two closed intervals (zwischen 3 und 5, Dutzende) the ends
                   say it all, and = and ≈ count as one
  +unit            value and comparator, and the same unit (none and none are the same)
  +counted         value and comparator, and the same counted noun (letter case aside)

Conventions (corpus/README.md): a share is the same as a fraction and in percent (ein Drittel: 0.333, 33 or 33.3 %), to the
whole percent; the upper end of a vague number (Zehntausende) holds to one percent; a number that is near its bound on one
side (gut 90, knapp 90) is as well >= as >, as well <= as <. Ages (rule quantities/age, words in -jährig) are not annotated
throughout: what the system takes for one counts on neither side, nor does the gold quantity it is matched with.
--strict goes without all these conventions.

--errors lists what did not match, a line each, without the words of the text: expected and found.
"""
import json
import math
import sys

MEASURES = ("overlap", "exact", "value", "value+comparator", "+unit", "+counted")


def load(path):
    docs = {}
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if not line.strip():
                continue
            doc = json.loads(line)
            if "quantities" not in doc:
                sys.exit(f"{path}:{number}: no quantities")
            docs[doc["id"]] = doc
    return docs


STRICT = "--strict" in sys.argv


def same(a, b):
    if a is None or b is None:
        return a is None and b is None
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)


def interval(q):
    """Whether both ends are told and differ."""
    low, high = q.get("low"), q.get("high")
    return low is not None and high is not None and not same(low, high)


def told_interval(q):
    """An interval in so many words, not the slack of "rund 100"."""
    if not interval(q):
        return False
    value = q.get("value")
    middle = value is None or same(value, (q["low"] + q["high"]) / 2)
    slack = q["comparator"] == "≈" and value is not None and same(value - q["low"], abs(value) / 10)
    return not slack and (middle or same(value, q["low"])) and q["comparator"] in ("=", "≈")


def share(q):
    """The factor that makes a share of a quantity, or None: fractions have no unit, percentages the unit %."""
    if q.get("unit") == "%":
        return 0.01
    return 1 if not q.get("unit") and 0 < abs(q.get("value") or 0) < 1 else None


def same_share(gold, system):
    """A fraction of the system, told as a fraction or in percent."""
    if STRICT or share(system) != 1 or share(gold) is None:
        return False
    return abs(gold["value"] * share(gold) - system["value"]) < 0.01


def same_ends(gold, system):
    if not (interval(gold) and interval(system) and same(gold["low"], system["low"])):
        return False
    vague = system.get("rule") == "quantities/vague" and not STRICT
    return same(gold["high"], system["high"]) or vague and math.isclose(gold["high"], system["high"], rel_tol=0.011)


def same_comparator(gold, system):
    if gold["comparator"] == system["comparator"]:
        return True
    near = interval(system) and not STRICT
    return near and {gold["comparator"], system["comparator"]} in ({">", "≥"}, {"<", "≤"})


def is_age(q):
    """An age of the system: Renn (54), 54 Jahre alt, der 54-Jährige."""
    rule = q.get("rule", "")
    return rule == "quantities/age" or rule == "quantities/compound" and q.get("unit") == "Jahr"


def compare(gold, system):
    """The measures that hold for two overlapping quantities."""
    out = {"overlap"}
    if (gold["begin"], gold["end"]) == (system["begin"], system["end"]):
        out.add("exact")
    both = told_interval(gold) and told_interval(system)
    ends = same_ends(gold, system)
    value = ends if both else (ends or same(gold.get("value"), system.get("value")) or same_share(gold, system))
    if value:
        out.add("value")
        if both or same_comparator(gold, system):
            out.add("value+comparator")
            if gold.get("unit", "") == system.get("unit", "") or same_share(gold, system):
                out.add("+unit")
            if gold.get("counted", "").lower() == system.get("counted", "").lower():
                out.add("+counted")
    return out


def pairs(gold, system):
    """Gold quantities with the one of the system that overlaps best, or None."""
    free = list(system)
    for g in gold:
        over = [s for s in free if s["begin"] < g["end"] and g["begin"] < s["end"]]
        best = max(over, default=None, key=lambda s: (
            (s["begin"], s["end"]) == (g["begin"], g["end"]), "value" in compare(g, s),
            min(s["end"], g["end"]) - max(s["begin"], g["begin"]) - (max(s["end"], g["end"]) - min(s["begin"], g["begin"]))))
        if best is not None:
            free.remove(best)
        yield g, best
    for s in free:
        yield None, s


def shown(q):
    if q is None:
        return "-"
    return f"{q['comparator']} {q.get('value')} [{q.get('low')}, {q.get('high')}] unit={q.get('unit', '')} counted={q.get('counted', '')}"


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    paths = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(paths) != 2 or set(options) - {"--errors", "--strict"}:
        sys.exit(__doc__)
    gold_docs, system_docs = map(load, paths)
    hits = dict.fromkeys(MEASURES, 0)
    gold_n = system_n = 0
    for key, gold in gold_docs.items():
        system = system_docs.get(key)
        if system is None:
            print(f"warning: no document {key} in {paths[1]}", file=sys.stderr)
            system = {"quantities": [], "text": gold["text"]}
        if system["text"] != gold["text"]:
            sys.exit(f"document {key}: the texts differ")
        for g, s in pairs(gold["quantities"], system["quantities"]):
            if s is not None and is_age(s) and not STRICT:
                continue
            gold_n += g is not None
            system_n += s is not None
            held = compare(g, s) if g is not None and s is not None else set()
            for measure in held:
                hits[measure] += 1
            if "--errors" in options and not {"+unit", "+counted"} <= held:
                at = g or s
                print(f"{key} [{at['begin']},{at['end']})  gold {shown(g)}  system {shown(s)}")
    print(f"{len(gold_docs)} documents, {gold_n} gold, {system_n} system")
    for measure in MEASURES:
        p = hits[measure] / system_n if system_n else 0.0
        r = hits[measure] / gold_n if gold_n else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{measure:<17} P {100 * p:6.2f}  R {100 * r:6.2f}  F1 {100 * f:6.2f}")


main()
