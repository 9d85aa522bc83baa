#!/usr/bin/env python3
"""Makes the word tables of internal/entity: genders.bin and nouns.bin.

usage: lexicon.py --names name_data.json --wordnet /usr/share/wordnet --gum DIR --out internal/entity

--names    name_data.json of the Python package nomquamgender 0.1.4 (MIT): given name -> [sources, count, p(female), …]
--wordnet  the dictionary files of WordNet 3.0
--gum      folder of GUM's conllu files (splits.md beside it); only its train documents and none of its non-commercial genres are read

A table is: the number of entries (uint32, little endian), the FNV-1a 32 hashes of the words in order (uint32 each),
then a byte for each. genders.bin: 100 × the share of women among the bearers. nouns.bin: bits, see noun.go.
The same input gives the same bytes.
"""
import argparse
import collections
import json
import os
import re
import struct
import unicodedata

PERSON, GROUP, PLACE, MALE, FEMALE, DOCUMENT, OFFICE = 1, 2, 4, 8, 16, 32, 64
NON_COMMERCIAL = ("essay", "fiction", "letter", "podcast", "whow")


def fnv(word):
    h = 0x811C9DC5
    for b in word.encode():
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h


def write_table(path, entries):
    """Writes word -> byte; of two words with one hash the first in alphabetical order stays."""
    by_hash = {}
    for word in sorted(entries):
        by_hash.setdefault(fnv(word), entries[word])
    keys = sorted(by_hash)
    with open(path, "wb") as f:
        f.write(struct.pack("<I", len(keys)))
        f.write(struct.pack("<%dI" % len(keys), *keys))
        f.write(bytes(by_hash[k] for k in keys))
    print(f"{path}: {len(keys)} entries, {os.path.getsize(path)} bytes")


def genders(path):
    table = {}
    for name, (sources, count, female, *_) in json.load(open(path, encoding="utf-8")).items():
        if sources >= 4 and count >= 100 and name.isascii() and name.isalpha() and len(name) > 1:
            table[name] = round(100 * female)
    return table


def read_wordnet(folder):
    """The noun synsets (lexical file, words, hyponyms) by offset, and lemma -> offsets, commonest first."""
    synsets, senses = {}, {}
    for line in open(os.path.join(folder, "data.noun"), encoding="latin-1"):
        if line.startswith("  "):
            continue
        f = line.split("|")[0].split()
        n = int(f[3], 16)
        words = [f[4 + 2 * i].lower() for i in range(n)]
        p = 4 + 2 * n
        pointers = [(f[p + 1 + 4 * i], f[p + 2 + 4 * i]) for i in range(int(f[p]))]
        synsets[f[0]] = (int(f[1]), words, [o for s, o in pointers if s in ("~", "~i")], f[4])
    for line in open(os.path.join(folder, "index.noun"), encoding="latin-1"):
        if line.startswith("  "):
            continue
        f = line.split()
        n = int(f[2])
        senses[f[0]] = f[-n:]
    return synsets, senses


def closure(synsets, roots):
    seen, todo = set(), list(roots)
    while todo:
        o = todo.pop()
        if o not in seen:
            seen.add(o)
            todo += synsets[o][2]
    return seen


def tag_counts(folder):
    counts = {}
    path = os.path.join(folder, "index.sense")
    if not os.path.exists(path):
        return counts
    for line in open(path, encoding="latin-1"):
        key, offset, _, n = line.split()
        lemma, rest = key.split("%")
        if rest[0] == "1":
            counts[lemma, offset] = int(n)
    return counts


# Words whose commonest sense in the news is not WordNet's first.
PERSON_MORE = """head chief leader general secretary official source counsel justice judge member aide adviser advisor
counselor insider operative staffer nominee appointee designee lawmaker congressman congresswoman congressperson
representative delegate senator sen rep gov lt col gen capt sgt cmdr adm maj cpl pvt det supt insp prof dr rev hon
spokesperson spokesman spokeswoman chairperson chair chairman chairwoman whip speaker minister premier chancellor
president vice-president ceo cfo coo cto founder co-founder owner boss director manager coach captain reporter
correspondent anchor columnist editor publisher author writer host commentator analyst expert researcher scientist
professor economist strategist pollster consultant lobbyist activist advocate protester demonstrator critic supporter
opponent candidate contender challenger incumbent frontrunner front-runner rival suspect defendant plaintiff witness
victim survivor gunman shooter attacker assailant killer officer detective sheriff deputy trooper agent prosecutor
attorney lawyer solicitor barrister magistrate commissioner administrator ambassador envoy diplomat negotiator
mediator commander admiral colonel lieutenant sergeant marshal soldier marine pilot doctor physician surgeon nurse
paramedic firefighter patient mother father wife husband daughter son sister brother widow widower girlfriend
boyfriend fiancee fiance uncle aunt niece nephew cousin grandmother grandfather grandson granddaughter partner friend
neighbor neighbour colleague resident tourist passenger driver employee worker teacher principal student graduate
actor actress singer rapper musician comedian celebrity star model athlete player teammate quarterback king queen
prince princess pope bishop archbishop cardinal pastor priest rabbi imam cleric ayatollah mayor governor councilman
councilwoman councillor alderman treasurer comptroller auditor ombudsman nominee-elect moderator mogul tycoon
billionaire businessman businesswoman entrepreneur executive investor banker financier trader broker attendee
participant speaker panelist veteran refugee migrant immigrant whistleblower informant spy hacker man woman boy girl
child teenager teen person people adult men women children kid guy lady gentleman democrat republican conservative
liberal progressive independent libertarian socialist communist extremist terrorist militant insurgent rebel fighter
prisoner inmate detainee convict fugitive relative parent guardian spouse parliamentarian mp mep td backbencher
frontbencher undersecretary under-secretary attache consul taoiseach tanaiste first-lady regulator inspector
surveyor engineer architect designer developer contractor farmer fisherman hunter vicar chaplain nun monk lord baron
duke duchess earl countess sheikh emir sultan emperor empress tsar chieftain elder warlord shareholder customer
client buyer seller vendor landlord tenant homeowner applicant voter elector constituent taxpayer citizen national
native local bystander onlooker passer-by dispatcher coroner medic lifeguard climber skipper sailor crewman
conductor composer poet novelist playwright historian philosopher biologist chemist physicist astronomer geologist
meteorologist seismologist epidemiologist virologist psychologist psychiatrist therapist trainer referee umpire
swimmer runner cyclist skier boxer golfer goalkeeper striker midfielder defender forward batsman bowler""".split()
GROUP_MORE = """government administration department ministry agency bureau office committee panel commission council
board court party campaign coalition alliance union association federation organization organisation institute
institution university college school company firm corporation bank group team club network newspaper magazine paper
outlet broadcaster station website airline manufacturer maker automaker retailer carrier operator startup giant
conglomerate studio label publisher hospital church mosque charity foundation nonprofit regulator authority watchdog
police military army navy force unit squad brigade battalion regiment congress senate house parliament cabinet
legislature delegation caucus faction majority minority opposition bloc jury prosecution defense defence family couple
public community crowd majority minority press media staff crew personnel leadership management band orchestra
think-tank thinktank consortium subsidiary insurer lender utility supplier contractor league tribunal task-force
embassy consulate secretariat presidency pentagon kremlin militia junta regime insurgency cartel gang ring""".split()
PLACE_MORE = """country nation state city town village county province region district capital island continent
territory republic kingdom neighborhood neighbourhood suburb borough area zone border coast""".split()
DOCUMENT_MORE = """report statement letter lawsuit complaint filing affidavit indictment memo memorandum document
documents records record study survey poll review audit press-release release email e-mail tweet post article
editorial op-ed book resolution petition bill ruling opinion decision order decree manifesto transcript video
statement note message testimony dossier brief warrant advisory bulletin analysis paper website account""".split()
NOT_PERSON = """hostage hundred thousand million dozen array united states other one thing way part end right left back side face hand head-on case
mark bill will may grant rose dick jack case christian state issue subject object power cause
light air water fire record filibuster guardian insurgent signature stake minor catapult promise release spring summer fall winter act address answer challenge""".split()
# Words for a person that name no position.
NO_OFFICE = """man woman boy girl child teenager teen person people adult men women children kid guy lady gentleman friend
neighbor neighbour victim survivor patient star model parent guardian spouse relative stranger national native local witness
opponent rival critic supporter enemy hero killer attacker passenger customer client buyer user fan member partner parent
outsider bystander onlooker participant challenger advocate protester citizen voter resident source speaker defender forward
runner fighter liberal conservative independent progressive republican democrat""".split()
MALE_MORE = """man men boy boys gentleman gentlemen guy guys father dad son brother husband grandfather grandson uncle
nephew boyfriend fiance widower king prince duke lord baron emperor sultan emir sheikh pope priest cardinal spokesman
congressman councilman chairman businessman policeman fireman fisherman salesman actor waiter monk bishop archbishop
alderman assemblyman anchorman cameraman gunman crewman stepfather stepson godfather bachelor tsar patriarch
taoiseach groom stepbrother father-in-law son-in-law brother-in-law statesman nobleman horseman batsman""".split()
FEMALE_MORE = """woman women girl girls lady ladies mother mom mum daughter sister wife grandmother granddaughter aunt
niece girlfriend fiancee widow queen princess duchess countess baroness empress spokeswoman congresswoman councilwoman
chairwoman businesswoman policewoman actress waitress hostess heiress nun midwife ballerina assemblywoman stepmother
stepdaughter godmother housewife matriarch anchorwoman saleswoman bride mother-in-law daughter-in-law sister-in-law
stepsister first-lady schoolgirl stateswoman noblewoman""".split()
GENDERLESS = """actor priest bishop archbishop cardinal gunman chairman""".split()


def gum_heads(folder):
    """lemma -> Counter of the entity type of the mentions it heads, in GUM's train documents."""
    heads = collections.defaultdict(collections.Counter)
    held_back = set(re.findall(r"\* (GUM_\w+)", open(os.path.join(folder, "..", "splits.md")).read().split("## train")[0]))
    for name in sorted(os.listdir(folder)):
        doc = name[:-len(".conllu")]
        if doc in held_back or doc.split("_")[1] in NON_COMMERCIAL:
            continue
        stack, sentence = {}, []
        for line in open(os.path.join(folder, name), encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            if len(f) != 10:
                sentence = [] if not line.strip() else sentence
                continue
            if not f[0].isdigit():
                continue
            sentence.append((f[2], f[3], int(f[6])))
            found = re.search(r"(?:^|\|)Entity=([^|]*)", f[9])
            if not found:
                continue
            for opening, body, closing in re.findall(r"(\()?([^()]+)(\))?", found.group(1)):
                entity = body.split("-")[0]
                if opening:
                    stack.setdefault(entity, []).append((len(sentence), body.split("-")[1]))
                if closing and stack.get(entity):
                    start, kind = stack[entity].pop()
                    for i in range(start, len(sentence) + 1):
                        if start <= sentence[i - 1][2] <= len(sentence):
                            continue
                        lemma, tag, _ = sentence[i - 1]
                        if tag == "NOUN":
                            heads[lemma.lower()][kind] += 1
                        break
    return heads


def nouns(wordnet, gum):
    synsets, senses = read_wordnet(wordnet)
    counts = tag_counts(wordnet)
    gendered = {}
    for flag, words in ((FEMALE, ["woman", "girl"]), (MALE, ["man", "boy"])):
        roots = [senses[w][0] for w in words]
        for o in closure(synsets, roots):
            for w in synsets[o][1]:
                if senses.get(w, [""])[0] == o:
                    gendered[w] = gendered.get(w, 0) | flag
    groups = closure(synsets, senses["organization"][:1])
    table = collections.defaultdict(int)
    for lemma, offsets in senses.items():
        if "_" in lemma or not lemma[0].isalpha() or synsets[offsets[0]][3][:1].isupper():
            continue
        weights, seen = collections.Counter(), collections.Counter()
        for rank, o in enumerate(offsets):
            weights[synsets[o][0]] += counts.get((lemma, o), 0) + 1.0 / (1 + rank) ** 2
            seen[synsets[o][0]] += counts.get((lemma, o), 0)
        total = sum(weights.values())
        if weights[18] > 0.5 * total and (seen[18] or re.search(r"(er|or|ist|ian|man|woman|ee|ess|ent|ant)$", lemma)):
            table[lemma] |= PERSON | gendered.get(lemma, 0)
        elif offsets[0] in groups:
            table[lemma] |= GROUP
        elif weights[15] > 0.5 * total:
            table[lemma] |= PLACE
    for lemma, kinds in gum_heads(gum).items():
        n = sum(kinds.values())
        if n >= 4:
            for kind, flag in (("person", PERSON), ("organization", GROUP)):
                if kinds[kind] >= 0.6 * n:
                    table[lemma] |= flag
    for words, flag in ((PERSON_MORE, PERSON), (GROUP_MORE, GROUP), (PLACE_MORE, PLACE), (DOCUMENT_MORE, DOCUMENT),
                        (MALE_MORE, PERSON | MALE), (FEMALE_MORE, PERSON | FEMALE)):
        for w in words:
            table[w] |= flag
    for w in set(PERSON_MORE) - set(NO_OFFICE):
        table[w] |= OFFICE
    for w in NOT_PERSON:
        table[w] &= ~(PERSON | OFFICE)
    for w in GENDERLESS:
        table[w] &= ~(MALE | FEMALE)
    return {w: v for w, v in table.items() if v}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for flag in ("names", "wordnet", "gum", "out"):
        parser.add_argument("--" + flag, required=True)
    args = parser.parse_args()
    write_table(os.path.join(args.out, "genders.bin"), genders(args.names))
    write_table(os.path.join(args.out, "nouns.bin"), nouns(args.wordnet, args.gum))


if __name__ == "__main__":
    main()
