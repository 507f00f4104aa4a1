#!/usr/bin/env python3
"""Validate laut.document/1 output: `validate.py SCHEMA LAUT SAMPLE...`

Runs LAUT over the samples as json and jsonl, with and without tokens, and validates every document against the schema.
Then checks what a schema cannot say (offsets within the text, references that exist, order), and that the schema
refuses documents that were broken on purpose.
"""
import copy
import json
import subprocess
import sys

import jsonschema


def read(laut, sample, *options, command="read"):
    run = subprocess.run([laut, command, "--quiet", *options, sample], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()] if "jsonl" in options else [json.loads(run.stdout)]


def spans_of(value):
    """Every [begin, end) below value: pairs of two integers, and objects with begin and end."""
    if isinstance(value, dict):
        if "begin" in value and "end" in value:
            yield value["begin"], value["end"]
        for v in value.values():
            yield from spans_of(v)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(v) is int for v in value):
            yield tuple(value)
        else:
            for v in value:
                yield from spans_of(v)


def check_references(doc):
    for begin, end in spans_of({k: v for k, v in doc.items() if k != "text"}):
        assert 0 <= begin <= end <= len(doc["text"]), f"span [{begin},{end}) is not in the text"
    entities, quotations = len(doc["entities"]), len(doc["quotations"])
    for m in doc["mentions"]:
        assert m.get("entity", 0) < max(1, entities), m
    for i, q in enumerate(doc["quotations"]):
        assert q["id"] == i
        assert q.get("parent", 0) < max(1, quotations) and q.get("parent") != i, q
        for name in ("speaker_entity", "addressee_entity"):
            assert q.get(name, 0) < max(1, entities), q
        for name in ("quote", "speaker", "cue", "frame", "addressee"):
            assert q[name] == sorted(q[name]), f"{name} of quotation {i} is not in reading order"
    events, claims = len(doc["events"]), len(doc["claims"])
    told = [e for c in doc["claims"] for e in c["events"]]
    assert sorted(told) == list(range(events)), "an event is in no claim or in several"
    for i, e in enumerate(doc["events"]):
        assert e["id"] == i and i in doc["claims"][e["claim"]]["events"], e
    for i, c in enumerate(doc["claims"]):
        assert c["id"] == i and c.get("quotation", 0) < max(1, quotations), c
        assert [link["kind"] for link in c["chain"]].count("article") == 1 and c["chain"][0]["kind"] == "article", c
        assert all(link.get("entity", 0) < max(1, entities) for link in c["chain"]), c
        assert c["span"] == sorted(c["span"]), f"the words of claim {i} are not in reading order"
    assert quotations == 0 or claims > 0, "no claim in a document with quotations"
    for r in doc["relations"]:
        assert r["from"] < entities and r.get("to", 0) < entities, r
    for d in doc["transparency"]:
        assert d.get("entity", 0) < max(1, entities), d
    for t in doc.get("tokens", []):
        assert doc["text"][t["begin"]:t["end"]] == t["form"], t
    for name in ("blocks", "sentences", "mentions", "times", "quantities", "tokens", "transparency"):
        begins = [x["begin"] for x in doc.get(name, [])]
        assert begins == sorted(begins), f"{name} are not in order"


def quotation():
    return {"id": 0, "type": "direct", "quote": [[0, 1]], "speaker": [], "cue": [], "frame": [], "addressee": [],
            "relays": [], "hearsay": False, "rule": "x", "score": 1}


def claim():
    return {"id": 0, "span": [[0, 1]], "chain": [{"kind": "article"}], "factuality": "CT+", "factuality_cue": [],
            "sentence": 0, "events": [], "rule": "x"}


# Ways to break a document, each of which the schema must notice.
BREAKS = {
    "another schema": lambda d: d.update(schema="laut.document/2"),
    "no text": lambda d: d.pop("text"),
    "no quotations": lambda d: d.pop("quotations"),
    "unknown block kind": lambda d: d["blocks"].append({"kind": "poem", "begin": 0, "end": 1, "rule": "x"}),
    "negative offset": lambda d: d["sentences"].append({"begin": -1, "end": 1, "block": 0}),
    "unknown member of an item": lambda d: d["quotations"].append({**quotation(), "colour": "red"}),
    "unknown type of quotation": lambda d: d["quotations"].append({**quotation(), "type": "sung"}),
    "empty medium": lambda d: d["quotations"].append({**quotation(), "medium": ""}),
    "quotation without a quote": lambda d: d["quotations"].append({**quotation(), "quote": []}),
    "span of three": lambda d: d["quotations"].append({**quotation(), "quote": [[0, 1, 2]]}),
    "comparator in words": lambda d: d["quantities"].append(
        {"begin": 0, "end": 1, "value": 1, "low": 1, "high": 1, "comparator": "about", "rule": "x"}),
    "claim without a chain": lambda d: d["claims"].append({**claim(), "chain": []}),
    "unknown factuality": lambda d: d["claims"].append({**claim(), "factuality": "true"}),
    "unknown kind of link": lambda d: d["claims"].append({**claim(), "chain": [{"kind": "rumour"}]}),
    "unknown kind of relation": lambda d: d["relations"].append({"kind": "likes", "from": 0, "span": [[0, 1]], "rule": "x"}),
    "unknown disclosure": lambda d: d["transparency"].append({"kind": "score", "begin": 0, "end": 1, "rule": "x"}),
    "metadata without origin": lambda d: d["article"].update(title={"value": "x"}),
}


def main():
    schema_path, laut, *samples = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as f:
        schema = json.load(f)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    seen = 0
    for sample in samples:
        pretty = read(laut, sample, "--format", "json", "--published", "2024-06-18")
        docs = pretty + read(laut, sample, "--format", "jsonl", "--tokens", "--published", "2024-06-18")
        for doc in docs:
            validator.validate(doc)
            check_references(doc)
            seen += 1
        line = read(laut, sample, "--format", "jsonl", "--published", "2024-06-18")
        assert pretty == line, f"{sample}: json and jsonl differ"
        for part in read(laut, sample, "--format", "jsonl", "--published", "2024-06-18", command="times"):
            validator.validate(part)
            assert part["stages"] == ["times", "quantities"] and "quotations" not in part
            assert part["times"] == pretty[0]["times"] and part["quantities"] == pretty[0]["quantities"], sample
    assert seen, "no sample was read"
    good = read(laut, samples[0], "--format", "json")[0]
    for name, damage in BREAKS.items():
        bad = copy.deepcopy(good)
        damage(bad)
        assert not validator.is_valid(bad), f"the schema accepts a document with: {name}"
    good["quotations"].append({**quotation(), "id": len(good["quotations"])})
    assert validator.is_valid(good), "the quotation that the breaks are made of is itself not valid"
    good["claims"].append(claim())
    assert validator.is_valid(good), "the claim that the breaks are made of is itself not valid"
    good["ledger"] = []
    assert validator.is_valid(good), "members to come are refused at the top level"
    print(f"{seen} documents valid, {len(BREAKS)} broken ones refused")


main()
