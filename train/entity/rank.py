#!/usr/bin/env python3
"""Trains the pronoun rankers of internal/entity and writes internal/entity/ranker.bin.

usage: rank.py --gap gap-development.tsv.features --gum gum-train.features --out internal/entity/ranker.bin [--folds 3]

The inputs are what `go run ./train/entity/features` writes (see docs/models.md for the two commands). --folds measures by
cross-validation over the groups of --gap instead of writing a model.

There are two: one for "he" and "she", trained on GAP and GUM, and one for "it" and "they", trained on GUM. Each scores each candidate for a pronoun by itself: a linear layer plus one hidden layer of rectified units; the
candidates and "none of them" (score 0) compete in a softmax. Where GAP says only that neither of two names is meant, the
other candidates and "none" share the credit. The mean of several such networks, from different seeds, is one with their
hidden layers side by side. The same input and seeds give the same file on one machine with one thread.

ranker.bin holds the two in this order, each as little-endian float32: features, hidden units, bias, linear weights, then for each feature its weight to each
hidden unit, the hidden units' biases, their output weights.
"""
import argparse
import collections

import numpy as np
import torch

torch.set_num_threads(1)


PERSONAL = set("he him his himself she her hers herself".split())


def read(path, weight):
    groups = collections.OrderedDict()
    for line in open(path, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        groups.setdefault(f[0], []).append((int(f[1]), f[2], np.array(f[4:], dtype=np.float32)))
    make = lambda rows: (np.stack([r[2] for r in rows]), np.array([r[0] for r in rows]), [r[1] for r in rows], weight)
    personal = [make(rows) for name, rows in groups.items() if name.startswith("gap:") or name.split(":")[-1] in PERSONAL]
    other = [make(rows) for name, rows in groups.items() if not name.startswith("gap:") and name.split(":")[-1] not in PERSONAL]
    return personal, other


class Network(torch.nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = torch.nn.Linear(inputs, hidden)
        self.out = torch.nn.Linear(hidden, 1, bias=False)
        self.linear = torch.nn.Linear(inputs, 1)
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, x):
        return (self.linear(x) + self.out(self.drop(torch.relu(self.hidden(x))))).squeeze(-1)


def batch(groups, inputs):
    longest = max(len(g[0]) for g in groups)
    x = np.zeros((len(groups), longest, inputs), np.float32)
    real = np.zeros((len(groups), longest + 1), bool)
    right = np.zeros((len(groups), longest + 1), bool)
    real[:, longest] = True
    for j, (rows, labels, _, _) in enumerate(groups):
        n = len(rows)
        x[j, :n], real[j, :n] = rows, True
        if (labels == 1).any():
            right[j, :n] = labels == 1
        else:
            right[j, :n], right[j, longest] = labels == -1, True
    weights = np.array([g[3] for g in groups], np.float32)
    return torch.from_numpy(x), torch.from_numpy(real), torch.from_numpy(right), torch.from_numpy(weights)


def train(groups, hidden, epochs, rate, decay, seed):
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    inputs = groups[0][0].shape[1]
    model = Network(inputs, hidden)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, weight_decay=decay)
    for epoch in range(epochs):
        for g in optimizer.param_groups:
            g["lr"] = rate * (1 - epoch / epochs)
        places = order.permutation(len(groups))
        for s in range(0, len(places), 64):
            x, real, right, weights = batch([groups[k] for k in places[s:s + 64]], inputs)
            scores = torch.cat([model(x), torch.zeros(len(x), 1)], 1).masked_fill(~real, -1e9)
            log_p = torch.log_softmax(scores, 1)
            loss = -(torch.logsumexp(log_p.masked_fill(~right, -1e9), 1) * weights).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model.eval()


def f1(models, groups):
    """GAP's F1 over the two names, where the best candidate is taken to be meant."""
    tp = fp = positives = 0
    for rows, labels, notes, _ in groups:
        positives += sum(label == 1 for label in labels)
        with torch.no_grad():
            best = int(sum(m(torch.from_numpy(rows)) for m in models).argmax())
        if notes[best] != "-":
            tp, fp = tp + (labels[best] == 1), fp + (labels[best] != 1)
    return 200 * tp / (tp + fp + positives)


def parameters(models):
    k = len(models)
    inputs = models[0].hidden.weight.shape[1]
    get = lambda f: [f(m).detach().numpy() for m in models]
    hidden = np.concatenate(get(lambda m: m.hidden.weight))  # units × features
    parts = [
        np.array([inputs, len(hidden), sum(get(lambda m: m.linear.bias))[0] / k]),
        sum(get(lambda m: m.linear.weight))[0] / k,
        hidden.T.reshape(-1),
        np.concatenate(get(lambda m: m.hidden.bias)),
        np.concatenate(get(lambda m: m.out.weight), 1)[0] / k,
    ]
    return np.concatenate(parts).astype("<f4")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gap", required=True)
    parser.add_argument("--gum", required=True)
    parser.add_argument("--out")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--networks", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=0.006)
    parser.add_argument("--decay", type=float, default=5e-4)
    parser.add_argument("--gum-weight", type=float, default=0.5)
    args = parser.parse_args()
    (gap, _), (gum, things) = read(args.gap, 1.0), read(args.gum, args.gum_weight)
    fit = lambda groups, n: [train(groups, args.hidden, args.epochs, args.rate, args.decay, seed) for seed in range(n)]
    if args.folds:
        scores = []
        for f in range(args.folds):
            models = fit([g for k, g in enumerate(gap) if k % args.folds != f] + gum, 1)
            scores.append(f1(models, gap[f::args.folds]))
        print("F1 by cross-validation: %.1f (%s)" % (np.mean(scores), " ".join("%.1f" % s for s in scores)))
    if args.out:
        np.concatenate([parameters(fit(gap + gum, args.networks)), parameters(fit(things, 1))]).tofile(args.out)


if __name__ == "__main__":
    main()
