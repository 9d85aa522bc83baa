package claim

import (
	"stemma/internal/vectors"
	"stemma/internal/wordnet"
	"stemma/news"
)

// alignment pairs the content words of two units.
type alignment struct {
	a, b   *unit
	ra, rb *news.Reading
	to     []int // for each word of a, its word of b, -1 for none
	from   []int // for each word of b, its word of a, -1 for none
}

// softMatch is the cosine from which two words count as the same thing said in
// other words.
const softMatch = .66

// align pairs equal words first, in order where a word stands twice, then
// words of like meaning.
func align(a, b *unit, ra, rb *news.Reading) alignment {
	al := alignment{a: a, b: b, ra: ra, rb: rb, to: filled(len(a.words)), from: filled(len(b.words))}
	at := map[uint32][]int{}
	for j, w := range b.words {
		at[w.key] = append(at[w.key], j)
	}
	for i, w := range a.words {
		if js := at[w.key]; len(js) > 0 {
			al.to[i], al.from[js[0]] = js[0], i
			at[w.key] = js[1:]
		}
	}
	al.soft()
	return al
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// maxSoft bounds the words that are compared by meaning.
const maxSoft = 24

// soft pairs what is left by meaning. Names and numbers have no like.
func (al *alignment) soft() {
	type vec struct {
		at int
		v  vectors.Vec
	}
	rest := func(u *unit, r *news.Reading, paired []int) (out []vec) {
		for i, w := range u.words {
			if paired[i] >= 0 || w.isName() || w.isNumber() || len(out) == maxSoft {
				continue
			}
			if v, ok := vectors.Of(w.span.Of(r.Text)); ok {
				out = append(out, vec{i, v.Unit()})
			}
		}
		return out
	}
	left, right := rest(al.a, al.ra, al.to), rest(al.b, al.rb, al.from)
	for _, x := range left {
		best, bestCos := -1, softMatch
		for _, y := range right {
			if al.from[y.at] >= 0 || !alikeTags(al.a.words[x.at].tag, al.b.words[y.at].tag) {
				continue
			}
			if c := vectors.Dot(&x.v, &y.v); c > bestCos && !opposite(al.a.words[x.at], al.b.words[y.at], al.ra, al.rb) {
				best, bestCos = y.at, c
			}
		}
		if best >= 0 {
			al.to[x.at], al.from[best] = best, x.at
		}
	}
}

func alikeTags(a, b news.Tag) bool {
	noun := func(t news.Tag) bool { return t == news.NOUN || t == news.VERB || t == news.PROPN }
	return a == b || noun(a) && noun(b)
}

// opposite reports whether two words are antonyms.
func opposite(a, b word, ra, rb *news.Reading) bool {
	return wordnet.Opposite(baseOf(lower(a.span.Of(ra.Text)), a.tag), baseOf(lower(b.span.Of(rb.Text)), b.tag))
}

// within are the weights of the words outside the given spans that are paired,
// and of all, on both sides together; and the share that is paired on the
// side where less is.
func (al *alignment) context(inA, inB news.Span) (jaccard, least float64) {
	share := func(u *unit, paired []int, skip news.Span) (hit, all float64) {
		for i, w := range u.words {
			if w.span.Overlaps(skip) {
				continue
			}
			all += float64(w.own)
			if paired[i] >= 0 {
				hit += float64(w.own)
			}
		}
		return hit, all
	}
	ha, ta := share(al.a, al.to, inA)
	hb, tb := share(al.b, al.from, inB)
	if ta == 0 || tb == 0 {
		return 0, 0
	}
	return (ha + hb) / (ta + tb), max(ha/ta, hb/tb)
}

// window is how many content words on either side of a value are its
// surroundings.
const window = 5

// local is the share of the words right around two values that are paired.
func (al *alignment) local(inA, inB news.Span) float64 {
	ia, ib := around(al.a.words, inA), around(al.b.words, inB)
	hit, all := 0.0, 0.0
	for _, i := range ia {
		all += float64(al.a.words[i].own)
		if al.to[i] >= 0 {
			hit += float64(al.a.words[i].own)
		}
	}
	for _, i := range ib {
		all += float64(al.b.words[i].own)
		if al.from[i] >= 0 {
			hit += float64(al.b.words[i].own)
		}
	}
	if all == 0 {
		return 0
	}
	return hit / all
}

// around are the words within the window of a value, the value's own left out.
func around(words []word, in news.Span) []int {
	var out []int
	left := 0
	for left < len(words) && words[left].span.End <= in.Start {
		left++
	}
	for i := max(0, left-window); i < left; i++ {
		out = append(out, i)
	}
	right := left
	for right < len(words) && words[right].span.Start < in.End {
		right++
	}
	for i := right; i < min(len(words), right+window); i++ {
		out = append(out, i)
	}
	return out
}

// beside reports whether a content word next to the two values is paired with
// one next to the other: they stand in one slot of the sentence.
func (al *alignment) beside(inA, inB news.Span) bool {
	left, right := al.neighbours(inA, inB)
	return left == neighboursPaired || right == neighboursPaired || left == neighboursNone && right == neighboursNone
}

// between reports whether neither neighbour of the two values tells them apart,
// and one is paired.
func (al *alignment) between(inA, inB news.Span) bool {
	left, right := al.neighbours(inA, inB)
	return left != neighboursDiffer && right != neighboursDiffer && (left == neighboursPaired || right == neighboursPaired)
}

// meeting tells how the neighbours of two values stand to each other.
type meeting uint8

const (
	neighboursDiffer meeting = iota
	neighboursPaired
	neighboursNone // both values open or close their sentence
)

// neighbours tells how the content words right before and right behind the two
// values stand to each other.
func (al *alignment) neighbours(inA, inB news.Span) (left, right meeting) {
	pa, na := nextTo(al.a.words, inA)
	pb, nb := nextTo(al.b.words, inB)
	meet := func(i, j int) meeting {
		switch {
		case i < 0 && j < 0:
			return neighboursNone
		case i >= 0 && j >= 0 && (al.to[i] == j || lower(al.a.words[i].span.Of(al.ra.Text)) == lower(al.b.words[j].span.Of(al.rb.Text))):
			return neighboursPaired
		}
		return neighboursDiffer
	}
	return meet(pa, pb), meet(na, nb)
}

// nextTo is the word before and the word behind a value, -1 for none.
func nextTo(words []word, in news.Span) (prev, next int) {
	prev, next = -1, -1
	for i, w := range words {
		if w.span.End <= in.Start {
			prev = i
		}
		if w.span.Start >= in.End {
			return prev, i
		}
	}
	return prev, next
}
