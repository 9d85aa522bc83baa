#!/usr/bin/env python3
"""Runs other tools on the articles and prints the pairs that they find similar: id, id, similarity.

usage: peers.py tfidf|minhash|passim ARTICLES.jsonl > PAIRS.tsv
       peers.py --check tfidf|minhash|passim      prints the version, or fails where the tool is missing

tfidf    cosine of TF-IDF vectors of words and pairs of words (scikit-learn)
minhash  Jaccard estimate by datasketch MinHash, 128 permutations, shingles of 3 words; candidates from MinHashLSH
         with a low threshold, so that the scorer's sweep finds the best one
passim   characters that the passages it aligned have in common, over those of both texts (needs Java)

Each is given its best threshold by the scorer, which tries them all.
"""
import glob
import importlib.util
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


def passim(articles, parts=2, pad=40):
    """Its all-pairs mode, with its own defaults: runs of 20 letters and digits that begin with a word and stand in two to
    a hundred articles are anchors, five of them make a pair, gaps of up to 600 characters are bridged, a passage has 50
    characters at least. With --linewise it ends before clustering, which is not needed here.

    The similarity is the characters that the aligned passages have in common, over those of both texts together: of
    that, the share of the shorter and that of the longer text, it gave the best figures. Blanks stand before each text
    since matches in the first 20 characters make passim miss the passage that they begin. Each file is a task for Spark.
    """
    length = {a["id"]: len(a["text"]) for a in articles}
    same = defaultdict(int)
    with tempfile.TemporaryDirectory() as tmp:
        src, out = os.path.join(tmp, "in"), os.path.join(tmp, "out")
        os.mkdir(src)
        for k in range(parts):
            with open(os.path.join(src, f"{k}.json"), "w", encoding="utf-8") as f:
                for a in articles[k::parts]:
                    f.write(json.dumps({"id": a["id"], "series": a["id"], "text": " " * pad + a["text"]}) + "\n")
        spark = ("--master local[2] --driver-memory 3g --conf spark.ui.enabled=false "
                 "--driver-java-options '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' pyspark-shell")  # half the time of so short a run
        env = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable, PYSPARK_SUBMIT_ARGS=spark)
        command = [sys.executable, "-m", "passim.seriatim", "--fields", "series", "--all-pairs", "--pairwise", "--linewise", src, out]
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        found = glob.glob(os.path.join(out, "align.json", "*.json"))
        if done.returncode or not found:
            sys.exit(done.stdout[-4000:])
        for path in found:
            for line in open(path, encoding="utf-8"):
                r = json.loads(line)
                same[tuple(sorted((r["id"], r["id2"])))] += r["matches"]
    for (a, b), n in sorted(same.items()):
        yield a, b, n / (length[a] + length[b] - n)


def version(peer):
    from importlib import metadata
    if peer == "passim":
        if not (importlib.util.find_spec("passim") and importlib.util.find_spec("passim.seriatim") and shutil.which("java")):
            sys.exit("no module passim.seriatim (how to install it is told in the README) or no Java")
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
