package derive

import (
	"math"

	"stemma/internal/reuse"
	"stemma/news"
)

// edge is a pair of articles one of which hangs on the other.
type edge struct {
	a, b       int // indices into the sorted articles, a < b
	x, y       *article
	shared     *reuse.Comparison // of x as A and y as B
	confidence float64
	similarity float64
	kind       news.DerivationKind

	forward  float64 // log odds that y comes from x, from what the two show
	reversed bool    // as it was decided: x comes from y
	directed bool
}

// newEdge compares two articles; it is nil when they are independent.
func newEdge(a, b int, articles []*article) *edge {
	e := &edge{a: a, b: b, x: articles[a], y: articles[b]}
	e.shared = reuse.Compare(e.x.text, e.y.text)
	e.confidence = derived(e.shared)
	if e.confidence < 0.5 {
		return nil
	}
	e.similarity = similarity(e.shared)
	e.kind = kind(e.shared)
	return e
}

// derived is the probability that one of the texts hangs on the other or both
// on a third.
func derived(c *reuse.Comparison) float64 {
	most := max(c.InA.Run, c.InB.Run)
	least := min(c.InA.Run, c.InB.Run)
	return 1 / (1 + math.Exp(-30*(0.8*most+0.2*least-0.32)))
}

// similarity ranks an article's kin: the closest is the likeliest parent.
func similarity(c *reuse.Comparison) float64 {
	return max(c.InA.Run, c.InB.Run) + 0.1*min(c.InA.Run, c.InB.Run)
}

// maxReplaced is the part of the aligned content words that are replaced in a
// copy, by local edits.
const maxReplaced = 0.035

func kind(c *reuse.Comparison) news.DerivationKind {
	replaced := c.Related + c.Swapped
	if float64(replaced) <= maxReplaced*float64(replaced+c.Exact) {
		return news.Copy
	}
	return news.Rewrite
}
