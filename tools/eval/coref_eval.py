#!/usr/bin/env python3
"""Score coreference.

usage: coref_eval.py GOLD.jsonl SYSTEM.jsonl [--types PERSON,GPE] [--match head|exact|both] [--no-singletons] [--agreement]

Both files hold laut.document/1, one document a line, with `id`, `text`, `entities` and `mentions` (begin, end, type, form, entity). A
cluster is an entity with its mentions; a mention without entity is a cluster of one. Prints precision, recall and F1 of

  mentions   detection: mentions that are matched
  MUC        links (Vilain et al. 1995)
  B³         mentions, each by the share of its cluster that it has in common (Bagga & Baldwin 1998)
  CEAFe      clusters, in the best one-to-one assignment, by the F1 of their mentions (Luo 2005, φ4)
  CoNLL F1   the mean F1 of MUC, B³ and CEAFe

as Pradhan et al. 2014 define them for mentions that the system finds itself: a mention that is not matched counts as one of the
system or of the gold alone. Numerators and denominators are summed over the documents. Clusters of one count in B³ and CEAFe, since
the gold marks them; with --no-singletons they are left out on both sides.

--match: which mentions are the same. `head`: by the word that names (see entities.py: the gold marks whole noun phrases with title and
apposition, the engine names); `exact`: by equal spans. `both`, the default, prints both, head first.

--types: which entities are asked for, by the type of the gold entity; PERSON,GPE (persons and states) unless told, `all` for all. What
the system holds beyond that is no error, as long as it is something else: the matching is made over the mentions of all types; a cluster of
the system belongs to the question where most of its matched mentions are matched with mentions of the asked types, and where
none is matched or as many are as are not, where its own type is asked for. Of a cluster that does not belong, only mentions that are
matched with asked ones stay (the pronoun that was given to a party instead of its chair is an error of the question; the party's other mentions
are not). So a wrong type alone costs nothing, and a name that is nobody's does.

--agreement: only documents that are in both files: the gold is one hand, the system the other.
"""
from documents import Tally, Words, arguments, assignment, documents
from entities import Mentions, matched_mentions

MEASURES = ("mentions", "MUC", "B³", "CEAFe")


def clusters(mentions, names):
    """Sets of names of the mentions of an entity; `names` leaves out what has None."""
    out = {}
    for i, name in enumerate(names):
        if name is not None:
            entity = mentions.entity[i]
            out.setdefault(("alone", i) if entity is None else entity, set()).add(name)
    return list(out.values())


def key_and_response(gold, system, types, exact):
    """The clusters of gold and system as sets of mentions; those that match have the same name."""
    words = Words(gold["text"])
    a, b = Mentions(gold, words), Mentions(system, words)
    kind = [e["type"] for e in gold.get("entities", [])]
    asked = [not types or (m["type"] if a.entity[i] is None else kind[a.entity[i]]) in types for i, m in enumerate(a.all)]
    partner = {j: i for i, j in matched_mentions(a, b, exact).items()}
    votes, own = {}, {}
    for j, m in enumerate(b.all):
        cluster = ("alone", j) if b.entity[j] is None else b.entity[j]
        entity_type = m["type"] if b.entity[j] is None else system["entities"][b.entity[j]]["type"]
        own[cluster] = not types or entity_type in types
        if j in partner:
            votes[cluster] = votes.get(cluster, 0) + (1 if asked[partner[j]] else -1)

    def name(j):
        cluster = ("alone", j) if b.entity[j] is None else b.entity[j]
        vote = votes.get(cluster, 0)
        belongs = vote > 0 or vote == 0 and own[cluster]
        if j in partner and asked[partner[j]]:
            return partner[j]
        return ("system", j) if belongs else None

    key = clusters(a, [i if asked[i] else None for i in range(len(a.all))])
    return key, clusters(b, [name(j) for j in range(len(b.all))])


def links(these, those):
    """Links of these clusters that those keep, and all of them: |k| less the parts into which those divide it."""
    home = {m: index for index, cluster in enumerate(those) for m in cluster}
    kept = sum(len(k) - len({home.get(m, ("none", m)) for m in k}) for k in these)
    return kept, sum(len(k) - 1 for k in these)


def count(key, response, tallies):
    key_mentions, response_mentions = set().union(*key), set().union(*response)
    tallies["mentions"].add(len(key_mentions & response_mentions), len(key_mentions), len(response_mentions))
    (kept, of), (kept_back, of_back) = links(key, response), links(response, key)
    tallies["MUC"].add(kept, of, of_back, kept_back)
    common = {(i, j): len(k & r) for i, k in enumerate(key) for j, r in enumerate(response) if k & r}
    tallies["B³"].add(sum(n * n / len(key[i]) for (i, _), n in common.items()), len(key_mentions), len(response_mentions),
                      sum(n * n / len(response[j]) for (_, j), n in common.items()))
    likeness = {(i, j): 2 * n / (len(key[i]) + len(response[j])) for (i, j), n in common.items()}
    best = sum(likeness[pair] for pair in assignment(len(key), len(response), likeness))
    tallies["CEAFe"].add(best, len(key), len(response))


def report(docs, types, exact, singletons):
    label = "exact" if exact else "head"
    tallies = {measure: Tally() for measure in MEASURES}
    for gold, system in docs:
        key, response = key_and_response(gold, system, types, exact)
        if not singletons:
            key, response = ([c for c in side if len(c) > 1] for side in (key, response))
        count(key, response, tallies)
    for measure, tally in tallies.items():
        print(tally.line(f"{label} {measure}", counts=measure == "mentions"))
    mean = sum(tallies[m].f1 for m in MEASURES[1:]) / 3
    print(f"{label + ' CoNLL':<26} F1 {100 * mean:6.2f}")


def main():
    paths, options = arguments(__doc__, {"--types=", "--match=", "--no-singletons"})
    match = options.get("--match", "both")
    if match not in ("head", "exact", "both"):
        raise SystemExit(__doc__)
    types = options.get("--types", "PERSON,GPE")
    docs = list(documents(paths, "--agreement" in options))
    print(f"{len(docs)} documents, entities: {types}")
    for exact in (False, True):
        if match in ("both", "exact" if exact else "head"):
            report(docs, set() if types == "all" else set(types.split(",")), exact, "--no-singletons" not in options)


main()
