package story

import (
	"math"
	"slices"
)

const (
	// usualPrior is the chance that an article and one near it are of one event
	// where nothing is known, and usualWorth how many pairs that is worth.
	usualPrior = .1
	usualWorth = 20
	// priorRounds is how often the priors are told anew.
	priorRounds = 30
)

// priorsOf are, for each article, the log odds of two articles near it being of
// one event; evidence are the weighted sums of the features of the pairs. Corpora
// differ in that a hundredfold: in a collection of events most articles have
// fellows, in a feed few have. The odds are those under which the chances of the
// pairs around an article average to themselves, found by expectation
// maximisation (Saerens, Latinne and Decaestecker, Adjusting the outputs of a
// classifier to new a priori probabilities, 2002). They are told from the pairs of
// an article and of its candidates, so that a topic has its own in a library of
// many.
func priorsOf(evidence []float64, pairs []Pair, articles int) []float64 {
	odds := make([]float64, len(pairs))
	near := make([][]int, articles)
	for i := range pairs {
		p := &pairs[i]
		odds[i] = math.Exp(evidence[i])
		near[p.A] = append(near[p.A], p.B)
		near[p.B] = append(near[p.B], p.A)
	}
	priors, fellows := make([]float64, articles), make([]float64, articles)
	for i := range priors {
		priors[i] = logOdds(usualPrior)
	}
	for range priorRounds {
		clear(fellows)
		for i := range pairs {
			p := &pairs[i]
			x := posterior(odds[i], priors[p.A], priors[p.B])
			fellows[p.A] += x
			fellows[p.B] += x
		}
		parallel(articles, func(i int) {
			a := around{}
			a.add(fellows[i], len(near[i]))
			for _, j := range near[i] {
				a.add(fellows[j], len(near[j]))
			}
			priors[i] = a.prior()
		})
	}
	return priors
}

// posterior is the chance of a pair whose features have these odds, given the
// log odds of the priors of its articles.
func posterior(odds, priorA, priorB float64) float64 {
	return 1 / (1 + 1/(odds*math.Exp((priorA+priorB)/2)))
}

// around counts the pairs around an article, and those expected to be of one event.
type around struct{ fellows, pairs float64 }

func (a *around) add(fellows float64, pairs int) {
	a.fellows += fellows
	a.pairs += float64(pairs)
}

func (a *around) prior() float64 {
	return logOdds((usualPrior*usualWorth + a.fellows) / (usualWorth + a.pairs))
}

func logOdds(p float64) float64 { return math.Log(p / (1 - p)) }

// floorOf is the root of the chance below which a quarter of an article's
// chances lie; an article that was not compared with it, though it has as many
// candidates as are compared, is guessed to be no likelier.
func floorOf(chances []float64) float64 {
	slices.Sort(chances)
	return math.Sqrt(chances[len(chances)/4])
}
