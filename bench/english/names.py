"""Names of Stemma and spaCy against Universal NER, in one table.

usage: names.py UNER.iob2 [--spacy MODEL] [--errors N]

The text of a document is its "# text" lines, each on its own line; both sides
read the raw text. A name is right when its kind and both ends are right.
spaCy's PERSON is PER, ORG is ORG, and GPE, LOC and FAC are LOC; a leading "the"
and a trailing 's are taken off its names, which Universal NER leaves out too.
MODEL is a spaCy pipeline's package or folder.
"""
import argparse, importlib, json, os, random, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
KIND = {"person": "PER", "organisation": "ORG", "place": "LOC"}
SPACY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def documents(path):
    """[(id, text, {(start, end, kind)})] with character offsets."""
    docs, rows, line_text = [], [], ""

    def close():
        if not rows:
            return
        _, text, names = docs[-1]
        base = len(text) + 1 if text else 0
        docs[-1][1] = text + ("\n" if text else "") + line_text
        at, open_name = 0, None
        for form, tag in rows:
            k = line_text.index(form, at)
            at = k + len(form)
            if tag[0] == "I" and open_name and open_name[2] == tag[2:]:
                open_name[1] = base + at
            elif tag[0] in "BI":
                open_name = [base + k, base + at, tag[2:]]
                names.append(open_name)
            else:
                open_name = None
        rows.clear()

    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            close()
            docs.append([line.split("=", 1)[1].strip(), "", []])
        elif line.startswith("# text = "):
            line_text = line[9:].strip()
        elif not line:
            close()
        elif line[0] != "#":
            rows.append(line.split("\t")[1:3])
    close()
    return [(i, t, {tuple(n) for n in names}) for i, t, names in docs]


def stemma(docs):
    lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t, _ in docs)
    out = subprocess.run(["go", "run", "./bench/english"], cwd=ROOT, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    found = []
    for (_, text, _), line in zip(docs, out.splitlines()):
        chars = [i for i, c in enumerate(text) for _ in c.encode()] + [len(text)]
        found.append({(chars[s], chars[e], KIND[k]) for s, e, k in json.loads(line)["names"] or [] if k in KIND})
    return found


def spacy_names(model, docs):
    import spacy
    try:
        nlp = importlib.import_module(model).load()
    except ImportError:
        nlp = spacy.load(model)
    found = []
    for _, text, _ in docs:
        names = set()
        for e in nlp(text).ents:
            if e.label_ in SPACY:
                s, t = e.start_char, e.end_char
                s += 4 * text[s:t].lower().startswith("the ")
                t -= 2 * text[s:t].endswith(("'s", "’s"))
                names.add((s, t, SPACY[e.label_]))
        found.append(names)
    return found, f"spaCy {spacy.__version__} {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def table(docs, systems):
    width = max(map(len, systems))
    print(f"{'':{width}}" + "".join(f"{k + ' P':>9}{'R':>6}{'F1':>6}" for k in ("PER", "ORG", "LOC", "all")))
    for name, found in systems.items():
        row = ""
        for kind in ("PER", "ORG", "LOC", None):
            hit = pred = gold = 0
            for (_, _, want), got in zip(docs, found):
                w = {n for n in want if kind in (None, n[2])}
                g = {n for n in got if kind in (None, n[2])}
                hit, pred, gold = hit + len(w & g), pred + len(g), gold + len(w)
            row += f"{100*hit/max(1,pred):9.1f}{100*hit/max(1,gold):6.1f}{200*hit/max(1,pred+gold):6.1f}"
        print(f"{name:{width}}" + row)


def errors(docs, found, n):
    rows = []
    for (i, text, want), got in zip(docs, found):
        for s, e, k in want ^ got:
            side = "missed" if (s, e, k) in want else "extra "
            rows.append(f"{side} {k} {text[max(0, s-30):s]!r} [{text[s:e]}] {text[e:e+25]!r}")
    random.Random(1).shuffle(rows)
    print("\n".join(sorted(rows[:n])))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("uner")
    p.add_argument("--spacy")
    p.add_argument("--errors", type=int)
    a = p.parse_args()
    docs = documents(a.uner)
    systems = {"Stemma": stemma(docs)}
    if a.errors:
        return errors(docs, systems["Stemma"], a.errors)
    if a.spacy:
        found, name = spacy_names(a.spacy, docs)
        systems[name] = found
    table(docs, systems)


if __name__ == "__main__":
    sys.exit(main())
