// Command wordnet packs the dictionary files of WordNet 3.0 into the table
// that package stemma/internal/wordnet embeds and describes.
//
//	go run ./train/wordnet -from /usr/share/wordnet -to internal/wordnet/wordnet.bin
//
// The dictionary files are those of Princeton's distribution, as Debian's
// package wordnet-base installs them.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The parts of speech in the table's order, and the lexicographer files of
// the nouns that may have several words: location and person.
var (
	parts        = []string{"noun", "verb", "adj", "adv"}
	wideLexFiles = map[string]bool{"15": true, "18": true}
)

// The pointers that are kept, by WordNet's symbol: their kind in the table,
// and whether they run from word to word.
var pointers = map[string]struct {
	kind    uint64
	lexical bool
}{
	"!": {0, true}, "@i": {1, false},
}

// pointer leads from a word of a synset (from 0; -1 for all) to a word of
// another, or to all of it.
type pointer struct {
	kind     uint64
	lexical  bool
	from, to int
	synset   string
}

type synset struct {
	key      string // part of speech and offset: "n00001740"
	words    []string
	kept     []bool
	pointers []pointer
}

func main() {
	from := flag.String("from", "/usr/share/wordnet", "the folder of the dictionary files")
	to := flag.String("to", "internal/wordnet/wordnet.bin", "the file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	var all []*synset
	firsts := []int{0}
	for _, p := range parts {
		s, err := readData(filepath.Join(from, "data."+p))
		if err != nil {
			return err
		}
		all = append(all, s...)
		firsts = append(firsts, len(all))
	}
	byKey := map[string]int{}
	for i, s := range all {
		byKey[s.key] = i
	}
	senses, err := readSenses(from, all, byKey)
	if err != nil {
		return err
	}
	exceptions, err := readExceptions(from)
	if err != nil {
		return err
	}
	table := pack(all, byKey, senses, firsts, exceptions)
	return os.WriteFile(to, table, 0o644)
}

// clean is a word as the table has it: lower case, spaces, without the
// adjectives' marks of position "(p)".
func clean(w string) string {
	if i := strings.IndexByte(w, '('); i > 0 {
		w = w[:i]
	}
	return strings.ReplaceAll(strings.ToLower(w), "_", " ")
}

// lines calls f on the fields of each line that is not of the licence.
func lines(path string, f func(fields []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if strings.HasPrefix(line, "  ") {
			continue
		}
		line, _, _ = strings.Cut(line, " | ")
		if err := f(strings.Fields(line)); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}

// readData reads a data file: wndb(5WN).
func readData(path string) ([]*synset, error) {
	var out []*synset
	err := lines(path, func(f []string) error {
		pos := f[2]
		if pos == "s" {
			pos = "a"
		}
		s := &synset{key: pos + f[0]}
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		rest := f[4:]
		for range n {
			w := clean(rest[0])
			s.words = append(s.words, w)
			s.kept = append(s.kept, !strings.Contains(w, " ") || wideLexFiles[f[1]])
			rest = rest[2:]
		}
		m, err := strconv.Atoi(rest[0])
		if err != nil {
			return err
		}
		rest = rest[1:]
		for range m {
			ends, err := strconv.ParseInt(rest[3], 16, 32)
			if err != nil {
				return err
			}
			if p, ok := pointers[rest[0]]; ok {
				s.pointers = append(s.pointers, pointer{p.kind, p.lexical, int(ends>>8) - 1, int(ends&255) - 1, rest[2] + rest[1]})
			}
			rest = rest[4:]
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// readSenses reads the index files: the synsets of each lemma that is kept,
// by part of speech, the commonest sense first.
func readSenses(from string, all []*synset, byKey map[string]int) (map[string][]int, error) {
	senses := map[string][]int{}
	for _, p := range parts {
		err := lines(filepath.Join(from, "index."+p), func(f []string) error {
			lemma := clean(f[0])
			count, err := strconv.Atoi(f[2])
			if err != nil {
				return err
			}
			for _, offset := range f[len(f)-count:] {
				i, ok := byKey[f[1]+offset]
				if !ok {
					return fmt.Errorf("no synset %s", offset)
				}
				s := all[i]
				if at := slices.Index(s.words, lemma); at >= 0 && s.kept[at] {
					senses[lemma] = append(senses[lemma], i)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return senses, nil
}

// readExceptions reads the irregular forms of single words.
func readExceptions(from string) ([]string, error) {
	var out []string
	for _, p := range parts {
		err := lines(filepath.Join(from, p+".exc"), func(f []string) error {
			line := p + " " + strings.Join(f, " ")
			if !strings.Contains(line, "_") {
				out = append(out, line)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

const (
	lemmaBlock  = 16
	synsetBlock = 8
)

// pack writes the table.
func pack(all []*synset, byKey map[string]int, senses map[string][]int, firsts []int, exceptions []string) []byte {
	lemmas := make([]string, 0, len(senses))
	for l := range senses {
		lemmas = append(lemmas, l)
	}
	slices.Sort(lemmas)
	id := make(map[string]uint64, len(lemmas))
	for i, l := range lemmas {
		id[l] = uint64(i)
	}
	var lemmaBytes, synsetBytes, offsets []byte
	before := ""
	for i, l := range lemmas {
		if i%lemmaBlock == 0 {
			offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(lemmaBytes)))
			before = ""
		}
		shared := 0
		for shared < len(l) && shared < len(before) && l[shared] == before[shared] {
			shared++
		}
		lemmaBytes = number(lemmaBytes, uint64(shared), uint64(len(l)-shared))
		lemmaBytes = append(lemmaBytes, l[shared:]...)
		lemmaBytes = number(lemmaBytes, uint64(len(senses[l])))
		for _, s := range senses[l] {
			lemmaBytes = number(lemmaBytes, uint64(s))
		}
		before = l
	}
	for i, s := range all {
		if i%synsetBlock == 0 {
			offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(synsetBytes)))
		}
		synsetBytes = packSynset(synsetBytes, s, all, byKey, id)
	}
	out := number(nil, uint64(len(lemmas)), uint64(len(all)), uint64(firsts[1]), uint64(firsts[2]), uint64(firsts[3]),
		uint64(len(lemmaBytes)), uint64(len(synsetBytes)))
	return bytes.Join([][]byte{out, offsets, lemmaBytes, synsetBytes, []byte(strings.Join(exceptions, "\n"))}, nil)
}

func packSynset(b []byte, s *synset, all []*synset, byKey map[string]int, id map[string]uint64) []byte {
	place := make([]int, len(s.words)) // of a word among those kept, -1 for none
	var words []uint64
	for i, w := range s.words {
		place[i] = -1
		if s.kept[i] {
			place[i] = len(words)
			words = append(words, id[w])
		}
	}
	b = number(b, uint64(len(words)))
	b = number(b, words...)
	var kept []uint64
	for _, p := range s.pointers {
		target := all[byKey[p.synset]]
		if !p.lexical {
			kept = append(kept, p.kind<<4, uint64(byKey[p.synset]))
			continue
		}
		if p.from < 0 || p.to < 0 || place[p.from] < 0 || !target.kept[p.to] {
			continue
		}
		kept = append(kept, p.kind<<4|uint64(min(place[p.from], 15)), id[target.words[p.to]])
	}
	b = number(b, uint64(len(kept)/2))
	return number(b, kept...)
}

func number(b []byte, ns ...uint64) []byte {
	for _, n := range ns {
		b = binary.AppendUvarint(b, n)
	}
	return b
}
