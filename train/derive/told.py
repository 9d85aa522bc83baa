#!/usr/bin/env python3
"""Fits what tells that a text was written from another and writes internal/derive/toldweights.go.

usage: told.py OUT RETOLD... -- INVENTED...

RETOLD are the output of `go run ./bench/derive retold` on stories whose edges are known: articles with thorough
rewrites of them, made by hand. A logistic regression over ToldEvidence: the rewrites, each from its source, against
all pairs of which neither hangs on the other. Rewrites of two sources (kind "mixed") and what is known to have another
tie (kinds that begin with "x") are left out, so are pairs that hold by their words alone. Held out a tenth of the
stories at a time, it prints how many are tied. INVENTED are the same of invented articles, whose authors had one list
of facts for several.
"""
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

LINE = 0.85  # log odds from which on derive takes a pair for derived
STRENGTH = 1  # inverse regularisation
MADE = 2  # weight of pairs of articles that were invented from one list of facts
SHORT = 0.5  # weight of the beginnings of rewrites, which tell less
ALONE = -1  # index of the log odds from the words alone


def load(paths, invented):
    groups, names, kinds, short, rows, made = [], [], [], [], [], []
    for n, path in enumerate(paths + invented):
        for line in open(path):
            story, parent, child, kind, *row = line.split()
            kind, *_, cut = kind.split("-")
            groups.append(n * 1000 + int(story)); names.append((parent, child)); kinds.append(kind); short.append(cut != ""); rows.append([float(x) for x in row]); made.append(path in invented)
    return np.array(groups), names, np.array(kinds), np.array(short), np.array(rows), made


def main(out, *paths):
    paths = list(paths)
    at = paths.index("--")
    groups, names, kinds, short, X, made = load(paths[:at], paths[at + 1:])
    y = kinds != ""
    keep = ~np.isin(kinds, ["x", "mixed"]) & ~((kinds == "") & (X[:, ALONE] > 0))
    w = np.where(y & short, SHORT, 1.0) * np.where(np.array(made), MADE, 1)
    mean, spread = X[keep].mean(0), X[keep].std(0) + 1e-9
    Z = (X - mean) / spread
    held = np.zeros(len(y))
    fold = groups * 7 % 10
    for k in range(10):
        part = keep & (fold != k)
        held[fold == k] = LogisticRegression(C=STRENGTH, max_iter=5000).fit(Z[part], y[part], sample_weight=w[part]).decision_function(Z[fold == k])
    for kind in sorted(set(kinds[keep])):
        for cut in (False, True):
            z = held[keep & (kinds == kind) & (short == cut)]
            print(f"{kind or 'independent':12} {'beginning' if cut else 'whole':9} {len(z):5} of which tied {(z > LINE).mean():.3f}; log odds", np.round(np.quantile(z, [0, .05, .5, .95, 1]), 1))
    forth = {n: z for n, z, c in zip(names, held, short) if not c}
    gap = np.array([forth[n] - forth[n[::-1]] for n, k, c in zip(names, kinds, short) if k and k not in ("x", "mixed") and not c])
    print("direction right", (gap > 0).mean(), "of", len(gap))
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(Z[keep], y[keep], sample_weight=w[keep])
    weights = model.coef_[0] / spread
    with open(out, "w") as f:
        f.write("package derive\n\n// Made by train/derive/told.py; see there.\n\n")
        f.write(f"const toldIntercept = {model.intercept_[0] - (weights * mean).sum():.5g}\n")
        f.write("\nvar toldWeights = [Told]float64{\n" + "".join(f"\t{x:.5g},\n" for x in weights) + "}\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
