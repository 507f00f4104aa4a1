"""The network: sums of embedding rows, two bidirectional LSTM layers, heads for tags, features, names and the tree."""
import torch
from torch import nn

from labels import ATTRIBUTES, CORPORA, NAMES, RELATIONS, STTS, UPOS

WIDTH, ARC = 128, 64
TAG_SIZES = [len(UPOS), len(STTS)] + [len(v) + 1 for _, v in ATTRIBUTES]


class Network(nn.Module):
    def __init__(self, forms, rows, hidden=80, layers=2, width=WIDTH, vectors=None, dropout=0.3):
        super().__init__()
        self.form = nn.Embedding(forms, width, sparse=True)
        self.rows = nn.EmbeddingBag(rows, width, mode="sum", sparse=True, include_last_offset=True)
        self.corpus = nn.Embedding(len(CORPORA), width)
        nn.init.normal_(self.form.weight, std=0.1)
        nn.init.normal_(self.rows.weight, std=0.1)
        nn.init.zeros_(self.corpus.weight)
        if vectors is not None:
            with torch.no_grad():
                v = torch.as_tensor(vectors)
                self.form.weight[:len(v)] = v / v.std() * 0.25
        self.lstm = nn.LSTM(width, hidden, layers, batch_first=True, bidirectional=True, dropout=dropout)
        out = 2 * hidden
        self.tags = nn.Linear(out, sum(TAG_SIZES))
        # Names as the annotated corpus, SmartData and the silver labeller draw them: other guidelines, so a head for each.
        # The first is kept; the others teach the layers below.
        self.names = nn.ModuleDict({c: nn.Linear(out, len(NAMES)) for c in ("names", "smart", "silver")})
        self.root = nn.Parameter(torch.zeros(out))
        self.arc_dep, self.arc_head = nn.Linear(out, ARC), nn.Linear(out, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.rel_dep, self.rel_head = nn.Linear(out, ARC), nn.Linear(out, ARC, bias=False)
        self.rel = nn.Linear(ARC, len(RELATIONS))
        self.drop_in, self.drop = nn.Dropout(0.25), nn.Dropout(dropout)

    def encode(self, forms, rows, starts, corpus, n):
        """forms: words of a batch of sentences of n words, one behind the other; corpus: one a sentence."""
        x = self.form(forms) + self.rows(rows, starts)
        x = x.view(-1, n, x.shape[-1]) + self.corpus(corpus)[:, None]
        return self.drop(self.lstm(self.drop_in(x))[0])

    def arcs(self, h):
        """Scores [sentence, word, head], head 0 being the root."""
        heads = torch.cat([self.root.expand(h.shape[0], 1, -1), h], 1)
        dep = self.drop(torch.relu(self.arc_dep(h)))
        head = self.drop(torch.relu(self.arc_head(heads)))
        return torch.einsum("bid,bjd->bij", dep, self.arc(head)), heads

    def relations(self, h, heads, chosen):
        """Scores of the relation of every word to its chosen head."""
        picked = torch.gather(heads, 1, chosen[..., None].expand(-1, -1, heads.shape[-1]))
        return self.rel(self.drop(torch.relu(self.rel_dep(h) + self.rel_head(picked))))
