#!/usr/bin/env python3
"""Ask the ledger of examples/ from the command line: `questions.py SCHEMA LAUT EXAMPLES`

Ingests the examples and their updates, asks every question in every format, validates all JSON against laut.ledger/1, and
checks answers against truth.json: what is a copy, what was revised, who denies. Then the exit codes and messages.
"""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

schema_path, laut, examples = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
truth = json.loads((examples / "truth.json").read_text())
validator = jsonschema.Draft202012Validator(json.loads(pathlib.Path(schema_path).read_text()))
work = tempfile.TemporaryDirectory()
db = os.path.join(work.name, "crisis.db")


def run(*arguments, code=0, env=None):
    done = subprocess.run([laut, *arguments], capture_output=True, env={**os.environ, "LAUT_LEDGER": db, **(env or {})})
    assert done.returncode == code, (arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode(), done.stderr.decode()


def ask(*arguments):
    answer = json.loads(run(*arguments, "--json")[0])
    validator.validate(answer)
    assert answer["question"] == arguments[0]
    return answer["rows"]


def article(claim):
    return next(id for id, a in truth["articles"].items() if a.get("url") == claim.get("url"))


inputs = [str(examples / name) for name in ("dispatches.jsonl", "pages", "feed.xml")]
run("ingest", "--quiet", "--db", db, *inputs)
run("ingest", "--quiet", "--db", db, str(examples / "updates.jsonl"))

# Every question, in every format; every row leads to its sentence.
questions = [("who", "Varnik"), ("about", "Dravonien"), ("said", "Teodor Varnik"), ("said", "Teodor Varnik", "--on", "Container"),
             ("flows",), ("timeline", "Velmarien"), ("search", "Container Waffen"), ("sources",), ("cases",), ("conflicts",)]
for q in questions:
    rows = ask(*q)
    assert rows or q[0] == "conflicts", q
    table = list(csv.reader(io.StringIO(run(*q, "--csv")[0], newline="")))
    assert len(table) == len(rows) + 1 and all(len(line) == len(table[0]) for line in table), q
    width = 80
    for line in run(*q, "--width", str(width))[0].splitlines():
        assert len(line) <= width and "\x1b" not in line, (q, line)
for id in ["c1", "e1", "a1", "r1", "k1"]:
    rows = ask("show", id)
    assert rows, id
    text = run("show", id)[0]
    assert text, id
claim = ask("show", "c1")[0]
page = run("show", "c1")[0]
assert claim["url"] in page and claim["outlet"] in page and "[" + claim["words"] + "]" in page, page
begin = claim["spans"][0][0] - claim["sentence_begin"]
assert claim["sentence"][begin:].startswith(claim["words"].split(" … ")[0])

# Agency copy is one source: all articles of a group have one origin, different groups different ones.
origins = {}
for row in ask("search", "der", "--limit", "1000") + ask("search", "die", "--limit", "1000"):
    if "url" in row["claim"]:
        origins.setdefault(article(row["claim"]), row["claim"]["origin"])
groups = [{origins[id] for id in group} for group in truth["copies"]]
assert all(len(g) == 1 for g in groups) and len(set.union(*groups)) == len(groups), groups

# What Varnik denies is found among what he says.
for denial in truth["denials"]:
    if denial["who"] != "Teodor Varnik" or denial["article"] == "053":
        continue
    found = [c for c in ask("said", "Teodor Varnik", "--factuality=-") if article(c) == denial["article"]]
    assert found, denial

# Only the newest revision counts: the number that was corrected is in no claim of the article any more.
for revision in truth["revisions"]:
    for old, new in revision["edits"]:
        words = '"' + new.strip(" .,") + '"'
        rows = [r["claim"] for r in ask("search", words, "--limit", "1000") if r["claim"].get("url") == revision["url"]] if new else []
        assert rows or not new, (revision["id"], new)
        assert all(r["current"] for r in rows)

# Exit codes and messages.
out, err = run("search", "Quastenflosser")
assert out == "" and err == "laut: nothing found\n", err
assert json.loads(run("search", "Quastenflosser", "--json")[0])["rows"] == []
assert "nobody is called 'Niemand'" in run("about", "Niemand")[1]
for wrong in (["about"], ["about", "a1", "--type", "LIEFERN"], ["flows", "--since", "gestern"], ["show", "x1"], ["show", "12"],
              ["search", "*"], ["flows", "--json", "--csv"], ["who", "x", "--limit", "0"]):
    out, err = run(*wrong, code=2)
    assert out == "" and err.startswith("laut: ") and err.count("\n") == 1, (wrong, err)
assert "there is no such ledger" in run("sources", "--db", "/nowhere.db", code=1)[1]
assert "there is more" in run("sources", "--limit", "1")[1]
assert "Examples:" in run("said", "--help")[0]

# A title, outlet or name that a spreadsheet would take for a formula is text there.
evil = os.path.join(work.name, "evil.jsonl")
pathlib.Path(evil).write_text(json.dumps({"id": "evil", "outlet": "=1+1,\"x\"", "published": "2025-05-03", "title": "t", "language": "de",
                                          "text": "Der Minister sagte, Velmarien habe einen Ventilkasten geliefert.\n"}) + "\n")
run("ingest", "--quiet", "--db", db, evil)
row = list(csv.reader(io.StringIO(run("search", "Ventilkasten", "--csv")[0], newline="")))[1]
assert row[2] == "'=1+1,\"x\"", row
assert "\ue000" not in row[3] and "Ventilkasten" in row[3]
print("questions: all of the examples answered")
