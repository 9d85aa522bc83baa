"""Makes the training texts of the name finder: JSON lines for "names" of main.go.

usage: names.py gum GUM SPLIT > gum.jsonl
       names.py silver TEXTS CORENLP_OUTPUT > silver.jsonl

A line is {"id", "text", "names": [[start, end, "PER"|"ORG"|"LOC"]]} with offsets in UTF-8 bytes.

gum takes from GUM's entities (any noun phrase there) those that are names, in
the convention of Universal NER: the head is a proper noun; the name is the
head with what is flat, compound or modifies it and is capitalised; no
articles, no titles, no possessive 's; a following "of …" where it belongs to
the name.

silver reads names that a larger recogniser found in plain texts: TEXTS are
*.txt, CORENLP_OUTPUT the *.json that CoreNLP (annotators tokenize, ssplit,
pos, lemma, ner; -ner.applyFineGrained false) wrote for them. Names that it
found in one place of a text and missed in another are added.
"""
import glob, json, os, re, sys

INSTITUTION = set("""university bank department ministry house church institute college school council court board
bureau office academy association society federation republic kingdom state states union league party commission
committee center centre museum museums isle island islands city bay gulf sea cape mount lake district city duchy
journal library order organization organisation agency chamber parliament congress senate army
people's hall palace temple cathedral tower strait straits port province county emirates bulletin""".split())
TITLES = set("""mr mrs ms dr sir lord lady king queen prince princess president minister senator governor professor
emperor pope saint bishop archbishop cardinal captain general colonel major lieutenant sergeant judge justice chief
chancellor mayor ambassador secretary premier representative congressman congresswoman chairman director coach father
brother sister uncle aunt reverend rev prof sen gov rep gen col capt lt sgt duke count baron earl emir sultan sheikh
shah tsar czar grandma grandpa god mom dad mama papa mother mum nurse officer detective inspector""".split())
OFFICES = set("""secretary president minister senator governor representative commissioner director officer chairman
general chancellor ambassador premier man woman boy girl""".split())
AMBIGUOUS = set("House Congress Fox Target Apple Shell Ford Labour Atlantic Independent Observer Fortune Vice Dawn Salon Slate Meta Fed Hindu Telegraph Intel Oracle Wagner".split())
ORGANISATIONS = [n.encode() for n in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "organisations.txt"), encoding="utf8").read().splitlines()
                 if n[0] != "#" and n not in AMBIGUOUS]
KIND = {"person": "PER", "organization": "ORG", "place": "LOC"}


def sentences(path):
    """Yields (starts a paragraph, text, tokens as conllu columns)."""
    par, text, rows = True, "", []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if re.match(r"# newpar\s*$", line):
            par = True
        elif line.startswith("# text = "):
            text = line[9:].strip()
        elif not line and rows:
            yield par, text, rows
            par, rows = False, []
        elif line and line[0].isdigit():
            c = line.split("\t")
            if c[0].isdigit():
                rows.append(c)
    if rows:
        yield par, text, rows


def entities(rows):
    """[(first, last, type, identity)] from the Entity= brackets."""
    stack, out = [], []
    for i, c in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", c[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", m.group(1)) if m else []:
            if part[0] == "(":
                f = part[1:].rstrip(")").split("-", 7)
                stack.append([f[0], i, f[1], f[7] if len(f) > 7 else ""])
                if part.endswith(")"):
                    _, s, kind, ident = stack.pop()
                    out.append((s, i, kind, ident))
            else:
                group = part[:-1].split("-")[0]
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == group:
                        _, s, kind, ident = stack.pop(k)
                        out.append((s, i, kind, ident))
                        break
    return out


def head_of(rows, s, e):
    for i in range(s, e + 1):
        h = int(rows[i][6]) - 1
        if not s <= h <= e:
            return i
    return s


def name_of(rows, s, e, kind, ident):
    """(first, last) of the name within the entity, None if it has none."""
    h = head_of(rows, s, e)
    if rows[h][3] != "PROPN" or kind == "time":
        return None
    if kind == "person" and rows[h][4] == "NNPS":
        return None
    near = ("flat", "compound", "amod", "nummod", "goeswith", "punct", "case", "det", "cc", "conj", "nmod", "nmod:poss", "nmod:unmarked")

    def inside(i):
        while i != h:
            if not s <= i <= e or rows[i][7] not in near[:5]:
                return False
            i = int(rows[i][6]) - 1
        return True

    def cased(i):
        return rows[i][1][:1].isupper() or rows[i][1][:1].isdigit()
    first = last = h
    while first > s and (inside(first - 1) and cased(first - 1) or
                         rows[first - 1][1] in "-&." and first - 1 > s and inside(first - 2) and cased(first - 2)):
        first -= 1
    while last < e and (inside(last + 1) and cased(last + 1) or
                        rows[last + 1][1] in "-&." and last + 1 < e and inside(last + 2) and cased(last + 2)):
        last += 1
    while kind != "person" and last + 1 < e and rows[last + 1][1] in ("of", "for"):
        k = last + 2
        while k < e and rows[k][1].lower() in ("the", "and", "&") or k < e and rows[k + 1][1] == "and" and cased(k):
            k += 1
        if not (cased(k) and (rows[first][2].lower() in INSTITUTION or rows[h][2].lower() in INSTITUTION or
                              re.search("_(of|for)_", ident or ""))):
            break
        while k < e and cased(k + 1):
            k += 1
        last = k
    if kind == "person":
        while first < last and rows[first][1].lower().rstrip(".") in TITLES:
            first += 1
        if rows[last][1].lower().rstrip(".") in (TITLES if first == last else OFFICES):
            return None
    if not any(rows[i][3] == "PROPN" for i in range(first, last + 1)):
        return None
    return first, last


def gum(folder, split):
    part = open(os.path.join(folder, "splits.md"), encoding="utf8").read().split(f"\n## {split}\n")[1].split("\n## ")[0]
    for name in re.findall(r"\* (GUM_\S+)", part):
        path = os.path.join(folder, "dep", name + ".conllu")
        if not os.path.exists(path):
            continue
        text, names = "", []
        for par, line, rows in sentences(path):
            text += ("\n\n" if par else " ") if text else ""
            at, spans = len(text.encode()), []
            p = 0
            for c in rows:
                k = line.find(c[1], p)
                k = p if k < 0 else k
                p = k + len(c[1])
                spans.append((at + len(line[:k].encode()), at + len(line[:p].encode())))
            taken = set()
            found = [(*n, kind) for s, e, kind, ident in entities(rows) for n in [name_of(rows, s, e, kind, ident)] if n]
            for first, last, kind in sorted(found, key=lambda n: n[0] - n[1]):
                if taken.isdisjoint(range(first, last + 1)):
                    taken.update(range(first, last + 1))
                    if kind in KIND:
                        names.append([spans[first][0], spans[last][1], KIND[kind]])
            text += line
        print(json.dumps({"id": name, "text": text, "names": sorted(names)}, ensure_ascii=False))


def complete(text, names):
    """Adds what the recogniser left out: organisations of organisations.txt, and words that it mostly took for one
    kind of name elsewhere in the text."""
    taken = bytearray(len(text))
    kinds = {}
    for s, e, k in names:
        taken[s:e] = b"x" * (e - s)
        kinds.setdefault(text[s:e], []).append(k)
    known = {n: "ORG" for n in ORGANISATIONS if n in text}
    for n, ks in kinds.items():
        top = max(set(ks), key=ks.count)
        if len(ks) > 1 and ks.count(top) * 4 >= len(ks) * 3 and len(n) > 3:
            known[n] = top
    for n in sorted(known, key=len, reverse=True):
        for m in re.finditer(rb"(?<![\w-])" + re.escape(n) + rb"(?![\w-])", text):
            alone = not re.match(rb" [A-Z]", text[m.end():m.end() + 2]) and not re.search(rb"[A-Z][\w.]* $", text[max(0, m.start() - 20):m.start()])
            if alone and not any(taken[m.start():m.end()]):
                taken[m.start():m.end()] = b"x" * len(n)
                names.append([m.start(), m.end(), known[n]])
    return sorted(names)


def silver(texts, output):
    kinds = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "COUNTRY": "LOC", "CITY": "LOC", "STATE_OR_PROVINCE": "LOC"}
    pronouns = {"he", "she", "his", "her", "him", "hers"}
    for path in sorted(glob.glob(os.path.join(texts, "*.txt"))):
        found = os.path.join(output, os.path.basename(path) + ".json")
        if not os.path.exists(found):
            continue
        text = open(path, encoding="utf8", newline="").read()
        names = []
        for s in json.load(open(found, encoding="utf8"))["sentences"]:
            for m in s["entitymentions"]:
                if m["ner"] in kinds and m["text"].lower() not in pronouns:
                    a, b = m["characterOffsetBegin"], m["characterOffsetEnd"]
                    names.append([len(text[:a].encode()), len(text[:b].encode()), kinds[m["ner"]]])
        print(json.dumps({"id": os.path.basename(path), "text": text, "names": complete(text.encode(), names)}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("gum", "silver"):
        sys.exit(__doc__)
    {"gum": gum, "silver": silver}[sys.argv[1]](*sys.argv[2:])
