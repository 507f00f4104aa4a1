"""Turns the corpora into arrays for core.py: features from laut-features, labels as small integers.

usage: prepare.py CORPORA SILVER_DIR WORK LAUT LAUT_FEATURES SHARE VECTORS
SILVER_DIR holds *.silver files of Silver.java, VECTORS is a fastText .vec file. Writes WORK/data.npz and WORK/vectors.npz.
"""
import json
import pathlib
import subprocess
import sys

import numpy as np

import augment
import corpora
from labels import ATTRIBUTES, CORPORA, NAMES, RELATIONS, SAME_TAG, STTS, UPOS

VOCABULARY, UNKNOWN = 50000, 4096


def attribute_codes(s, i):
    """The features as codes, -1 where the corpus leaves open what GSD would say."""
    feats, upos, corpus = s["feats"][i], s["upos"][i], s["corpus"]
    out = []
    for name, values in ATTRIBUTES:
        value = feats.get(name)
        code = 0 if value is None else values.index(value) + 1 if value in values else -1
        if corpus == "pud":
            if name == "VerbForm" and upos in ("VERB", "AUX"):
                code = 1 if "Mood" in feats else -1
            if name == "Degree" and upos not in ("ADJ", "DET"):
                code = 0
        if corpus == "hdt":
            if value is None and name in ("Case", "Number", "Gender") and upos in ("NOUN", "PROPN", "ADJ", "PRON", "DET"):
                code = -1
            if name in ("Case", "Number", "Degree", "Definite") and upos in ("ADP", "ADV", "NUM"):
                code = 0
            if name == "Degree" and upos == "DET" or name == "Definite":
                code = -1 if corpus == "hdt" and upos == "DET" else code
            if name == "Tense" and feats.get("Mood") == "Sub":
                code = -1
        out.append(code)
    return out


def labels(s):
    n = len(s["words"])
    out = np.full((n, 5 + len(ATTRIBUTES)), -1, np.int16)
    for i in range(n):
        if s["upos"] and s["upos"][i] in UPOS:
            out[i, 0] = UPOS.index(s["upos"][i])
        tag = SAME_TAG.get(s["xpos"][i], s["xpos"][i]) if s["xpos"] and s["corpus"] != "pud" else None
        if tag in STTS:
            out[i, 1] = STTS.index(tag)
        if s["head"]:
            out[i, 2] = s["head"][i]
            rel = s["rel"][i]
            out[i, 3] = RELATIONS.index(rel) if rel in RELATIONS else RELATIONS.index("dep")
        if s["name"] and s["name"][i] in NAMES:
            out[i, 4] = NAMES.index(s["name"][i])
        if s["feats"]:
            out[i, 5:] = attribute_codes(s, i)
    return out


def smartdata(path, laut, work):
    """SmartData's documents as sentences with names, by laut's own segmentation."""
    docs = list(corpora.read_smartdata(path))
    source = work / "smart.jsonl"
    with open(source, "w", encoding="utf-8") as f:
        for i, (text, _) in enumerate(docs):
            f.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n")
    out = subprocess.run([laut, "read", "--quiet", "--tokens", "--input", "jsonl", "--format", "jsonl", str(source)],
                         check=True, capture_output=True, text=True).stdout
    for line in out.splitlines():
        doc = json.loads(line)
        spans = docs[int(doc["id"])][1]
        begins = {b: (e, k) for b, e, k in spans}
        tokens = doc["tokens"]
        for s in doc["sentences"]:
            words, tags, inside, kind = [], [], -1, None
            for t in tokens:
                if t["begin"] < s["begin"] or t["end"] > s["end"]:
                    continue
                words.append(doc["text"][t["begin"]:t["end"]].replace(" ", "_"))
                if t["begin"] in begins:
                    inside, kind = begins[t["begin"]]
                    tags.append("B-" + kind)
                elif t["begin"] < inside:
                    tags.append("I-" + kind)
                else:
                    tags.append("O")
            if len(words) > 3:
                yield {"words": words, "name": tags, "corpus": "smart", "ranges": [], **{f: None for f in corpora.FIELDS[:5]}}


def sentences(base, silver, laut, work):
    """(part, sentence), the parts being train and dev."""
    for corpus, file in (("gsd", "gsd-dev"), ("pud", "pud"), ("hdt", "hdt-part")):
        for number, s in enumerate(corpora.read_conllu(base / "treebank-de" / f"{file}.conllu", corpus)):
            if corpora.is_dev(corpus, number):
                yield "dev", s
            else:
                for form in corpora.both_forms([s]):
                    yield "train", form
    for s in corpora.read_names(base / "ner-de" / "germeval2014-dev.tsv"):
        yield "dev", s
    named = list(corpora.read_names(base / "ner-de" / "germeval2014-train.tsv"))
    replace = augment.Replacer(pathlib.Path(__file__).parents[2] / "data" / "de" / "names", named)
    for s in named:
        yield "train", s
        for _ in range(2):
            other = replace(s)
            if other:
                yield "train", {**other, "corpus": "swapped"}
    for s in smartdata(base / "smartdata-de" / "train.json.gz", laut, work):
        yield "train", s
    for file in sorted(silver.glob("*.silver")):
        for number, s in enumerate(corpora.read_silver(file)):
            other = corpora.joined(s) if number % 2 else None
            yield "train", other or s


def main():
    if len(sys.argv) != 8:
        sys.exit(__doc__)
    base, silver, work = map(pathlib.Path, sys.argv[1:4])
    laut, tool, share, vectors = sys.argv[4:]
    kept = [(p, s) for p, s in sentences(base, silver, laut, work) if len(s["words"]) <= 120]
    corpora.write_conllu([s for _, s in kept], work / "words.conllu")
    raw = np.frombuffer(subprocess.run([tool, share, str(work / "words.conllu")], check=True, capture_output=True).stdout,
                        np.uint8)
    vocabulary = vector_table(vectors, tool, work)
    rows, starts, forms, sizes, at = [], [0], [], [], 0
    total = 0
    for _, s in kept:
        n = int(raw[at:at + 4].view(np.uint32)[0])
        assert n == len(s["words"]), (n, s["words"])
        at += 4
        for _ in range(n):
            h = int(raw[at:at + 8].view(np.uint64)[0])
            count = int(raw[at + 8:at + 12].view(np.uint32)[0])
            rows.append(raw[at + 12:at + 12 + 4 * count].view(np.uint32).astype(np.int32))
            at += 12 + 4 * count
            total += count
            starts.append(total)
            forms.append(vocabulary.get(h, VOCABULARY + (h >> 20) % UNKNOWN))
        sizes.append(n)
    np.savez(work / "data.npz", rows=np.concatenate(rows), starts=np.array(starts, np.int64), forms=np.array(forms, np.int32),
             sizes=np.array(sizes, np.int32), labels=np.concatenate([labels(s) for _, s in kept]),
             corpus=np.array([CORPORA.index(s["corpus"]) for _, s in kept], np.int8),
             dev=np.array([p == "dev" for p, _ in kept]))
    print(f"{len(kept)} sentences, {len(forms)} words, {total / len(forms):.1f} rows a word, "
          f"{sum(f < VOCABULARY for f in forms) / len(forms):.3f} of the words in the vocabulary")


def vector_table(path, tool, work):
    """hash -> row of the most frequent forms; saves the vectors and the hashes in that order."""
    words, values = [], []
    with open(path, encoding="utf-8") as f:
        next(f)
        for line in f:
            word, *v = line.rstrip().split(" ")
            if word != "</s>" and len(words) < VOCABULARY:
                words.append(word)
                values.append(np.array(v, np.float32))
    out = subprocess.run([tool, "--hash"], input="\n".join(words) + "\n", check=True, capture_output=True, text=True).stdout
    hashes = [int(h) for h in out.split()]
    np.savez(work / "vectors.npz", vectors=np.array(values), hashes=np.array(hashes, np.uint64))
    return {h: i for i, h in enumerate(hashes)}


if __name__ == "__main__":
    main()
