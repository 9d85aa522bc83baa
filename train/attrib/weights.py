"""Writes a network in the layout that internal/attrib/model.go reads."""
import struct

import numpy as np
import torch

from corpus import LABELS

# Whose labels the model gives: between those of these annotators, who mark less than the others. Chosen, as is RESERVE,
# on dev: what the score of beginning a span loses.
LIKE = (1, 2, 4)
RESERVE = .3

MAGIC = b"stemma-attrib-1\n"


def fnv(word):
    h = 14695981039346656037
    for c in word.encode():
        h = (h ^ c) * 1099511628211 % 2**64
    return h


def slots(words):
    """The vocabulary as a table of open addressing: fingerprints and rows (0: free)."""
    n = 1 << (2 * len(words) - 1).bit_length()
    prints, rows = np.zeros(n, "<u4"), np.zeros(n, "<u2")
    for i, w in enumerate(words):
        h = fnv(w)
        k = h % n
        while rows[k]:
            k = (k + 1) % n
        prints[k], rows[k] = h >> 32, i + 1
    return prints, rows


@torch.no_grad()
def write(net, words, path):
    d = net.inp.weight.shape[0]
    h = net.layers[0].h
    # A table's rows times its part of the first matrix: the sum over the columns is the network's input.
    parts, at = [], 0
    for t in net.tables:
        m = t.weight.shape[1]
        parts.append((t.weight @ net.inp.weight[:, at:at + m].T).numpy())
        at += m
    scale = max(np.abs(p).max() for p in parts) / 127
    prints, rows = slots(words)
    trans, start = net.trans, net.start
    with open(path, "wb") as f:
        f.write(MAGIC)
        f.write(struct.pack("<6I", d, h, len(net.layers), len(trans), len(parts), len(prints)))
        f.write(struct.pack(f"<{len(parts)}I", *(len(p) for p in parts)))
        f.write(struct.pack("<f", scale))
        f.write(prints.tobytes() + rows.tobytes())
        for p in parts:
            f.write(np.round(p / scale).astype(np.int8).tobytes())
        first, last = (e.weight[list(LIKE)].mean(0) for e in net.hands)
        begins = torch.tensor([label[0] in "BS" for label in LABELS])
        bias = net.head.bias + net.head.weight @ last - RESERVE * begins
        dense = [net.inp.bias + first, net.conv.weight.T, net.conv.bias]
        for layer in net.layers:
            dense += [layer.gates.weight.T, layer.gates.bias, layer.out.weight.T, layer.out.bias]
        dense += [net.head.weight.T, bias, trans, start]
        for v in dense:
            f.write(v.contiguous().numpy().astype("<f4").tobytes())
