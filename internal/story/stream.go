package story

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"stemma/news"
)

// mostRegrouped is how many articles of a story are grouped anew when an
// article comes that may belong to it. Of a larger story those do that are
// candidates of the new article, and they stay together.
const mostRegrouped = 64

// Stream sorts articles into stories as they come. It is not safe for use by
// several goroutines at once.
type Stream struct {
	articles []streamed
	index    *index
	stories  map[int][]int // by number: the articles, in order of arrival
	shared   tally
}

// streamed is what a stream keeps of an article beside its profile.
type streamed struct {
	reading   *news.Reading
	story     int
	cosines   []float64 // the best ones with other articles, the best first
	ranks     ranks     // of these
	fellows   float64   // how many of its links are expected to be of its event
	saturated bool
	links     []streamLink
}

// streamLink is a comparison with another article. How it stands beside the
// ranks of either changes as articles come, the rest of its evidence does not.
type streamLink struct {
	to     int
	cosine float64
	rest   float64 // the sum of the other features, weighted
	own    float64 // see [ownBalance]
}

// NewStream is a stream that has seen nothing yet.
func NewStream() *Stream {
	return &Stream{index: newIndex(nil), stories: map[int][]int{}}
}

// Add takes one article more and returns the story that it is in now, in order
// of arrival.
func (s *Stream) Add(r *news.Reading) []*news.Reading {
	n := len(s.articles)
	s.articles = append(s.articles, streamed{reading: r, story: n})
	s.stories[n] = []int{n}
	s.compare(n)
	s.regroup(n)
	return s.readings(s.stories[s.articles[n].story])
}

// compare links article n, the last, with its candidates.
func (s *Stream) compare(n int) {
	a, p := &s.articles[n], profileOf(s.articles[n].reading)
	s.index.count(p)
	s.index.weigh(p, n+1)
	s.shared.sums = append(s.shared.sums, 0)
	near, saturated := s.index.candidates(p, n, &s.shared)
	a.saturated = saturated
	for _, j := range near {
		f := compare(p, s.index.profiles[j], ranks{}, ranks{})
		l := streamLink{to: j, cosine: f[words] * f[words], own: ownBalance(&f)}
		clear(f[standing : standing+standings])
		l.rest = sum(&model.Pair, &f)
		b := &s.articles[j]
		a.links = append(a.links, l)
		l.to = n
		b.links = append(b.links, l)
		a.rank(l.cosine)
		b.rank(l.cosine)
	}
	s.expect(n)
	s.index.profiles = append(s.index.profiles, p)
	s.index.post(p, n)
}

// rank enters a cosine if it is among the best.
func (a *streamed) rank(cosine float64) {
	at, _ := slices.BinarySearchFunc(a.cosines, cosine, func(have, c float64) int { return cmp.Compare(c, have) })
	if at < mostRanked {
		a.cosines = slices.Insert(a.cosines[:min(len(a.cosines), mostRanked-1)], at, cosine)
		a.ranks = ranksOf(a.cosines)
	}
}

// expect adds to article n, the last, and to those it is linked to how many of
// the new links are expected to be of one event.
func (s *Stream) expect(n int) {
	a := &s.articles[n]
	prior := s.prior(n)
	for i := range a.links {
		to := &s.articles[a.links[i].to]
		x := posterior(math.Exp(s.evidence(a, &a.links[i])), prior, prior)
		a.fellows += x
		to.fellows += x
	}
}

// prior is that of article i; see [priorsOf].
func (s *Stream) prior(i int) float64 {
	a := around{}
	a.add(s.articles[i].fellows, len(s.articles[i].links))
	for _, l := range s.articles[i].links {
		to := &s.articles[l.to]
		a.add(to.fellows, len(to.links))
	}
	return a.prior()
}

// evidence is the weighted sum of the features of a link of article a.
func (s *Stream) evidence(a *streamed, l *streamLink) float64 {
	sum := l.rest
	for i, f := range stand(l.cosine, a.ranks, s.articles[l.to].ranks) {
		sum += model.Pair[standing+i] * f
	}
	return sum
}

// regroup groups article n and the stories that it may belong to anew.
func (s *Stream) regroup(n int) {
	near := map[int][]int{s.articles[n].story: {n}}
	a := &s.articles[n]
	for i := range a.links {
		if l := &a.links[i]; logistic(s.evidence(a, l)) >= leastAverage {
			story := s.articles[l.to].story
			near[story] = append(near[story], l.to)
		}
	}
	var members []int
	var large [][]int
	for _, story := range slices.Sorted(maps.Keys(near)) {
		some := near[story]
		if all := s.stories[story]; len(all) <= mostRegrouped {
			some = all
		} else {
			large = append(large, some)
		}
		members = append(members, some...)
	}
	slices.Sort(members)
	groups := s.group(members, large)
	for story := range near {
		if len(s.stories[story]) <= mostRegrouped {
			delete(s.stories, story)
		}
	}
	for _, g := range groups {
		s.settle(g)
	}
}

// group groups members, those of each large story together.
func (s *Stream) group(members []int, large [][]int) [][]int {
	g := newGrouping(model.Merge)
	floors, chances := make([]float64, len(members)), make([][]float64, len(members))
	for i, m := range members {
		a := &s.articles[m]
		nearest := fellow{}
		for k := range a.links {
			chance := logistic(s.evidence(a, &a.links[k]))
			chances[i] = append(chances[i], chance)
			nearest.meet(chance, a.links[k].own)
		}
		if a.saturated {
			floors[i] = floorOf(slices.Clone(chances[i]))
		}
		g.add(s.index.profiles[m], floors[i], s.prior(m), nearest.balance)
	}
	for i, m := range members {
		for k, l := range s.articles[m].links {
			if j, here := slices.BinarySearch(members[:i], l.to); here {
				g.tie(link{i, j, chances[i][k]}, floors[i]*floors[j])
			}
		}
	}
	for _, some := range large {
		first, _ := slices.BinarySearch(members, slices.Min(some))
		for _, m := range some {
			if i, _ := slices.BinarySearch(members, m); i != first {
				g.join(first, i)
			}
		}
	}
	for i := range g.groups {
		g.offerAll(i)
	}
	g.settle()
	groups := g.result()
	for _, one := range groups {
		for k := range one {
			one[k] = members[one[k]]
		}
	}
	return groups
}

// settle makes the articles of a group one story, with all that are in a large
// story with one of them.
func (s *Stream) settle(group []int) {
	all := group
	for _, m := range group {
		if whole := s.stories[s.articles[m].story]; len(whole) > mostRegrouped && slices.Contains(whole, m) {
			delete(s.stories, s.articles[m].story)
			all = append(all, whole...)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, m := range all {
		s.articles[m].story = all[0]
	}
	s.stories[all[0]] = all
}

// Stories are all stories, in order of their first articles.
func (s *Stream) Stories() [][]*news.Reading {
	var stories [][]*news.Reading
	for _, members := range slices.SortedFunc(maps.Values(s.stories), func(a, b []int) int { return cmp.Compare(a[0], b[0]) }) {
		stories = append(stories, s.readings(members))
	}
	return stories
}

func (s *Stream) readings(members []int) []*news.Reading {
	out := make([]*news.Reading, len(members))
	for i, m := range members {
		out[i] = s.articles[m].reading
	}
	return out
}
