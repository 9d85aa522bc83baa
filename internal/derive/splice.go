package derive

import (
	"cmp"
	"slices"
)

// splice is the two edges that lead to an article put together from two; zero
// for other articles.
type splice struct{ first, second *edge }

const (
	// minGain is how much more of a text two sources must have than the better
	// of them and than any one article.
	minGain = 0.12
	// slack is how much less two sources may have than the best two and still
	// be tried: a copy of a source has about as much.
	slack = 0.04
	// maxSources is how many of an article's kin are tried as its sources.
	maxSources = 5
	// minSourceOdds is how far a source's direction may speak against it.
	minSourceOdds = -3.5
)

// splices finds, for each article, the two that together have clearly more of
// its text than any one has.
func splices(edges []*edge, n int) []splice {
	kin := make([][]*edge, n)
	for _, e := range edges {
		kin[e.a] = append(kin[e.a], e)
		kin[e.b] = append(kin[e.b], e)
	}
	out := make([]splice, n)
	for i := range kin {
		out[i] = spliceOf(i, kin[i])
	}
	return out
}

func spliceOf(child int, kin []*edge) splice {
	if len(kin) < 2 {
		return splice{}
	}
	var single float64
	var sources []*edge
	for _, e := range kin {
		if e.oddsInto(child) < -timeOdds/2 {
			continue
		}
		single = max(single, e.shareOf(child))
		if e.oddsInto(child) >= minSourceOdds {
			sources = append(sources, e)
		}
	}
	if single > 1-minGain {
		return splice{}
	}
	slices.SortFunc(sources, func(e, f *edge) int {
		return cmp.Or(cmp.Compare(f.shareOf(child), e.shareOf(child)), cmp.Compare(e.a+e.b, f.a+f.b))
	})
	sources = sources[:min(len(sources), maxSources)]
	var pairs []splice
	most := single + minGain
	for i, e := range sources {
		for _, f := range sources[:i] {
			both := e.onto(child).Together(f.onto(child))
			if both < max(e.shareOf(child), f.shareOf(child))+minGain || both < most-slack {
				continue
			}
			most = max(most, both)
			pairs = append(pairs, splice{f, e})
		}
	}
	if len(pairs) == 0 {
		return splice{}
	}
	return slices.MaxFunc(pairs, func(s, t splice) int { return cmp.Compare(s.parentage(child), t.parentage(child)) })
}

// parentage is how likely both are the child's sources.
func (s splice) parentage(child int) float64 {
	return s.first.parentage(child) + s.second.parentage(child)
}

func (s splice) has(e *edge) bool { return e == s.first || e == s.second }
