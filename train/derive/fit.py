#!/usr/bin/env python3
"""Fits what internal/derive weighs and writes internal/derive/weights.go.

usage: fit.py OUT PAIRS ARCS DIRECTIONS KINDS SIBLINGS NEGATIVES...

PAIRS, ARCS, DIRECTIONS, KINDS and SIBLINGS are the output of `go run ./bench/derive pairs|arcs|directions|kinds|siblings` on stories made with known
edges, NEGATIVES that of `pairs` on real articles about one event which are independent (here BASIL and the quotations
set); those that a first fit takes for derived are left out of a second: agency copy is found there too.

1. Derived or independent, from two texts alone: logistic regression over Evidence. Of the made pairs those that hang
   together through others only are left out; so are those of different components that share half their words
   (an article that was drawn twice). Positives weigh 0.3, made negatives 1, real ones 3: precision on real articles
   comes first.
2. Which of an article's kin is its parent: conditional logit over Lineage, and over Lineage times how much the article
   is reworded against the closest of its kin.
3. Which of two comes from the other: logistic regression over Signs without an intercept, splices left out.
4. Is it a copy or a rewrite: logistic regression over Kinds.
5. Do both come from an unseen text: logistic regression over what tells siblings, of edges that the others found.
"""
import collections
import sys

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

STRENGTH = 1  # inverse regularisation of the first
NEAREST = -1.5  # log odds of the most alike of the real independent pairs: made rewrites leave a wide gap, human ones lie in it
RIDGE = 3e-5  # of the second


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
        _, _, rows = load(path)
        X.append(rows); y.append(np.zeros(len(rows))); w.append(np.full(len(rows), 3.0))
    X, y, w = np.concatenate(X), np.concatenate(y), np.concatenate(w)
    X, scale = (X - X.mean(0)) / (X.std(0) + 1e-9), (X.mean(0), X.std(0) + 1e-9)
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    keep = np.ones(len(y), bool)
    for _ in range(2):
        model.fit(X[keep], y[keep], sample_weight=w[keep])
        keep = (y == 1) | (w < 3) | (model.decision_function(X) < 0)
    weights = model.coef_[0] / scale[1]
    print(len(y), "pairs,", int(y.sum()), "derived,", (~keep).sum(), "left out")
    nearest = model.decision_function(X[keep & (w == 3)]).max()
    print("derived pairs lie above", np.quantile(model.decision_function(X[y == 1]), 0.01), "independent ones below", nearest)
    return model.intercept_[0] - (weights * scale[0]).sum() + NEAREST - nearest, weights


def fit_arcs(path):
    groups = collections.defaultdict(list)
    for line in open(path):
        child, _, true, *row = line.split()
        groups[child].append((true == "true", [float(x) for x in row]))
    groups = [g for g in groups.values() if len({t for t, _ in g}) == 2]
    X = np.array([x[1:] for g in groups for _, x in g])
    reworded = np.array([min(x[0] for _, x in g) for g in groups])
    true = np.array([t for g in groups for t, _ in g])
    child, n = np.repeat(np.arange(len(groups)), [len(g) for g in groups]), len(groups)
    X = np.hstack([X, X * reworded[child, None]])
    spread = X.std(0) + 1e-9
    X /= spread

    def total(z):  # log of the sum of exp, a child at a time
        top = np.full(n, -np.inf)
        np.maximum.at(top, child, z)
        return top + np.log(np.bincount(child, np.exp(z - top[child]), n))

    def loss(w):  # that of the true parents together, since any of them will do
        z = X @ w
        every, right = total(z), total(np.where(true, z, -1e9))
        slope = X.T @ (np.exp(z - every[child]) - np.where(true, np.exp(z - right[child]), 0))
        return (every - right).sum() / n + RIDGE * w @ w, slope / n + 2 * RIDGE * w

    w = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x
    z, ends = X @ w, np.cumsum([len(g) for g in groups])[:-1]
    print(n, "articles, parent right", np.mean([t[s.argmax()] for t, s in zip(np.split(true, ends), np.split(z, ends))]))
    return w / spread


def fit_directions(path):
    rows = [line.split() for line in open(path) if not line.startswith("splice")]
    y = np.array([int(r[1]) for r in rows])
    X = np.array([[float(x) for x in r[2:]] for r in rows])
    spread = X.std(0) + 1e-9
    w = LogisticRegression(fit_intercept=False, max_iter=5000).fit(X / spread, y).coef_[0] / spread
    print(len(y), "edges, direction right", np.mean((X @ w > 0) == (y == 1)))
    return w


def fit_kinds(path):
    rows = [line.split() for line in open(path)]
    y = np.array([r[0] in ("light", "medium", "heavy") for r in rows])
    X = np.array([[float(x) for x in r[1:]] for r in rows])
    spread = X.std(0) + 1e-9
    model = LogisticRegression(max_iter=5000).fit(X / spread, y)
    print(len(y), "edges, kind right", model.score(X / spread, y))
    return model.intercept_[0], model.coef_[0] / spread


def fit_siblings(path):
    rows = [line.split() for line in open(path)]
    y = np.array([r[0] == "common" for r in rows])
    X = np.array([[float(x) for x in r[1:]] for r in rows])
    spread = X.std(0) + 1e-9
    model = LogisticRegression(max_iter=5000).fit(X / spread, y)
    found = model.predict(X / spread)
    print(y.sum(), "siblings of", len(y), "edges, precision", y[found].mean(), "recall", found[y].mean())
    return model.intercept_[0], model.coef_[0] / spread


def main(out, pairs, arcs, directions, kinds, siblings, *negatives):
    intercept, weights = fit_pairs(pairs, negatives)
    kind, kind_weights = fit_kinds(kinds)
    sibling, sibling_weights = fit_siblings(siblings)
    with open(out, "w") as f:
        f.write("package derive\n\n// Made by train/derive/fit.py; see there.\n\n")
        f.write(f"const intercept = {intercept:.5g}\n\nconst kindIntercept = {kind:.5g}\n\nconst siblingIntercept = {sibling:.5g}\n")
        line, reworded = np.split(fit_arcs(arcs), 2)
        for name, size, values in (("weights", "Features", weights), ("signWeights", "signs", fit_directions(directions)), ("lineWeights", "lineage", line), ("rewordedWeights", "lineage", reworded), ("kindWeights", "kinds", kind_weights), ("siblingWeights", "siblings", sibling_weights)):
            f.write(f"\nvar {name} = [{size}]float64{{\n" + "".join(f"\t{x:.5g},\n" for x in values) + "}\n")


if __name__ == "__main__":
    if len(sys.argv) < 8:
        sys.exit(__doc__)
    main(*sys.argv[1:])
