package story

import (
	"cmp"
	"math"
	"slices"

	"stemma/internal/vectors"
)

// Features compare two articles; see [FeatureNames].
type Features [featureCount]float64

const (
	standing     = int(views) // the first of those that tell how a cosine stands
	standings    = 6
	featureCount = int(views) + standings + 17

	nameBalance     = featureCount - 3
	leadNameBalance = featureCount - 2
)

// FeatureNames names the features in order: the root of the cosine under each
// view; the cosine of all words beside the best that either article has with
// any other, beside the lower and the higher best; the log of how that cosine
// compares to the fifth and to the twentieth best of either, the lower and the
// higher; how alike the lead of one is to the whole of the other; the cosine of
// the leads' dense vectors; whether both times are known, the days between them,
// in tens, at most three, how near they are to one day, and their logarithm;
// whether the days of the week first named are the same, or differ; how short the
// shorter one is; how much of the weight of the heaviest words of one the other
// has; whether they name other years only; how much of the weight of the head of
// one stands in the whole of the other, the better and the worse way, and in its
// lead; and by how much the names of both outweigh those of one (see [balance]),
// anywhere and in the leads.
func FeatureNames() []string {
	return []string{
		"words", "names", "common", "bigrams", "lead",
		"beside lower best", "beside higher best", "beside fifth, lower", "beside fifth, higher", "beside twentieth, lower", "beside twentieth, higher",
		"lead in whole", "sense of lead",
		"timed", "days", "same day", "log of days", "same weekday", "other weekday", "short", "key words", "other year",
		"head in whole, better", "head in whole, worse", "head in lead", "name balance", "lead name balance", "bias",
	}
}

// leastBest is the least cosine that counts as a good one: beside it a weak
// likeness is weak also where an article has no better.
const leastBest = .15

// mostBest is the cosine from which on articles are as good as copies of one
// another: beside a copy an independent report would look weak.
const mostBest = .45

// ranks are the cosines of all words that an article has with others: the best,
// and the logs (see [logOf]) of the fifth after it and the twentieth, of 0 where
// there are not that many. The best alone says nothing of an article that has no
// fellow; the others tell how alike the articles around it are anyway.
type ranks struct{ best, fifth, twentieth float64 }

// mostRanked is how many cosines ranks are told from.
const mostRanked = 21

// ranksOf are those of cosines in falling order.
func ranksOf(falling []float64) ranks {
	at := func(rank int) float64 {
		if rank < len(falling) {
			return falling[rank]
		}
		return 0
	}
	return ranks{at(0), logOf(at(5)), logOf(at(mostRanked - 1))}
}

// stand is how a cosine stands beside the ranks of either article.
func stand(cosine float64, a, b ranks) (f [standings]float64) {
	f[0] = min(1, cosine/min(max(min(a.best, b.best), leastBest), mostBest))
	f[1] = min(1, cosine/min(max(a.best, b.best, leastBest), mostBest))
	c := logOf(cosine)
	f[2], f[3] = c-max(a.fifth, b.fifth), c-min(a.fifth, b.fifth)
	f[4], f[5] = c-max(a.twentieth, b.twentieth), c-min(a.twentieth, b.twentieth)
	return f
}

// logOf is the log of a cosine; small ones are all alike.
func logOf(cosine float64) float64 {
	const small = .05
	return math.Log(cosine + small)
}

// compare is the features of two weighted profiles, given the ranks of either.
func compare(a, b *profile, ra, rb ranks) (f Features) {
	cosine := 0.0
	for v := range views {
		c := dot(a.terms[v], b.terms[v])
		if v == words {
			cosine = c
		}
		f[v] = math.Sqrt(c)
	}
	stood := stand(cosine, ra, rb)
	copy(f[standing:], stood[:])
	rest := f[standing+standings:]
	rest[0] = math.Sqrt(max(dot(a.terms[lead], b.terms[words]), dot(b.terms[lead], a.terms[words])))
	rest[1] = vectors.Cosine(&a.leadSense, &b.leadSense)
	if days := math.Abs(a.day - b.day); !math.IsNaN(days) {
		rest[2] = 1
		rest[3] = min(days, 30) / 10
		rest[4] = max(0, 1-days)
		rest[5] = math.Log1p(min(days, 30))
	}
	if a.weekday != "" && b.weekday != "" {
		if a.weekday == b.weekday {
			rest[6] = 1
		} else {
			rest[7] = 1
		}
	}
	rest[8] = 1 / (1 + float64(min(len(a.terms[words]), len(b.terms[words])))/50)
	rest[9] = max(covered(a.key, b.terms[words]), covered(b.key, a.terms[words]))
	if len(a.years) > 0 && len(b.years) > 0 && !slices.ContainsFunc(a.years, func(y string) bool { return slices.Contains(b.years, y) }) {
		rest[10] = 1
	}
	ab, ba := covered(a.head, b.terms[words]), covered(b.head, a.terms[words])
	rest[11], rest[12] = max(ab, ba), min(ab, ba)
	rest[13] = max(covered(a.head, b.terms[lead]), covered(b.head, a.terms[lead]))
	f[nameBalance], f[leadNameBalance] = balance(a.namings, b.namings, 1, 1)
	f[featureCount-1] = 1
	return f
}

// covered is the share of the weight of key terms that all has too.
func covered(key, all []term) float64 {
	sum, have := float32(0), float32(0)
	for _, k := range key {
		sum += k.weight
		if _, found := find(all, k.key); found {
			have += k.weight
		}
	}
	if sum == 0 {
		return .5
	}
	return float64(have / sum)
}

// heaviest are the n heaviest terms.
func heaviest(terms []term, n int) []term {
	sorted := slices.Clone(terms)
	slices.SortFunc(sorted, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	return sorted[:min(n, len(sorted))]
}
