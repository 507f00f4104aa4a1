#!/usr/bin/env python3
"""What laut and another tagger of times find, side by side, by kind of expression.

usage: times_compare.py SCORERS GOLD_DIR LAUT_DIR OTHER_DIR [NAME]

The folders hold TimeML files of the same names; SCORERS is the folder of timex_eval.py, which reads them. The kind comes from
the TIMEX3 type and value of the gold (of the tagger, where the gold has nothing) and from whether the text has digits. Prints
two Markdown tables of counts, never a word of the texts.
"""
import re
import sys
from collections import Counter
from pathlib import Path

KINDS = (  # type, pattern of the value, name; the first that fits
    ("DATE", r"PAST_REF|FUTURE_REF|PRESE?NT_REF", "vague reference (derzeit, früher)"),
    ("DATE", r"\d{4}-\d\d-\d\d", "day"),
    ("DATE", r"\d{4}-W\d\d(-WE)?", "week, weekend"),
    ("DATE", r"\d{4}-\d\d", "month"),
    ("DATE", r"\d{4}-(SP|SU|FA|WI)", "season"),
    ("DATE", r"\d{4}-[QH]\d ?", "quarter, half-year"),
    ("DATE", r"\d{4}(/\d{4})?", "year"),
    ("DATE", r"(BC)?\d{1,3}", "decade, century"),
    ("DATE", r".*", "date left open"),
    ("TIME", r".*T\d\d(:\d\d)?.*", "clock time"),
    ("TIME", r".*", "part of the day"),
    ("DURATION", r"P.*X.*", "vague duration (jahrelang)"),
    ("DURATION", r".*", "duration"),
    ("SET", r".*", "what comes back (jeden Freitag)"),
)
BY_DIGITS = ("day", "month", "year")  # told in digits, or in words alone


def kind(type_, value, text):
    for t, pattern, name in KINDS:
        if t == type_ and re.fullmatch(pattern, value or ""):
            if name in BY_DIGITS:
                name += ", with digits" if re.search(r"\d", text) else ", in words"
            return f"{type_} {name}"
    return f"{type_} other"


def matched(gold, system):
    """For each gold expression the one of the system that timex_eval.py matches with it, and what is left over."""
    free = list(system)
    found = []
    for g in gold:
        over = [s for s in free if s[0] < g[1] and g[0] < s[1]]
        best = max(over, default=None, key=lambda s: (s[:2] == g[:2], min(s[1], g[1]) - max(s[0], g[0])))
        if best is not None:
            free.remove(best)
        found.append(best)
    return found, free


def table(head, rows, sums):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name in sorted(rows, key=lambda n: (n.split()[0], -sum(rows[n]), n)):
        lines.append("| " + " | ".join([name, *map(str, rows[name])]) + " |")
    lines.append("| " + " | ".join(["all", *map(str, sums)]) + " |")
    return "\n".join(lines)


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[1])
    from timex_eval import spans

    gold_dir, laut_dir, other_dir = map(Path, sys.argv[2:5])
    name = sys.argv[5] if len(sys.argv) == 6 else "the other"
    names = sorted(p.name for p in gold_dir.glob("*.tml"))
    if not names:
        sys.exit(f"{gold_dir}: no *.tml files")
    found, extra = Counter(), Counter()
    kinds, extra_kinds = set(), set()
    for file in names:
        gold, text = spans(gold_dir / file)
        sides = {}
        for side, folder in (("laut", laut_dir), ("other", other_dir)):
            system = spans(folder / file)[0] if (folder / file).exists() else []
            sides[side], left = matched(gold, system)
            for begin, end, type_, value in left:
                k = kind(type_, value, text[begin:end])
                extra_kinds.add(k)
                extra[k, side] += 1
        for g, a, b in zip(gold, sides["laut"], sides["other"]):
            k = kind(g[2], g[3], text[g[0]:g[1]])
            kinds.add(k)
            found[k, ("neither", "other", "laut", "both")[2 * (a is not None) + (b is not None)]] += 1
            right = (a is not None and a[3] == g[3], b is not None and b[3] == g[3])
            found[k, "laut right"] += right[0]
            found[k, "other right"] += right[1]
    columns = ("both", "laut", "other", "neither", "laut right", "other right")
    rows = {k: [found[k, c] for c in columns] for k in kinds}
    rows = {k: [sum(r[:4]), *r] for k, r in rows.items()}
    print(table(["kind", "gold", "found by both", "only laut", f"only {name}", "neither", "value right: laut", f"value right: {name}"],
                rows, [sum(r[i] for r in rows.values()) for i in range(7)]))
    print("\nFound where the gold has nothing:\n")
    rows = {k: [extra[k, "laut"], extra[k, "other"]] for k in extra_kinds}
    print(table(["kind", "laut", name], rows, [sum(r[i] for r in rows.values()) for i in range(2)]))


main()
