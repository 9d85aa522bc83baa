package reuse

import (
	"cmp"
	"slices"
)

// A Sketch stands for a text where candidates are looked for. It has some
// hundred features of four bytes.
type Sketch struct {
	// Shingles are hashes of runs of shingleWords own words: those below a
	// fixed bound (Broder 1997, "modulo sampling"), so that a part of a text
	// keeps its part of the features.
	Shingles []uint32
	// Rare are the rarest words and the pairs of neighbours among the names,
	// numbers and words without synonyms, which a rewrite keeps.
	Rare []uint32
}

const (
	shingleWords = 4
	sampling     = 1 << 29 // one in eight
	minShingles  = 16      // of the lowest are kept at least
	maxShingles  = 96
	maxRare      = 64
)

// Sketch is t's sketch. It rests on what is t's own: no quotations, no boilerplate.
func (t *Text) Sketch() Sketch {
	return Sketch{Shingles: t.shingles(), Rare: t.rare()}
}

func (t *Text) shingles() []uint32 {
	all := make([]uint32, 0, len(t.words))
	var h uint32
	run := 0 // own words in a row
	for i, w := range t.words {
		if w.quoted {
			run = 0
			continue
		}
		if run++; run < shingleWords {
			continue
		}
		h = 0
		for _, v := range t.words[i-shingleWords+1 : i+1] {
			h = mix(h*31 + v.form)
		}
		all = append(all, h)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	n, _ := slices.BinarySearch(all, sampling)
	n = min(max(n, minShingles), maxShingles, len(all))
	return slices.Clone(all[:n])
}

func (t *Text) rare() []uint32 {
	type feature struct {
		key    uint32
		weight float32
	}
	var all []feature
	seen := make([]bool, len(t.types))
	var last *word
	for i := range t.words {
		w := &t.words[i]
		if w.quoted || w.function {
			continue
		}
		l := t.types[w.kind]
		if !seen[w.kind] {
			seen[w.kind] = true
			if l.weight >= 1.25 {
				all = append(all, feature{mix(l.id ^ 0x9e3779b9), l.weight - min(0.1*float32(len(l.keys)), 1)})
			}
		}
		if len(l.keys) > 2 && !w.name {
			continue
		}
		if last != nil && last.sentence == w.sentence && last.kind != w.kind {
			x, y := t.types[last.kind].id, l.id
			all = append(all, feature{mix(min(x, y)*31 + max(x, y)), (l.weight + t.types[last.kind].weight) / 2})
		}
		last = w
	}
	slices.SortFunc(all, func(x, y feature) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.key, y.key)) })
	var out []uint32
	for _, f := range all {
		if len(out) == maxRare {
			break
		}
		if !slices.Contains(out, f.key) {
			out = append(out, f.key)
		}
	}
	slices.Sort(out)
	return out
}

// Index finds, among the sketches added so far, those that share features
// with another. It is not safe for concurrent use.
type Index struct {
	size     int
	shingles map[uint32][]int32
	rare     map[uint32][]int32
	score    []float32
	touched  []int32
}

// maxPosting bounds how many texts a feature leads to: the first that have it.
// A feature of more texts than that is still a way to the earliest of them.
const maxPosting = 64

// NewIndex is an empty index.
func NewIndex() *Index {
	return &Index{shingles: map[uint32][]int32{}, rare: map[uint32][]int32{}}
}

// Add takes a sketch in and returns its number, counted from 0.
func (x *Index) Add(s Sketch) int {
	n := x.size
	x.size++
	x.score = append(x.score, 0)
	post(x.shingles, s.Shingles, n)
	post(x.rare, s.Rare, n)
	return n
}

func post(to map[uint32][]int32, keys []uint32, n int) {
	for _, k := range keys {
		if p := to[k]; len(p) < maxPosting {
			to[k] = append(p, int32(n))
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
	x.count(x.shingles, s.Shingles, 2)
	x.count(x.rare, s.Rare, 1)
	all := make([]Candidate, 0, len(x.touched))
	for _, n := range x.touched {
		all = append(all, Candidate{int(n), float64(x.score[n])})
		x.score[n] = 0
	}
	slices.SortFunc(all, func(p, q Candidate) int { return cmp.Or(cmp.Compare(q.Score, p.Score), cmp.Compare(p.Text, q.Text)) })
	return slices.Clip(all[:min(len(all), most)])
}

func (x *Index) count(in map[uint32][]int32, keys []uint32, factor float32) {
	for _, k := range keys {
		p := in[k]
		value := factor / (1 + 0.1*float32(len(p)))
		for _, n := range p {
			if x.score[n] == 0 {
				x.touched = append(x.touched, n)
			}
			x.score[n] += value
		}
	}
}
