package derive

import (
	"math"
	"slices"

	"stemma/news"
)

// unseen marks the edges whose two articles both come from a text that is not
// among the articles. Only where the parent has no parent of its own can that
// be: else the parent's source was seen.
func unseen(edges []*edge, articles []*article) {
	hasParent := make([]bool, len(articles))
	sets := newSets(len(articles))
	for _, e := range edges {
		_, child := e.ends()
		hasParent[child] = true
		sets.join(e.a, e.b)
	}
	outlets := map[int][]string{} // by account
	for i, a := range articles {
		root := sets.find(i)
		outlets[root] = append(outlets[root], a.Outlet)
	}
	for _, e := range edges {
		parent, _ := e.ends()
		if hasParent[parent] || e.spliced {
			continue
		}
		agency := sharedAgency(e.x, e.y)
		isAgency := func(outlet string) bool { return sameName(outlet, agency) }
		if agency != "" && !slices.ContainsFunc(outlets[sets.find(e.a)], isAgency) || e.bothWays() {
			e.kind, e.directed, e.agency = news.CommonSource, false, agency
		}
	}
}

// sharedAgency is the agency that both articles credit, neither of them its
// own; "" for none.
func sharedAgency(x, y *article) string {
	if x.Agency == "" || !sameName(x.Agency, y.Agency) || sameName(x.Agency, x.Outlet) || sameName(y.Agency, y.Outlet) {
		return ""
	}
	return x.Agency
}

const (
	minBothWays = 10  // replaced words
	maxOneWay   = 1.5 // of the t statistic of how much rarer one side's are
	minLeftOut  = 2   // content words that each leaves out of what it shares
)

// bothWays reports whether each of the articles replaced and left out words
// that the other kept, so that neither can come from the other.
func (e *edge) bothWays() bool {
	c := e.shared
	n := float64(c.Related + c.Swapped)
	return n >= minBothWays && min(c.OnlyA, c.OnlyB) >= minLeftOut &&
		math.Abs(c.Rarer)*math.Sqrt(n)/raritySpread < maxOneWay
}

// raritySpread is the standard deviation of how much rarer a word is than the
// one it replaces.
const raritySpread = 4.5
