"""Labels the names of the silver sentences: four small networks trained on the annotated ones, averaged.

usage: name_teacher.py WORK [--steps N] [--only SEED]
Self-training (Yarowsky 1995): words that the four together are not sure of keep no label. Writes WORK/names.npy, which
core.py reads. With --only it trains one, and prints its score on the development part.
"""
import argparse
import pathlib
import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from core import Data, batches, best_path, spans
from labels import CORPORA, NAMES

SEEDS, SURE = (1, 2, 3, 4), 0.75


class Teacher(nn.Module):
    def __init__(self, rows, vectors, width=128, hidden=64):
        super().__init__()
        self.form = nn.Embedding(len(vectors) + 4096, width, sparse=True)
        self.rows = nn.EmbeddingBag(rows, width, mode="sum", sparse=True, include_last_offset=True)
        nn.init.normal_(self.form.weight, std=0.1)
        nn.init.normal_(self.rows.weight, std=0.1)
        with torch.no_grad():
            v = torch.as_tensor(vectors)
            self.form.weight[:len(v)] = v / v.std() * 0.25
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden, len(NAMES))
        self.drop = nn.Dropout(0.5)

    def forward(self, forms, rows, starts, n):
        x = (self.form(forms) + self.rows(rows, starts)).view(-1, n, self.form.weight.shape[1])
        return self.out(self.drop(self.lstm(self.drop(x))[0]))


def thinned(rows, starts, share):
    """Without a share of the rows."""
    keep = torch.rand(len(rows)) >= share
    word = torch.repeat_interleave(torch.arange(len(starts) - 1), starts[1:] - starts[:-1])
    counts = torch.bincount(word[keep], minlength=len(starts) - 1)
    return rows[keep], torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)])


def train(data, vectors, seed, steps):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Teacher(int(data.rows.max()) + 1, vectors)
    sparse = [net.form.weight, net.rows.weight]
    dense = [q for q in net.parameters() if not any(q is s for s in sparse)]
    optimizers = [torch.optim.SparseAdam(sparse, lr=2e-3), torch.optim.Adam(dense, lr=2e-3)]
    ids = [i for i in np.flatnonzero(~data.dev) if CORPORA[data.corpus[i]] in ("names", "swapped")]
    step = 0
    while step < steps:
        for group in batches(data, ids, rng):
            n = int(data.sizes[group[0]])
            forms, rows, starts, _, y = data.batch(np.array(group))
            forms = torch.where(torch.rand(len(forms)) < 0.25, len(vectors) + forms % 4096, forms)
            rows, starts = thinned(rows, starts, 0.15)
            for o in optimizers:
                for g in o.param_groups:
                    g["lr"] = 2e-3 * min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
                o.zero_grad()
            F.cross_entropy(net(forms, rows, starts, n).reshape(-1, len(NAMES)), y[:, 4], ignore_index=-1).backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for o in optimizers:
                o.step()
            step += 1
            if step >= steps:
                break
    return net.eval()


@torch.no_grad()
def probabilities(net, data, ids):
    out = {}
    for group in batches(data, ids, random.Random(0)):
        n = int(data.sizes[group[0]])
        forms, rows, starts, _, _ = data.batch(np.array(group))
        out.update(zip(group, torch.softmax(net(forms, rows, starts, n), -1).numpy()))
    return out


def score(net, data):
    ids = [i for i in np.flatnonzero(data.dev) if CORPORA[data.corpus[i]] == "names"]
    hits = total = 0
    for i, p in probabilities(net, data, ids).items():
        a = spans(best_path(np.log(p + 1e-9)))
        b = spans(data.labels[data.begin[i]:data.begin[i + 1], 4].tolist())
        hits, total = hits + len(a & b), total + len(a) + len(b)
    return 200 * hits / max(1, total)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("work", type=pathlib.Path)
    p.add_argument("--steps", type=int, default=1500)
    p.add_argument("--only", type=int)
    a = p.parse_args()
    torch.set_num_threads(1)
    data = Data(a.work)
    vectors = np.load(a.work / "vectors.npz")["vectors"]
    silver = [i for i in np.flatnonzero(~data.dev) if CORPORA[data.corpus[i]] == "silver"]
    together = None
    for seed in (a.only,) if a.only else SEEDS:
        net = train(data, vectors, seed, a.steps)
        print(f"teacher {seed}: names F1 {score(net, data):.2f} on the development part", flush=True)
        if a.only:
            return
        given = probabilities(net, data, silver)
        given = np.concatenate([given[i] for i in silver])
        together = given if together is None else together + given
    together /= len(SEEDS)
    labels = together.argmax(1).astype(np.int16)
    labels[together.max(1) < SURE] = -1
    np.save(a.work / "names.npy", labels)
    print(f"{(labels > 0).mean():.3f} of the words are in names, {(labels < 0).mean():.3f} are left open")


if __name__ == "__main__":
    main()
