package derive

import (
	"math"
	"slices"
	"strings"

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
		isSeen := func(name string) bool {
			return slices.ContainsFunc(outlets[sets.find(e.a)], func(outlet string) bool { return foldName(outlet) == name || initials(outlet) == name })
		}
		agency := sharedCredit(e.x, e.y)
		if agency != "" && !isSeen(agency) || e.bothWays() {
			e.kind, e.directed, e.agency = news.CommonSource, false, agency
		}
	}
}

// sharedCredit is whom both articles credit, in folded form; "" for none. A
// person does not count: a copy keeps the name of who wrote the text.
func sharedCredit(x, y *article) string {
	for _, c := range x.credits {
		if slices.Contains(y.credits, c) && (isHouse(c) || c == foldName(x.Agency)) {
			return c
		}
	}
	return ""
}

// houseWords are in the names of news agencies and outlets.
var houseWords = []string{
	"news", "press", "wire", "agency", "service", "dispatch", "reuters", "associated", "media", "times", "post", "herald",
	"tribune", "broadcasting", "syndicate", "network", "presse", "agentur", "bloomberg",
}

func isHouse(folded string) bool {
	return slices.ContainsFunc(houseWords, func(w string) bool { return strings.Contains(folded, w) })
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
