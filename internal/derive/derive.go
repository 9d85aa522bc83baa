package derive

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"stemma/internal/reuse"
	"stemma/news"
)

// Result is the stemma of a story.
type Result struct {
	// Derivations are the edges, in the order of the articles they lead to.
	Derivations []news.Derivation
	// Account has an element for each article: its account, numbered from 0 in
	// the order of the articles.
	Account []int
}

// minConfidence is that of an edge. It is above one half since a false edge does
// more harm than a missing one: it hides a source.
const minConfidence = 0.6

// maxCandidates is how many articles an article is compared with.
const maxCandidates = 12

// Derive finds how the articles of one story hang on one another. But for the
// numbering of the accounts, the result does not depend on the articles' order.
func Derive(rs []*news.Reading) Result { return derive(rs, nil) }

// Siblings calls f, for training, for each edge that may be one between siblings
// of an unseen text, with what tells it.
func Siblings(rs []*news.Reading, f func(parent, child news.ArticleID, evidence []float64)) {
	derive(rs, func(p, c *article, evidence [siblings]float64) { f(p.ID, c.ID, evidence[:]) })
}

func derive(rs []*news.Reading, see func(parent, child *article, evidence [siblings]float64)) Result {
	articles := make([]*article, len(rs))
	each(len(rs), func(i int) { articles[i] = newArticle(rs[i], i) })
	slices.SortStableFunc(articles, earlier)
	setHouses(articles)

	edges := find(articles)
	compareKin(edges, nil)
	pairs, splices := splices(edges, len(articles))
	draft := forest(edges, pairs, splices)
	compareKin(edges, newOrder(draft, len(articles)))
	edges = forest(edges, pairs, splices)
	direct(edges, len(articles))
	unseen(edges, articles, see)

	result := Result{Derivations: []news.Derivation{}, Account: accounts(edges, articles)}
	for _, e := range edges {
		result.Derivations = append(result.Derivations, e.derivation())
	}
	return result
}

// article is a reading with what derivations rest on.
type article struct {
	*news.Reading
	text    *reuse.Text
	credits []credit
	house   string // that it has its text from by its credits and that has no article in the story, folded, "" for none
	input   int    // index into the readings as they came

	account  *Witnesses // the texts of its account
	place    int        // among these
	reworded float64    // how much its text differs in words from the closest of its kin
	closest  float64    // how much its likeliest parent looks like one
	original bool       // by a draft of the stemma, it comes from no other
}

func newArticle(r *news.Reading, input int) *article {
	return &article{Reading: r, text: reuse.NewText(r), credits: readCredits(r), input: input}
}

// earlier orders articles by time, then by what they are, never by how they
// came in. Unknown times come last.
func earlier(a, b *article) int {
	if x, y := a.Published.Known(), b.Published.Known(); x != y {
		if x {
			return -1
		}
		return 1
	}
	return cmp.Or(a.Published.Time.Compare(b.Published.Time), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Text, b.Text))
}

// find compares each article with its candidates and keeps what is derived.
func find(articles []*article) []*edge {
	index := reuse.NewIndex()
	sketches := make([]reuse.Sketch, len(articles))
	each(len(articles), func(i int) { sketches[i] = articles[i].text.Sketch() })
	for _, s := range sketches {
		index.Add(s)
	}
	var pairs [][2]int
	done := map[[2]int]bool{}
	for i := range articles {
		for _, c := range index.Candidates(sketches[i], maxCandidates+1) {
			pair := [2]int{min(i, c.Text), max(i, c.Text)}
			if c.Text != i && !done[pair] {
				done[pair] = true
				pairs = append(pairs, pair)
			}
		}
	}
	all := make([]*edge, len(pairs))
	each(len(pairs), func(k int) { all[k] = newEdge(pairs[k][0], pairs[k][1], articles) })

	kin := make([][]*edge, len(articles)) // of each article, all it was compared with
	for _, e := range all {
		kin[e.a] = append(kin[e.a], e)
		kin[e.b] = append(kin[e.b], e)
	}
	for _, e := range all {
		e.judge(kin)
	}
	all = slices.DeleteFunc(all, func(e *edge) bool { return e.confidence < minConfidence })
	compareVariants(all, articles)
	return all
}

// compareKin sets what is known of each article from all its kin, by a draft of
// the stemma, if there is one: how much it is reworded, where what comes from it
// is left aside, but for a supposed original, of which all its kin come; whether it is
// an original; and how much its likeliest parent looks like one.
func compareKin(edges []*edge, draft *order) {
	for _, e := range edges {
		for _, a := range [2]*article{e.x, e.y} {
			a.reworded, a.closest = 1, math.Inf(-1)
		}
		if draft != nil {
			e.x.original, e.y.original = !draft.hasParent[e.a], !draft.hasParent[e.b]
		}
	}
	for _, e := range edges {
		r := Reworded(e.shared)
		if e.x.original || draft == nil || !draft.below(e.b, e.a) {
			e.x.reworded = min(e.x.reworded, r)
		}
		if e.y.original || draft == nil || !draft.below(e.a, e.b) {
			e.y.reworded = min(e.y.reworded, r)
		}
	}
	for _, e := range edges {
		e.x.closest = max(e.x.closest, e.parentage(e.a))
		e.y.closest = max(e.y.closest, e.parentage(e.b))
	}
}

// compareVariants sets the variants of each edge and what hangs on them, account
// by account.
func compareVariants(edges []*edge, articles []*article) {
	sets := newSets(len(articles))
	for _, e := range edges {
		sets.join(e.a, e.b)
	}
	members := make([][]*article, len(articles)) // by the account's root
	for i, a := range articles {
		root := sets.find(i)
		a.place = len(members[root])
		members[root] = append(members[root], a)
	}
	each(len(articles), func(i int) {
		if len(members[i]) < 2 {
			return
		}
		texts := make([]*reuse.Text, len(members[i]))
		for k, a := range members[i] {
			texts[k] = a.text
		}
		account := NewWitnesses(texts)
		for _, a := range members[i] {
			a.account = account
		}
	})
	each(len(edges), func(k int) {
		e := edges[k]
		e.variants = e.x.account.Of(e.x.place, e.y.place)
		e.kind = kind(e.shared, e.variants)
		if e.byFacts {
			e.kind = news.Rewrite
		}
		e.rewrite = e.kind == news.Rewrite
		e.readLineage()
	})
}

// each calls f for the numbers below n, on all cores.
func each(n int, f func(int)) {
	const share = 16 // at a time
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+share-1)/share) {
		workers.Go(func() {
			for {
				from := int(next.Add(share)) - share
				if from >= n {
					return
				}
				for i := from; i < min(n, from+share); i++ {
					f(i)
				}
			}
		})
	}
	workers.Wait()
}

// accounts numbers the components in the order in which the articles came in.
func accounts(edges []*edge, articles []*article) []int {
	sets := newSets(len(articles))
	for _, e := range edges {
		sets.join(e.a, e.b)
	}
	place := make([]int, len(articles)) // by input, index into articles
	for i, a := range articles {
		place[a.input] = i
	}
	number := map[int]int{}
	out := make([]int, len(articles))
	for input, i := range place {
		root := sets.find(i)
		if _, ok := number[root]; !ok {
			number[root] = len(number)
		}
		out[input] = number[root]
	}
	return out
}

// sets are disjoint sets of the numbers below their length.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join unites the sets of i and j and reports whether they were two.
func (s sets) join(i, j int) bool {
	i, j = s.find(i), s.find(j)
	s[max(i, j)] = min(i, j)
	return i != j
}
