"""Writes the texts of other news sets, without their annotation, as plain text files to learn from unlabelled.

    python train/attrib/plain.py --data ../shared/data --out DIR
"""
import argparse
import csv
import glob
import json
import os
import sys


def basil(folder):
    for path in sorted(glob.glob(os.path.join(folder, "basil", "articles", "*", "*.json"))):
        body = json.load(open(path, encoding="utf-8"))["body-paragraphs"]
        yield "\n\n".join(" ".join(p) if isinstance(p, list) else p for p in body)


def galaxy(folder):
    for event in json.load(open(os.path.join(folder, "galaxy", "wikinews_medium.json"), encoding="utf-8")):
        for article in event["articles"]:
            yield article["text"]


def churn(folder):
    csv.field_size_limit(sys.maxsize)
    for path in sorted(glob.glob(os.path.join(folder, "churn", "data", "*.csv"))):
        for row in csv.DictReader(open(path, encoding="utf-8")):
            yield max(row.values(), key=lambda v: len(v or ""))


def gum(folder):
    for path in sorted(glob.glob(os.path.join(folder, "gum", "**", "*.conllu"), recursive=True)):
        name = os.path.basename(path)
        if not any(k in name for k in ("news", "interview", "speech", "conversation", "vlog", "bio", "court")):
            continue
        lines, new = [], ""
        for line in open(path, encoding="utf-8"):
            if line.startswith("# newpar"):
                new = "\n\n"
            elif line.startswith("# text = "):
                lines.append((new or " ") + line[len("# text = "):].strip())
                new = ""
        yield "".join(lines).strip()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    args = p.parse_args()
    os.makedirs(args.out, exist_ok=True)
    for source in (basil, galaxy, churn, gum):
        n = 0
        for n, text in enumerate(source(args.data), 1):
            with open(os.path.join(args.out, f"{source.__name__}-{n:04}.txt"), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        print(source.__name__, n)


if __name__ == "__main__":
    main()
