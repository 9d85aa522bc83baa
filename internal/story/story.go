// Package story sorts articles into stories: the articles that report one
// event, told from their texts, and from their times where they are known.
//
// # Method
//
// Each article becomes a profile: bags of terms under several views (all
// words, names, numbers, word pairs, the lead), and one dense vector. An
// inverted index gives each article its candidates, the articles that share
// rare terms with it; only they are compared. A comparison yields a few
// features, such as the cosine under each view, how that cosine stands beside
// the best one that either article has with any other, and the days between
// them; a logistic model (train/story) makes of them the chance that both
// report one event. Articles are then joined by average linkage over the
// graph of candidates, until no two groups have an average above one fixed
// threshold. The number of stories is never told.
//
// How rare a term is is counted in the articles at hand and, so that it holds
// for two articles as well as for a million, in a background table of news.
//
// A new article costs a look-up in the index and a comparison with a bounded
// number of candidates, whatever the size of the corpus.
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
	clusters := Compare(rs).Join(weights, threshold)
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
}

// Join joins the compared articles into groups, each a list of their indices
// in order.
func (c *Comparison) Join(weights Features, threshold float64) [][]int {
	links := make([]link, len(c.Pairs))
	for i, p := range c.Pairs {
		links[i] = link{p.A, p.B, chance(&weights, &p.Features)}
	}
	return agglomerate(len(c.saturated), links, c.saturated, threshold)
}

// Compare compares each reading with its candidates.
func Compare(rs []*news.Reading) *Comparison {
	x := newIndex(rs)
	candidates := make([][]int, len(rs))
	saturated := make([]bool, len(rs))
	tallies := sync.Pool{New: func() any { return &tally{sums: make([]float32, len(rs))} }}
	parallel(len(rs), func(i int) {
		t := tallies.Get().(*tally)
		candidates[i], saturated[i] = x.candidates(i, t)
		tallies.Put(t)
	})
	near := symmetric(candidates)
	best := make([]float64, len(rs))
	parallel(len(rs), func(i int) {
		for _, j := range near[i] {
			best[i] = max(best[i], dot(x.profiles[i].terms[words], x.profiles[j].terms[words]))
		}
	})
	rows := make([][]Pair, len(rs))
	parallel(len(rs), func(i int) {
		for _, j := range near[i] {
			if i < j {
				rows[i] = append(rows[i], Pair{i, j, x.features(i, j, best[i], best[j])})
			}
		}
	})
	return &Comparison{Pairs: slices.Concat(rows...), saturated: saturated}
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
}

type posting struct {
	article int32
	weight  float32
}

func newIndex(rs []*news.Reading) *index {
	x := &index{profiles: make([]*profile, len(rs)), postings: map[uint32][]posting{}}
	parallel(len(rs), func(i int) { x.profiles[i] = profileOf(rs[i]) })
	inWords, inBigrams := x.counts(words), x.counts(bigrams)
	parallel(len(rs), func(i int) { x.profiles[i].weigh(inWords, inBigrams, len(rs)) })
	for i, p := range x.profiles {
		for _, t := range p.terms[words] {
			x.postings[t.key] = append(x.postings[t.key], posting{int32(i), t.weight})
		}
	}
	return x
}

// counts tells of each term of a view how many articles have it.
func (x *index) counts(v view) map[uint32]int32 {
	n := map[uint32]int32{}
	for _, p := range x.profiles {
		for _, t := range p.terms[v] {
			n[t.key]++
		}
	}
	return n
}

// weigh turns counts into TF-IDF vectors of length one.
func (p *profile) weigh(inWords, inBigrams map[uint32]int32, articles int) {
	for v := range views {
		sum := 0.0
		for k := range p.terms[v] {
			t := &p.terms[v][k]
			var idf float64
			if v == bigrams {
				idf = 2 + math.Log(float64(1+articles)/float64(inBigrams[t.key]))
			} else {
				seen := backgroundArticles*frequency.InArticle(t.key, backgroundWords) + float64(inWords[t.key])
				idf = math.Log(float64(1+backgroundArticles+articles) / (1 + seen))
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

// candidates are the articles that share most weight with article i, counted
// over its heaviest terms, and whether there were more than are returned.
func (x *index) candidates(i int, t *tally) (near []int, saturated bool) {
	budget := maxPostings
	for _, term := range heaviest(x.profiles[i].terms[words], math.MaxInt) {
		list := x.postings[term.key]
		if len(list) > budget {
			continue
		}
		budget -= len(list)
		for _, p := range list {
			t.add(p.article, term.weight*p.weight)
		}
	}
	best, saturated := t.most(int32(i))
	for _, s := range best {
		near = append(near, int(s.article))
	}
	return near, saturated
}
