#!/usr/bin/env python3
"""speaker_eval_test.py SCORER: the scorer on articles of which every figure is known."""
from scoring import Article, figures, near, run

TEXT = ("Karla Renn kam. Man habe Zeit, sagte sie laut Nordkurier. Der Hafen sei zu. Ein Zeuge rief: Es brennt! "
        "Angeblich droht eine Klage. Wer zahlt?")
QUOTES = ("Man habe Zeit", "Der Hafen sei zu.", "Es brennt!", "Angeblich droht eine Klage.", "Wer zahlt?")


def gold():
    out = Article(TEXT)
    renn = out.entity("Karla Renn", named=["Karla Renn"], pronominal=["sie"])
    paper = out.entity("Nordkurier", "ORG", named=["Nordkurier"])
    witness = out.entity("Ein Zeuge", nominal=["Ein Zeuge"])
    newsroom = out.entity("Morgenpost", "ORG")
    out.add("quotations", QUOTES[0], speaker=["sie"], speaker_entity=renn, chain=[renn, paper])
    out.add("quotations", QUOTES[1], speaker=["Karla Renn"], speaker_entity=renn, chain=[renn])
    out.add("quotations", QUOTES[2], speaker=["Ein Zeuge"], speaker_entity=witness, chain=[witness])
    out.add("quotations", QUOTES[3], chain=[None])
    out.add("quotations", QUOTES[4], speaker_entity=newsroom, chain=[newsroom])
    return out


def system(speakers, chains=(), quotes=QUOTES):
    """The entities in another order, with a stranger; chains as the engine tells them."""
    out = Article(TEXT)
    out.entity("Hafen", "FACILITY", named=["Hafen"])
    out.entity("Morgenpost", "ORG")
    out.entity("Zeuge", nominal=["Zeuge"])
    out.entity("Nordkurier", "ORG", named=["Nordkurier"])
    out.entity("Renn", named=["Renn"], pronominal=["sie"])
    for quote, speaker in zip(quotes, speakers):
        out.add("quotations", quote, speaker=[], **({} if speaker is None else {"speaker_entity": speaker}))
    for index, chain in enumerate(chains):
        out.doc["claims"].append({"id": index, "span": [], "quotation": index, "chain": [{"kind": "article"}, *chain]})
    return out


def speaker(entity=None):
    return {"kind": "speaker", "entity": entity} if entity is not None else {"kind": "speaker", "unnamed": True}


same = figures(gold(), gold())
assert near(same["speaker, all"], 100) and near(same["chain, all"], 100) and near(same["speaker, pronominal"], 100), same
outlet = {"kind": "outlet", "entity": 3}
right = figures(gold(), system([4, 4, 2, None, 1], [[outlet, speaker(4)], [speaker(4)], [speaker(2)], [speaker()], [speaker(1)]]))
assert near(right["speaker, matched"], 100) and near(right["speaker, all"], 100), right
assert near(right["chain, matched"], 100) and near(right["chain, all"], 100) and near(right["chain, relayed"], 100), right

# One of the four is wrong, one is left open; the hearsay is not asked for.
found = figures(gold(), system([4, 2, 2, 4, None]))
assert near(found["speaker, all"], 50) and near(found["speaker, matched"], 50), found
assert near(found["speaker, pronominal"], 100) and near(found["speaker, named"], 0) and near(found["speaker, nominal"], 100), found
assert near(found["chain, all"], 0), "no claims"
# The first quotation alone is found, by three words of five: a half is enough.
found = figures(gold(), system([4], quotes=["Man habe Zeit, sagte sie"]))
assert near(found["speaker, matched"], 100) and near(found["speaker, all"], 25), found
assert near(figures(gold(), system([4], quotes=["Zeit, sagte sie laut"]))["speaker, all"], 0), "one word of three and four"

# The order of a chain, its length, and its links.
for chain in ([speaker(4), outlet], [speaker(4)], [{"kind": "outlet", "entity": 1}, speaker(4)], [outlet, speaker()], []):
    found = figures(gold(), system([4], [chain], quotes=QUOTES[:1]))
    assert near(found["chain, relayed"], 0) and near(found["speaker, matched"], 100), chain
# A name does where there is no entity.
found = figures(gold(), system([4], [[{"kind": "outlet", "name": "nordkurier"}, speaker(4)]], quotes=QUOTES[:1]))
assert near(found["chain, relayed"], 100), found
# The same one twice running is one.
assert near(figures(gold(), system([4, 4], [[], [speaker(4), speaker(4)]], quotes=QUOTES[:2]))["chain, matched"], 50)

# Entities are aligned one to one: a second one for the same person is somebody else.
split = system([4, 5, 2, None, 1])
split.entity("Sie")
assert near(figures(gold(), split)["speaker, all"], 75)

empty = figures([gold().doc], [{"id": "a", "text": TEXT}])
assert set(empty.values()) == {0.0}, empty
assert "a: speaker Karla Renn, not Zeuge: Der Hafen sei zu." in run([gold().doc], [system([4, 2]).doc], "--list")
print("the scorer counts right")
