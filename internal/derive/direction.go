package derive

import (
	"math"
	"strings"
)

// minOdds is the log odds from which on an edge is directed: seven to three.
const minOdds = 0.85

// orient gives each edge its direction: every tree is rooted where the odds of
// all its edges agree best.
func orient(edges []*edge, articles []*article) {
	next := make([][]*edge, len(articles))
	for _, e := range edges {
		e.forward = odds(e)
		next[e.a] = append(next[e.a], e)
		next[e.b] = append(next[e.b], e)
	}
	seen := make([]bool, len(articles))
	for i := range articles {
		if !seen[i] && len(next[i]) > 0 {
			root(i, next, seen)
		}
	}
	for _, e := range edges {
		e.directed = math.Abs(e.forward) >= minOdds
	}
}

// root orients the tree that holds the article start.
func root(start int, next [][]*edge, seen []bool) {
	order, parent := walk(start, next)
	var total float64 // log odds of the tree rooted at start
	for _, i := range order {
		seen[i] = true
		if e := parent[i]; e != nil {
			total += away(e, i)
		}
	}
	best, at := total, start
	sum := map[int]float64{start: total}
	for _, i := range order[1:] {
		e := parent[i]
		from := e.a + e.b - i
		sum[i] = sum[from] - 2*away(e, i) // the edge turns round
		if sum[i] > best {
			best, at = sum[i], i
		}
	}
	order, parent = walk(at, next)
	for _, i := range order[1:] {
		e := parent[i]
		e.reversed = e.a == i
	}
}

// away is half the log odds that the edge leads to i.
func away(e *edge, i int) float64 {
	if e.b == i {
		return e.forward / 2
	}
	return -e.forward / 2
}

// walk is the tree from its root on, breadth first, with the edge that leads
// to each article.
func walk(root int, next [][]*edge) (order []int, parent map[int]*edge) {
	parent = map[int]*edge{root: nil}
	order = []int{root}
	for k := 0; k < len(order); k++ {
		i := order[k]
		for _, e := range next[i] {
			other := e.a + e.b - i
			if _, ok := parent[other]; !ok {
				parent[other] = e
				order = append(order, other)
			}
		}
	}
	return order, parent
}

// odds are the log odds that y comes from x: what times, credits, containment
// and the traces of editing each give.
func odds(e *edge) float64 {
	return byTime(e) + byCredit(e) + byContainment(e) + byWords(e)
}

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
		return 4
	case d < 0:
		return -4
	}
	return 0
}

func byCredit(e *edge) float64 {
	var odds float64
	if credits(e.y, e.x) {
		odds += 4
	}
	if credits(e.x, e.y) {
		odds -= 4
	}
	return odds
}

// credits reports whether a says that it has its text from b's outlet.
func credits(a, b *article) bool {
	return b.Outlet != "" && a.Agency != "" && !strings.EqualFold(a.Outlet, b.Outlet) && strings.EqualFold(a.Agency, b.Outlet)
}

// byContainment: who has all of the other's text and more is the fuller one.
func byContainment(e *edge) float64 {
	return 6 * (e.shared.InB.Shared - e.shared.InA.Shared)
}

// byWords: a rewrite's words are rarer than those they replace.
func byWords(e *edge) float64 {
	n := float64(e.shared.Related + e.shared.Swapped)
	return math.Min(4, n/5) * math.Max(-1.5, math.Min(1.5, e.shared.Rarer))
}
