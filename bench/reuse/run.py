#!/usr/bin/env python3
"""Sketches and candidates: Stemma's against datasketch's MinHashLSH, one core each, in one run.

usage: run.py OUT    a folder that bench/collation/generate made

Times are processor times. Both sides begin with words, take runs of four of them, and end with candidate pairs.

datasketch has 128 permutations; its time is that of MinHash.update_batch (with its own hash function), insert and
query. Stemma keeps up to 96 of the runs, sampled by their hashes, and 48 names, and gives an article up to twelve
candidates, as in a report; its time is that of NewSketch, Add and Candidates, the median of fifteen rounds, since one
takes hundredths of a second. Of four thresholds each has the one that finds most of the true edges at no more than
eight candidates an article in the mean, the fastest of these where some find as many. The recall of both is printed
since speed alone says nothing.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import datasketch


def main(path):
    articles = [json.loads(line) for line in open(os.path.join(path, "articles.jsonl"), encoding="utf-8")]
    stories = [json.loads(line) for line in open(os.path.join(path, "truth.jsonl"), encoding="utf-8")]
    kinds = {frozenset((e["from"], e["to"])): e["kind"] for s in stories for e in s["edges"]}
    edges = set(kinds)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as f:
        for a in articles:
            f.write(json.dumps({"id": a["id"], "text": a["text"]}) + "\n")
    here = os.path.dirname(os.path.abspath(__file__))
    binary = f.name + ".bin"
    subprocess.run(["go", "build", "-o", binary, "."], cwd=here, check=True)
    ours = json.loads(subprocess.run([binary, f.name], check=True, capture_output=True, env={**os.environ, "GOMAXPROCS": "1"}).stdout)
    os.remove(f.name), os.remove(binary)

    words = [re.findall(r"\w+", a["text"].lower()) for a in articles]
    start = time.process_time()
    hashes = []
    for w in words:
        m = datasketch.MinHash(num_perm=128)
        m.update_batch({" ".join(w[i:i + 4]).encode() for i in range(len(w) - 3)})
        hashes.append(m)
    sketching = time.process_time() - start

    def best(runs):
        """Of runs (threshold, seconds, pairs) the one that finds most in few enough pairs."""
        return max((r for r in runs if len(r[2]) <= 8 * len(articles)), key=lambda r: (len(edges & r[2]), -r[1]))

    runs = []
    for threshold in (0.1, 0.2, 0.3, 0.5):
        start = time.process_time()
        lsh = datasketch.MinHashLSH(threshold=threshold, num_perm=128)
        pairs = set()
        for a, m in zip(articles, hashes):
            pairs.update(frozenset((a["id"], other)) for other in lsh.query(m))
            lsh.insert(a["id"], m)
        runs.append((threshold, time.process_time() - start, pairs))
    threshold, took, pairs = best(runs)
    scored = [(frozenset((p["A"], p["B"])), p["Score"]) for p in ours["Pairs"]]
    least, _, mine = best((t, 0, {p for p, score in scored if score >= t}) for t in (0, 1, 2, 4))

    print(f"{len(articles)} articles, {len(edges)} true edges; datasketch {datasketch.__version__}, threshold {threshold}; stemma, threshold {least}")
    row = "{:<12} {:>12} {:>12} {:>12} {:>10} {:>10}"
    print(row.format("", "sketch ms", "index ms", "articles/s", "pairs", "recall"))
    n = len(articles)
    total = ours["Sketch"] + ours["Index"]
    theirs = sketching + took
    print(row.format("stemma", f"{ours['Sketch'] / n * 1000:.3f}", f"{ours['Index'] / n * 1000:.3f}", f"{n / total:.0f}", len(mine), f"{len(edges & mine) / len(edges):.3f}"))
    print(row.format("datasketch", f"{sketching / n * 1000:.3f}", f"{took / n * 1000:.3f}", f"{n / theirs:.0f}", len(pairs), f"{len(edges & pairs) / len(edges):.3f}"))
    print(f"ratio {theirs / total:.1f}")
    for kind in sorted(set(kinds.values())):
        of = {e for e in edges if kinds[e] == kind}
        print(f"  recall {kind:<8} stemma {len(of & mine) / len(of):.3f}  datasketch {len(of & pairs) / len(of):.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
