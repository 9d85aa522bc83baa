"""Sentence boundaries of Stemma and spaCy against GUM, by genre.

usage: sentences.py GUM [--split dev] [--spacy MODEL] [--joined] [--errors GENRE]

GUM is a folder with dep/*.conllu and splits.md. The raw text is rebuilt from
the "# text" lines: a space between sentences, a blank line between
paragraphs ("# newpar"); with --joined a space there too. What is scored are
the offsets where sentences end, but for the end of the text. MODEL is a spaCy
pipeline's package or folder.
"""
import argparse, collections, importlib, json, os, re, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def documents(gum, split, joined):
    """Yields (name, text, sentence end offsets in characters)."""
    part = open(os.path.join(gum, "splits.md"), encoding="utf8").read().split(f"\n## {split}\n")[1].split("\n## ")[0]
    for name in re.findall(r"\* (GUM_\S+)", part):
        path = os.path.join(gum, "dep", name + ".conllu")
        if not os.path.exists(path):
            continue
        text, ends, sep = "", [], ""
        for line in open(path, encoding="utf8"):
            if re.match(r"# newpar\s*$", line) and text and not joined:
                sep = "\n\n"
            elif line.startswith("# text = "):
                text += sep + line[9:].strip()
                ends.append(len(text))
                sep = " "
        yield name, text, set(ends[:-1])


def stemma(docs):
    """Sentence ends as character offsets, by document, by the reader in this repository."""
    lines = "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t, _ in docs)
    out = subprocess.run(["go", "run", "./bench/english"], cwd=ROOT, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    ends = {}
    for (name, text, _), line in zip(docs, out.splitlines()):
        chars = char_offsets(text)
        ends[name] = {chars[e] for _, e in json.loads(line)["sentences"]}
    return ends


def char_offsets(text):
    """The character offset of each UTF-8 byte offset of text."""
    table = []
    for i, c in enumerate(text):
        table += [i] * len(c.encode())
    return table + [len(text)]


def spacy_ends(model, docs):
    """The same by a spaCy pipeline, and its name and version."""
    import spacy
    try:
        nlp = importlib.import_module(model).load()
    except ImportError:
        nlp = spacy.load(model)
    ends = {n: {len(t[:s.end_char].rstrip()) for s in nlp(t).sents} for n, t, _ in docs}
    return ends, f"spaCy {spacy.__version__} {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def table(docs, systems):
    """Prints precision, recall and F1 by genre, a column a system."""
    genres = sorted({n.split("_")[1] for n, _, _ in docs}) + ["all"]
    print(f"{'genre':13}{'gold':>6}  " + "".join(f"{s:>36}" for s in systems))
    for g in genres:
        row = ""
        for ends in systems.values():
            hit = pred = gold = 0
            for name, text, want in docs:
                if g in ("all", name.split("_")[1]):
                    got = ends[name] - {len(text)}
                    hit, pred, gold = hit + len(got & want), pred + len(got), gold + len(want)
            row += f"{100*hit/max(1,pred):18.1f}{100*hit/max(1,gold):9.1f}{200*hit/max(1,pred+gold):9.1f}"
        print(f"{g:13}{gold:6}  {row}")


def errors(docs, ends, genre):
    for name, text, want in docs:
        if name.split("_")[1] == genre or genre == "all":
            got = ends[name] - {len(text)}
            for k in sorted(got ^ want):
                print(("missed " if k in want else "extra  ") + name, repr(text[max(0, k - 50):k] + " ¦ " + text[k:k + 40]))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("gum")
    p.add_argument("--split", default="dev")
    p.add_argument("--spacy")
    p.add_argument("--joined", action="store_true")
    p.add_argument("--errors")
    a = p.parse_args()
    docs = list(documents(a.gum, a.split, a.joined))
    systems = {"Stemma P R F1": stemma(docs)}
    if a.errors:
        return errors(docs, systems["Stemma P R F1"], a.errors)
    if a.spacy:
        ends, name = spacy_ends(a.spacy, docs)
        systems[name] = ends
    table(docs, systems)


if __name__ == "__main__":
    sys.exit(main())
