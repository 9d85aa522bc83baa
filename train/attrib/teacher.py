"""A large teacher for the small network: all-MiniLM-L6-v2 fine-tuned below the same network, with its features.

    python train/attrib/teacher.py --features PREFIX --out TEACHER.pt --epochs 3

It continues from --from where given. --label writes its scores of the labels for every article of --features, for
train.py --silver.
"""
import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn as nn
from transformers import BertModel

import corpus
import network
import wordvectors

FROZEN = 2  # of the encoder's six layers


class Teacher(network.Network):
    """The network, to whose input each word's vector from the encoder is added (the mean of its pieces')."""

    def __init__(self, rows, dims, d, h, layers, drop):
        super().__init__(rows, dims, d, h, layers, drop)
        self.encoder = BertModel.from_pretrained(wordvectors.folder(), add_pooling_layer=False, attn_implementation="sdpa",
                                                 attention_probs_dropout_prob=0., hidden_dropout_prob=0.)
        for p in self.encoder.embeddings.parameters():
            p.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            for p in layer.parameters():
                p.requires_grad_(False)
        self.join = nn.Linear(384, d)

    def extra(self, pieces, first, count):
        """Pieces (B, P), 0 for padding; of each token (T, B) its first piece and how many it has → (T, B, d)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.encoder(input_ids=pieces, attention_mask=(pieces != 0).long()).last_hidden_state
        total = torch.cat([torch.zeros_like(out[:, :1]), out], 1).float().cumsum(1)
        at = lambda i: torch.gather(total, 1, i.T[..., None].expand(-1, -1, total.shape[2]))
        mean = (at(first + count) - at(first)) / count.clamp(min=1).T[..., None]
        return self.join(self.dropped(mean.transpose(0, 1)))


class Speller:
    """Spells the layout's words in the encoder's pieces."""

    CLS, SEP, UNKNOWN = 101, 102, 100

    def __init__(self, words):
        vocabulary = wordvectors.vocabulary()
        self.pieces = [(wordvectors.spell(w, vocabulary) or [self.UNKNOWN])[:8] for w in words]

    def spell(self, columns):
        """The pieces of each column of words (a list of lists), and where each token's stand."""
        rows, longest = [], max(map(len, columns))
        first = torch.zeros(longest, len(columns), dtype=torch.long)
        count = torch.zeros_like(first)
        for b, words in enumerate(columns):
            row = [self.CLS]
            for t, w in enumerate(words):
                p = self.pieces[w]
                if len(row) + len(p) > 510:
                    p = []
                first[t, b], count[t, b] = len(row), len(p)
                row += p
            rows.append(row + [self.SEP])
        out = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        for i, r in enumerate(rows):
            out[i, :len(r)] = torch.tensor(r)
        return out, first, count


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--features", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="teacher to go on from")
    p.add_argument("--label", help="file to write the scores to")
    p.add_argument("--epochs", type=float, default=3)
    p.add_argument("--done", type=float, default=0, help="epochs done before, of --total")
    p.add_argument("--total", type=float, default=3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    articles, layout = corpus.load(args.features)
    train, dev = corpus.parts(articles)
    for a in articles:
        a.words = a.x[:, 0].tolist()
        a.x[:, 0] = 0
    rows = [1] + layout["rows"][1:]
    net = Teacher(rows, (1, 16, 8, 8, 12, 12, 8, 6), 192, 96, 1, .2)
    if args.start:
        net.load_state_dict(torch.load(args.start))
    speller = Speller(layout["words"])
    learn(args, net, speller, train, dev)
    torch.save(net.state_dict(), args.out)
    if args.label:
        label(net, speller, articles, args.label)


def scores(net, speller, articles, batch):
    x, y, lengths = corpus.stack(articles, batch)
    spelt = speller.spell([articles[n].words[s:e] for n, s, e in batch])
    return net(x, lengths, net.extra(*spelt)), y, lengths


def learn(args, net, speller, train, dev, longest=220, tokens=2500):
    own = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    opt = torch.optim.AdamW([{"params": own, "peak": 2e-3}, {"params": encoder, "peak": 1.5e-4}], weight_decay=.01)
    start, step = time.time(), 0
    todo = corpus.batches(train, longest, tokens)
    while len(todo) < args.epochs * len(corpus.batches(train, longest, tokens)):
        todo += corpus.batches(train, longest, tokens)
    per_epoch = len(todo) / args.epochs if args.epochs else 1
    done, total = args.done * per_epoch, args.total * per_epoch
    lost = seen = 0
    net.train()
    for batch in todo[:int(args.epochs * per_epoch)]:
        for g in opt.param_groups:
            g["lr"] = g["peak"] * min(1, (step + 1) / 60) * max(.02, 1 - (step + done) / total)
        s, y, lengths = scores(net, speller, train, batch)
        n = int(lengths.sum())
        value = network.loss(net, s, y, lengths).sum() / n
        opt.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(own + encoder, 1.)
        opt.step()
        step += 1
        lost, seen = lost + value.item() * n, seen + n
        if step % 50 == 0:
            print(f"step {step} of {len(todo)} loss {lost / seen:.4f} {time.time() - start:.0f} s", flush=True)
            lost = seen = 0
        if step % 200 == 0:
            torch.save(net.state_dict(), args.out)
    print(corpus.show(evaluate(net, speller, dev)), flush=True)


@torch.no_grad()
def article_scores(net, speller, a, longest=220):
    """The scores (T, N) of one article, read in chunks of whole paragraphs."""
    net.eval()
    out = [None] * len(a.x)
    todo = corpus.chunks([a], longest)
    s, _, lengths = scores(net, speller, [a], todo)
    for i, (_, b, e) in enumerate(todo):
        out[b:e] = s[:e - b, i]
    return torch.stack(out)


def evaluate(net, speller, articles):
    return corpus.score(articles, [network.decode(net, article_scores(net, speller, a)) for a in articles])


def label(net, speller, articles, path):
    torch.save({a.path: article_scores(net, speller, a).half() for a in articles} | {
        "trans": net.trans.data, "start": net.start.data}, path)


if __name__ == "__main__":
    main()
