package wordnet

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"slices"
	"strings"
	"sync/atomic"

	"stemma/news"
)

// The kinds of pointers, as train/wordnet writes them.
const (
	antonym  = iota // to a word
	instance        // to the class that the source, a name, is one of
)

// Senses are the numbers of the senses that lemma has in tag's part of
// speech, the commonest first; of all parts of speech for X. Two words mean
// the same in some use when they share one.
func Senses(lemma string, tag news.Tag) []int { return words.senses(lemma, tag) }

// Synonyms are the other lemmas that share a sense of lemma in tag's part of
// speech. X stands for all parts of speech.
func Synonyms(lemma string, tag news.Tag) []string {
	var out []string
	for _, s := range words.senses(lemma, tag) {
		for _, w := range words.synset(s).words {
			if l := words.lemma(w); l != lemma && !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// Antonyms are the opposites of lemma: "rise" of "fall".
func Antonyms(lemma string, tag news.Tag) []string { return words.antonyms(lemma, tag) }

// Opposite reports whether two words, in any form, are antonyms.
func Opposite(a, b string) bool {
	for _, tag := range open {
		x, y := Base(a, tag), Base(b, tag)
		if slices.Contains(Antonyms(x, tag), y) {
			return true
		}
	}
	return false
}

// Known reports whether lemma is a word of tag's part of speech.
func Known(lemma string, tag news.Tag) bool { return len(words.senses(lemma, tag)) > 0 }

// open are the parts of speech that WordNet has.
var open = [...]news.Tag{news.NOUN, news.VERB, news.ADJ, news.ADV}

//go:embed wordnet.bin
var packed []byte

var words = unpack(packed)

const (
	lemmaBlock  = 16
	synsetBlock = 8
)

// table is the packed table and where its sections lie.
type table struct {
	lemmas, synsets                 int
	firstVerb, firstAdj, firstAdv   int // synsets
	lemmaOffsets, synsetOffsets     []byte
	lemmaBytes, synsetBytes, exempt []byte
}

func unpack(b []byte) *table {
	var head [7]int
	for i := range head {
		head[i], b = number(b)
	}
	t := &table{lemmas: head[0], synsets: head[1], firstVerb: head[2], firstAdj: head[3], firstAdv: head[4]}
	cut := func(n int) (section []byte) {
		section, b = b[:n], b[n:]
		return section
	}
	t.lemmaOffsets = cut(4 * ((t.lemmas + lemmaBlock - 1) / lemmaBlock))
	t.synsetOffsets = cut(4 * ((t.synsets + synsetBlock - 1) / synsetBlock))
	t.lemmaBytes = cut(head[5])
	t.synsetBytes = cut(head[6])
	t.exempt = b
	return t
}

// number reads one varint and returns what follows it.
func number(b []byte) (n int, rest []byte) {
	u, size := binary.Uvarint(b)
	return int(u), b[size:]
}

// block is the part of a section from the i-th block on.
func block(section, offsets []byte, i int) []byte {
	return section[binary.LittleEndian.Uint32(offsets[4*i:]):]
}

// senses are the synsets of lemma in tag's part of speech, the commonest
// first; of all parts of speech for X.
func (t *table) senses(lemma string, tag news.Tag) []int {
	from, to := 0, t.synsets
	switch tag {
	case news.NOUN, news.PROPN:
		to = t.firstVerb
	case news.VERB, news.AUX:
		from, to = t.firstVerb, t.firstAdj
	case news.ADJ:
		from, to = t.firstAdj, t.firstAdv
	case news.ADV:
		from = t.firstAdv
	case news.X:
	default:
		return nil
	}
	b := t.find(lemma)
	if b == nil {
		return nil
	}
	n, b := number(b)
	out := make([]int, 0, n)
	for range n {
		var s int
		s, b = number(b)
		if from <= s && s < to {
			out = append(out, s)
		}
	}
	return out
}

// find is what the table has behind lemma: its senses. It is nil for a word
// that is not there.
func (t *table) find(lemma string) []byte {
	low, high := 0, len(t.lemmaOffsets)/4 // the last block whose first lemma is not beyond lemma
	for low+1 < high {
		mid := (low + high) / 2
		b := block(t.lemmaBytes, t.lemmaOffsets, mid)
		_, b = number(b)
		size, b := number(b)
		if string(b[:size]) <= lemma {
			low = mid
		} else {
			high = mid
		}
	}
	b := block(t.lemmaBytes, t.lemmaOffsets, low)
	var buffer [64]byte
	word := buffer[:0]
	for i := 0; i < lemmaBlock && len(b) > 0; i++ {
		word, b = nextLemma(word, b)
		if string(word) == lemma {
			return b
		}
		b = skip(b)
	}
	return nil
}

// nextLemma reads a front-coded lemma behind the one in word.
func nextLemma(word, b []byte) (next, rest []byte) {
	shared, b := number(b)
	size, b := number(b)
	return append(word[:shared], b[:size]...), b[size:]
}

// skip passes over a counted list of numbers.
func skip(b []byte) []byte {
	n, b := number(b)
	for range n {
		_, b = number(b)
	}
	return b
}

// lemma is the lemma of that number.
func (t *table) lemma(id int) string {
	b := block(t.lemmaBytes, t.lemmaOffsets, id/lemmaBlock)
	var buffer [64]byte
	word := buffer[:0]
	for range id % lemmaBlock {
		word, b = nextLemma(word, b)
		b = skip(b)
	}
	word, _ = nextLemma(word, b)
	return string(word)
}

type synset struct {
	words    []int // lemmas
	pointers []pointer
}

// pointer leads from a word of a synset to a synset or, where it is lexical,
// to a lemma.
type pointer struct{ kind, from, to int }

func (t *table) synset(id int) synset {
	b := block(t.synsetBytes, t.synsetOffsets, id/synsetBlock)
	for range id % synsetBlock {
		b = skip(b)
		var n int
		n, b = number(b)
		for range 2 * n {
			_, b = number(b)
		}
	}
	n, b := number(b)
	s := synset{words: make([]int, n)}
	for i := range s.words {
		s.words[i], b = number(b)
	}
	n, b = number(b)
	s.pointers = make([]pointer, n)
	for i := range s.pointers {
		var kind, to int
		kind, b = number(b)
		to, b = number(b)
		s.pointers[i] = pointer{kind >> 4, kind & 15, to}
	}
	return s
}

// common reports whether lemma has a sense that is not the name of one thing,
// as "bridges" has not (a union leader).
func (t *table) common(lemma string, tag news.Tag) bool {
	return slices.ContainsFunc(t.senses(lemma, tag), func(s int) bool {
		return !slices.ContainsFunc(t.synset(s).pointers, func(p pointer) bool { return p.kind == instance })
	})
}

// antonyms are the lemmas that the pointers of lemma, not of its synonyms,
// lead to.
func (t *table) antonyms(lemma string, tag news.Tag) []string {
	var out []string
	for _, s := range t.senses(lemma, tag) {
		set := t.synset(s)
		for _, p := range set.pointers {
			if p.kind != antonym || p.from >= len(set.words) || t.lemma(set.words[p.from]) != lemma {
				continue
			}
			if l := t.lemma(p.to); !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// Base is the base form of an inflected word in tag's part of speech, by
// WordNet's rules of detachment (morphy) and lists of exceptions: "said" as a
// verb is "say". A word without a known base form is returned in lower case.
// For X the parts of speech are tried in the order noun, verb, adjective.
func Base(word string, tag news.Tag) string {
	slot := &bases[slotOf(word, tag)]
	if a := slot.Load(); a != nil && a.word == word && a.tag == tag {
		return a.base
	}
	base := baseOf(strings.ToLower(word), tag)
	if len(word) <= longestKept {
		word, base = strings.Clone(word), strings.Clone(base) // not to hold a whole text
		slot.Store(&answer{word, base, tag})
	}
	return base
}

// answer is a question that Base was asked and what it said. Texts ask for the
// same few thousand words again and again, so the last answer of each slot is
// kept: some 2 MB at most, and no lock.
type answer struct {
	word, base string
	tag        news.Tag
}

const (
	slots       = 1 << 14
	longestKept = 32 // bytes
)

var bases [slots]atomic.Pointer[answer]

// slotOf is 32 bits of FNV-1a, folded.
func slotOf(word string, tag news.Tag) uint32 {
	h := (uint32(2166136261) ^ uint32(tag)) * 16777619
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return (h ^ h>>16) % slots
}

func baseOf(word string, tag news.Tag) string {
	switch tag {
	case news.NOUN, news.PROPN, news.VERB, news.AUX, news.ADJ, news.ADV:
		base, _ := detach(word, tag)
		return base
	case news.X:
		for _, tag := range open {
			if base, ok := detach(word, tag); ok {
				return base
			}
		}
	}
	return word
}

// rules are the endings of each part of speech and what they are replaced by.
var rules = map[news.Tag][][2]string{
	news.NOUN: {{"s", ""}, {"ses", "s"}, {"ves", "f"}, {"xes", "x"}, {"zes", "z"}, {"ches", "ch"}, {"shes", "sh"}, {"men", "man"}, {"ies", "y"}},
	news.VERB: {{"s", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}},
	news.ADJ:  {{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}},
}

// detach is the base form of a lower-case word and whether it is known.
func detach(word string, tag news.Tag) (string, bool) {
	switch tag {
	case news.PROPN:
		tag = news.NOUN
	case news.AUX:
		tag = news.VERB
	}
	if base, ok := exception(word, tag); ok {
		return base, true
	}
	if words.common(word, tag) {
		return word, true
	}
	for _, r := range rules[tag] {
		stem, ok := strings.CutSuffix(word, r[0])
		if ok && len(stem) > 1 && Known(stem+r[1], tag) {
			return stem + r[1], true
		}
	}
	return word, Known(word, tag)
}

var exceptionPart = map[news.Tag]string{news.NOUN: "noun ", news.VERB: "verb ", news.ADJ: "adj ", news.ADV: "adv "}

// exception is the base form of an irregular word.
func exception(word string, tag news.Tag) (base string, ok bool) {
	key := exceptionPart[tag] + word + " "
	b := words.exempt
	low, high := 0, len(b) // the sought line starts in [low, high)
	for low < high {
		mid := low + (high-low)/2
		start := low + bytes.LastIndexByte(b[low:mid], '\n') + 1
		end := len(b)
		if i := bytes.IndexByte(b[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := string(b[start:end])
		switch {
		case strings.HasPrefix(line, key):
			base, _, _ := strings.Cut(line[len(key):], " ")
			return base, true
		case line < key:
			low = end + 1
		default:
			high = start
		}
	}
	return "", false
}
