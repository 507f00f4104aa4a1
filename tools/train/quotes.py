"""Trains a verifier of quotations, or compares designs.

usage: quotes.py train   SCORER CANDIDATES GOLD SHAPE OUT.raw [--abroad] [--beside CANDIDATES GOLD]
                                                                  trains; prints what cross-validation says
       quotes.py compare SCORER CANDIDATES GOLD [CANDIDATES GOLD] cross-validates the designs over all documents
       quotes.py report  SCORER GOLD SYSTEM                       reliability, confusions and worst documents of a result

--abroad: for other texts than those of GOLD, where quotations may be rarer and their roles be cut otherwise: guesses
are dropped but for relays and das, and it learns what is a quotation, not what the measure gives for it. --beside:
other documents to learn from with less weight, never to choose by. CANDIDATES is what laut-quotes printed for the
texts of GOLD (JSON Lines of quotations-de), SCORER quotation_eval.py, SHAPE what laut-quotes --shape prints. OUT.raw
is for laut-features --pack. Everything is deterministic.
"""
import json
import sys
from collections import Counter

import numpy as np

from quote_model import (GUESSES, MEDIA, TYPES, Data, Rows, candidates_of, folds, logistic, pairs, platt, scorer, scores,
                         sigmoid, softmax_model, sums_of)

VERSION, COLUMNS = 3, 12
L2, HEAD_L2 = 10.0, 10.0
SURE = 0.9                 # constructions whose candidates are right so often, as counted in training, are never dropped
SURE_COUNT = 20
BESIDE = 0.3               # weight of the documents of --beside
LEARNABLE = ("guess.relay", "guess.before")     # guesses that are constructions in all but precision


def right(data):
    """Whether a candidate shares most of its words with a quotation."""
    return (data.worth >= 0.5).astype(float)


def rows_of(data, which):
    return Rows([data.all[i].rows for i in which])


def learn(data, which, target, n):
    """A logistic model of these candidates, each with the weight of its document."""
    return logistic(rows_of(data, which), target[which], n, L2, data.weight[which])


def sure_rules(data, which, count):
    out = np.zeros(count, np.uint8)
    for rule in range(count):
        own = which[(data.rules[which] == rule) & ~data.guess[which]]
        out[rule] = len(own) >= SURE_COUNT and (data.worth[own] >= 0.5).mean() > SURE
    return out


def best_threshold(data, value, docs, kept, steps=8):
    """(joint, threshold) where the threshold is half the joint F1 that it gives: there one more quotation of that
    expected value gains nothing (Lipton, Elkan & Narayanaswamy 2014). Steadier than the best of a flat, ragged curve."""
    threshold = 0.35
    for _ in range(steps):
        joint = data.score((value >= threshold) | kept, docs)[2]
        threshold = joint / 200
    return joint, threshold


def heads(data, which, n):
    """Weights of type and medium, learned from the candidates that share words with a quotation."""
    some = [i for i in which if data.all[i].gold is not None]
    types = np.array([TYPES.index(data.all[i].gold["type"]) for i in some])
    media = np.array([MEDIA.index(data.all[i].gold["medium"]) for i in some])
    rows = rows_of(data, some)
    return softmax_model(rows, types, len(TYPES), n, HEAD_L2), softmax_model(rows, media, len(MEDIA), n, HEAD_L2)


def head_scores(rows, weights):
    return np.stack([rows.dot(w) for w in weights], 1)


def choose_margin(scores, own, gold, first):
    """The margin by which the head must beat the rule's label for the most labels to be right; and the shares."""
    best = (-1.0, 99.0)
    base = (own == gold).mean()
    for margin in (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 99.0):
        label = scores[:, first:].argmax(1) + first
        at = np.arange(len(own))
        change = (own >= first) & (scores[at, label] > scores[at, own] + margin)
        right = (np.where(change, label, own) == gold).mean()
        if right > best[0] + 1e-9:
            best = (right, margin)
    return best[1], base, best[0]


def cross_validate(data, docs, beside, aim, n, k=5):
    """Held-out logits and scores of the heads for docs; those beside are learned from in every fold."""
    z = np.zeros(len(data.all))
    types, media = np.zeros((len(data.all), len(TYPES))), np.zeros((len(data.all), len(MEDIA)))
    for train, test in splits(data, docs, beside, k):
        rows = rows_of(data, test)
        z[test] = rows.dot(learn(data, train, aim, n))
        t, m = heads(data, train, n)
        types[test], media[test] = head_scores(rows, t), head_scores(rows, m)
    return z, types, media


def splits(data, docs, beside=(), k=5):
    """(training, test) candidates of each fold."""
    parts = folds(data, docs, k)
    for f in range(k):
        train = [d for g in range(k) if g != f for d in parts[g]] + list(beside)
        yield candidates_of(data, train), candidates_of(data, parts[f])


def quantise(columns):
    """float [columns][n] to int8 [n][columns] and the steps."""
    step = np.maximum(np.abs(columns).max(1), 1e-6) / 127
    return np.rint(columns / step[:, None]).astype(np.int8).T.copy(), step.astype("<f4")


def write(path, tables):
    """Arrays of "name record-size bytes", a line feed, and the bytes, as laut-features --pack reads them."""
    with open(path, "wb") as out:
        for name, array in tables:
            raw = np.ascontiguousarray(array).tobytes()
            out.write(f"{name} {array.dtype.itemsize} {len(raw)}\n".encode() + raw)


def train(evaluate, candidates, gold, shape, out, abroad, beside_files):
    data = Data(candidates, gold, evaluate)
    own_docs = list(range(len(data.docs)))
    mine = np.arange(len(data.all))
    data = joined([data] + [Data(c, g, evaluate, BESIDE) for c, g in beside_files])
    docs = list(range(len(data.docs)))
    n, constructions = map(int, open(shape).read().split())
    target = right(data)
    aim = target if abroad else data.value
    z, types, media = cross_validate(data, own_docs, docs[len(own_docs):], aim, n)
    slope, offset = platt(z[mine], target[mine])
    gain = data.value[mine][target[mine] == 1].mean() if abroad else 1.0
    value = gain * sigmoid(z)
    fate = sure_rules(data, mine, constructions)
    kept = fate[data.rules] == 1
    if abroad:
        dropped = np.array([c.name.startswith(GUESSES) and c.name not in LEARNABLE for c in data.all])
        fate[np.unique(data.rules[dropped])] = 2
        value = np.where(dropped, 0.0, value)
    joint, half = best_threshold(data, value, own_docs, kept)
    threshold = sigmoid(slope * np.log(half / (gain - half)) + offset)
    matched = np.array([i for i in mine if data.all[i].gold is not None])
    own_type = np.array([TYPES.index(data.all[i].groups["type"]) for i in matched])
    own_medium = np.array([MEDIA.index(data.all[i].groups["medium"]) for i in matched])
    gold_type = np.array([TYPES.index(data.all[i].gold["type"]) for i in matched])
    gold_medium = np.array([MEDIA.index(data.all[i].gold["medium"]) for i in matched])
    type_margin, *type_right = choose_margin(types[matched], own_type, gold_type, 1)
    medium_margin, *medium_right = choose_margin(media[matched], own_medium, gold_medium, 0)
    print(f"{len(own_docs)} documents, {len(mine)} candidates, {int(target[mine].sum())} right; "
          f"{len(docs) - len(own_docs)} documents beside")
    print(f"held out: joint {joint:.2f} at value {half:.2f}, probability {threshold:.2f}; "
          f"rules {data.score(~data.guess, own_docs)[2]:.2f}; sigmoid {slope:.3f} {offset:+.3f}")
    print(f"types right: rules {type_right[0]:.3f}, with head {type_right[1]:.3f} (margin {type_margin})")
    print(f"media right: rules {medium_right[0]:.3f}, with head {medium_right[1]:.3f} (margin {medium_margin})")
    decide, head_columns = final_weights(data, aim, n)
    weights, step = quantise(decide[None, :])
    head_weights, head_steps = quantise(head_columns)
    write(out, [("quotes.meta", np.array([VERSION, n, COLUMNS, constructions], "<u4")), ("quotes.weights", weights),
                ("quotes.heads", head_weights), ("quotes.scale", np.concatenate([step, head_steps])),
                ("quotes.decision", np.array([slope, offset, threshold, type_margin, medium_margin], "<f4")),
                ("quotes.fate", fate)])


def final_weights(data, aim, n):
    """The weights of the decision and the columns of the heads, learned from all documents."""
    everything = np.arange(len(data.all))
    return learn(data, everything, aim, n), np.concatenate(heads(data, everything, n))


def joined(parts):
    """Several Data as one."""
    data = parts[0]
    for other in parts[1:]:
        shift = len(data.all)
        data.docs += [[k + shift for k in d] for d in other.docs]
        data.all += other.all
        data.gold += other.gold
        for name in ("worth", "value", "rules", "guess", "weight"):
            setattr(data, name, np.concatenate([getattr(data, name), getattr(other, name)]))
    return data


def perceptron(data, train, test, target, n, units=32, epochs=12):
    """A hidden layer over the same rows, the mean of two seeds (PyTorch)."""
    import torch
    torch.set_num_threads(1)
    lists = [torch.from_numpy(data.all[i].rows) for i in train]
    rows, labels, out = rows_of(data, test), torch.tensor(target[train], dtype=torch.float32), 0
    for seed in range(2):
        torch.manual_seed(seed)
        bag = torch.nn.EmbeddingBag(n, units, mode="sum")
        torch.nn.init.normal_(bag.weight, std=0.02)
        top = torch.nn.Sequential(torch.nn.ReLU(), torch.nn.Dropout(0.3), torch.nn.Linear(units, 1))
        optimiser = torch.optim.Adagrad([*bag.parameters(), *top.parameters()], 0.02, weight_decay=1e-4)
        for _ in range(epochs):
            for part in torch.randperm(len(lists)).split(64):
                some = [lists[i] for i in part]
                begins = torch.tensor([0] + [len(x) for x in some[:-1]]).cumsum(0)
                z = top(bag(torch.cat(some), begins)).squeeze(1)
                loss = torch.nn.functional.binary_cross_entropy_with_logits(z, labels[part])
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
        top.eval()
        with torch.no_grad():
            z = top(bag(torch.from_numpy(rows.rows), torch.from_numpy(rows.at))).squeeze(1)
        out = out + z.numpy().astype(float) / 2
    return out


def compare(evaluate, files):
    data = joined([Data(c, g, evaluate) for c, g in zip(files[::2], files[1::2])])
    n, docs = 1 << 16, list(range(len(data.docs)))
    target = right(data)
    names = ("linear, constructions alone", "linear", "linear, by value", "perceptron, by value")
    z = {name: np.full(len(data.all), -9.0) for name in names}
    kept = np.zeros(len(data.all), bool)
    for train, test in splits(data, docs):
        plain = train[~data.guess[train]]
        own = test[~data.guess[test]]
        z[names[0]][own] = rows_of(data, own).dot(learn(data, plain, target, n))
        z[names[1]][test] = rows_of(data, test).dot(learn(data, train, target, n))
        z[names[2]][test] = rows_of(data, test).dot(learn(data, train, data.value, n))
        z[names[3]][test] = perceptron(data, train, test, data.value, n)
        kept[test] = sure_rules(data, train, 64)[data.rules[test]] == 1
    print("| design | messages | roles | joint |\n|---|---|---|---|")
    print("| rules | {:.1f} | {:.1f} | {:.1f} |".format(*data.score(~data.guess)))
    gain = data.value[target == 1].mean()
    for name, logits in z.items():
        value = sigmoid(logits) * (1 if name.endswith("value") else gain)
        _, t = best_threshold(data, value, docs, kept)
        print("| {} | {:.1f} | {:.1f} | {:.1f} |".format(name, *data.score((value >= t) | kept)))
    print("| all the right candidates | {:.1f} | {:.1f} | {:.1f} |".format(*data.score(target == 1)))


def report(evaluate, gold_path, system_path):
    """Reliability of the scores, confusions of the types, and the worst documents with what they miss and make up."""
    gold = evaluate.read_gold(gold_path, False)
    system = evaluate.read_system(system_path, gold)
    raw = {js["id"]: js["quotations"] for js in map(json.loads, open(system_path, encoding="utf-8"))}
    bins, confusion, documents = np.zeros((10, 3)), Counter(), []
    for name, (_, groups) in gold.items():
        own, told = system.get(name, []), raw.get(name, [])
        found = pairs(evaluate, groups, own)
        overlap = {j: o for _, j, o in found}
        for j, q in enumerate(told):
            bins[min(9, int(q["score"] * 10))] += q["score"], overlap.get(j, 0) >= 0.5, 1
        hits = [(i, j) for i, j, o in found if o > 0]
        confusion.update((groups[i]["type"], own[j]["type"]) for i, j in hits)
        missed = Counter(g["type"] for i, g in enumerate(groups) if i not in {i for i, _ in hits})
        extra = Counter(q["rule"].split("/")[-1] for j, q in enumerate(told) if j not in {j for _, j in hits})
        if groups or own:
            joint = scores(evaluate, sums_of(evaluate, groups, own))[2]
            documents.append((joint, -len(groups), name, len(own), len(hits), missed, extra))
    print("| score | quotations | mean score | right |\n|---|---|---|---|")
    for b, (s, r, n) in enumerate(bins):
        if n:
            print(f"| {b / 10:.1f} to {(b + 1) / 10:.1f} | {int(n)} | {s / n:.2f} | {r / n:.2f} |")
    print("\n| gold \\ laut | " + " | ".join(TYPES) + " |\n|" + "---|" * (len(TYPES) + 1))
    for g in TYPES:
        print(f"| {g} | " + " | ".join(str(confusion[g, s]) for s in TYPES) + " |")
    print("\n| document | joint F1 | gold | laut | found | missed | nobody's |\n|---|---|---|---|---|---|---|")
    count = lambda c: ", ".join(f"{n} {k}" for k, n in sorted(c.items()))
    for joint, g, name, s, hits, missed, extra in sorted(documents, key=lambda d: d[:3])[:20]:
        print(f"| {name} | {joint:.0f} | {-g} | {s} | {hits} | {count(missed)} | {count(extra)} |")


def main(arguments):
    if len(arguments) < 4:
        sys.exit(__doc__)
    abroad = "--abroad" in arguments
    arguments = [a for a in arguments if a != "--abroad"]
    beside = arguments.index("--beside") if "--beside" in arguments else len(arguments)
    arguments, other = arguments[:beside], arguments[beside + 1:]
    command, evaluate, rest = arguments[0], scorer(arguments[1]), arguments[2:]
    if command == "train" and len(rest) == 4:
        train(evaluate, *rest, abroad, list(zip(other[::2], other[1::2])))
    elif command == "compare" and len(rest) % 2 == 0:
        compare(evaluate, rest)
    elif command == "report" and len(rest) == 2:
        report(evaluate, *rest)
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
