#!/usr/bin/env python3
"""Counts how common English news words are and writes the table that internal/frequency embeds.

usage: frequency.py DATA OUT    DATA: the folder of the data sets (basil, polnear, galaxy, ecbplus); OUT: table.bin

The table is a sequence of five-byte records sorted by key: the FNV-1a hash (32 bits, little endian) of the
lower-case word, and round(8 * log2(occurrences in ten million words)) in one byte. Words seen fewer than three
times are left out.
"""
import collections
import glob
import json
import math
import os
import re
import struct
import sys
import xml.etree.ElementTree as ET


def texts(data):
    for path in sorted(glob.glob(os.path.join(data, "basil/articles/*/*.json"))):
        yield "\n".join(s for p in json.load(open(path, encoding="utf-8"))["body-paragraphs"] for s in p)
    for path in sorted(glob.glob(os.path.join(data, "polnear/data/train/text/*.txt"))):
        yield open(path, encoding="utf-8", errors="replace").read()
    for path in glob.glob(os.path.join(data, "galaxy/*.json")):
        for event in json.load(open(path, encoding="utf-8")):
            for article in event["articles"]:
                yield article["text"]
    for path in sorted(glob.glob(os.path.join(data, "ecbplus/ECB+/*/*.xml"))):
        yield " ".join(t.text or "" for t in ET.parse(path).getroot().iter("token"))


def fnv(word):
    h = 2166136261
    for b in word.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h


def main(data, out):
    counts = collections.Counter()
    for text in texts(data):
        counts.update(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower().replace("’", "'")))
    total = sum(counts.values())
    table = {}
    for word, n in counts.items():
        word = word.removesuffix("'s")
        if n >= 3:
            table[fnv(word)] = max(table.get(fnv(word), 0), min(255, round(8 * math.log2(n / total * 1e7))))
    with open(out, "wb") as f:
        for key in sorted(table):
            f.write(struct.pack("<IB", key, table[key]))
    print(f"{total} words, {len(table)} kept")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
