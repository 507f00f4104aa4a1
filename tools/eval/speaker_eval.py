#!/usr/bin/env python3
"""Score who speaks.

usage: speaker_eval.py GOLD.jsonl SYSTEM.jsonl [--list] [--agreement]

Both files hold laut.document/1, one document a line, with `id`, `text`, `entities`, `mentions` and `quotations` (quote, speaker_entity).
Quotations are matched one to one by the F1 of the words of their quotes, best first, at least one half; entities by the one-to-one
assignment under which the most mentions agree (entities.py). Asked are the gold quotations with a speaker_entity; one is right where the
system's speaker_entity is aligned with it. Prints the share of right ones

  speaker, matched   of those whose quotation is matched
  speaker, all       of all: a quotation that was not found is wrong
  speaker, FORM      of the matched ones, by what stands as the speaker (named, nominal, pronominal: the mention that covers most of
                     the gold's speaker words; none: nothing is marked as speaker)
  chain, matched     of the matched quotations whose gold knows a source, with the whole chain right: as long, and every link the same, an
                     aligned entity or the same name, or on both sides one without entity
  chain, all         the same of all of them
  chain, relayed     of the matched ones with more than one link in the gold

The chain of the gold is on the quotation: entities from the innermost speaker outwards, null for a source without entity. That of the
system is on the first of its claims with this `quotation`, from the article inwards ({kind: article|outlet|speaker, entity, name}): the article is
left out and the rest turned round. A quotation of the system with a `chain` of its own is read like the gold's. The same source twice running is one.

--list prints what is wrong, a line each, with the words of the quote. --agreement: only documents in both files.
"""
from documents import Words, arguments, documents, f1, matched_quotations, share, snippet
from entities import Mentions, aligned_entities, names


def forms(doc, words):
    """The form of the mention that covers most of the speaker's words, for each quotation."""
    mentions = Mentions(doc, words)
    covers = [words.of([mentions.span(i)]) for i in range(len(mentions.all))]
    for q in doc["quotations"]:
        own = words.of(q.get("speaker", []))
        of_speaker = [i for i in range(len(covers)) if mentions.entity[i] == q.get("speaker_entity") and covers[i] & own]
        best = max(of_speaker, key=lambda i: f1(covers[i], own), default=None)
        yield "none" if best is None else mentions.all[best]["form"]


def once(chain):
    """Without links that repeat the one before: the same entity, or both without entity and of the same names."""
    def same(a, b):
        return a[0] == b[0] and (a[0] is not None or a[1] == b[1])
    return [link for i, link in enumerate(chain) if i == 0 or not same(link, chain[i - 1])]


def named(doc, entity):
    """A link of a chain: (entity or None, its names in small letters)."""
    if entity is None:
        return None, frozenset()
    return entity, names(doc["entities"][entity])


def gold_chain(doc, quotation):
    return once([named(doc, entity) for entity in quotation.get("chain", [])])


def system_chain(doc, index):
    """The links for a quotation of the system, innermost first; None where nothing is told."""
    quotation = doc["quotations"][index]
    if "chain" in quotation:
        return gold_chain(doc, quotation)
    claim = next((c for c in doc.get("claims", []) if c.get("quotation") == index), None)
    if claim is None:
        return None
    links = []
    for link in reversed(claim.get("chain", [])):
        if link["kind"] == "article":
            continue
        entity, known = named(doc, link.get("entity"))
        links.append((entity, known | ({link["name"].casefold()} if link.get("name") else frozenset())))
    return once(links)


def same_link(gold, system, alignment):
    (gold_entity, gold_names), (system_entity, system_names) = gold, system
    if gold_entity is None or system_entity is None:
        return gold_entity is None and system_entity is None or bool(gold_names & system_names)
    return alignment.get(gold_entity) == system_entity


def same_chain(gold, system, alignment):
    return system is not None and len(gold) == len(system) and all(same_link(g, s, alignment) for g, s in zip(gold, system))


class Shares:
    """right and all, by name."""

    def __init__(self):
        self.counts = {}

    def add(self, name, right):
        counts = self.counts.setdefault(name, [0, 0])
        counts[0] += right
        counts[1] += 1

    def line(self, name):
        return share(name, *self.counts.get(name, (0, 0)))


def score(gold, system, shares, wrong):
    words = Words(gold["text"])
    pairs, alignment = matched_quotations(gold, system, words), aligned_entities(gold, system, words)
    for (i, q), form in zip(enumerate(gold["quotations"]), forms(gold, words)):
        j = pairs.get(i)
        speaker = q.get("speaker_entity")
        if speaker is not None:
            found = None if j is None else system["quotations"][j].get("speaker_entity")
            right = found is not None and alignment.get(speaker) == found
            shares.add("speaker, all", right)
            if j is not None:
                shares.add("speaker, matched", right)
                shares.add(f"speaker, {form}", right)
                if not right:
                    wrong(gold, q, f"speaker {gold['entities'][speaker]['name']}, not "
                                   f"{'nobody' if found is None else system['entities'][found]['name']}")
        chain = gold_chain(gold, q)
        if any(entity is not None for entity, _ in chain):
            right = j is not None and same_chain(chain, system_chain(system, j), alignment)
            shares.add("chain, all", right)
            if j is not None:
                shares.add("chain, matched", right)
                if len(chain) > 1:
                    shares.add("chain, relayed", right)
                if not right and (len(chain) > 1 or speaker is None):
                    wrong(gold, q, "chain of " + " < ".join(min(known, default="-") for _, known in chain))
    return len(pairs)


def main():
    paths, options = arguments(__doc__, {"--list"})
    shares = Shares()
    lines = []

    def wrong(doc, quotation, what):
        lines.append(f"{doc['id']}: {what}: {snippet(doc, quotation['quote'])}")

    docs = matched = quotations = 0
    for gold, system in documents(paths, "--agreement" in options):
        docs += 1
        quotations += len(gold["quotations"])
        matched += score(gold, system, shares, wrong)
    print(f"{docs} documents, {quotations} gold quotations, {matched} matched")
    for name in ("speaker, matched", "speaker, all", "speaker, named", "speaker, nominal", "speaker, pronominal", "speaker, none",
                 "chain, matched", "chain, all", "chain, relayed"):
        print(shares.line(name))
    if "--list" in options:
        for line in lines:
            print(line)


main()
