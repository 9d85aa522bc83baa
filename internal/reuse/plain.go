package reuse

import (
	"slices"
	"strings"

	"stemma/news"
)

// Plain is what two texts share of their plain words: those that are an
// article's own and neither names nor numbers, which any two reporters of an
// event have.
type Plain struct {
	Weight float64   // of the aligned ones, the smaller of the two sides'
	Most   float64   // of these, in the one paragraph that has most, but that a text begins with
	A, B   news.Span // where that paragraph stands in either text
	Share  float64   // part of a text's plain words that are aligned, of the side that has more, 0 to 1
}

// Plain sums the plain words of the aligned passages.
func (c *Comparison) Plain() Plain {
	a, b := c.A, c.B
	if c.swapped {
		a, b = b, a
	}
	var p Plain
	var inA, inB, here float64
	from := 0
	for i := range c.pairs {
		q := &c.pairs[i]
		x, y := a.plain(q.aFirst, q.aLast), b.plain(q.bFirst, q.bLast)
		inA, inB = inA+x, inB+y
		p.Weight += min(x, y)
		if i == 0 || !beside(a, b, &c.pairs[i-1], q) {
			here, from = 0, i
		}
		if !a.opens(q.aFirst) && !b.opens(q.bFirst) {
			here += min(x, y)
		}
		if here > p.Most {
			p.Most, p.A, p.B = here, news.Span{}, news.Span{}
			for _, r := range c.pairs[from : i+1] {
				p.A, p.B = cover(p.A, a.spanOf(r.aFirst, r.aLast)), cover(p.B, b.spanOf(r.bFirst, r.bLast))
			}
		}
	}
	if c.swapped {
		p.A, p.B = p.B, p.A
	}
	p.Share = max(inA/max(1, a.plain(0, int32(len(a.words)))), inB/max(1, b.plain(0, int32(len(b.words)))))
	return p
}

// beside reports whether two neighbouring pairs are one passage or stand in one
// paragraph of both texts.
func beside(a, b *Text, p, q *pair) bool {
	return follows(p, q) || a.oneParagraph(p.aLast-1, q.aFirst) && b.oneParagraph(p.bLast-1, q.bFirst)
}

// oneParagraph reports whether no line ends between two words.
func (t *Text) oneParagraph(i, j int32) bool {
	i, j = min(i, j), max(i, j)
	return !strings.Contains(t.Reading.Text[t.words[i].end:max(t.words[i].end, t.words[j].start)], "\n")
}

// Without is the text without what stands in a span.
func (t *Text) Without(s news.Span) *Text {
	r := *t.Reading
	r.Boilerplate = append(slices.Clone(r.Boilerplate), s)
	slices.SortFunc(r.Boilerplate, func(x, y news.Span) int { return x.Start - y.Start })
	return NewText(&r)
}

// spanOf is the span of the words [first, last).
func (t *Text) spanOf(first, last int32) news.Span {
	return news.Span{Start: int(t.words[first].start), End: int(t.words[last-1].end)}
}

// cover is the span from the first to the last of two, the first of which may be
// empty.
func cover(s, t news.Span) news.Span {
	if s.Empty() {
		return t
	}
	return news.Span{Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// opens reports whether a word stands where a report tells its news.
func (t *Text) opens(word int32) bool { return int(word) < len(t.words)/leadPart }

// leadPart is the part of a text, one in so many, that its lead takes up.
const leadPart = 10

// plain is the weight of the plain words [first, last).
func (t *Text) plain(first, last int32) float64 {
	var sum float32
	for i := range t.words[first:last] {
		if w := &t.words[int(first)+i]; !w.quoted && !w.function && !w.name && !w.number {
			sum += w.weight
		}
	}
	return float64(sum)
}
