#!/usr/bin/env python3
"""Fits the classifier that tells derived texts from independent ones and writes internal/derive/weights.go.

usage: fit.py OUT POSITIVES... -- NEGATIVES...

Each file is the output of `go run ./bench/derive pairs`: two ids, the kind of the true edge followed by "-", and the
evidence. POSITIVES come from stories made with known edges (bench/derive): pairs of one component that are no edge
are left out; pairs of different components are independent. NEGATIVES are pairs of independent articles about one
event; the pairs named in KIN, read by eye, are common agency copy and are left out.
"""
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


def load(path):
    ids, kinds, rows = [], [], []
    for line in open(path):
        a, b, kind, *row = line.split()
        ids.append((a, b)); kinds.append(kind.rstrip("-")); rows.append([float(x) for x in row])
    return ids, np.array(kinds), np.array(rows)


def main(out, positives, negatives, kin, strength):
    X, y, w = [], [], []
    for path in positives:
        _, kinds, rows = load(path)
        keep = (kinds != "kin") & ~((kinds == "") & (rows[:, 2] > 0.5))
        X.append(rows[keep]); y.append(kinds[keep] != ""); w.append(np.where(kinds[keep] != "", 0.3, 1))
    for path in negatives:
        ids, _, rows = load(path)
        keep = np.array([not any(a in k and b in k for k in kin) for a, b in ids])
        X.append(rows[keep]); y.append(np.zeros(keep.sum())); w.append(np.full(keep.sum(), 3.0))
    X, y, w = np.concatenate(X), np.concatenate(y), np.concatenate(w)
    scale = StandardScaler().fit(X)
    model = LogisticRegression(C=strength, max_iter=5000).fit(scale.transform(X), y, sample_weight=w)
    weights = model.coef_[0] / scale.scale_
    intercept = model.intercept_[0] - (weights * scale.mean_).sum()
    with open(out, "w") as f:
        f.write("package derive\n\n// Made by train/derive/fit.py; see there.\n\n")
        f.write(f"const intercept = {intercept:.5g}\n\nvar weights = [Features]float64{{\n")
        for x in weights:
            f.write(f"\t{x:.5g},\n")
        f.write("}\n")
    print(len(y), "pairs,", int(y.sum()), "derived")


if __name__ == "__main__":
    if "--" not in sys.argv:
        sys.exit(__doc__)
    at = sys.argv.index("--")
    main(sys.argv[1], sys.argv[2:at], sys.argv[at + 1:], [("005a29hpo", "005a29fox")], 0.015)
