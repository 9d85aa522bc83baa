// Package story sorts articles into stories: the articles that report one
// event, told from their texts, and from their times where they are known.
//
// # Method
//
// Each article becomes a profile: bags of terms under several views (all
// words, names, word pairs, the lead), and a dense vector of the lead. An
// inverted index gives each article its candidates, the articles that share
// rare terms with it; only they are compared. A comparison yields a few
// features, such as the cosine under each view, how that cosine stands beside
// the best one that either article has with any other, how much the names of
// both outweigh those of one only, and the days between them; a logistic model
// makes of them the chance that both report one event.
//
// Articles are then joined to groups over the graph of candidates, the
// likeliest two groups first. Whether two groups are one story is told by a
// second logistic model: from the average chance between them, from how that
// stands beside the chances within them, from their sizes, days and names, and
// from how scarce fellows are around them: in a feed on one campaign most
// articles are the only one on their event, though all are alike. It
// stops where no two groups have more for being one than against it, so the
// number of stories is never told. Both models are fitted by train/story.
//
// How rare a term is is counted in the articles at hand and, so that it holds
// for two articles as well as for a million, in a background table of news.
//
// # One article more
//
// [Group] sorts what is there; a [Stream] takes articles as they come, each for
// a look-up in the index, a comparison with a bounded number of candidates, and
// a new grouping of the stories that it may belong to, whatever the size of the
// corpus. So an article that comes late can join two stories, or part one. A
// stream weighs an article's terms by what was known when it came, and looks
// only at stories that have a likely link to the new article; its stories may
// therefore differ a little from those of [Group] (docs/decisions/020-stories.md).
package story

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"stemma/internal/frequency"
	"stemma/news"
)

const (
	// maxCandidates is how many articles one article is compared with.
	maxCandidates = 64
	// maxPostings is how many index entries are read to find them.
	maxPostings = 40_000
	// minShared is the least share of weight that makes a candidate.
	minShared = .03

	backgroundArticles = 1000 // that the background table stands for
	backgroundWords    = 600  // in each of them
)

// Group sorts readings into stories. Neither the stories nor their order
// depend on the order of readings; within a story articles are in order of id.
func Group(readings []*news.Reading) [][]*news.Reading {
	rs := slices.Clone(readings)
	slices.SortFunc(rs, func(a, b *news.Reading) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path)) })
	clusters := Compare(rs).Join(&model)
	groups := make([][]*news.Reading, len(clusters))
	for i, members := range clusters {
		for _, m := range members {
			groups[i] = append(groups[i], rs[m])
		}
	}
	return groups
}

// Pair is two articles that were compared, by index.
type Pair struct {
	A, B     int // A < B
	Features Features
}

// Comparison is what comparing articles with their candidates yields. It is
// exported for train/story, which fits the model.
type Comparison struct {
	Pairs     []Pair // in order
	saturated []bool // articles that had more candidates than were compared
	profiles  []*profile
}

// Join joins the compared articles into groups, each a list of their indices
// in order.
func (c *Comparison) Join(m *Model) [][]int {
	g := c.grouping(m)
	g.settle()
	return g.result()
}

// Merges calls f for each merge that would be tried if it were known what is
// one story: two groups of one story are joined, others are kept apart. same
// tells which of both it is, smaller how many articles the smaller group has.
func (c *Comparison) Merges(pair *Features, stories []string, f func(features MergeFeatures, same bool, smaller int)) {
	likely := MergeFeatures{math.Log(7. / 3), 1} // an average chance above .3
	g := c.grouping(&Model{*pair, likely})
	g.accept = func(a, b []int, features MergeFeatures) bool {
		alike := 0
		for _, i := range a {
			for _, j := range b {
				if stories[i] == stories[j] {
					alike++
				}
			}
		}
		same := 2*alike > len(a)*len(b)
		f(features, same, min(len(a), len(b)))
		return same
	}
	g.settle()
}

// grouping is the compared articles, none of them joined yet.
func (c *Comparison) grouping(m *Model) *grouping {
	g := newGrouping(m.Merge)
	articles := len(c.profiles)
	evidence, chances := make([]float64, len(c.Pairs)), make([]float64, len(c.Pairs))
	chancesOf, fellows := make([][]float64, articles), make([]fellow, articles)
	for i := range c.Pairs {
		p := &c.Pairs[i]
		evidence[i] = sum(&m.Pair, &p.Features)
		chances[i] = logistic(evidence[i])
		balance := ownBalance(&p.Features)
		for _, a := range [...]int{p.A, p.B} {
			chancesOf[a] = append(chancesOf[a], chances[i])
			fellows[a].meet(chances[i], balance)
		}
	}
	floors, priors := make([]float64, articles), priorsOf(evidence, c.Pairs, articles)
	for i, p := range c.profiles {
		if c.saturated[i] {
			floors[i] = floorOf(chancesOf[i])
		}
		g.add(p, floors[i], priors[i], fellows[i].balance)
	}
	for i, p := range c.Pairs {
		g.tie(link{p.A, p.B, chances[i]}, floors[p.A]*floors[p.B])
	}
	for i := range c.profiles {
		for j, t := range g.groups[i].ties {
			if i < j {
				g.offer(i, j, t)
			}
		}
	}
	return g
}

// Compare compares each reading with its candidates.
func Compare(rs []*news.Reading) *Comparison {
	x := newIndex(rs)
	candidates := make([][]int, len(rs))
	saturated := make([]bool, len(rs))
	tallies := sync.Pool{New: func() any { return &tally{sums: make([]float32, len(rs))} }}
	parallel(len(rs), func(i int) {
		t := tallies.Get().(*tally)
		candidates[i], saturated[i] = x.candidates(x.profiles[i], i, t)
		tallies.Put(t)
	})
	near := symmetric(candidates)
	ranked := make([]ranks, len(rs))
	parallel(len(rs), func(i int) {
		cosines := make([]float64, len(near[i]))
		for k, j := range near[i] {
			cosines[k] = dot(x.profiles[i].terms[words], x.profiles[j].terms[words])
		}
		slices.SortFunc(cosines, func(a, b float64) int { return cmp.Compare(b, a) })
		ranked[i] = ranksOf(cosines)
	})
	rows := make([][]Pair, len(rs))
	parallel(len(rs), func(i int) {
		for _, j := range near[i] {
			if i < j {
				rows[i] = append(rows[i], Pair{i, j, compare(x.profiles[i], x.profiles[j], ranked[i], ranked[j])})
			}
		}
	})
	return &Comparison{Pairs: slices.Concat(rows...), saturated: saturated, profiles: x.profiles}
}

// symmetric makes every candidate mutual, each list in order.
func symmetric(candidates [][]int) [][]int {
	near := make([][]int, len(candidates))
	for i, cs := range candidates {
		for _, j := range cs {
			near[i] = append(near[i], j)
			near[j] = append(near[j], i)
		}
	}
	for i := range near {
		slices.Sort(near[i])
		near[i] = slices.Compact(near[i])
	}
	return near
}

// index holds the weighted profiles and, for each word, who has it.
type index struct {
	profiles []*profile
	postings map[uint32][]posting
	// inWords and inBigrams tell of each term how many articles have it.
	inWords, inBigrams map[uint32]int32
}

type posting struct {
	article int32
	weight  float32
}

func newIndex(rs []*news.Reading) *index {
	x := &index{make([]*profile, len(rs)), map[uint32][]posting{}, map[uint32]int32{}, map[uint32]int32{}}
	parallel(len(rs), func(i int) { x.profiles[i] = profileOf(rs[i]) })
	for _, p := range x.profiles {
		x.count(p)
	}
	parallel(len(rs), func(i int) { x.weigh(x.profiles[i], len(rs)) })
	for i, p := range x.profiles {
		x.post(p, i)
	}
	return x
}

func (x *index) count(p *profile) {
	for _, t := range p.terms[words] {
		x.inWords[t.key]++
	}
	for _, t := range p.terms[bigrams] {
		x.inBigrams[t.key]++
	}
}

// post enters the weighted profile of article i.
func (x *index) post(p *profile, i int) {
	for _, t := range p.terms[words] {
		x.postings[t.key] = append(x.postings[t.key], posting{int32(i), t.weight})
	}
}

// weigh turns the counts of p, one of the given number of articles, into TF-IDF
// vectors of length one.
func (x *index) weigh(p *profile, articles int) {
	for v := range views {
		sum := 0.0
		for k := range p.terms[v] {
			t := &p.terms[v][k]
			var idf float64
			if v == bigrams {
				idf = 2 + math.Log(float64(1+articles)/float64(x.inBigrams[t.key]))
			} else {
				idf = math.Log(float64(1+backgroundArticles+articles) / (1 + x.seen(t.key)))
			}
			w := (1 + math.Log(float64(t.weight))) * max(idf, 0)
			t.weight = float32(w)
			sum += w * w
		}
		for k := range p.terms[v] {
			p.terms[v][k].weight /= float32(math.Sqrt(sum) + 1e-9)
		}
	}
	for k := range p.head {
		i, _ := find(p.terms[words], p.head[k].key)
		p.head[k].weight = p.terms[words][i].weight
	}
	p.key = heaviest(p.terms[words], keyWords)
	for k := range p.namings {
		n := &p.namings[k]
		n.rarity = float32(-math.Log(usualArticles * x.seen(n.key) / float64(1+backgroundArticles+articles)))
	}
}

// seen is how many articles have a word, those that the background table stands
// for among them.
func (x *index) seen(key uint32) float64 {
	return backgroundArticles*frequency.InArticle(key, backgroundWords) + float64(x.inWords[key])
}

// keyWords is how many of the heaviest words stand for an article.
const keyWords = 12

// tally adds up what articles share with one, so that no article costs a table
// of its own. Its sums are 0 between uses.
type tally struct {
	sums    []float32 // of each article
	touched []int32   // articles whose sum is not 0
	best    []scored
}

type scored struct {
	article int32
	shared  float32
}

func (t *tally) add(article int32, weight float32) {
	if t.sums[article] == 0 {
		t.touched = append(t.touched, article)
	}
	t.sums[article] += weight
}

// most empties t and returns the articles other than one that have most, at
// least minShared, the most first, and whether there were more than are
// returned. What it returns holds until t is used again.
func (t *tally) most(other int32) (best []scored, more bool) {
	best = t.best[:0]
	for _, a := range t.touched {
		s := scored{a, t.sums[a]}
		t.sums[a] = 0
		if s.shared < minShared || a == other {
			continue
		}
		if len(best) == maxCandidates {
			more = true
			if !s.before(best[len(best)-1]) {
				continue
			}
			best = best[:len(best)-1]
		}
		at := len(best)
		best = append(best, s)
		for ; at > 0 && s.before(best[at-1]); at-- {
			best[at] = best[at-1]
		}
		best[at] = s
	}
	t.touched, t.best = t.touched[:0], best
	return best, more
}

// before orders by what is shared, most first.
func (s scored) before(o scored) bool {
	return s.shared > o.shared || s.shared == o.shared && s.article < o.article
}

// candidates are the articles that share most weight with article i of profile
// p, counted over its heaviest terms, and whether there were more than are
// returned.
func (x *index) candidates(p *profile, i int, t *tally) (near []int, saturated bool) {
	budget := maxPostings
	for _, term := range heaviest(p.terms[words], math.MaxInt) {
		list := x.postings[term.key]
		if len(list) > budget {
			continue
		}
		budget -= len(list)
		for _, entry := range list {
			t.add(entry.article, term.weight*entry.weight)
		}
	}
	best, saturated := t.most(int32(i))
	for _, s := range best {
		near = append(near, int(s.article))
	}
	return near, saturated
}
