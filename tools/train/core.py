"""Trains the language core on what prepare.py wrote.

usage: core.py WORK OUT.pt [--hidden N] [--steps N] [--seed N] [--no-silver] [--no-vectors]
"""
import argparse
import collections
import pathlib
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from labels import CORPORA, NAMES, RELATIONS
from network import Network, TAG_SIZES

BATCH = 1600  # words
NAME_WEIGHT = 1.5
# How often a sentence is seen for once that a silver one is, and how much its tags and its tree weigh.
REPEAT = {"gsd": 9, "pud": 6, "hdt": 3, "names": 6, "swapped": 1, "smart": 3, "silver": 1, "self": 1}
TAG_WEIGHT = {"gsd": 1, "pud": 1, "hdt": 1, "silver": 0.3, "self": 0.5}
TREE_WEIGHT = {"gsd": 1, "pud": 1, "hdt": 0.5, "silver": 0.5, "self": 0.7}


class Data:
    def __init__(self, work):
        d = np.load(work / "data.npz")
        self.rows, self.forms = torch.from_numpy(d["rows"]), torch.from_numpy(d["forms"])
        self.starts, self.sizes = d["starts"], d["sizes"]
        self.labels = torch.from_numpy(d["labels"].astype(np.int64))
        self.corpus, self.dev = d["corpus"], d["dev"]
        self.begin = np.concatenate([[0], np.cumsum(self.sizes)])

    def batch(self, ids):
        words = np.concatenate([np.arange(self.begin[i], self.begin[i + 1]) for i in ids])
        rows = torch.cat([self.rows[self.starts[self.begin[i]]:self.starts[self.begin[i + 1]]] for i in ids])
        counts = self.starts[words + 1] - self.starts[words]
        starts = torch.from_numpy(np.concatenate([[0], np.cumsum(counts)]))
        w = torch.from_numpy(words)
        return self.forms[w], rows, starts, torch.from_numpy(self.corpus[ids].astype(np.int64)), self.labels[w]


def batches(data, ids, rng):
    by_size = collections.defaultdict(list)
    for i in ids:
        by_size[int(data.sizes[i])].append(i)
    out = []
    for size, group in by_size.items():
        rng.shuffle(group)
        step = max(1, BATCH // size)
        out += [group[k:k + step] for k in range(0, len(group), step)]
    rng.shuffle(out)
    return out


def share(mask):
    """How much of the batch a loss speaks of, so that a few words do not weigh as much as a whole batch."""
    return min(1.0, 3 * float(mask.float().mean()))


def weighted(loss, weight):
    return (loss * weight).sum() / max(1.0, float(len(weight)))


def noisy(data, ids):
    """A batch with some words unknown and some rows left out, so that the network leans on no single one."""
    forms, rows, starts, corpus, y = data.batch(np.array(ids))
    drop = torch.rand(len(forms)) < 0.08
    forms = torch.where(drop, 50000 + forms % 4096, forms)
    keep = torch.rand(len(rows)) < 0.93
    word = torch.repeat_interleave(torch.arange(len(forms)), starts[1:] - starts[:-1])
    counts = torch.bincount(word[keep], minlength=len(forms))
    return forms, rows[keep], torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)]), corpus, y


def name_loss(net, flat, corpus, y, n):
    """Each corpus of names has its own head."""
    total = 0.0
    for c, head in net.names.items():
        mine = corpus == CORPORA.index(c)
        if c == "names":
            mine = mine | (corpus == CORPORA.index("swapped"))
        mask = mine.repeat_interleave(n) & (y[:, 4] >= 0)
        if mask.any():
            weight = NAME_WEIGHT if c == "names" else 0.3
            total = total + weight * share(mask) * F.cross_entropy(head(flat)[mask], y[mask, 4])
    return total


def loss_of(net, data, ids, rng):
    n = int(data.sizes[ids[0]])
    forms, rows, starts, corpus, y = noisy(data, ids)
    h = net.encode(forms, rows, starts, corpus_for_reading(corpus), n)
    names = [CORPORA[c] for c in corpus.tolist()]
    tag_w = torch.tensor([TAG_WEIGHT.get(c, 1) for c in names]).repeat_interleave(n)
    tree_w = torch.tensor([TREE_WEIGHT.get(c, 1) for c in names]).repeat_interleave(n)
    flat = h.reshape(-1, h.shape[-1])
    total = 0.0
    columns = [0, 1] + list(range(5, y.shape[1]))
    for column, scores in zip(columns, net.tags(flat).split(TAG_SIZES, -1)):
        gold = y[:, column]
        if (gold >= 0).any():
            weight = tag_w * (0.5 if column >= 5 else 1)
            total = total + weighted(F.cross_entropy(scores, gold, ignore_index=-1, reduction="none"), weight)
    total = total + name_loss(net, flat, corpus, y, n)
    gold = y[:, 2]
    if (gold >= 0).any():
        arcs, heads = net.arcs(h)
        total = total + weighted(F.cross_entropy(arcs.reshape(-1, n + 1), gold, ignore_index=-1, reduction="none"), tree_w)
        rels = net.relations(h, heads, gold.clamp(min=0).view(-1, n)).reshape(-1, len(RELATIONS))
        total = total + weighted(F.cross_entropy(rels, y[:, 3], ignore_index=-1, reduction="none"), tree_w)
    return total


def corpus_for_reading(corpus):
    """Sentences that have names alone are read as GSD's, as every text is in the end."""
    named = sum(corpus == CORPORA.index(c) for c in ("names", "swapped", "smart"))
    return torch.where(named > 0, 0, corpus)


@torch.no_grad()
def evaluate(net, data):
    net.eval()
    hits, totals = collections.Counter(), collections.Counter()
    for ids in batches(data, np.flatnonzero(data.dev).tolist(), random.Random(0)):
        n = int(data.sizes[ids[0]])
        forms, rows, starts, corpus, y = data.batch(np.array(ids))
        h = net.encode(forms, rows, starts, corpus_for_reading(corpus), n)
        flat = h.reshape(-1, h.shape[-1])
        names = [CORPORA[c] for c in corpus.tolist() for _ in range(n)]
        parts = net.tags(flat).split(TAG_SIZES, -1)
        arcs, heads = net.arcs(h)
        head = arcs.argmax(-1)
        rel = net.relations(h, heads, head).argmax(-1).reshape(-1)
        head = head.reshape(-1)
        feats = torch.stack([p.argmax(-1) == y[:, 5 + k] for k, p in enumerate(parts[2:])]).all(0)
        right = {"upos": parts[0].argmax(-1) == y[:, 0], "xpos": parts[1].argmax(-1) == y[:, 1], "feats": feats,
                 "uas": head == y[:, 2], "las": (head == y[:, 2]) & (rel == y[:, 3])}
        known = {"upos": y[:, 0] >= 0, "xpos": y[:, 1] >= 0, "feats": (y[:, 5:] >= 0).all(1), "uas": y[:, 2] >= 0,
                 "las": y[:, 2] >= 0}
        for i, c in enumerate(names):
            for k in right:
                if known[k][i]:
                    totals[c, k] += 1
                    hits[c, k] += int(right[k][i])
        if CORPORA.index("names") in corpus.tolist():
            got = [best_path(scores) for scores in net.names["names"](h).numpy()]
            gold = y[:, 4].view(-1, n).tolist()
            for a, b, c in zip(got, gold, corpus.tolist()):
                if c != CORPORA.index("names"):
                    continue
                a, b = spans(a), spans(b)
                hits["names", "tp"] += len(a & b)
                totals["names", "tp"] += len(a) + len(b)
    net.train()
    out = {f"{c}.{k}": round(100 * hits[c, k] / totals[c, k], 2) for c, k in totals if k != "tp"}
    out["names.f1"] = round(200 * hits["names", "tp"] / max(1, totals["names", "tp"]), 2)
    return out


def best_path(scores):
    """The best BIO sequence (Viterbi): an I follows its own B or I."""
    before = scores[0].copy()
    before[2::2] = -1e9
    links = []
    for row in scores[1:]:
        link = [max((k, k - 1) if k and k % 2 == 0 else range(len(row)), key=lambda j: before[j]) for k in range(len(row))]
        before = np.array([before[j] + row[k] for k, j in enumerate(link)])
        links.append(link)
    tags = [int(before.argmax())]
    for link in reversed(links):
        tags.append(link[tags[-1]])
    return tags[::-1]


def spans(tags):
    out, begin, kind = set(), None, None
    for i, t in enumerate(list(tags) + [0]):
        name = NAMES[t] if t >= 0 else "O"
        if begin is not None and not (name.startswith("I-") and name[2:] == kind):
            out.add((begin, i, kind))
            begin = None
        if name != "O" and begin is None:
            begin, kind = i, name[2:]
    return out


def descend(optimizers, loss, rate, clipped):
    for o in optimizers:
        for g in o.param_groups:
            g["lr"] = rate
        o.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(clipped, 5.0)
    for o in optimizers:
        o.step()


def sample(data, rng, silver):
    """The sentences of one pass."""
    ids = []
    for i in np.flatnonzero(~data.dev):
        c = CORPORA[data.corpus[i]]
        times = REPEAT[c] / 5 if c not in ("silver", "self") or silver else 0
        ids += [i] * (int(times) + (rng.random() < times % 1))
    return ids


def train_all(net, data, rng, steps, silver):
    sparse = [net.form.weight, net.rows.weight]
    dense = [q for q in net.parameters() if not any(q is s for s in sparse)]
    optimizers = [torch.optim.SparseAdam(sparse, lr=2e-3, betas=(0.9, 0.95)),
                  torch.optim.Adam(dense, lr=2e-3, betas=(0.9, 0.95))]
    step, begun, running = 0, time.time(), 0.0
    while step < steps:
        for group in batches(data, sample(data, rng, silver), rng):
            loss = loss_of(net, data, group, rng)
            descend(optimizers, loss, 2e-3 * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps), dense)
            running = 0.99 * running + 0.01 * float(loss)
            step += 1
            if step % 1000 == 0 or step == steps:
                print(step, f"{time.time() - begun:.0f}s", round(running, 3), evaluate(net, data), flush=True)
            if step >= steps:
                break


def main():
    p = argparse.ArgumentParser()
    p.add_argument("work", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--hidden", type=int, default=96)
    p.add_argument("--layers", type=int, default=2)
    p.add_argument("--steps", type=int, default=6500)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--no-silver", action="store_true")
    p.add_argument("--no-vectors", action="store_true")
    a = p.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)  # one: sums in one order
    rng = random.Random(a.seed)
    data = Data(a.work)
    vectors = None if a.no_vectors else np.load(a.work / "vectors.npz")["vectors"]
    net = Network(50000 + 4096, int(data.rows.max()) + 1, a.hidden, a.layers, vectors=vectors)
    train_all(net, data, rng, a.steps, not a.no_silver)
    torch.save({"state": net.state_dict(), "hidden": a.hidden, "layers": a.layers}, a.out)


if __name__ == "__main__":
    main()
