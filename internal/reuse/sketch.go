package reuse

import (
	"math/bits"
	"slices"
	"sync"

	"stemma/news"
)

// A Sketch stands for a text where candidates are looked for. It has some
// hundred features of four bytes, each the hash of something in the text. It
// rests on what is the article's own: no quotations, no boilerplate.
type Sketch struct {
	// Shingles are runs of shingleWords words: those whose hash is below a
	// bound (Broder 1997, "modulo sampling"), so that a part of a text keeps
	// its part of the features.
	Shingles []uint32
	// Names are the names and numbers and the pairs of these that follow one
	// another in a sentence, which a rewrite keeps; those of the lowest hashes.
	Names []uint32
}

const (
	shingleWords = 4
	spread       = 0x9e3779b1
	sampling     = 1 << 29 // one in eight
	minShingles  = 16      // of the lowest are kept at least
	maxShingles  = 96
	maxNames     = 48
)

var wordBuffers = sync.Pool{New: func() any { return new([]word) }}

// NewSketch is the sketch of a reading.
func NewSketch(r *news.Reading) Sketch {
	buffer := wordBuffers.Get().(*[]word)
	words, _ := scan(r, (*buffer)[:0])
	s := sketch(words)
	*buffer = words
	wordBuffers.Put(buffer)
	return s
}

// Sketch is t's sketch.
func (t *Text) Sketch() Sketch { return sketch(t.words) }

func sketch(words []word) Sketch {
	return Sketch{Shingles: shingles(words), Names: namesOf(words)}
}

func shingles(words []word) []uint32 {
	var buffer [1024]uint32
	out := lowest(words, sampling, buffer[:0])
	if len(out) < minShingles {
		out = lowest(words, 1<<32-1, buffer[:0])
		out = out[:min(len(out), minShingles)]
	}
	return slices.Clone(out[:min(len(out), maxShingles)])
}

// lowest appends the hashes of the shingles up to bound to out, sorted.
func lowest(words []word, bound uint32, out []uint32) []uint32 {
	out = slices.Grow(out, len(words))[:len(words)]
	n := 0
	run := 0                   // own words in a row
	var one, two, three uint32 // hashes of the last words
	for i := range words {
		w := &words[i]
		h := mix(three*spread + w.form)
		three = two*spread + w.form
		two = one*spread + w.form
		one = w.form
		if run++; w.quoted {
			run = 0
		}
		if run < shingleWords {
			continue
		}
		out[n] = h
		if h <= bound { // not foreseeable, so nothing else hangs on it
			n++
		}
	}
	out = out[:n]
	sortHashes(out, bound)
	return slices.Compact(out)
}

func namesOf(words []word) []uint32 {
	var buffer [512]uint32
	all := buffer[:0]
	last := &word{sentence: -1}
	for i := range words {
		w := &words[i]
		if !w.name && !w.number || w.quoted {
			continue
		}
		all = append(all, mix(w.form^0x9e3779b9))
		if last.sentence == w.sentence && last.form != w.form {
			x, y := last.form, w.form
			all = append(all, mix(min(x, y)*31+max(x, y)))
		}
		last = w
	}
	sortHashes(all, 1<<32-1)
	all = slices.Compact(all)
	return slices.Clone(all[:min(len(all), maxNames)])
}

// sortHashes sorts hashes, which lie evenly between 0 and top: each is laid
// where it belongs but for its neighbours.
func sortHashes(hashes []uint32, top uint32) {
	const places = 128
	var laid [512]uint32
	if len(hashes) > len(laid) {
		slices.Sort(hashes)
		return
	}
	var next [places + 1]uint16
	shift := bits.Len32(top) - 7
	for _, h := range hashes {
		next[h>>shift%places+1]++
	}
	for i := range places {
		next[i+1] += next[i]
	}
	for _, h := range hashes {
		p := &next[h>>shift%places]
		laid[*p%512] = h
		*p++
	}
	for i, h := range laid[:len(hashes)] {
		for ; i > 0 && hashes[i-1] > h; i-- {
			hashes[i] = hashes[i-1]
		}
		hashes[i] = h
	}
}

// Index finds, among the sketches added so far, those that share features
// with another. It is not safe for concurrent use.
type Index struct {
	slots   []slot // a hash table with open addressing, its length a power of two
	used    int
	entries []entry
	score   []float32 // by text, while candidates are counted
	touched []int32
}

// slot is a feature and the texts that have it: a chain of entries.
type slot struct {
	key   uint32
	first int32 // index into entries, plus one; 0 for a free slot
	count int32
}

type entry struct{ text, next int32 }

// maxPosting bounds how many texts a feature leads to: the first that have it.
// A feature of more texts than that is still a way to the earliest of them.
const maxPosting = 48

// NewIndex is an empty index.
func NewIndex() *Index { return &Index{slots: make([]slot, 1<<10)} }

// Add takes a sketch in and returns its number, counted from 0.
func (x *Index) Add(s Sketch) int {
	n := len(x.score)
	x.score = append(x.score, 0)
	for len(x.slots) < 2*(x.used+len(s.Shingles)+len(s.Names)) {
		x.grow()
	}
	for _, keys := range [2][]uint32{s.Shingles, s.Names} {
		for _, k := range keys {
			x.post(k, int32(n))
		}
	}
	return n
}

func (x *Index) post(key uint32, text int32) {
	s := x.find(key)
	if s.count == maxPosting {
		return
	}
	if s.first == 0 {
		s.key = key
		x.used++
	}
	x.entries = append(x.entries, entry{text, s.first})
	s.first = int32(len(x.entries))
	s.count++
}

// find is the slot of a feature or the free one where it belongs.
func (x *Index) find(key uint32) *slot {
	mask := uint32(len(x.slots) - 1)
	for i := key * 0x85ebca6b >> 7 & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.first == 0 || s.key == key {
			return s
		}
	}
}

func (x *Index) grow() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.first != 0 {
			*x.find(s.key) = s
		}
	}
}

// Candidate is an added sketch that shares features with the one asked for.
type Candidate struct {
	Text  int // its number
	Score float64
}

// Candidates are the texts that share most with s, the best first, at most
// most of them. A shared feature counts the more the fewer texts have it.
func (x *Index) Candidates(s Sketch, most int) []Candidate {
	x.touched = x.touched[:0]
	x.count(s.Shingles, 2, false)
	x.count(s.Names, 1, true)
	best := make([]Candidate, 0, most)
	for _, n := range x.touched {
		c := Candidate{int(n), float64(x.score[n])}
		x.score[n] = 0
		if len(best) < most {
			best = append(best, c)
		} else if most == 0 || !c.before(best[most-1]) {
			continue
		}
		at := len(best) - 1
		for ; at > 0 && c.before(best[at-1]); at-- {
			best[at] = best[at-1]
		}
		best[at] = c
	}
	return best
}

func (c Candidate) before(d Candidate) bool {
	return c.Score > d.Score || c.Score == d.Score && c.Text < d.Text
}

func (x *Index) count(keys []uint32, factor float32, names bool) {
	room, n := x.touched[:cap(x.touched)], len(x.touched)
	for _, k := range keys {
		s := x.find(k)
		if s.count == maxPosting && names {
			continue // a name that everyone writes
		}
		if len(room) < n+maxPosting {
			room = slices.Grow(room, maxPosting)
			room = room[:cap(room)]
		}
		value := factor / (1 + 0.1*float32(s.count))
		for i := s.first; i != 0; {
			e := x.entries[i-1]
			room[n] = e.text
			if x.score[e.text] == 0 { // not foreseeable, so nothing else hangs on it
				n++
			}
			x.score[e.text] += value
			i = e.next
		}
	}
	x.touched = room[:n]
}
