package story

import (
	"cmp"
	"container/heap"
	"runtime"
	"slices"
	"sync"
)

// link is two articles and the chance that they report one event.
type link struct {
	a, b   int
	chance float64
}

// tie is what two groups have in common: the links between them.
type tie struct {
	sum   float64
	links int
	// crowded counts the links whose ends are both saturated.
	crowded int
}

// group is a set of articles while groups are being joined.
type group struct {
	members []int
	crowded int // members whose candidates were cut short
	ties    map[int]tie
	version int
	within  tie // the links between its members
}

// mostCohesion is the cohesion of independent reports at best. Copies are
// tighter, and must not keep an independent report out.
const mostCohesion = .85

// cohesion is the mean chance between linked members, 0 for a lone article.
func (g *group) cohesion() float64 {
	if g.within.links == 0 {
		return 0
	}
	return min(g.within.sum/float64(g.within.links), mostCohesion)
}

// tightness is the share of the looser group's cohesion that the average
// between two groups must reach: two tight groups that are only alike are two
// events with the same people.
const tightness = .75

// agglomerate joins n articles by average linkage until no two groups have an
// average above the threshold, and above what their cohesion asks for. Articles that were not compared count as 0 in
// the average, but for pairs that are both saturated: of them it is not known
// how alike they are. The groups, and the members of each, are in order.
func agglomerate(n int, links []link, saturated []bool, threshold float64) [][]int {
	groups := make(map[int]*group, n)
	for i := range n {
		g := &group{members: []int{i}, ties: map[int]tie{}}
		if saturated[i] {
			g.crowded = 1
		}
		groups[i] = g
	}
	for _, l := range links {
		t := tie{sum: l.chance, links: 1}
		if saturated[l.a] && saturated[l.b] {
			t.crowded = 1
		}
		groups[l.a].ties[l.b] = t
		groups[l.b].ties[l.a] = t
	}
	var q queue
	for i := range n {
		for j, t := range groups[i].ties {
			if i < j {
				q.offer(groups, i, j, t, threshold)
			}
		}
	}
	heap.Init(&q)
	pairs := len(links)
	for q.Len() > 0 {
		m := heap.Pop(&q).(merge)
		if m.stale(groups) {
			continue
		}
		pairs -= join(groups, m.a, m.b)
		if len(q) > 2*pairs { // so that stale merges cost no more than others
			q = slices.DeleteFunc(q, func(m merge) bool { return m.stale(groups) })
			heap.Init(&q)
		}
		for j, t := range groups[m.a].ties {
			if k := len(q); q.offer(groups, m.a, j, t, threshold) {
				heap.Fix(&q, k)
			}
		}
	}
	out := make([][]int, 0, len(groups))
	for _, g := range groups {
		slices.Sort(g.members)
		out = append(out, g.members)
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// stale reports whether one of the groups is no longer as it was.
func (m *merge) stale(groups map[int]*group) bool {
	a, b := groups[m.a], groups[m.b]
	return a == nil || b == nil || a.version+b.version != m.version
}

// join puts group b into group a and returns by how much fewer pairs of groups
// have ties then.
func join(groups map[int]*group, a, b int) (fewer int) {
	to, from := groups[a], groups[b]
	before := len(to.ties) + len(from.ties)
	between := to.ties[b]
	to.within.sum += from.within.sum + between.sum
	to.within.links += from.within.links + between.links
	to.members = append(to.members, from.members...)
	to.crowded += from.crowded
	to.version += from.version + 1
	delete(groups, b)
	delete(to.ties, b)
	for j, t := range from.ties {
		if j == a {
			continue
		}
		have := to.ties[j]
		have.sum += t.sum
		have.links += t.links
		have.crowded += t.crowded
		to.ties[j] = have
		delete(groups[j].ties, b)
		groups[j].ties[a] = have
	}
	return before - 1 - len(to.ties)
}

// average is the mean chance between two groups.
func (t tie) average(a, b *group) float64 {
	unknown := a.crowded*b.crowded - t.crowded
	return t.sum / float64(max(len(a.members)*len(b.members)-unknown, t.links))
}

// merge is a possible joining of two groups, good while both are as they were.
type merge struct {
	a, b    int // a < b
	version int
	average float64
}

// queue is a heap of merges, the best first.
type queue []merge

// offer appends the merge of groups i and j, unfixed, if it is above the
// threshold.
func (q *queue) offer(groups map[int]*group, i, j int, t tie, threshold float64) bool {
	a, b := groups[i], groups[j]
	average := t.average(a, b)
	if average <= max(threshold, tightness*min(a.cohesion(), b.cohesion())) {
		return false
	}
	*q = append(*q, merge{min(i, j), max(i, j), a.version + b.version, average})
	return true
}

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	m, n := &q[i], &q[j]
	switch {
	case m.average != n.average:
		return m.average > n.average
	case m.a != n.a:
		return m.a < n.a
	}
	return m.b < n.b
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(merge)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// parallel calls f for 0 to n-1 on all cores.
func parallel(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}
