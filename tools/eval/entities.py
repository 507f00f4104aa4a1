"""Mentions of gold and system that are the same, and entities that are.

Mentions are cut differently by people and machines. The corpus marks the whole noun phrase: article, title, office and apposition
(*die Vorsitzende der Bürgerliste, Karla Renn*; *des Kreises Sarow*); the engine marks the name (*Karla Renn*) and keeps a title beside
it. Which words a mention has is therefore no part of the question who is meant. Mentions are compared by their heads:

  head of a named mention      the last word of the entity's name that stands in it (in the first run of name words, for all but persons: *der
                               Ausschuss* of *Ausschuss des Kreistags*); a genitive -s does not count. Where none stands in it, as below
  head of any other mention    behind article and attributes, the last word of the first run of words with a capital
                               (*Der frühere {Landrat} von Sarow*); where there is none, the last word (*sie, ihrer, einer*)

Two mentions match by head when their heads are the same word, or, both of the same type, when the head of one stands in the name or run
of the other (*Hafen Tallenburg* in *Hafen Tallenburg AG*). They match exactly when their spans are equal. Each mention is matched with
at most one: equal spans first, then equal heads, then by the F1 of their words.
"""
from documents import assignment, best_first, f1

DETERMINERS = frozenset("""der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
    dieser diese dieses diesen diesem jener jene jenes jenen jenem mein meine meinen meinem meiner meines sein seine seinen seinem seiner
    seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres beide beiden beider alle allen aller viele vielen
    vieler mehrere mehreren mehrerer einige einigen einiger zwei drei vier fünf""".split())


def name_words(entity):
    """The words of name and aliases that begin with a capital or a digit, in small letters."""
    all_names = [entity.get("name", ""), *entity.get("aliases", [])] if entity else []
    separated = "".join(c if c.isalnum() else " " for c in " ".join(all_names))
    return {w.casefold() for w in separated.split() if not w[0].islower()}


def is_name_word(form, known):
    form = form.casefold()
    return form in known or form[-1:] == "s" and form[:-1] in known or form + "s" in known and len(form) > 3


def first_run(words, indices, chosen):
    """The first run of chosen words among the indices; hyphens, quotation marks and the like do not end it."""
    run = []
    for index in indices:
        if chosen(index):
            run.append(index)
        elif run and words.form(index)[0].isalnum():
            break
        elif run and words.form(index) in ",;:()–":
            break
    return run


def core(words, mention, entity):
    """The words that make the mention, the last one its head."""
    touched = sorted({words.at[p] for p in range(mention["begin"], mention["end"]) if p in words.at})
    if mention.get("form") == "named":
        known = name_words(entity)
        named = [i for i in touched if words.form(i)[0].isalnum() and not words.form(i)[0].islower() and
                 is_name_word(words.form(i), known)]
        if named:
            return named if mention.get("type") == "PERSON" else first_run(words, touched, set(named).__contains__)
    capital = first_run(words, touched, lambda i: (words.form(i)[0].isupper() or words.form(i)[0].isdigit()) and
                        words.form(i).casefold() not in DETERMINERS)
    letters = [i for i in touched if words.form(i)[0].isalnum()]
    return capital or letters[-1:] or touched[-1:]


class Mentions:
    """The mentions of a document, each span and entity once, with their cores."""

    def __init__(self, doc, words):
        self.words = words
        entities = doc.get("entities", [])
        self.all, self.entity, self.cores = [], [], []
        seen = set()
        for m in doc.get("mentions", []):
            place = (m["begin"], m["end"], m.get("entity"))
            if place in seen or m["begin"] >= m["end"]:
                continue
            seen.add(place)
            entity = m.get("entity")
            self.all.append(m)
            self.entity.append(entity)
            self.cores.append(core(words, m, entities[entity] if entity is not None and entity < len(entities) else None))

    def span(self, i):
        return self.all[i]["begin"], self.all[i]["end"]


def degree(gold, system, i, j):
    """3: equal spans, 2: equal heads, 1: the head of one in the core of the other and the same type, 0: no match."""
    if gold.span(i) == system.span(j):
        return 3
    a, b = gold.cores[i], system.cores[j]
    if not a or not b:
        return 0
    if a[-1] == b[-1]:
        return 2
    return int((a[-1] in b or b[-1] in a) and gold.all[i].get("type") == system.all[j].get("type"))


def matched_mentions(gold, system, exact=False):
    """{index of a gold mention: index of the system's}, one to one."""
    by_word = {}
    for j, mention in enumerate(system.all):
        for w in gold.words.of([system.span(j)]):
            by_word.setdefault(w, []).append(j)
    scores = {}
    for i in range(len(gold.all)):
        own = gold.words.of([gold.span(i)])
        for j in {j for w in own for j in by_word.get(w, [])}:
            how = degree(gold, system, i, j)
            if how == 3 or how and not exact:
                scores[i, j] = how + f1(own, gold.words.of([system.span(j)])) / 2
    return dict(best_first(scores))


def names(entity):
    """Name and aliases in small letters."""
    return frozenset(name.casefold() for name in [entity.get("name", ""), *entity.get("aliases", [])] if name)


def aligned_entities(gold, system, words):
    """{entity of gold: entity of the system}: the one-to-one assignment under which the most mentions, matched by head, agree. A gold
    entity without any mention (the newsroom that asks in an interview) goes with a free one of the same name."""
    a, b = Mentions(gold, words), Mentions(system, words)
    scores = {}
    for i, j in matched_mentions(a, b).items():
        pair = a.entity[i], b.entity[j]
        if None not in pair:
            scores[pair] = scores.get(pair, 0) + 1
    gold_entities, system_entities = gold.get("entities", []), system.get("entities", [])
    out = dict(assignment(len(gold_entities), len(system_entities), scores))
    for g in set(range(len(gold_entities))) - set(a.entity):
        free = (s for s in range(len(system_entities)) if s not in out.values() and names(gold_entities[g]) & names(system_entities[s]))
        out.update((g, s) for s in [next(free, None)] if s is not None)
    return out
