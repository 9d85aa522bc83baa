package story

import (
	"cmp"
	"math"
	"slices"
)

// naming is a name and how many articles of a group name it: anywhere, and in
// their leads.
type naming struct {
	key             uint32
	articles, leads int32
	// rarity is minus the log of usualArticles times its share of all articles.
	rarity float32
}

const (
	// usualArticles is how many articles the share of articles that have a name,
	// before anything is known of a group, is worth: a name is in most articles of
	// a story or in hardly one.
	usualArticles = .2
	// mostNamings is how many names of a group are kept, the most frequent ones.
	mostNamings = 256
	// mostCounted is how many articles a group counts as at most; of a larger one
	// the counts are scaled down.
	mostCounted = 64
)

// namingsOf are those of one article whose names and names in the lead are
// given; all lists are in order of key.
func namingsOf(names, leads []term) []naming {
	out := make([]naming, len(names))
	for i, t := range names {
		out[i] = naming{key: t.key, articles: 1}
		if _, found := find(leads, t.key); found {
			out[i].leads = 1
		}
	}
	return out
}

// together are the namings of two groups that are joined.
func together(a, b []naming) []naming {
	out := make([]naming, 0, len(a)+len(b))
	inOrder(a, b, func(x, y naming) {
		out = append(out, naming{max(x.key, y.key), x.articles + y.articles, x.leads + y.leads, max(x.rarity, y.rarity)})
	})
	if len(out) > mostNamings {
		slices.SortFunc(out, func(a, b naming) int {
			return cmp.Or(cmp.Compare(b.articles, a.articles), cmp.Compare(b.leads, a.leads), cmp.Compare(a.key, b.key))
		})
		out = out[:mostNamings]
		slices.SortFunc(out, func(a, b naming) int { return cmp.Compare(a.key, b.key) })
	}
	return out
}

// inOrder calls f for each name of either list; for a list that lacks it with
// none.
func inOrder(a, b []naming, f func(a, b naming)) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].key < b[0].key:
			f(a[0], naming{})
			a = a[1:]
		case len(a) == 0 || a[0].key > b[0].key:
			f(naming{}, b[0])
			b = b[1:]
		default:
			f(a[0], b[0])
			a, b = a[1:], b[1:]
		}
	}
}

// balance is by how much the names that speak for one story of two groups, of n
// and of m articles, outweigh those that speak for two: 0 where they are even.
// The first counts names anywhere, the second those in leads. Two events of a
// kind share most words; who and where differs.
func balance(a, b []naming, n, m int) (articles, leads float64) {
	var anywhere, lead weighing
	inOrder(a, b, func(x, y naming) {
		rarity := float64(max(x.rarity, y.rarity))
		anywhere.add(scaled(x.articles, n), min(n, mostCounted), scaled(y.articles, m), min(m, mostCounted), rarity)
		lead.add(scaled(x.leads, n), min(n, mostCounted), scaled(y.leads, m), min(m, mostCounted), rarity)
	})
	return anywhere.balance(), lead.balance()
}

// scaled is a count of articles among n, if there are many among mostCounted.
func scaled(count int32, n int) int {
	if n <= mostCounted {
		return int(count)
	}
	return int(count) * mostCounted / n
}

// weighing sums what names say for one story and for two.
type weighing struct{ one, two float64 }

// add weighs a name that i of n and j of m articles have: how much likelier that
// is if both groups have it in one share of their articles than if each has its
// own share. Both are beta-binomial, and this is the log of their Bayes factor.
func (w *weighing) add(i, n, j, m int, rarity float64) {
	if i+j == 0 {
		return
	}
	f := logChance(i+j, n+m) - (logChance(i, n) + logChance(j, m))
	if i > 0 && j > 0 {
		f += rarity
	}
	if f > 0 {
		w.one += f
	} else {
		w.two -= f
	}
}

func (w *weighing) balance() float64 { return math.Log((1 + w.one) / (1 + w.two)) }

// logChance is the log of the chance that k given articles of n have a name and
// the others have not, but for its rarity, which is lacking where k is not 0.
func logChance(k, n int) float64 {
	l := rising(n-k) - rising(n)
	if k > 0 {
		l += factorial(k - 1)
	}
	return l
}

// rising is the log of the rising factorial: of usualArticles, and of the n-1
// numbers that follow it by one each.
func rising(n int) float64 { return risings[n] }

// factorial is the log of that of n.
func factorial(n int) float64 { return factorials[n] }

var risings, factorials = products(usualArticles), products(1)

// products are the logs of the products of the first numbers from start on.
func products(start float64) (logs [2*mostCounted + 1]float64) {
	for n := 1; n < len(logs); n++ {
		logs[n] = logs[n-1] + math.Log(start+float64(n-1))
	}
	return logs
}
