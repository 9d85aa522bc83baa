#!/usr/bin/env python3
"""Runs other tools on the articles and prints the pairs that they find similar: id, id, similarity.

usage: peers.py tfidf|minhash|passim ARTICLES.jsonl > PAIRS.tsv
       peers.py --check tfidf|minhash|passim      prints the version, or fails where the tool is missing

tfidf    cosine of TF-IDF vectors of words and pairs of words (scikit-learn)
minhash  Jaccard estimate by datasketch MinHash, 128 permutations, shingles of 3 words; candidates from MinHashLSH
         with a low threshold, so that the scorer's sweep finds the best one
passim   share of the shorter article's words that stand in passages aligned by passim (needs Java and Spark)

Each is given its best threshold by the scorer, which tries sixty.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict


def words(a):
    return re.findall(r"\w+", a["text"].lower())


def tfidf(articles):
    from sklearn.feature_extraction.text import TfidfVectorizer
    import numpy as np
    x = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2, stop_words="english").fit_transform(a["text"] for a in articles)
    for start in range(0, x.shape[0], 500):
        s = (x[start:start + 500] @ x.T).tocoo()
        for i, j, v in zip(s.row + start, s.col, s.data):
            if i < j and v >= 0.1:
                yield articles[i]["id"], articles[j]["id"], v


def minhash(articles, shingle=3, permutations=128):
    from datasketch import MinHash, MinHashLSH
    lsh = MinHashLSH(threshold=0.05, num_perm=permutations)
    hashes = {}
    for a in articles:
        w = words(a)
        m = MinHash(num_perm=permutations)
        m.update_batch({" ".join(w[i:i + shingle]).encode() for i in range(max(1, len(w) - shingle + 1))})
        for other in lsh.query(m):
            yield other, a["id"], m.jaccard(hashes[other])
        hashes[a["id"]] = m
        lsh.insert(a["id"], m)


def passim(articles):
    length = {a["id"]: len(a["text"]) for a in articles}
    with tempfile.TemporaryDirectory() as tmp:
        src, out = os.path.join(tmp, "in.json"), os.path.join(tmp, "out")
        with open(src, "w", encoding="utf-8") as f:
            for a in articles:
                f.write(json.dumps({"id": a["id"], "series": a["id"], "text": a["text"]}) + "\n")
        env = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_SUBMIT_ARGS="--master local[2] --driver-memory 4G")
        subprocess.run(["passim", "-n", "8", "--min-match", "3", "--min-align", "20", "--maxDF", "1000", "--pairwise", src, out],
                       check=True, env=env, stdout=sys.stderr)
        shared = defaultdict(int)
        folder = os.path.join(out, "align.json")
        for name in os.listdir(folder):
            if name.endswith(".json"):
                for line in open(os.path.join(folder, name), encoding="utf-8"):
                    r = json.loads(line)
                    a, b = sorted((r["id"], r["id2"]))
                    shared[a, b] += min(r["end"] - r["begin"], r["end2"] - r["begin2"])
    for (a, b), n in sorted(shared.items()):
        yield a, b, n / min(length[a], length[b])


def version(peer):
    from importlib import metadata
    if peer == "passim":
        if not (shutil.which("passim") and shutil.which("java")):
            sys.exit("no command passim (github.com/dasmiq/passim; PyPI's package of that name is another thing) or no Java")
        return "passim " + metadata.version("passim")
    package = {"tfidf": "scikit-learn", "minhash": "datasketch"}[peer]
    return f"{package} {metadata.version(package)}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--check"] and len(sys.argv) == 3:
        print(version(sys.argv[2]))
        sys.exit()
    if len(sys.argv) != 3 or sys.argv[1] not in ("tfidf", "minhash", "passim"):
        sys.exit(__doc__)
    rows = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    for a, b, s in globals()[sys.argv[1]](rows):
        print(f"{a}\t{b}\t{s:.4f}")
