package story

import (
	"cmp"
	"container/heap"
	"math"
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
	// guessed is what the linked pairs would be guessed at if they were not linked.
	guessed float64
}

// group is a set of articles while groups are being joined.
type group struct {
	members []int
	prior   float64 // the sum of its members' priors, log odds
	floor   float64 // the sum of its members' floors
	ties    map[int]tie
	version int
	within  tie     // the links between its members
	days    float64 // the sum of the days that are known
	dated   int     // how many are known
	names   []naming
	own     float64 // the sum of its members' own balances, see [ownBalance]
}

const (
	// mostCohesion is the cohesion of independent reports at best. Copies are
	// tighter, and must not keep an independent report out.
	mostCohesion = .9
	// usualCohesion is that of a group of which nothing is known, worth one
	// link: two or three articles tell little of how tight their story is.
	usualCohesion = .6
	// leastAverage is the average chance from which on groups may be joined.
	leastAverage = .2
	// scarce are the log odds of two near articles being of one event from which
	// down fellows are scarce: one in 55. Above it nothing is gained by them.
	scarce = -4
	// mostLarge is the size from which on a group is no longer larger.
	mostLarge = 10
)

// cohesion is the mean chance between linked members.
func (g *group) cohesion() float64 {
	links := float64(g.within.links)
	if links == 0 {
		return usualCohesion
	}
	return (min(g.within.sum/links, mostCohesion)*links + usualCohesion) / (links + 1)
}

// MergeFeatures tell of two groups whether they are one story; see
// [MergeFeatureNames].
type MergeFeatures [12]float64

// MergeFeatureNames names the features in order: the log odds of the average
// chance between the groups; that average beside the cohesion of the tighter
// group (two tight groups that are only alike are two events with the same
// people); how many articles the smaller group has, and the larger, as
// logarithms; the evidence of the days between them; that of several articles
// each for days apart; the products of average or beside with a size; by how much
// fellows are scarcer around the two groups than they mostly are; and how the
// balance of their names stands beside their own, the more the larger they are.
func MergeFeatureNames() []string {
	return []string{"bias", "average", "beside tighter", "smaller", "larger", "days", DaysApart, "average, smaller", "average, larger", "beside, larger", "scarcity", Names}
}

// Features whose weights are given, not fitted.
const (
	DaysApart = "days apart"
	Names     = "names"
)

// GivenWeights are those of features that are not fitted. What days apart tell is
// log odds as it stands. What names tell would be lost in a fit on several
// corpora: in a feed on one campaign all articles share names and few an event,
// in a collection of events few share names and many an event, so that they
// speak for one story within each corpus and against it between corpora.
func GivenWeights() map[string]float64 {
	return map[string]float64{DaysApart: 1, Names: .25}
}

func mergeFeatures(a, b *group, average float64) MergeFeatures {
	p := min(average, .98)
	odds, beside := logOdds(p), math.Log(average/max(a.cohesion(), b.cohesion()))
	smaller, larger := len(a.members), len(b.members)
	if smaller > larger {
		smaller, larger = larger, smaller
	}
	logSmaller, logLarger := math.Log(float64(min(smaller, mostLarge))), math.Log(float64(min(larger, mostLarge)))
	return MergeFeatures{
		1,
		odds,
		beside,
		math.Log(float64(smaller)),
		logLarger,
		daysEvidence(a, b),
		apartEvidence(a, b),
		odds * logSmaller,
		odds * logLarger,
		beside * logLarger,
		min(0, (a.prior+b.prior)/float64(smaller+larger)-scarce),
		besideOwn(a, b) * logLarger,
	}
}

// besideOwn is the balance of the names of two groups beside the own one of the
// looser: what pages of background name differs within a story too.
func besideOwn(a, b *group) float64 {
	if len(a.members) == 1 && len(b.members) == 1 {
		return 0 // counts for nothing yet: their features have the balance
	}
	articles, leads := balance(a.names, b.names, len(a.members), len(b.members))
	return (articles+leads)/2 - min(a.own/float64(len(a.members)), b.own/float64(len(b.members)))
}

// fellow is the article that another is likeliest to share its event with: the
// chance of that, and the balance of the names of both.
type fellow struct{ chance, balance float64 }

// meet takes another article for the fellow if that is likelier.
func (f *fellow) meet(chance, balance float64) {
	if chance > f.chance {
		*f = fellow{chance, balance}
	}
}

// ownBalance is the balance of the names of two articles, from their features, as
// that of an article and its [fellow]. It is bounded: beside a copy an independent
// report would look weak, and an article that has no fellow does not tell how
// fellows name.
func ownBalance(f *Features) float64 {
	const least, most = -2, .5
	return min(max((f[nameBalance]+f[leadNameBalance])/2, least), most)
}

// stray is how often the day of an article is not that of its event: pages of
// background stand in stories too, and pages that are kept up to date.
const stray = .1

// daysEvidence is the log of how much likelier the days between two groups are
// in one story than in two: reports of an event come within days of each
// other, but one in ten comes at any time; two events lie anywhere in a year.
func daysEvidence(a, b *group) float64 {
	if a.dated == 0 || b.dated == 0 {
		return 0
	}
	const year, within = 365, 2
	return math.Log((1-stray)*math.Exp(-daysBetween(a, b)/within)*year/(2*within) + stray)
}

// apartEvidence is the log odds of one story that days apart take away beyond
// what they do for one article: each more article that vouches for the day of
// its group would have to be stray too.
func apartEvidence(a, b *group) float64 {
	const week, most = 7, 3
	witnesses := min(a.dated, b.dated, most)
	if witnesses < 2 || daysBetween(a, b) <= week {
		return 0
	}
	return float64(witnesses-1) * math.Log(stray)
}

// daysBetween is how far apart the mean days of two groups are; both are known.
func daysBetween(a, b *group) float64 {
	return math.Abs(a.days/float64(a.dated) - b.days/float64(b.dated))
}

// grouping joins articles to groups, the likeliest two first, until no two
// have more evidence for being one than against it. Articles that were not
// compared count as 0 in an average, but for pairs that are both saturated: of
// them it is known only that they are less alike than those that were compared,
// and they are guessed at by the product of the floors of both.
type grouping struct {
	weights MergeFeatures
	groups  map[int]*group // by its first article
	home    []int          // the group of each article
	pairs   int            // of groups that have ties
	queue   queue
	// accept, where there is one, can refuse a merge.
	accept func(a, b []int, f MergeFeatures) bool
}

func newGrouping(weights MergeFeatures) *grouping {
	return &grouping{weights: weights, groups: map[int]*group{}}
}

// add adds the next article as a group of its own: its profile, its floor (see
// [floorOf]), the log odds of its being of one event with one near it, and its
// own balance.
func (g *grouping) add(p *profile, floor, prior, own float64) {
	n := len(g.home)
	one := &group{members: []int{n}, ties: map[int]tie{}, floor: floor, prior: prior, names: p.namings, own: own}
	if !math.IsNaN(p.day) {
		one.days, one.dated = p.day, 1
	}
	g.groups[n] = one
	g.home = append(g.home, n)
}

// tie links two articles of different groups; guessed is the product of their
// floors.
func (g *grouping) tie(l link, guessed float64) {
	i, j := g.home[l.a], g.home[l.b]
	t, tied := g.groups[i].ties[j]
	if !tied {
		g.pairs++
	}
	t.sum += l.chance
	t.links++
	t.guessed += guessed
	g.groups[i].ties[j] = t
	g.groups[j].ties[i] = t
}

// offerAll queues the merges of group i.
func (g *grouping) offerAll(i int) {
	for j, t := range g.groups[i].ties {
		g.offer(i, j, t)
	}
}

// settle joins groups until no merge is left in the queue.
func (g *grouping) settle() {
	for g.queue.Len() > 0 {
		m := heap.Pop(&g.queue).(merge)
		if g.stale(&m) || g.refused(&m) {
			continue
		}
		g.join(m.a, m.b)
		if len(g.queue) > 2*g.pairs { // so that stale merges cost no more than others
			g.queue = slices.DeleteFunc(g.queue, func(m merge) bool { return g.stale(&m) })
			heap.Init(&g.queue)
		}
		g.offerAll(m.a)
	}
}

// stale reports whether one of the groups is no longer as it was.
func (g *grouping) stale(m *merge) bool {
	a, b := g.groups[m.a], g.groups[m.b]
	return a == nil || b == nil || a.version+b.version != m.version
}

func (g *grouping) refused(m *merge) bool {
	if g.accept == nil {
		return false
	}
	a, b := g.groups[m.a], g.groups[m.b]
	return !g.accept(a.members, b.members, mergeFeatures(a, b, a.ties[m.b].average(a, b)))
}

// join puts group b into group a.
func (g *grouping) join(a, b int) {
	to, from := g.groups[a], g.groups[b]
	before := len(to.ties) + len(from.ties)
	between := to.ties[b]
	to.within.sum += from.within.sum + between.sum
	to.within.links += from.within.links + between.links
	for _, m := range from.members {
		g.home[m] = a
	}
	to.members = append(to.members, from.members...)
	to.floor += from.floor
	to.prior += from.prior
	to.days += from.days
	to.dated += from.dated
	to.names = together(to.names, from.names)
	to.own += from.own
	to.version += from.version + 1
	delete(g.groups, b)
	delete(to.ties, b)
	for j, t := range from.ties {
		if j == a {
			continue
		}
		have := to.ties[j]
		have.sum += t.sum
		have.links += t.links
		have.guessed += t.guessed
		to.ties[j] = have
		delete(g.groups[j].ties, b)
		g.groups[j].ties[a] = have
	}
	g.pairs -= before - 1 - len(to.ties)
}

// result is the groups, and the members of each, in order.
func (g *grouping) result() [][]int {
	out := make([][]int, 0, len(g.groups))
	for _, one := range g.groups {
		members := slices.Clone(one.members)
		slices.Sort(members)
		out = append(out, members)
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// average is the mean chance between two groups.
func (t tie) average(a, b *group) float64 {
	return (t.sum + max(0, a.floor*b.floor-t.guessed)) / float64(len(a.members)*len(b.members))
}

// merge is a possible joining of two groups, good while both are as they were.
type merge struct {
	a, b     int // a < b
	version  int
	evidence float64
}

// queue is a heap of merges, the best first.
type queue []merge

// offer queues the merge of groups i and j if there is evidence for it.
func (g *grouping) offer(i, j int, t tie) {
	a, b := g.groups[i], g.groups[j]
	average := t.average(a, b)
	if average < leastAverage {
		return
	}
	evidence := 0.0
	for k, f := range mergeFeatures(a, b, average) {
		evidence += g.weights[k] * f
	}
	if evidence > 0 {
		g.queue = append(g.queue, merge{min(i, j), max(i, j), a.version + b.version, evidence})
		heap.Fix(&g.queue, len(g.queue)-1) // heap.Push, without a copy on the heap
	}
}

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	m, n := &q[i], &q[j]
	switch {
	case m.evidence != n.evidence:
		return m.evidence > n.evidence
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
