#!/usr/bin/env python3
"""factuality_eval_test.py SCORER: the scorer on articles of which every figure is known."""
from scoring import Article, figures, near, run

TEXT = " ".join(f"Satz{i}." for i in range(12))


def article(labels, field="quotations"):
    """A quotation or an event a sentence, with these labels; None: none there, -: no label."""
    out = Article(TEXT)
    for i, label in enumerate(labels):
        if label is not None:
            more = {} if label == "-" else {"factuality": label}
            out.add(field, f"Satz{i}.", **more, **({"type": "AID", "participants": []} if field == "events" else {}))
    return out


GOLD = ["CT+"] * 5 + ["U"] * 5 + ["PS+"]
for field in ("quotations", "events"):
    gold = article(GOLD, field)
    same = figures(gold, gold)
    assert near(same[f"{field}, accuracy"], 100) and near(same[f"{field}, macro F1"], 100), same
    assert near(same[f"{field}, macro F1 (all)"], 100) and near(same[f"{field}, PS+"], 100, 100, 100), same
    # CT+: four of five right, one more found: P 4/5, R 4/5. U: four of five, none more: P 1, R 4/5, F 8/9. PS+: not right.
    system = article(["CT+"] * 4 + ["PR+"] + ["U"] * 4 + ["CT+", "-"], field)
    found = figures(gold, system)
    assert near(found[f"{field}, accuracy"], 72.73), found
    assert near(found[f"{field}, CT+"], 80, 80, 80) and near(found[f"{field}, U"], 100, 80, 88.89), found
    assert near(found[f"{field}, PS+"], 0, 0, 0) and f"{field}, PR+" not in found, found
    assert near(found[f"{field}, macro F1"], (80 + 88.89) / 2), "PS+ is told once only"
    assert near(found[f"{field}, macro F1 (all)"], (80 + 88.89) / 3), found
    # What is not found is left out, but the classes stay.
    found = figures(gold, article(["CT+"] * 3, field))
    assert near(found[f"{field}, accuracy"], 100) and near(found[f"{field}, CT+"], 100, 100, 100), found
    assert near(found[f"{field}, macro F1"], 50), found
    assert set(v if isinstance(v, float) else v[2] for v in figures([gold.doc], [{"id": "a", "text": TEXT}]).values()) == {0.0}

printed = run([article(GOLD).doc], [article(["PR+"] + GOLD[1:]).doc], "--confusion", "--list")
assert "a: quotations: CT+, not PR+: Satz0." in printed, printed
rows = {line.split()[0]: line.split()[1:] for line in printed.split("\nquotations  ")[1].split("\nevents  ")[0].splitlines() if line}
assert rows["U"] == ["0"] * 6 + ["5", "0"], printed
assert rows["CT+"] == ["4", "1", "0", "0", "0", "0", "0", "0"], printed
assert printed.count("not") == 1, printed
print("the scorer counts right")
