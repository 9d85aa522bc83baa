"""Sorts the errors of attribution on a PolNeAR compartment by cause, as a table for docs/reading-errors.md.

    stemma read DIR/text > readings.jsonl
    python train/attrib/errors.py --score ../shared/score --data DIR readings.jsonl [--show label:cause]

It lays both sides on word tokens as the scorer does, and looks at each gold run that was not found and at each found
run that touches no gold one. --show prints twenty of one kind, to be read.
"""
import argparse
import collections
import glob
import json
import os
import random
import sys

CAUSES = ("missed", "found as part of another", "one end wrong", "both ends wrong", "joined with its neighbour", "split", "invented")


def cause(run, gold, found, same):
    """Why the gold run was not found. same are the found runs of its label that touch it."""
    label, first, last = run
    if not same:
        return "found as part of another" if any(f <= last and first <= l for _, f, l in found) else "missed"
    if len(same) > 1:
        return "split"
    _, f, l = same[0]
    if sum(g == label and a <= l and f <= b for g, a, b in gold) > 1:
        return "joined with its neighbour"
    return "one end wrong" if (f == first) != (l == last) else "both ends wrong"


def errors(scorer, folder, readings):
    """[(label, cause, run, words, spans)] of all articles, and the number of runs that are right, by label."""
    out, right = [], collections.Counter()
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.txt"))):
        name = os.path.basename(path)
        text = open(path, encoding="utf-8", newline="").read()
        ann = sorted(glob.glob(os.path.join(folder, "attributions", glob.escape(name[:-4]) + "_*.ann")))
        if not ann or name not in readings:
            continue
        gold, _ = scorer.runs(text, scorer.gold_attributions(ann[0]))
        found, _ = scorer.runs(text, scorer.found_attributions(readings[name]))
        spans = [m.span() for m in scorer.TOKEN.finditer(text)]
        for run in sorted(gold):
            if run in found:
                right[run[0]] += 1
                continue
            same = [r for r in found if r[0] == run[0] and r[1] <= run[2] and run[1] <= r[2]]
            out.append((run[0], cause(run, gold, found, same), run, text, spans))
        for run in sorted(found):
            if not any(g[0] == run[0] and g[1] <= run[2] and run[1] <= g[2] for g in gold):
                out.append((run[0], "invented", run, text, spans))
    return out, right


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("readings")
    p.add_argument("--score", required=True, help="folder of polnear.py")
    p.add_argument("--data", required=True)
    p.add_argument("--show", help="label:cause")
    args = p.parse_args()
    sys.path.insert(0, args.score)
    import polnear
    readings = {os.path.basename(r["path"]): r for r in map(json.loads, open(args.readings, encoding="utf-8"))}
    found, right = errors(polnear, args.data, readings)
    if args.show:
        random.seed(1)
        chosen = [e for e in found if list(e[:2]) == args.show.split(":")]
        for _, _, (_, a, b), text, spans in random.sample(chosen, min(20, len(chosen))):
            before, after = spans[max(0, a - 12)][0], spans[min(len(spans) - 1, b + 12)][1]
            print("-", " ".join(f"{text[before:spans[a][0]]}[[{text[spans[a][0]:spans[b][1]]}]]{text[spans[b][1]:after]}".split()))
        return
    count = collections.Counter(e[:2] for e in found)
    print("| | " + " | ".join(polnear.LABELS) + " |\n|---|" + "---:|" * 3)
    print("| right | " + " | ".join(str(right[l]) for l in polnear.LABELS) + " |")
    for c in CAUSES:
        print(f"| {c} | " + " | ".join(str(count[l, c]) for l in polnear.LABELS) + " |")


if __name__ == "__main__":
    main()
