"""The corpora as one kind of sentence, and the splits.

A sentence is {"words": [...], "upos"/"xpos"/"feats"/"head"/"rel"/"name": a list each, or None where the corpus does not say,
"corpus": name}. Heads count from 1, 0 is the root. Relations are without subtypes. Names are BIO over PER, LOC, ORG, OTH.

Every sentence with a contraction (im = in dem) comes in two forms: split into two words as Universal Dependencies
has it, and joined as it stands in a text.
"""
import gzip
import json

CONTRACTIONS = {a: b.split() for a, b in (pair.split("=") for pair in (
    "im=in dem|am=an dem|zum=zu dem|zur=zu der|vom=von dem|beim=bei dem|ins=in das|ans=an das|aufs=auf das|fürs=für das|"
    "durchs=durch das|ums=um das|vors=vor das|hinters=hinter das|übers=über das|unters=unter das|vorm=vor dem|"
    "hinterm=hinter dem|unterm=unter dem|überm=über dem").split("|"))}
FIELDS = ("upos", "xpos", "feats", "head", "rel", "name")
SILVER_NAMES = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "MISC": "OTH"}


def read_conllu(path, corpus):
    """Sentences with their contractions: 'ranges' holds (first word, surface form)."""
    sentence = None
    for line in open(path, encoding="utf-8"):
        col = line.rstrip("\n").split("\t")
        if len(col) < 10:
            if not line.strip() and sentence:
                yield sentence
                sentence = None
            continue
        if sentence is None:
            sentence = {k: [] for k in ("words", "upos", "xpos", "feats", "head", "rel")}
            sentence.update(corpus=corpus, ranges=[], name=None)
        if "-" in col[0]:
            first, last = map(int, col[0].split("-"))
            if last == first + 1:
                sentence["ranges"].append((first, col[1]))
        elif col[0].isdigit():
            sentence["words"].append(col[1].replace(" ", "_"))
            sentence["upos"].append(col[3])
            sentence["xpos"].append(col[4])
            sentence["feats"].append({} if col[5] == "_" else dict(f.split("=", 1) for f in col[5].split("|")))
            sentence["head"].append(int(col[6]))
            sentence["rel"].append(col[7].split(":")[0])
    if sentence:
        yield sentence


def joined(sentence):
    """The sentence with its contractions as one word each; None where there is none."""
    words = sentence["words"]
    ranges = {first - 1: form for first, form in sentence["ranges"] if form.lower() in CONTRACTIONS and first < len(words)}
    if not ranges:
        return None
    target, keep = {0: 0}, []
    for i in range(len(words)):
        if i - 1 in ranges and keep and keep[-1] == i - 1:
            target[i + 1] = len(keep)
            continue
        keep.append(i)
        target[i + 1] = len(keep)
    out = {"corpus": sentence["corpus"], "ranges": []}
    out["words"] = [ranges.get(i, words[i]) for i in keep]
    for field in FIELDS:
        column = sentence.get(field)
        out[field] = None if column is None else [column[i] for i in keep]
    for k, i in enumerate(keep):
        if i not in ranges:
            continue
        if out["xpos"] is not None:
            out["xpos"][k] = "APPRART"
        if out["feats"] is not None:
            article = sentence["feats"][i + 1]
            out["feats"][k] = {f: article[f] for f in ("Case", "Gender", "Number") if f in article}
    if out["head"] is not None:
        heads = []
        for k, i in enumerate(keep):
            head = sentence["head"][i]
            # A word below the article of a contraction hangs below the noun instead.
            seen = 0
            while head and (head - 2) in ranges and seen < 3:
                head = sentence["head"][head - 1]
                seen += 1
            heads.append(target[head])
        out["head"] = heads
        if sum(h == 0 for h in heads) != 1 or any(h == k + 1 for k, h in enumerate(heads)):
            return None
    return out


def both_forms(sentences):
    for s in sentences:
        yield s
        other = joined(s)
        if other:
            yield other


def read_names(path):
    """GermEval 2014, outer names; derived and part names are no names."""
    words, tags = [], []
    for line in list(open(path, encoding="utf-8")) + [""]:
        col = line.rstrip("\n").split("\t")
        if len(col) < 3:
            if words:
                fixed = [t if not t.endswith(("deriv", "part")) else "O" for t in tags]
                yield {"words": words, "name": fixed, "corpus": "names", "ranges": [], **{f: None for f in FIELDS[:5]}}
            words, tags = [], []
        elif line[0] != "#":
            words.append(col[1].replace(" ", "_"))
            tags.append(col[2])


def read_smartdata(path):
    """(text, [(begin, end, type)]) of every document."""
    text = gzip.open(path, "rt", encoding="utf-8").read()
    decoder, at = json.JSONDecoder(), 0
    kinds = {"organization-company": "ORG", "organization": "ORG", "person": "PER", "location": "LOC",
             "location-city": "LOC", "location-stop": "LOC", "location-street": "LOC", "location-route": None}
    while at < len(text):
        while at < len(text) and text[at] in " \r\n\t,[]":
            at += 1
        if at >= len(text):
            return
        doc, at = decoder.raw_decode(text, at)
        spans = [(m["span"]["start"], m["span"]["end"], kinds[m["type"]]) for m in doc["conceptMentions"]["array"]
                 if kinds.get(m["type"])]
        yield doc["text"]["string"], spans


def read_silver(path):
    """What Silver.java wrote: contractions are split."""
    sentence = None
    for line in open(path, encoding="utf-8"):
        col = line.rstrip("\n").split("\t")
        if len(col) != 5:
            if sentence:
                yield finish_silver(sentence)
            sentence = None
            continue
        if sentence is None:
            sentence = {k: [] for k in ("words", "upos", "head", "rel", "name")}
        sentence["words"].append(col[0])
        sentence["upos"].append(col[1])
        sentence["head"].append(int(col[2]))
        sentence["rel"].append(col[3].split(":")[0])
        sentence["name"].append(SILVER_NAMES.get(col[4], "O"))


def finish_silver(s):
    s.update(corpus="silver", xpos=None, feats=None, ranges=[])
    plain = s["name"]
    s["name"] = [t if t == "O" else ("I-" if i and plain[i - 1] == t else "B-") + t for i, t in enumerate(plain)]
    words = s["words"]
    pairs = {tuple(v): k for k, v in CONTRACTIONS.items()}
    for i in range(len(words) - 1):
        form = pairs.get((words[i].lower(), words[i + 1]))
        if form and s["rel"][i] == "case" and s["rel"][i + 1] == "det" and s["head"][i] == s["head"][i + 1]:
            s["ranges"].append((i + 1, form.capitalize() if words[i][0].isupper() else form))
    return s


def write_conllu(sentences, path):
    """Words alone, for laut-features."""
    with open(path, "w", encoding="utf-8") as out:
        for s in sentences:
            for i, w in enumerate(s["words"]):
                out.write(f"{i + 1}\t{w}\t_\t_\t_\t_\t_\t_\t_\t_\n")
            out.write("\n")


def is_dev(corpus, number):
    """The development part: every fourth sentence of GSD's, every tenth of PUD, counted from 0."""
    return corpus == "gsd" and number % 4 == 0 or corpus == "pud" and number % 10 == 0
