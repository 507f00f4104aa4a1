"""Texts for word vectors and silver trees.

usage: texts.py CORPORA               JSON Lines: Wikinews (quotations-de train), SmartData, 250,000 words of speeches
       texts.py --speeches CORPORA    JSON Lines: all speeches of the Bundestag, fifty paragraphs a text
       texts.py --forms < CONLLU      a sentence a line: the forms, small, digits as 0
       texts.py --sentences CONLLU    a sentence a line, contractions split, each once, 4 to 80 words
Only texts under free licences: a model made of them is free.
"""
import json
import lzma
import pathlib
import random
import re
import sys

import corpora

SPEECH_WORDS = 250000


def put(name, text):
    if text.strip():
        print(json.dumps({"id": name, "text": text.strip()}, ensure_ascii=False))


def speeches(base):
    return lzma.open(base / "raw-de" / "plenary.txt.xz", "rt", encoding="utf-8").read().split("\n")


def free(base):
    for line in open(base / "quotations-de" / "train.jsonl", encoding="utf-8"):
        doc = json.loads(line)
        put("q-" + doc["documentName"][:60], doc["originalText"])
    for number, (text, _) in enumerate(corpora.read_smartdata(base / "smartdata-de" / "train.json.gz")):
        if len(text) > 80:
            put(f"s-{number}", text)
    lines, words = speeches(base), 0
    random.Random(1).shuffle(lines)
    for number, line in enumerate(lines):
        if words > SPEECH_WORDS:
            break
        put(f"p-{number}", line)
        words += len(line.split())


def all_speeches(base):
    lines = speeches(base)
    for at in range(0, len(lines), 50):
        put(str(at), "\n\n".join(lines[at:at + 50]))


def sentences(lines):
    words = []
    for line in lines:
        if line == "\n":
            if words:
                yield words
            words = []
        elif line[0] != "#":
            words.append(line.split("\t", 5))


def forms():
    for words in sentences(sys.stdin):
        print(" ".join(re.sub("[0-9]", "0", w[1].replace(" ", "_").lower()) for w in words))


def split(form, tag):
    parts = corpora.CONTRACTIONS.get(form.lower()) if tag == "APPRART" else None
    if not parts:
        return [form.replace(" ", "_")]
    return [parts[0].capitalize() if form[0].isupper() else parts[0], parts[1]]


def split_sentences(path):
    seen = set()
    for words in sentences(open(path, encoding="utf-8")):
        if not 4 <= len(words) <= 80:
            continue
        line = " ".join(part for w in words for part in split(w[1], w[4]))
        if line not in seen:
            seen.add(line)
            print(line)


if __name__ == "__main__":
    args = sys.argv[1:]
    if args == ["--forms"]:
        forms()
    elif len(args) == 2 and args[0] == "--sentences":
        split_sentences(args[1])
    elif len(args) == 2 and args[0] == "--speeches":
        all_speeches(pathlib.Path(args[1]))
    elif len(args) == 1:
        free(pathlib.Path(args[0]))
    else:
        sys.exit(__doc__)
