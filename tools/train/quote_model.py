"""The verifier of quotations: its data, logistic models over feature rows, and the official measure."""
import importlib.util
import json

import numpy as np

PARTS = ("quote", "addressee", "cue", "frame", "speaker")
TYPES = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
MEDIA = ("speech", "writing", "thought", "ST", "SW", "TW", None)
GUESSES = "guess."


def scorer(path):
    spec = importlib.util.spec_from_file_location("quotation_eval", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Candidate:
    __slots__ = ("doc", "rule", "name", "groups", "rows", "gold", "match")

    def __init__(self, doc, js, offsets):
        self.doc, self.rule, self.name = doc, js["rule"], js["name"]
        begins = np.array([b for b, _ in offsets])
        ends = np.array([e for _, e in offsets])
        self.groups = {"type": js["type"], "medium": None if js["medium"] == "unspecified" else js["medium"]}
        for part in PARTS:
            ids = set()
            for b, e in js[part]:
                ids.update(np.nonzero((begins < e) & (b < ends))[0].tolist())
            self.groups[part] = ids
        self.rows = np.array(js["rows"], np.int64)
        self.gold, self.match = None, 0.0


class Data:
    """Documents with candidates, in the order of the file; what each candidate is worth by the best matching."""

    def __init__(self, candidates, gold, evaluate, weight=1.0):
        self.ev, self.gold, self.docs, self.all = evaluate, [], [], []
        table = evaluate.read_gold(gold, False)
        for line in open(candidates, encoding="utf-8"):
            js = json.loads(line)
            doc, groups = table[js["id"]]
            for g in groups:
                for part in PARTS:
                    g[part] = set(g[part])
            offsets = evaluate.token_offsets(doc)
            n = len(self.docs)
            own = [Candidate(n, c, offsets) for c in js["candidates"]]
            self.match(groups, own)
            self.gold.append(groups)
            self.docs.append(list(range(len(self.all), len(self.all) + len(own))))
            self.all += own
        self.worth = np.array([c.match for c in self.all])
        self.weight = np.full(len(self.all), weight)
        self.value = np.array([value(c) for c in self.all])
        self.rules = np.array([c.rule for c in self.all])
        self.guess = np.array([c.name.startswith(GUESSES) for c in self.all])

    def match(self, gold, own):
        for i, j, o in pairs(self.ev, gold, [c.groups for c in own]):
            if o > 0:
                own[j].gold, own[j].match = gold[i], o

    def score(self, chosen, docs=None):
        """Messages, roles and joint F1 of the candidates where chosen is true."""
        sums = np.zeros((2, 2, 2))
        for n in docs if docs is not None else range(len(self.docs)):
            own = [self.all[k].groups for k in self.docs[n] if chosen[k] and self.all[k].groups["quote"]]
            sums += sums_of(self.ev, self.gold[n], own)
        return scores(self.ev, sums)


def sums_of(ev, gold, system):
    """Of one document: [quote, roles][precision, recall][sum, count]."""
    sums = np.zeros((2, 2, 2))
    found = pairs(ev, gold, system)
    seen_g, seen_s = {i for i, _, _ in found}, {j for _, j, _ in found}
    both = [(gold[i], system[j]) for i, j, _ in found]
    both += [(None, s) for j, s in enumerate(system) if j not in seen_s]
    both += [(g, None) for i, g in enumerate(gold) if i not in seen_g]
    for g, s in both:
        for p, part in enumerate(PARTS):
            gs, ss = set(g[part]) if g else set(), set(s[part]) if s else set()
            common = len(gs & ss)
            if ss:
                sums[int(p > 0), 0] += common / len(ss), 1
            if gs:
                sums[int(p > 0), 1] += common / len(gs), 1
    return sums


def scores(ev, sums):
    out = []
    for part in (sums[0], sums[1], sums[0] + sums[1]):
        p, r = part[:, 0] / np.maximum(part[:, 1], 1)
        out.append(100 * ev.f1(p, r))
    return out


def value(c):
    """What the official measure gives a candidate: the mean over its parts of precision and recall."""
    if c.gold is None:
        return 0.0
    parts = [p for p in PARTS if c.groups[p]]
    gained = sum(len(c.groups[p] & c.gold[p]) * (1 / len(c.groups[p]) + 1 / max(1, len(c.gold[p]))) / 2 for p in parts)
    return gained / max(1, len(parts))


def pairs(ev, gold, system):
    """The official matching: (gold, system, overlap of the quotes)."""
    if not gold or not system:
        return []
    overlap = [[ev.overlap(g["quote"], s["quote"]) for s in system] for g in gold]
    score = [[o and o + 0.01 * (g["type"] == s["type"]) + 0.001 * (g["medium"] == s["medium"])
              for o, s in zip(row, system)] for g, row in zip(gold, overlap)]
    return [(i, j, overlap[i][j]) for i, j in ev.assign(score)]


class Rows:
    """Lists of feature rows as one array."""

    def __init__(self, lists):
        self.size = np.array([len(x) for x in lists])
        self.at = np.concatenate([[0], np.cumsum(self.size)[:-1]]).astype(np.int64)
        self.rows = np.concatenate(lists) if len(lists) else np.zeros(0, np.int64)

    def dot(self, w):
        return np.add.reduceat(w[self.rows], self.at) if len(self.size) else np.zeros(0)

    def spread(self, residual, n):
        return np.bincount(self.rows, np.repeat(residual, self.size), n)


def minimise(function, x, steps=80, memory=8):
    """L-BFGS with backtracking (Nocedal 1980)."""
    value, gradient = function(x)
    past = []
    for _ in range(steps):
        q, alphas = gradient.copy(), []
        for s, y, rho in reversed(past):
            alphas.append(rho * s.dot(q))
            q -= alphas[-1] * y
        if past:
            q *= past[-1][0].dot(past[-1][1]) / past[-1][1].dot(past[-1][1])
        for (s, y, rho), a in zip(past, reversed(alphas)):
            q += (a - rho * y.dot(q)) * s
        step, slope = 1.0 if past else 1.0 / max(1.0, np.abs(gradient).sum()), -gradient.dot(q)
        for _ in range(20):
            new = x - step * q
            new_value, new_gradient = function(new)
            if new_value <= value + 1e-4 * step * slope:
                break
            step *= 0.5
        else:
            return x
        s, y = new - x, new_gradient - gradient
        if s.dot(y) > 1e-12:
            past = (past + [(s, y, 1.0 / s.dot(y))])[-memory:]
        done = value - new_value < 1e-5 * abs(value)
        x, value, gradient = new, new_value, new_gradient
        if done:
            break
    return x


def logistic(rows, target, n, l2, weight=None):
    """Weights over n rows; targets in [0, 1]."""
    weight = np.ones(len(target)) if weight is None else weight

    def loss(w):
        z = rows.dot(w)
        value = (weight * (np.logaddexp(0, z) - target * z)).sum() + 0.5 * l2 * w.dot(w)
        return value, rows.spread(weight * (sigmoid(z) - target), n) + l2 * w
    return minimise(loss, np.zeros(n))


def softmax_model(rows, target, classes, n, l2):
    """Weights [classes][n]; target holds class numbers."""
    onehot = np.eye(classes)[target]

    def loss(flat):
        w = flat.reshape(classes, n)
        z = np.stack([rows.dot(w[k]) for k in range(classes)], 1)
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        value = -np.log(np.maximum((p * onehot).sum(1), 1e-12)).sum() + 0.5 * l2 * flat.dot(flat)
        gradient = np.stack([rows.spread(p[:, k] - onehot[:, k], n) for k in range(classes)])
        return value, (gradient + l2 * w).ravel()
    return minimise(loss, np.zeros(classes * n), 40).reshape(classes, n)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -30, 30)))


def platt(z, target):
    """Slope and offset of the sigmoid that fits the targets (Platt 1999)."""
    a = np.array([1.0, 0.0])
    for _ in range(50):
        p = sigmoid(a[0] * z + a[1])
        g = np.array([((p - target) * z).sum(), (p - target).sum()])
        h = p * (1 - p)
        hessian = np.array([[(h * z * z).sum(), (h * z).sum()], [(h * z).sum(), h.sum()]]) + 1e-6 * np.eye(2)
        a -= np.linalg.solve(hessian, g)
    return a


def folds(data, docs, n):
    """Documents dealt out in turn."""
    return [[d for i, d in enumerate(docs) if i % n == f] for f in range(n)]


def candidates_of(data, docs):
    return np.array([k for d in docs for k in data.docs[d]], np.int64)
