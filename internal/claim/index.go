package claim

import (
	"cmp"
	"slices"
)

// Bounds of the index: they make the work for a unit the same in a story of
// five articles and of ten thousand.
const (
	keysPerUnit   = 10
	maxPostings   = 48 // of a key; the latest stay
	maxCandidates = 24
)

// index proposes earlier units that share rare words with a new one.
type index struct {
	postings map[uint32]*ring
	score    map[int32]float64
	found    []candidate
}

// ring holds the last maxPostings units of a key.
type ring struct {
	units [maxPostings]int32
	n     int
}

type candidate struct {
	unit  int32
	score float64
}

func newIndex() *index {
	return &index{postings: map[uint32]*ring{}, score: map[int32]float64{}}
}

// rarest are the words of u that tell the most, each once.
func rarest(u *unit) []word {
	ws := slices.Clone(u.words)
	slices.SortFunc(ws, func(a, b word) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	ws = slices.CompactFunc(ws, func(a, b word) bool { return a.key == b.key })
	return ws[:min(len(ws), keysPerUnit)]
}

// add lists u, the unit number id, under its rarest words.
func (x *index) add(id int, u *unit) {
	for _, w := range rarest(u) {
		r := x.postings[w.key]
		if r == nil {
			r = &ring{}
			x.postings[w.key] = r
		}
		r.units[r.n%maxPostings] = int32(id)
		r.n++
	}
}

// candidates are the units that share most with u, the best first.
func (x *index) candidates(u *unit) []candidate {
	clear(x.score)
	x.found = x.found[:0]
	for _, w := range rarest(u) {
		r := x.postings[w.key]
		if r == nil {
			continue
		}
		for _, id := range r.units[:min(r.n, maxPostings)] {
			x.score[id] += float64(w.weight)
		}
	}
	for id, s := range x.score {
		x.found = append(x.found, candidate{id, s})
	}
	slices.SortFunc(x.found, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.unit, b.unit)) })
	return x.found[:min(len(x.found), maxCandidates)]
}
