#!/usr/bin/env python3
"""coref_eval_test.py SCORER: figures worked out by hand."""
from scoring import Article, figures, near

TEXT = "Anton Berta Clara Dora Emil Frida Gustav Hanna Ida"


def article(*clusters, kind="PERSON", text=TEXT):
    """Each word of a cluster, a string, is a mention by a noun."""
    out = Article(text)
    for cluster in clusters:
        out.entity(cluster.split()[0], kind, nominal=cluster.split())
    return out


# The example of Pradhan et al. 2014: key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
key = article("Anton Berta Clara", "Dora Emil Frida Gustav")
response = article("Anton Berta", "Clara Dora", "Frida Gustav Hanna Ida")
found = figures(key, response)
# 6 of 7 and of 8 mentions.
assert near(found["head mentions"], 75, 85.71, 80), found
# Recall: (3 - 2) + (4 - 3) of 2 + 3 links; precision: (2 - 1) + (2 - 2) + (4 - 3) of 1 + 1 + 3.
assert near(found["head MUC"], 40, 40, 40), found
# Recall: (4/3 + 1/3 + 1/4 + 4/4) / 7; precision: (4/2 + 1/2 + 1/2 + 4/4) / 8.
assert near(found["head B³"], 50, 41.67, 45.45), found
# {a b} is 4/5 of {a b c}, {f g h i} 4/8 of {d e f g}: 1.3 of 2 and of 3 clusters.
assert near(found["head CEAFe"], 43.33, 65, 52), found
assert near(found["head CoNLL"], (40 + 45.45 + 52) / 3), found
assert all(near(found[f"exact {m}"], *found[f"head {m}"]) for m in ("MUC", "B³", "CEAFe")), found

# Clusters of one: MUC does not see them, B³ and CEAFe do. Key {a b} {c} {d}, response {a b c} {d}.
key, response = article("Anton Berta", "Clara", "Dora"), article("Anton Berta Clara", "Dora")
found = figures(key, response, "--match", "head")
assert "exact MUC" not in found
assert near(found["head MUC"], 50, 100, 66.67), found
assert near(found["head B³"], 100 * (4 / 3 + 1 / 3 + 1) / 4, 100, 80), found
# 4/5 and 1 in the best assignment, of 3 and of 2 clusters.
assert near(found["head CEAFe"], 90, 60, 72), found
found = figures(key, response, "--match", "head", "--no-singletons")
assert near(found["head mentions"], 66.67, 100, 80), found
assert near(found["head B³"], 44.44, 100, 61.54), found
assert near(found["head CEAFe"], 80, 80, 80), found

assert set(figures(key, key).values()) == {(100.0,) * 3, 100.0}
assert set(figures(key, article()).values()) == {(0.0,) * 3, 0.0}
assert set(figures([key.doc], [{"id": "a", "text": TEXT}]).values()) == {(0.0,) * 3, 0.0}, "nothing filled in yet"
assert set(figures([], []).values()) == {(0.0,) * 3, 0.0}
# Two documents: numerators and denominators are summed.
second = article("Anton Berta Clara Dora", text=TEXT)
second.doc["id"] = "b"
found = figures([key.doc, second.doc], [key.doc, {"id": "b", "text": TEXT}])
assert near(found["head MUC"], 100, 25, 40), found
found = figures([key.doc, second.doc], [key.doc], "--agreement")
assert near(found["head MUC"], 100, 100, 100), found

# How mentions are cut does not matter to the head match.
TEXT_OF_NAMES = ("Die Vorsitzende der Bürgerliste, Karla Renn, traf Rita. Renns Mann lobte die frühere Landrätin von Sarow. "
                 "Sie kam aus dem Landkreis Sarow.")


def names(cut):
    out = Article(TEXT_OF_NAMES)
    whole = ["Die Vorsitzende der Bürgerliste, Karla Renn", "Renns"] if cut == "whole" else ["Karla Renn", "Renn"]
    if cut != "whole":
        whole[1] = ("Renn", 2)
    out.entity("Karla Renn", named=whole, pronominal=["Sie"],
               nominal=["die frühere Landrätin von Sarow" if cut == "whole" else "Landrätin"])
    out.entity("Sarow", "GPE", named=["dem Landkreis Sarow" if cut == "whole" else ("Sarow", 2)])
    if cut == "whole":
        out.entity("Bürgerliste", "ORG", named=["der Bürgerliste"])
    return out


found = figures(names("whole"), names("cut"))
assert near(found["head CoNLL"], 100), found
assert near(found["exact mentions"], 20, 20, 20), found
# Another word than the head is another mention: the town in "Landrätin von Sarow".
other = Article(TEXT_OF_NAMES)
other.entity("Sarow", "GPE", named=["Sarow"])
assert near(figures(names("whole"), other)["head mentions"], 0, 0, 0)
other = Article(TEXT_OF_NAMES)
other.entity("Bürgerliste", "ORG", named=["Bürgerliste"])
assert near(figures(names("whole"), other, "--types", "PERSON")["head mentions"], 0, 0, 0)
assert near(figures(names("whole"), other, "--types", "ORG")["head mentions"], 100, 100, 100)
assert near(figures(names("whole"), other, "--types", "all")["head mentions"], 100, 16.67, 28.57)

# The harbour's company and the harbour begin alike and are two, unless they are of the same type: then it is the name cut short.
port = Article("Der Betreiber Hafen Tallenburg wartet.")
port.entity("Hafen Tallenburg", "ORG", named=["Hafen Tallenburg"])
for kind, right in (("FACILITY", 0), ("ORG", 100)):
    short = Article("Der Betreiber Hafen Tallenburg wartet.")
    short.entity("Hafen", kind, named=["Hafen"])
    assert near(figures(port, short, "--types", "all")["head mentions"], right, right, right), kind

# A wrong type alone costs nothing; what else the system holds costs nothing; a name that is nobody's costs.
person = article("Anton Berta")
assert near(figures(person, article("Anton Berta", kind="ORG"))["head CoNLL"], 100)
party = article("Anton Berta")
party.entity("Clara", "ORG", nominal=["Clara", "Dora"])
assert near(figures(party, party)["head mentions"], 100, 100, 100)
found = figures(party, article("Anton Berta", "Clara Dora"))
assert near(found["head CoNLL"], 100), "a party taken for a person"
assert near(figures(person, article("Anton Berta", "Emil"))["head mentions"], 66.67, 100, 80)
# Of the party's cluster the mention counts that is the person's: {Berta} alone, {Anton} alone.
mixed = article("Anton")
mixed.entity("Clara", "ORG", nominal=["Clara", "Dora", "Berta"])
found = figures(party, mixed)
assert near(found["head mentions"], 100, 100, 100), found
assert near(found["head MUC"], 0, 0, 0) and near(found["head B³"], 100, 50, 66.67), found
# A mention without an entity is a cluster of one.
loose = article("Anton Berta")
for mention in loose.doc["mentions"]:
    del mention["entity"]
assert near(figures(person, loose)["head B³"], 100, 50, 66.67)
print("the scorer counts right")
