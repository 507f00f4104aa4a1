#!/usr/bin/env python3
"""Validate what laut-corpus converts: `validate.py SCHEMA LAUT_CORPUS FILE|DIR...`

Every document must be valid laut.document/1, but for the lists that the corpus does not have; spans must lie in the
text, and the tokens of both formats must be the text without its blanks.
"""
import json
import subprocess
import sys

import jsonschema


def convert(tool, form, paths):
    run = subprocess.run([tool, "convert", "--format", form, *paths], capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def check(doc):
    text = doc["text"]
    assert "".join(t["form"] for t in doc["tokens"]) == "".join(text.split()), f"{doc['id']}: the tokens are not the text"
    for name in ("sentences", "tokens", "mentions", "times", "quantities"):
        begins = [x["begin"] for x in doc[name]]
        assert begins == sorted(begins), f"{doc['id']}: {name} are not in order"
    for q in doc["quotations"]:
        for part in ("quote", "speaker", "cue", "frame", "addressee"):
            assert all(0 <= b < e <= len(text) for b, e in q[part]), f"{doc['id']}: a {part} is not in the text"
            assert all(text[b:e] == text[b:e].strip() for b, e in q[part]), f"{doc['id']}: a {part} has blanks at its ends"
        assert all(e is None or e < len(doc["entities"]) for e in q["chain"])
    for e in doc["events"]:
        assert e.get("quotation", 0) < max(1, len(doc["quotations"]))


def main():
    schema_path, tool, *paths = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as f:
        schema = json.load(f)
    # The corpus annotates no relations, claims and disclosures.
    schema["then"] = {"required": ["entities", "mentions", "times", "quantities", "quotations", "events"]}
    validator = jsonschema.Draft202012Validator(schema)
    documents, quotations = convert(tool, "document", paths), convert(tool, "quotations", paths)
    assert documents and len(documents) == len(quotations)
    for doc, other in zip(documents, quotations):
        validator.validate(doc)
        check(doc)
        tokens = [t for s in other["sentences"] for t in s["tokens"]]
        assert tokens == [t["form"] for t in doc["tokens"]] and other["originalText"] == doc["text"]
        assert len(other["annotations"]) == len(doc["quotations"])
        assert all(i < len(tokens) for a in other["annotations"] for i in a["quote"]["tokenIds"])
    print(f"{len(documents)} documents valid")


main()
