#!/usr/bin/env python3
"""Fits what internal/derive weighs and writes internal/derive/weights.go.

usage: fit.py OUT PAIRS ARCS DIRECTIONS NEGATIVES...

PAIRS, ARCS and DIRECTIONS are the output of `go run ./bench/derive pairs|arcs|directions` on stories made with known
edges, NEGATIVES that of `pairs` on real articles about one event which are independent (here BASIL and the quotations
set); the pairs in KIN, read by eye, are common agency copy and are left out.

1. Derived or independent, from two texts alone: logistic regression over Evidence. Of the made pairs those that hang
   together through others only are left out; so are those of different components that share half their words
   (an article that was drawn twice). Positives weigh 0.3, made negatives 1, real ones 3: precision on real articles
   comes first.
2. Which of an article's kin is its parent: conditional logit over Lineage.
3. Which of two comes from the other: logistic regression over Signs without an intercept, splices left out.
"""
import collections
import sys

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

KIN = [("005a29hpo", "005a29fox")]
STRENGTH = 0.02  # inverse regularisation of the first


def load(path):
    ids, kinds, rows = [], [], []
    for line in open(path):
        a, b, kind, *row = line.split()
        ids.append((a, b)); kinds.append(kind.rstrip("-")); rows.append([float(x) for x in row])
    return ids, np.array(kinds), np.array(rows)


def fit_pairs(positives, negatives):
    X, y, w = [], [], []
    _, kinds, rows = load(positives)
    keep = (kinds != "kin") & ~((kinds == "") & (rows[:, 2] > 0.5))
    X.append(rows[keep]); y.append(kinds[keep] != ""); w.append(np.where(kinds[keep] != "", 0.3, 1))
    for path in negatives:
        ids, _, rows = load(path)
        keep = np.array([not any(a in k and b in k for k in KIN) for a, b in ids])
        X.append(rows[keep]); y.append(np.zeros(keep.sum())); w.append(np.full(keep.sum(), 3.0))
    X, y, w = np.concatenate(X), np.concatenate(y), np.concatenate(w)
    scale = StandardScaler().fit(X)
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(scale.transform(X), y, sample_weight=w)
    weights = model.coef_[0] / scale.scale_
    print(len(y), "pairs,", int(y.sum()), "derived")
    return model.intercept_[0] - (weights * scale.mean_).sum(), weights


def fit_arcs(path):
    groups = collections.defaultdict(list)
    for line in open(path):
        child, _, true, *row = line.split()
        groups[child].append((true == "true", [float(x) for x in row]))
    data = [(np.array([t for t, _ in g]), np.array([x for _, x in g])) for g in groups.values() if len(g) > 1 and any(t for t, _ in g)]
    spread = np.concatenate([x for _, x in data]).std(0) + 1e-9

    def loss(w):
        return sum(np.mean((logsumexp(x / spread @ w) - x / spread @ w)[t]) for t, x in data) / len(data) + 1e-3 * w @ w

    w = minimize(loss, np.zeros(len(spread))).x / spread
    print(len(data), "articles, parent right", np.mean([t[(x @ w).argmax()] for t, x in data]))
    return w


def fit_directions(path):
    rows = [line.split() for line in open(path) if not line.startswith("splice")]
    y = np.array([int(r[1]) for r in rows])
    X = np.array([[float(x) for x in r[2:]] for r in rows])
    spread = X.std(0) + 1e-9
    w = LogisticRegression(fit_intercept=False, max_iter=5000).fit(X / spread, y).coef_[0] / spread
    print(len(y), "edges, direction right", np.mean((X @ w > 0) == (y == 1)))
    return w


def main(out, pairs, arcs, directions, *negatives):
    intercept, weights = fit_pairs(pairs, negatives)
    with open(out, "w") as f:
        f.write("package derive\n\n// Made by train/derive/fit.py; see there.\n\n")
        f.write(f"const intercept = {intercept:.5g}\n")
        for name, size, values in (("weights", "Features", weights), ("signWeights", "signs", fit_directions(directions)), ("lineWeights", "lineage", fit_arcs(arcs))):
            f.write(f"\nvar {name} = [{size}]float64{{\n" + "".join(f"\t{x:.5g},\n" for x in values) + "}\n")


if __name__ == "__main__":
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
