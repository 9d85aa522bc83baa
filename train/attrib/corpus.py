"""What the extractor wrote, as arrays: features and labels of each article, vocabulary, batches."""
import glob
import json
import os
import random

import numpy as np
import torch

# The types of spans. Sources and contents are told apart by the side their cue stands on: for 99.3 % of them it is the
# nearest cue on that side, so that the label tells the relation.
TYPES = ("source>", "source<", "cue", "content>", "content<")
LABELS = ["O"] + [p + t for t in TYPES for p in "BIES"]
PLACE, TAG, NAME = 6, 4, 7
PROPN = 12
HANDS = ("4b22", "4e07", "5fec", "6b86", "d473", "ef2d")  # PolNeAR's annotators


class Article:
    def __init__(self, path, x, y, annotated):
        self.path, self.x, self.y, self.annotated = path, torch.tensor(x), torch.tensor(y), annotated
        self.dress = path.partition(":")[0] if ":" in path else ""  # of a variant
        self.hand = annotator(path)
        begins = ((x[:, PLACE] // 4) % 2 == 1).nonzero()[0]
        self.paragraphs = [int(i) for i in begins] + [len(x)]


def annotator(path):
    """The number of the annotator whose labels an article has, from 1 on; 0 where there is none."""
    base = path.partition(":")[2] or path
    base = os.path.join(os.path.dirname(os.path.dirname(base)), "attributions", os.path.basename(base)[:-len(".txt")])
    found = sorted(glob.glob(glob.escape(base) + "_*.ann"))
    return HANDS.index(found[0][-len("xxxx.ann"):-len(".ann")]) + 1 if found else 0


def runs(labels):
    """[(type, first, last)] of a sequence of BIES labels of any types, numbered type * 4 + position + 1."""
    out, i = [], 0
    while i < len(labels):
        j = i
        if labels[i]:
            if (labels[i] - 1) % 4 == 0:
                j += 1
                while (labels[j] - 1) % 4 == 1:
                    j += 1
            out.append(((int(labels[i]) - 1) // 4, i, j))
        i = j + 1
    return out


def with_sides(labels, attribution):
    """Source, cue, content labels → LABELS, by the side on which the span's own cue stands."""
    found = runs(labels)
    cues = [(i, j, attribution[i]) for t, i, j in found if t == 1]
    y = np.zeros(len(labels), np.int64)
    for t, i, j in found:
        own = [c for c in cues if c[2] == attribution[i]]
        left = bool(own) and own[0][0] < i
        new = 2 if t == 1 else (0 if t == 0 else 3) + left
        if t != 1 and not own:
            new = 0 if t == 0 else 4
        for k in range(i, j + 1):
            y[k] = 1 + 4 * new + (labels[k] - 1) % 4
    return y


def load(prefix):
    """The articles and the extractor's layout."""
    layout = json.load(open(prefix + ".json", encoding="utf-8"))
    rows = np.fromfile(prefix + ".bin", dtype="<u4").reshape(-1, layout["columns"]).astype(np.int64)
    out, at = [], 0
    for a in layout["articles"]:
        part = rows[at:at + a["tokens"]]
        at += a["tokens"]
        y = with_sides(part[:, -2], part[:, -1]) if a["annotated"] else np.zeros(len(part), np.int64)
        out.append(Article(a["path"], part[:, :-2], y, a["annotated"]))
    return out, layout


def parts(articles):
    """The annotated articles of train and of dev."""
    part = lambda name: [a for a in articles if a.annotated and f"{os.sep}{name}{os.sep}" in a.path]
    return part("train"), [a for a in part("dev") if not a.dress]


def chunks(articles, longest):
    """Cuts articles at random paragraphs into chunks of at most about `longest` tokens: (article, start, end)."""
    out = []
    for n, a in enumerate(articles):
        size = random.randint(longest // 2, longest)
        start = 0
        for p, q in zip(a.paragraphs, a.paragraphs[1:]):
            if q - start > size and p > start:
                out.append((n, start, p))
                start = p
            while q - start > 2 * longest:
                out.append((n, start, start + longest))
                start += longest
        if start < a.paragraphs[-1]:
            out.append((n, start, a.paragraphs[-1]))
    return out


def batches(articles, longest, tokens, variants=.05):
    """Batches of chunks of like length, `tokens` positions each, in random order; of variants only a share."""
    todo = [c for c in chunks(articles, longest) if not articles[c[0]].dress or random.random() < variants]
    todo.sort(key=lambda c: c[2] - c[1] + random.random() * 60)
    out, batch, width = [], [], 0
    for c in todo:
        width_now = max(width, c[2] - c[1])
        if batch and width_now * (len(batch) + 1) > tokens:
            out.append(batch)
            batch, width_now = [], c[2] - c[1]
        batch.append(c)
        width = width_now
    out.append(batch)
    random.shuffle(out)
    return out


def stack(articles, batch):
    """(T, B, columns) features, (T, B) labels and lengths of a batch."""
    lengths = [e - s for _, s, e in batch]
    x = torch.zeros(max(lengths), len(batch), articles[0].x.shape[1], dtype=torch.long)
    y = torch.zeros(max(lengths), len(batch), dtype=torch.long)
    for i, (n, s, e) in enumerate(batch):
        x[:e - s, i], y[:e - s, i] = articles[n].x[s:e], articles[n].y[s:e]
    return x, y, torch.tensor(lengths)


def score(articles, predicted):
    """Exact F1 of source, cue, content: {name: (P, R, F1)} in percent."""
    group = {0: "source", 1: "source", 2: "cue", 3: "content", 4: "content"}
    count = {name: [0, 0, 0] for name in ("source", "cue", "content")}
    for a, labels in zip(articles, predicted):
        gold = {(group[t], i, j) for t, i, j in runs(a.y.tolist())}
        found = {(group[t], i, j) for t, i, j in runs(labels)}
        for name in count:
            g, f = {r for r in gold if r[0] == name}, {r for r in found if r[0] == name}
            count[name][0] += len(g & f)
            count[name][1] += len(f)
            count[name][2] += len(g)
    return {n: (100 * t / max(f, 1), 100 * t / max(g, 1), 200 * t / max(f + g, 1)) for n, (t, f, g) in count.items()}


def show(scores):
    return " ".join(f"{n} {p:.1f}/{r:.1f}/{f:.1f}" for n, (p, r, f) in scores.items())
