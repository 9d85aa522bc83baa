package story

import (
	"cmp"
	"math"
	"slices"

	"stemma/internal/vectors"
)

// Features compare two articles; see [FeatureNames].
type Features [featureCount]float64

const featureCount = 2*int(views) + 22

// FeatureNames names the features in order: the cosine under each view and
// its square root; the cosine of all words beside the best that either
// article has with any other, beside the lower and the higher best; how alike
// the lead of one is to the whole of the other, the better and the worse way;
// the cosines of the dense vectors, of the whole and of the lead; whether both
// times are known, and the days between them, in tens, at most three; whether
// the days of the week first named are the same, or differ; whether an article
// has no numbers; how short the shorter one is; how much of the weight of the
// heaviest words of one the other has, the better and the worse way; whether
// they name a year in common, or only others; how much of the weight of the
// head of one stands in the whole of the other, in its head, in its lead.
func FeatureNames() []string {
	return []string{
		"words", "names", "common", "numbers", "bigrams", "lead",
		"√words", "√names", "√common", "√numbers", "√bigrams", "√lead",
		"beside lower best", "beside higher best", "lead in whole, better", "lead in whole, worse",
		"sense", "sense of lead", "timed", "days", "same day", "same weekday", "other weekday",
		"no numbers", "short", "key words, better", "key words, worse", "same year", "other year", "head in whole, better", "head in whole, worse", "heads", "head in lead", "bias",
	}
}

// leastBest is the least cosine that counts as a good one: beside it a weak
// likeness is weak also where an article has no better.
const leastBest = .15

// mostBest is the cosine from which on articles are as good as copies of one
// another: beside a copy an independent report would look weak.
const mostBest = .45

func (x *index) features(i, j int, bestI, bestJ float64) (f Features) {
	a, b := x.profiles[i], x.profiles[j]
	for v := range views {
		f[v] = dot(a.terms[v], b.terms[v])
		f[views+v] = math.Sqrt(f[v])
	}
	rest := f[2*views:]
	rest[0] = min(1, f[words]/min(max(min(bestI, bestJ), leastBest), mostBest))
	rest[1] = min(1, f[words]/min(max(bestI, bestJ, leastBest), mostBest))
	ab, ba := dot(a.terms[lead], b.terms[words]), dot(b.terms[lead], a.terms[words])
	rest[2], rest[3] = math.Sqrt(max(ab, ba)), math.Sqrt(min(ab, ba))
	rest[4] = vectors.Cosine(&a.sense, &b.sense)
	rest[5] = vectors.Cosine(&a.leadSense, &b.leadSense)
	if days := math.Abs(a.day - b.day); !math.IsNaN(days) {
		rest[6] = 1
		rest[7] = min(days, 30) / 10
		rest[8] = max(0, 1-days)
	}
	if a.weekday != "" && b.weekday != "" {
		if a.weekday == b.weekday {
			rest[9] = 1
		} else {
			rest[10] = 1
		}
	}
	if len(a.terms[numbers]) == 0 || len(b.terms[numbers]) == 0 {
		rest[11] = 1
	}
	rest[12] = 1 / (1 + float64(min(len(a.terms[words]), len(b.terms[words])))/50)
	ab, ba = covered(a.key, b.terms[words]), covered(b.key, a.terms[words])
	rest[13], rest[14] = max(ab, ba), min(ab, ba)
	if len(a.years) > 0 && len(b.years) > 0 {
		rest[16] = 1
		for _, y := range a.years {
			if slices.Contains(b.years, y) {
				rest[15], rest[16] = 1, 0
			}
		}
	}
	ab, ba = covered(a.head, b.terms[words]), covered(b.head, a.terms[words])
	rest[17], rest[18] = max(ab, ba), min(ab, ba)
	rest[19] = min(covered(a.head, b.head), covered(b.head, a.head))
	rest[20] = max(covered(a.head, b.terms[lead]), covered(b.head, a.terms[lead]))
	rest[21] = 1
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
