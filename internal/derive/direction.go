package derive

import (
	"math"
	"slices"

	"stemma/internal/reuse"
)

// minOdds is the log odds from which on an edge is directed: seven to three.
const minOdds = 0.85

// direct tells which of the edges of the trees are directed: those whose tree
// is far less likely with any root beyond them.
func direct(edges []*edge, n int) {
	next := make([][]*edge, n)
	for _, e := range edges {
		if e.spliced {
			e.directed = true
			continue
		}
		next[e.a] = append(next[e.a], e)
		next[e.b] = append(next[e.b], e)
	}
	seen := make([]bool, n)
	for i := range n {
		if !seen[i] {
			directTree(i, next, seen)
		}
	}
}

func directTree(start int, next [][]*edge, seen []bool) {
	// the tree from start on, and its log odds with each root, relative to start
	order, up := []int{start}, map[int]*edge{start: nil}
	odds := map[int]float64{}
	for k := 0; k < len(order); k++ {
		i := order[k]
		seen[i] = true
		if e := up[i]; e != nil {
			other := e.a + e.b - i
			odds[i] = odds[other] + e.into(other) - e.into(i)
		}
		for _, e := range next[i] {
			other := e.a + e.b - i
			if _, ok := up[other]; !ok {
				up[other] = e
				order = append(order, other)
			}
		}
	}
	// the best root below each edge and, from above, the best of the rest
	below := map[int]float64{}
	for _, i := range slices.Backward(order) {
		below[i] = max(odds[i], orLeast(below, i))
		if e := up[i]; e != nil {
			other := e.a + e.b - i
			below[other] = max(orLeast(below, other), below[i])
		}
	}
	beyond := map[int]float64{start: math.Inf(-1)}
	for _, i := range order {
		first, second := math.Inf(-1), math.Inf(-1)
		for _, e := range next[i] {
			if other := e.a + e.b - i; up[other] == e {
				first, second = top(below[other], first, second)
			}
		}
		for _, e := range next[i] {
			other := e.a + e.b - i
			if up[other] != e {
				continue
			}
			rest := first
			if below[other] == first {
				rest = second
			}
			beyond[other] = max(beyond[i], odds[i], rest)
			margin := beyond[other] - below[other] // that the root is on i's side
			if e.a == i == e.reversed {
				margin = -margin
			}
			e.directed = margin >= minOdds || byTime(e) != 0
		}
	}
}

func orLeast(m map[int]float64, i int) float64 {
	if x, ok := m[i]; ok {
		return x
	}
	return math.Inf(-1)
}

// top is the two greatest of three numbers, the second given no greater than
// the first.
func top(x, first, second float64) (float64, float64) {
	switch {
	case x > first:
		return x, first
	case x > second:
		return first, x
	}
	return first, second
}

// timeOdds outweigh all else: what was published later is not the source.
const timeOdds = 1000

// byTime and byCredit give log odds that y comes from x.
func byTime(e *edge) float64 {
	p, q := e.x.Published, e.y.Published
	if !p.Known() || !q.Known() {
		return 0
	}
	d := q.Time.Sub(p.Time)
	if p.DayOnly || q.DayOnly {
		if p.Time.UTC().Format("20060102") == q.Time.UTC().Format("20060102") {
			return 0
		}
	}
	switch {
	case d > 0:
		return timeOdds
	case d < 0:
		return -timeOdds
	}
	return 0
}

func byCredit(e *edge) float64 {
	var odds float64
	if e.y.creditsOutletOf(e.x) {
		odds += creditOdds
	}
	if e.x.creditsOutletOf(e.y) {
		odds -= creditOdds
	}
	switch {
	case odds != 0:
	case e.x.house != "" && e.y.house == "":
		odds += houseOdds
	case e.y.house != "" && e.x.house == "":
		odds -= houseOdds
	}
	return odds
}

const (
	// creditOdds are less than those of times and more than those of any wording.
	creditOdds = 20
	// houseOdds are those of not having from the other what an article has from a
	// house that has no article in the story.
	houseOdds = 6
)

// Signs is what tells which of two texts comes from the other, in the order in
// which train/derive takes it. Each is positive where B comes from A and turns
// round with the two.
func Signs(c *reuse.Comparison) [signs]float64 {
	replaced := float64(c.Related + c.Swapped)
	return [signs]float64{
		// a trim is contained in the full text
		c.InB.Shared - c.InA.Shared,
		// a word that replaces another is rarer than that; twice, since many
		// replacements tell more than few but not without end
		math.Tanh(c.Rarer * math.Sqrt(replaced) / 8),
		math.Tanh(c.Rarer * math.Sqrt(replaced) / 30),
		// who replaces words leaves slips
		math.Tanh(float64(c.B.Slips()-c.A.Slips()) / 2),
	}
}

const signs = 4

// Signs tell where words stand beside the words that they replace. In a text
// told anew too little does: below the one part of a text that has its like in
// the other they tell nothing, from the other on all.
const (
	mutePart  = 0.6
	clearPart = 0.75
)

// bySigns gives the log odds of a logistic regression over Signs.
func bySigns(c *reuse.Comparison) float64 {
	var odds float64
	for i, x := range Signs(c) {
		odds += signWeights[i] * x
	}
	part := max(c.InA.Shared, c.InB.Shared)
	return odds * min(1, max(0, (part-mutePart)/(clearPart-mutePart)))
}
