package reuse

import (
	"cmp"
	"slices"
	"strings"

	"stemma/news"
)

// Comparison is what two texts were found to share.
type Comparison struct {
	A, B *Text
	// InA and InB tell how much of each text's own words the other has.
	InA, InB Coverage
	// Order is the part of the aligned sentences, by weight, that stand in the
	// same order in both, 0 to 1.
	Order float64

	// Blocks is the number of aligned passages, those of both kinds that follow
	// one another in both texts taken as one.
	Blocks int

	// Details is what both texts tell in one order beyond the event's own words.
	Details Chain

	// Of the content words in the aligned passages: those that align with the
	// same word, with one that shares a sense, with an unrelated one, and those
	// of A and of B that align with none.
	Exact, Related, Swapped, OnlyA, OnlyB int
	// Rarer is by how much B's words are rarer than the words of A that they
	// replace: the mean of log2 of the frequencies' ratio.
	Rarer float64

	// Sentences is the number of aligned sentences, Touched that of those in
	// which a content word was replaced.
	Sentences, Touched int

	pairs   []pair // of sentences, the kept ones, by a
	swapped bool   // the pairs have the sides the other way round
}

// Coverage tells how much of one text's own words another has. All numbers
// are parts of the weight of the text's own words, 0 to 1.
type Coverage struct {
	Bag     float64 // in the most alike sentence, in any order
	Run     float64 // aligned in order within a sentence
	Alike   float64 // in sentences most of whose words the other text has
	InOrder float64 // in sentences most of whose words align in order
	Copied  float64 // in sentences that are the same but for a word or so
	Shared  float64 // within the aligned passages
}

// Compare aligns two texts.
func Compare(a, b *Text) *Comparison {
	al := aligners.Get().(*aligner)
	defer aligners.Put(al)
	swapped := cmp.Or(strings.Compare(a.Reading.Text, b.Reading.Text), cmp.Compare(a.Reading.ID, b.Reading.ID)) > 0
	if swapped { // so that the order of the two makes no difference
		a, b = b, a
	}
	c := &Comparison{A: a, B: b}
	al.run(a, b)
	first, second := al.cover(a, true), al.cover(b, false)
	first.Shared, second.Shared = c.keep(al.pairs, a, b)
	c.Order = order(c.pairs)
	c.Details = details(al.pairs)
	for i, p := range c.pairs {
		if i == 0 || !follows(&c.pairs[i-1], &p) {
			c.Blocks++
		}
		c.Sentences++
		if p.related+p.swapped > 0 {
			c.Touched++
		}
		c.Exact += int(p.exact)
		c.Related += int(p.related)
		c.Swapped += int(p.swapped)
		c.OnlyA += int(p.onlyA)
		c.OnlyB += int(p.onlyB)
		c.Rarer += float64(p.rarer)
	}
	c.Rarer /= float64(max(1, c.Related+c.Swapped))
	c.InA, c.InB = first, second
	al.a, al.b = nil, nil
	if swapped {
		return c.Swap()
	}
	return c
}

// Swap is the comparison with the sides exchanged.
func (c *Comparison) Swap() *Comparison {
	d := *c
	d.A, d.B = c.B, c.A
	d.InA, d.InB = c.InB, c.InA
	d.OnlyA, d.OnlyB = c.OnlyB, c.OnlyA
	d.Rarer = -c.Rarer
	d.swapped = !c.swapped
	return &d
}

// Together is the part of B's own words that lie within the passages of c or of
// d, which must have the same B.
func (c *Comparison) Together(d *Comparison) float64 {
	used := make([]bool, len(c.B.words))
	for _, x := range [2]*Comparison{c, d} {
		for _, p := range x.pairs {
			first, last := p.bFirst, p.bLast
			if x.swapped {
				first, last = p.aFirst, p.aLast
			}
			use(used[first:last])
		}
	}
	return c.B.part(used)
}

// cover sums what the pairs tell of one side.
func (al *aligner) cover(t *Text, sideA bool) Coverage {
	type best struct{ bag, run, copied float32 }
	found := make([]best, len(t.sentences))
	for _, p := range al.pairs {
		i := p.a
		if !sideA {
			i = p.b
		}
		s := t.sentences[i]
		if s.own == 0 {
			continue
		}
		f := &found[i]
		f.bag = max(f.bag, min(1, p.bag/s.own))
		f.run = max(f.run, min(1, p.score/s.all))
		f.copied = max(f.copied, float32(p.copied)/float32(s.last-s.first))
	}
	var c Coverage
	for i, s := range t.sentences {
		if s.own == 0 {
			continue
		}
		w, f := float64(s.own/t.own), found[i]
		c.Bag += w * float64(f.bag)
		c.Run += w * float64(f.run)
		if f.bag >= 0.5 {
			c.Alike += w
		}
		if f.run >= 0.4 {
			c.InOrder += w
		}
		if f.copied >= 0.8 {
			c.Copied += w
		}
	}
	return c
}

// What a pair of sentences needs to be the same passage.
const (
	minScore = 2.5
	minNorm  = 0.35 // score as a part of the lighter sentence's weight
	minRun   = 5    // words of either side
)

// details is the chain of sentences that share most words which are rare in
// both texts.
func details(pairs []pair) Chain {
	links := make([]link, 0, len(pairs))
	for _, p := range pairs {
		if p.detail > minDetail {
			links = append(links, link{p.a, p.b, float64(p.detail - minDetail)})
		}
	}
	return heaviest(links)
}

// minDetail is the weight that a pair of sentences has to share to count as
// one detail: about one rare word.
const minDetail = 1

// keep sets pairs to those that are the same passage, each word in one pair
// at most, the best first. It returns the part of each text's own words that
// lies within them.
func (c *Comparison) keep(pairs []pair, a, b *Text) (inA, inB float64) {
	sorted := slices.Clone(pairs)
	slices.SortFunc(sorted, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	usedA, usedB := make([]bool, len(a.words)), make([]bool, len(b.words))
	for _, p := range sorted {
		norm := p.score / min(a.sentences[p.a].all, b.sentences[p.b].all)
		if p.score < minScore || norm < minNorm || min(p.aLast-p.aFirst, p.bLast-p.bFirst) < minRun || taken(usedA[p.aFirst:p.aLast]) || taken(usedB[p.bFirst:p.bLast]) {
			continue
		}
		c.pairs = append(c.pairs, p)
		use(usedA[p.aFirst:p.aLast])
		use(usedB[p.bFirst:p.bLast])
	}
	slices.SortFunc(c.pairs, func(p, q pair) int { return cmp.Or(cmp.Compare(p.aFirst, q.aFirst), cmp.Compare(p.bFirst, q.bFirst)) })
	return a.part(usedA), b.part(usedB)
}

// part is the weight of the own words that are used, as a part of all.
func (t *Text) part(used []bool) float64 {
	var some, all float32
	for i, w := range t.words {
		if w.quoted || w.function {
			continue
		}
		all += w.weight
		if used[i] {
			some += w.weight
		}
	}
	if all == 0 {
		return 0
	}
	return float64(some / all)
}

func taken(used []bool) bool { return slices.Contains(used, true) }

func use(words []bool) {
	for i := range words {
		words[i] = true
	}
}

// order is the heaviest chain of pairs that rises in both texts, as a part of
// all pairs' weight. It is 1 for fewer than two pairs.
func order(pairs []pair) float64 {
	if len(pairs) < 2 {
		return 1
	}
	var all, most float32
	chain := make([]float32, len(pairs)) // the heaviest that ends with each pair
	for i, p := range pairs {
		all += p.score
		for k := max(0, i-maxChain); k < i; k++ {
			if pairs[k].bFirst < p.bFirst {
				chain[i] = max(chain[i], chain[k])
			}
		}
		chain[i] += p.score
		most = max(most, chain[i])
	}
	return float64(most / all)
}

// maxChain bounds how far back a chain looks for its last pair.
const maxChain = 64

// maxChange is the part of the content words of a passage that may differ in
// a copy.
const maxChange = 0.1

// Passages are the aligned passages in the order of a. Neighbours that follow
// one another in both texts are one passage.
func (c *Comparison) Passages() []news.Passage {
	a, b := c.A, c.B
	if c.swapped {
		a, b = b, a
	}
	out := []news.Passage{}
	for i, p := range c.pairs {
		kind := news.CopiedPassage
		if n := p.exact + p.related + p.swapped; float64(p.related+p.swapped) > maxChange*float64(n) {
			kind = news.RewrittenPassage
		}
		from := news.Span{Start: int(a.words[p.aFirst].start), End: int(a.words[p.aLast-1].end)}
		to := news.Span{Start: int(b.words[p.bFirst].start), End: int(b.words[p.bLast-1].end)}
		if n := len(out); n > 0 && out[n-1].Kind == kind && follows(&c.pairs[i-1], &p) {
			out[n-1].From.End, out[n-1].To.End = from.End, to.End
			continue
		}
		out = append(out, news.Passage{From: from, To: to, Kind: kind})
	}
	if c.swapped {
		for i := range out {
			out[i].From, out[i].To = out[i].To, out[i].From
		}
		slices.SortFunc(out, func(p, q news.Passage) int { return cmp.Or(p.From.Start-q.From.Start, p.To.Start-q.To.Start) })
	}
	return out
}

// maxHole is how many words may lie between two parts of one passage.
const maxHole = 8

func follows(p, q *pair) bool {
	da, db := q.aFirst-p.aLast, q.bFirst-p.bLast
	return 0 <= da && da <= maxHole && 0 <= db && db <= maxHole
}
