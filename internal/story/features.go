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
	besideLower  = int(views)
	besideHigher = besideLower + 1
	featureCount = int(views) + 16
)

// FeatureNames names the features in order: the root of the cosine under each
// view; the cosine of all words beside the best that either article has with
// any other, beside the lower and the higher best; how alike the lead of one is
// to the whole of the other; the cosine of the leads' dense vectors; whether
// both times are known, the days between them, in tens, at most three, and how
// near they are to one day; whether the days of the week first named are the
// same, or differ; how short the shorter one is; how much of the weight of the
// heaviest words of one the other has; whether they name other years only; how
// much of the weight of the head of one stands in the whole of the other, the
// better and the worse way, and in its lead.
func FeatureNames() []string {
	return []string{
		"words", "names", "common", "bigrams", "lead",
		"beside lower best", "beside higher best", "lead in whole", "sense of lead",
		"timed", "days", "same day", "same weekday", "other weekday", "short", "key words", "other year",
		"head in whole, better", "head in whole, worse", "head in lead", "bias",
	}
}

// leastBest is the least cosine that counts as a good one: beside it a weak
// likeness is weak also where an article has no better.
const leastBest = .15

// mostBest is the cosine from which on articles are as good as copies of one
// another: beside a copy an independent report would look weak.
const mostBest = .45

// compare is the features of two weighted profiles, given the best cosine that
// each has with any other.
func compare(a, b *profile, bestA, bestB float64) (f Features) {
	cosine := 0.0
	for v := range views {
		c := dot(a.terms[v], b.terms[v])
		if v == words {
			cosine = c
		}
		f[v] = math.Sqrt(c)
	}
	rest := f[views:]
	f[besideLower], f[besideHigher] = beside(cosine, bestA, bestB)
	rest[2] = math.Sqrt(max(dot(a.terms[lead], b.terms[words]), dot(b.terms[lead], a.terms[words])))
	rest[3] = vectors.Cosine(&a.leadSense, &b.leadSense)
	if days := math.Abs(a.day - b.day); !math.IsNaN(days) {
		rest[4] = 1
		rest[5] = min(days, 30) / 10
		rest[6] = max(0, 1-days)
	}
	if a.weekday != "" && b.weekday != "" {
		if a.weekday == b.weekday {
			rest[7] = 1
		} else {
			rest[8] = 1
		}
	}
	rest[9] = 1 / (1 + float64(min(len(a.terms[words]), len(b.terms[words])))/50)
	rest[10] = max(covered(a.key, b.terms[words]), covered(b.key, a.terms[words]))
	if len(a.years) > 0 && len(b.years) > 0 && !slices.ContainsFunc(a.years, func(y string) bool { return slices.Contains(b.years, y) }) {
		rest[11] = 1
	}
	ab, ba := covered(a.head, b.terms[words]), covered(b.head, a.terms[words])
	rest[12], rest[13] = max(ab, ba), min(ab, ba)
	rest[14] = max(covered(a.head, b.terms[lead]), covered(b.head, a.terms[lead]))
	rest[15] = 1
	return f
}

// beside is a cosine beside the lower and the higher best.
func beside(cosine, bestA, bestB float64) (lower, higher float64) {
	lower = min(1, cosine/min(max(min(bestA, bestB), leastBest), mostBest))
	higher = min(1, cosine/min(max(bestA, bestB, leastBest), mostBest))
	return lower, higher
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
