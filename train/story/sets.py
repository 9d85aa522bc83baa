#!/usr/bin/env python3
"""Writes the event-cluster sets as JSON Lines for train/story: an article a line, its cluster in "story",
clusters that are alike in "topic". PolNeAR's articles on one campaign, most of them the only one on their event, were read and sorted
into stories for this: polnear.tsv has the first 12 digits of the SHA-256 of a file's name without ending and
the number of its story, or - where two editors could disagree, for an article that is left out. All others
are alone.

usage: sets.py DATA OUT    DATA holds ecbplus, basil, galaxy and polnear; OUT is a folder for ecbplus.jsonl, …
"""
import csv
import glob
import hashlib
import json
import os
import sys
import xml.etree.ElementTree as ET


def ecbplus(data):
    for path in sorted(glob.glob(os.path.join(data, "ecbplus/ECB+/*/*.xml"))):
        name = os.path.basename(path)[:-4]
        lines, last = [], None
        for t in ET.parse(path).getroot().iter("token"):
            if t.get("sentence") != last:
                lines.append([])
                last = t.get("sentence")
            lines[-1].append(t.text or "")
        topic = name.split("_")[0]
        half = "ecbplus" if name.endswith("ecbplus") else "ecb"
        yield {"id": name, "text": "\n".join(map(" ".join, lines)), "story": topic + half, "topic": topic}


def galaxy(data):
    for n, event in enumerate(json.load(open(os.path.join(data, "galaxy/wikinews_medium.json"), encoding="utf-8"))):
        for k, a in enumerate(event["articles"]):
            yield {"id": f"{n}-{k}", "url": a["ext_url"], "title": a["title"], "text": a["text"], "story": str(n)}


def basil(data):
    seen = set()
    for path in sorted(glob.glob(os.path.join(data, "basil/articles/*/*.json"))):
        a = json.load(open(path, encoding="utf-8"))
        if a["uuid"] not in seen:  # three articles stand in two triplets
            seen.add(a["uuid"])
            text = "\n\n".join(" ".join(p) for p in a["body-paragraphs"])
            yield {"id": a["uuid"], "url": a["url"], "title": a["title"], "text": text, "published": a["date"],
                   "outlet": a["source"], "story": a["triplet-uuid"]}


def polnear(data):
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "polnear.tsv"), encoding="utf-8") as f:
        stories = dict(line.split() for line in f)
    with open(os.path.join(data, "polnear/data/metadata.tsv"), encoding="utf-8") as f:
        about = {row["filename"]: row for row in csv.DictReader(f, delimiter="\t")}
    for path in sorted(glob.glob(os.path.join(data, "polnear/data/*/text/*.txt"))):
        name = os.path.basename(path)[:-4]
        story = stories.get(hashlib.sha256(name.encode()).hexdigest()[:12], name)
        if story != "-":
            text, a = open(path, encoding="utf-8").read(), about[name]
            yield {"id": name, "title": a["title"], "text": text, "published": a["publication_date"],
                   "outlet": a["publisher"], "story": story, "topic": a["publication_date"][:7]}


def main(data, out):
    os.makedirs(out, exist_ok=True)
    for each in (ecbplus, galaxy, basil, polnear):
        with open(os.path.join(out, each.__name__ + ".jsonl"), "w", encoding="utf-8") as f:
            f.writelines(json.dumps(a) + "\n" for a in each(data))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
