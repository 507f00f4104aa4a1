"""Quantises a trained network and writes it for laut-features --pack.

usage: export.py WORK NET.pt LAUT_FEATURES OUT.raw
Weights become integers of 7 bits and a sign with a scale a row (src/core/kernels.h says why), embeddings bytes with one
step for all. The steps of the hidden layers come from a pass over training sentences.
"""
import pathlib
import random
import subprocess
import sys

import numpy as np
import torch

from core import Data, batches, corpus_for_reading
from network import ARC, Network

EMBEDDING_STEP = 1 / 80
HIDDEN_STEP = 1 / 127


def pad(rows, to=16):
    return (rows + to - 1) // to * to


class Writer:
    def __init__(self, path):
        self.out = open(path, "wb")

    def array(self, name, values):
        values = np.ascontiguousarray(values)
        head = f"{name} {values.dtype.itemsize} {values.nbytes}\n".encode()
        self.out.write(head + values.tobytes())

    def matrix(self, name, weight, bias, step):
        """Weights in blocks of 16 rows by 4 columns, scale, and bias with the correction for the zero point 128."""
        rows, cols = weight.shape
        w = np.zeros((pad(rows), cols), np.float64)
        w[:rows] = weight
        b = np.zeros(pad(rows), np.float64)
        b[:rows] = bias
        scale = np.abs(w).max(1) / 63
        scale[scale == 0] = 1
        q = np.rint(w / scale[:, None]).astype(np.int8)
        blocks = q.reshape(pad(rows) // 16, 16, cols // 4, 4).transpose(0, 2, 1, 3)
        value = scale * step
        self.array(f"core.{name}.w", blocks.reshape(-1))
        self.array(f"core.{name}.s", value.astype(np.float32))
        self.array(f"core.{name}.b", (b - value * 128 * q.astype(np.int64).sum(1)).astype(np.float32))


def slots(hashes):
    """Open addressing by the low bits: u64 hash, u32 row, u32 used."""
    size = 1 << (2 * len(hashes) - 1).bit_length()
    table = np.zeros(size, np.dtype([("hash", np.uint64), ("row", np.uint32), ("used", np.uint32)]))
    for row, h in enumerate(hashes):
        at = int(h) & (size - 1)
        while table["used"][at]:
            at = (at + 1) & (size - 1)
        table[at] = (h, row, 1)
    return table


@torch.no_grad()
def ranges(net, data, ids):
    """The largest input, but for one in ten thousand, and the like of the hidden layers."""
    inputs, layers = [], []
    for group in batches(data, ids, random.Random(0)):
        n = int(data.sizes[group[0]])
        forms, rows, starts, corpus, _ = data.batch(np.array(group))
        x = net.form(forms) + net.rows(rows, starts)
        x = x.view(-1, n, x.shape[-1]) + net.corpus(corpus_for_reading(corpus))[:, None]
        inputs.append(x.reshape(-1))
        h = net.lstm(x)[0]
        for layer in (net.arc_head(h), net.rel_dep(h) + net.rel_head(h)):
            layers.append(torch.relu(layer).reshape(-1))
    top = lambda v: float(np.quantile(np.abs(torch.cat(v).numpy()[::7]), 0.9999))
    return top(inputs), top(layers)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    work = pathlib.Path(sys.argv[1])
    saved = torch.load(sys.argv[2], weights_only=True)
    state, hidden = saved["state"], saved["hidden"]
    data = Data(work)
    net = Network(state["form.weight"].shape[0], state["rows.weight"].shape[0], hidden, saved["layers"])
    net.load_state_dict(state)
    net.eval()
    train = np.flatnonzero(~data.dev)
    top_input, top_layer = ranges(net, data, train[:: max(1, len(train) // 2000)].tolist())
    w = {k: v.numpy().astype(np.float64) for k, v in state.items()}
    width = w["form.weight"].shape[1]
    input_step, layer_step = top_input / 127, top_layer / 127
    forms = w["form.weight"].shape[0]
    hashes = np.load(work / "vectors.npz")["hashes"]
    rows_wanted = int(subprocess.run([sys.argv[3], "--rows"], capture_output=True, text=True, check=True).stdout)
    rows = np.zeros((rows_wanted, width))
    rows[:len(w["rows.weight"])] = w["rows.weight"]
    out = Writer(sys.argv[4])
    quantised = lambda v, kind: np.clip(np.rint(v / EMBEDDING_STEP), -127 if kind == np.int8 else -32767,
                                        127 if kind == np.int8 else 32767).astype(kind)
    factor = round(EMBEDDING_STEP / input_step * 65536)
    out.array("core.meta", np.array([3, width, hidden, len(hashes), forms - len(hashes), factor, rows_wanted], np.uint32))
    out.array("core.steps", np.array([input_step, layer_step], np.float32))
    out.array("core.slots", slots(hashes))
    out.array("core.forms", quantised(w["form.weight"], np.int8))
    out.array("core.rows", quantised(rows, np.int8))
    out.array("core.base", quantised(w["corpus.weight"][0], np.int16))
    for layer in range(2):
        for direction, suffix in (("f", ""), ("b", "_reverse")):
            at = f"l{layer}{suffix}"
            bias = w[f"lstm.bias_ih_{at}"] + w[f"lstm.bias_hh_{at}"]
            out.matrix(f"lstm{layer}{direction}.x", w[f"lstm.weight_ih_{at}"], bias,
                       EMBEDDING_STEP * 65536 / factor if layer == 0 else HIDDEN_STEP)
            out.matrix(f"lstm{layer}{direction}.h", w[f"lstm.weight_hh_{at}"], 0, HIDDEN_STEP)
    out.matrix("names", w["names.names.weight"], w["names.names.bias"], HIDDEN_STEP)
    out.matrix("tags", w["tags.weight"], w["tags.bias"], HIDDEN_STEP)
    parts = ("arc_dep", "arc_head", "rel_dep", "rel_head")
    out.matrix("parser", np.concatenate([w[p + ".weight"] for p in parts]),
               np.concatenate([w.get(p + ".bias", np.zeros(ARC)) for p in parts]), HIDDEN_STEP)
    out.matrix("arc", w["arc.weight"], w["arc.bias"], layer_step)
    out.matrix("relation", np.pad(w["rel.weight"], ((0, 48 - len(w["rel.weight"])), (0, 0))),
               np.pad(w["rel.bias"], (0, 48 - len(w["rel.bias"]))), layer_step)
    root = w["root"]
    arc_root = np.maximum(w["arc_head.weight"] @ root + w["arc_head.bias"], 0)
    out.array("core.root.arc", (w["arc.weight"] @ arc_root + w["arc.bias"]).astype(np.float32))
    out.array("core.root.relation", (w["rel_head.weight"] @ root).astype(np.float32))
    out.out.close()
    print(f"input up to {top_input:.2f}, hidden layers up to {top_layer:.2f}")


if __name__ == "__main__":
    main()
