package derive

import (
	"cmp"
	"math"
	"slices"

	"stemma/internal/reuse"
)

// splice is the two edges that lead to an article put together from two, who have
// nothing from one another; zero for other articles.
type splice struct {
	first, second *edge
	together      float64 // the part of the article that the two have
	looks         float64 // how much they look like its sources, were they one text
}

const (
	// minGain is how much more of a text two sources must have than the better
	// of them and than any one article.
	minGain = 0.12
	// slack is how much less two sources may have than the best two and still
	// be tried: a copy of a source has about as much.
	slack = 0.04
	// maxContained is how much of a source may stand in the text, where neither times
	// nor credits tell: what is contained in it was rather taken from it.
	maxContained = 0.92
	// maxSources is how many of an article's kin are tried as its sources.
	maxSources = 12
)

// splices finds, for each article, the two that together have clearly more of
// its text than any one has. What is made from a spliced text looks spliced as well:
// pairs are the best two of each article, kept are those of the articles that were
// put together themselves.
func splices(edges []*edge, n int) (pairs, kept []splice) {
	kin := make([][]*edge, n)
	for _, e := range edges {
		if e.byFacts {
			continue
		}
		kin[e.a] = append(kin[e.a], e)
		kin[e.b] = append(kin[e.b], e)
	}
	pairs, kept = make([]splice, n), make([]splice, n)
	each(n, func(i int) { pairs[i] = pairOf(i, kin) })
	for i, s := range pairs {
		if s.first != nil && !slices.ContainsFunc(kin[i], func(e *edge) bool { return s.yields(i, e, pairs[e.a+e.b-i]) }) {
			kept[i] = s
		}
	}
	return pairs, kept
}

// yields reports whether a text was rather made from one of its kin, of which the best
// pair is t, than put together from two.
func (s splice) yields(child int, e *edge, t splice) bool {
	switch {
	case e.shareOf(child) < s.together-minGain || e.told(child) < -isTold:
		return false
	case t.first == nil || e.told(child) > isTold:
		return true
	}
	other := e.a + e.b - child
	x, y := s.against(e, child), t.against(e, other)
	return x > y || x == y && other < child
}

// against ranks that an article comes from one of its kin against that it was put
// together.
func (s splice) against(e *edge, child int) float64 {
	looks := e.looks[0].copied
	if child == e.a {
		looks = e.looks[1].copied
	}
	return logChance(e.oddsInto(child)) + min(0, looks-s.looks)
}

// isTold is from which log odds on times or the credit of a source tell.
const isTold = creditOdds / 2

// told is the log odds that the edge leads to the article child, by times and credits.
func (e *edge) told(child int) float64 {
	odds := byTime(e) + byCredit(e)
	if child == e.a {
		return -odds
	}
	return odds
}

// pairOf is the two that look most like an article's sources; zero where there are
// no two.
func pairOf(child int, kin [][]*edge) splice {
	var sources []*edge
	for _, e := range kin[child] {
		told := e.told(child)
		if share := e.shareOf(child); told >= -isTold && minGain <= share && share <= 1-minGain && (told > isTold || e.shareOf(e.a+e.b-child) <= maxContained) {
			sources = append(sources, e)
		}
	}
	slices.SortFunc(sources, func(e, f *edge) int {
		return cmp.Or(cmp.Compare(f.shareOf(child), e.shareOf(child)), cmp.Compare(e.a+e.b, f.a+f.b))
	})
	sources = sources[:min(len(sources), maxSources)]
	var all []splice
	var most float64
	for i, e := range sources {
		for _, f := range sources[:i] {
			together := e.onto(child).Together(f.onto(child))
			if together < max(e.shareOf(child), f.shareOf(child))+minGain || compared(kin, e.a+e.b-child, f.a+f.b-child) {
				continue
			}
			most = max(most, together)
			all = append(all, splice{first: f, second: e, together: together})
		}
	}
	best := splice{looks: math.Inf(-1)}
	for _, s := range all {
		if s.together < most-slack {
			continue
		}
		if s.looks = s.parentage(child); s.looks > best.looks {
			best = s
		}
	}
	return best
}

// compared reports whether there is an edge between two articles.
func compared(kin [][]*edge, i, j int) bool {
	return slices.ContainsFunc(kin[i], func(e *edge) bool { return e.a+e.b-i == j })
}

// parentage ranks the pairs of an article by how likely both are its sources: as if
// they were one text, of which what the article left out tells nothing.
func (s splice) parentage(child int) float64 {
	p, q := s.first.onto(child), s.second.onto(child)
	c := &reuse.Comparison{A: p.A, B: p.B, Related: p.Related + q.Related, Swapped: p.Swapped + q.Swapped, Exact: p.Exact + q.Exact, OnlyA: p.OnlyA + q.OnlyA, OnlyB: p.OnlyB + q.OnlyB}
	c.InA.Run, c.InB.Run = 1, min(1, p.InB.Run+q.InB.Run)
	c.Rarer = (p.Rarer*float64(p.Related+p.Swapped) + q.Rarer*float64(q.Related+q.Swapped)) / float64(max(1, c.Related+c.Swapped))
	a, b, x := s.first.other(child), s.second.other(child), s.first.y
	if child == s.first.a {
		x = s.first.x
	}
	v := x.account.ofTwo(a.place, b.place, x.place, s.first.variantsOnto(child), s.second.variantsOnto(child))
	var odds float64
	for k, f := range Lineage(c, v) {
		odds += lineWeights[k] * f
	}
	return odds + s.first.way(child) + s.second.way(child)
}

// way is the log probability that an edge leads to the article child, but for which
// of the two is contained in the other, which tells nothing of a splice.
func (e *edge) way(child int) float64 {
	return logChance(e.oddsInto(child) - signWeights[0]*Signs(e.onto(child))[0])
}

// other is the article that an edge ties to the article child.
func (e *edge) other(child int) *article {
	if child == e.a {
		return e.y
	}
	return e.x
}

// variantsOnto are the variants with the article child as B.
func (e *edge) variantsOnto(child int) Variants {
	if child == e.a {
		return e.variants.Swap()
	}
	return e.variants
}

func (s splice) has(e *edge) bool { return e == s.first || e == s.second }
