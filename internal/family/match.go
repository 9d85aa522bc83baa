package family

import (
	"cmp"
	"slices"

	"stemma/internal/diff"
)

const (
	tellingBits   = 10.5 // a word that tells something: about one in 7,000
	fragmentBits  = 26   // what less is a fragment that needs its context
	maxPostings   = 64   // of one key of the index
	maxTried      = 24   // candidates of one wording
	keysASentence = 8
)

// index proposes wordings for a shorter one.
type index struct {
	postings map[uint64][]int32
	score    map[int32]float64
}

// pairKey is the key of two terms in a row; one term's key is the term.
func pairKey(a, b int32) uint64 { return 1<<63 | uint64(uint32(a))<<31 | uint64(uint32(b)) }

// link joins the wordings that are one utterance.
func (s *story) link() {
	x := &index{postings: map[uint64][]int32{}, score: map[int32]float64{}}
	for i, w := range s.wordings {
		for _, j := range x.candidates(s.lexicon, w) {
			if s.find(i) != s.find(j) && s.oneUtterance(w, s.wordings[j]) {
				s.join(i, j)
			}
		}
		x.add(s.lexicon, w, int32(i))
	}
}

// add puts wording i under all its telling words and all its pairs of words.
func (x *index) add(l *lexicon, w *wording, i int32) {
	put := func(key uint64) {
		if p := x.postings[key]; len(p) < maxPostings && (len(p) == 0 || p[len(p)-1] != i) {
			x.postings[key] = append(p, i)
		}
	}
	for j, t := range w.terms {
		if l.bits[t] >= tellingBits || len(w.terms) == 1 {
			put(uint64(t))
		}
		if j > 0 {
			put(pairKey(w.terms[j-1], t))
		}
	}
}

// candidates are the wordings that share most with w's rarest words and pairs
// of words, the likeliest first.
func (x *index) candidates(l *lexicon, w *wording) []int {
	clear(x.score)
	type key struct {
		key  uint64
		bits float64
	}
	var keys []key
	for _, sentence := range w.sentences {
		keys = keys[:0]
		for j := sentence[0]; j < sentence[1]; j++ {
			t := w.terms[j]
			keys = append(keys, key{uint64(t), l.bits[t]})
			if j > sentence[0] {
				keys = append(keys, key{pairKey(w.terms[j-1], t), l.bits[w.terms[j-1]] + l.bits[t]})
			}
		}
		slices.SortFunc(keys, func(a, b key) int { return cmp.Or(-cmp.Compare(a.bits, b.bits), cmp.Compare(a.key, b.key)) })
		for _, k := range keys[:min(len(keys), 2*keysASentence)] {
			for _, j := range x.postings[k.key] {
				x.score[j] += k.bits
			}
		}
	}
	out := make([]int, 0, len(x.score))
	for j := range x.score {
		out = append(out, int(j))
	}
	slices.SortFunc(out, func(a, b int) int {
		return cmp.Or(-cmp.Compare(x.score[int32(a)], x.score[int32(b)]), cmp.Compare(a, b))
	})
	return out[:min(len(out), maxTried)]
}

// kinship is how the speakers of two wordings stand to one another.
type kinship int

const (
	sameSpeaker kinship = iota
	unknownSpeaker
	otherSpeaker
)

func kin(a, b *wording) kinship {
	switch {
	case a.speaker < 0 || b.speaker < 0:
		return unknownSpeaker
	case a.speaker == b.speaker:
		return sameSpeaker
	}
	return otherSpeaker
}

// oneUtterance reports whether a and b, which is no shorter, are of one
// utterance: whether a sentence of one is found in the other.
func (s *story) oneUtterance(a, b *wording) bool {
	k := kin(a, b)
	for _, u := range a.sentences {
		if s.found(a, u, b, k) {
			return true
		}
	}
	if len(b.sentences) > 1 {
		for _, u := range b.sentences {
			if s.found(b, u, a, k) {
				return true
			}
		}
	}
	return false
}

// found reports whether the words u of a stand in b.
func (s *story) found(a *wording, u [2]int, b *wording, k kinship) bool {
	unit := a.terms[u[0]:u[1]]
	var all float64
	for _, t := range unit {
		all += s.lexicon.bits[t]
	}
	bag := s.bagBits(unit, b.terms)
	if bag < all*0.4 {
		return false
	}
	m := s.measure(unit, b.terms)
	share := m.bits / all
	switch k {
	case sameSpeaker:
		if m.whole {
			return all >= fragmentBits || s.contextShared(a, b)
		}
		return share >= 0.75 && m.bits >= 30 || share >= 0.6 && m.bits >= 45 || share >= 0.5 && m.bits >= 70 ||
			bag/all >= 0.65 && bag >= 60
	case unknownSpeaker:
		return m.whole && all >= fragmentBits+10 || share >= 0.8 && m.bits >= 45 || share >= 0.65 && m.bits >= 60
	}
	return share >= 0.8 && m.bits >= 70
}

// contextShared reports whether the fragment a is used where b is: the words
// around a stand in b or around it.
func (s *story) contextShared(a, b *wording) bool {
	if s.sharedBits(a.context, b.context) > 0 {
		return true
	}
	own := slices.Clone(b.terms)
	slices.Sort(own)
	return s.sharedBits(a.context, slices.Compact(own)) > 0
}

// bagBits is what the terms of a tell that b has too, in any order.
func (s *story) bagBits(a, b []int32) float64 {
	left := make(map[int32]int, len(b))
	for _, t := range b {
		left[t]++
	}
	var sum float64
	for _, t := range a {
		if left[t] > 0 {
			left[t]--
			sum += s.lexicon.bits[t]
		}
	}
	return sum
}

// measured is how a unit is aligned in a text.
type measured struct {
	bits  float64 // what the aligned words tell
	whole bool    // the unit stands in the text in one piece
}

func (s *story) measure(unit, text []int32) measured {
	var m measured
	ops := diff.Align(text, unit, func(t int32) int32 { return int32(20 + 5*s.lexicon.bits[t]) })
	runs := 0
	for _, op := range ops {
		if op.Kind != diff.Equal {
			continue
		}
		runs++
		for _, t := range unit[op.To0:op.To1] {
			m.bits += s.lexicon.bits[t]
		}
		m.whole = runs == 1 && op.To1-op.To0 == len(unit)
	}
	return m
}
