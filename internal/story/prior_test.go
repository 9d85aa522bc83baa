package story

import (
	"math"
	"testing"
)

// ring is pairs of articles, each with the next 16, of which the nearest are
// of one event by their evidence.
func ring(articles, alike int) (evidence []float64, pairs []Pair) {
	for a := range articles {
		for step := 1; step <= 16; step++ {
			one := -6.
			if step <= alike {
				one = 6
			}
			evidence, pairs = append(evidence, one), append(pairs, Pair{A: a, B: (a + step) % articles})
		}
	}
	return evidence, pairs
}

func TestPriorsFollowTheCorpus(t *testing.T) {
	for _, test := range []struct {
		name  string
		alike int
		want  float64
	}{{"a quarter of the pairs", 4, .25}, {"an eighth", 2, .125}, {"none", 0, 0}} {
		evidence, pairs := ring(100, test.alike)
		for i, prior := range priorsOf(evidence, pairs, 100) {
			if got := 1 / (1 + math.Exp(-prior)); math.Abs(got-test.want) > .02 {
				t.Fatalf("%s: article %d has %.3f, want about %.3f", test.name, i, got, test.want)
			}
		}
	}
}

func TestPriorsOfFewArticlesStayNearTheUsual(t *testing.T) {
	one := []Pair{{A: 0, B: 1}}
	apart := priorsOf([]float64{-6}, one, 2)[0]
	if together := priorsOf([]float64{6}, one, 2)[0]; together <= apart || together > logOdds(.3) || apart < logOdds(.05) {
		t.Errorf("priors of one pair are %.2f and %.2f", together, apart)
	}
}

func TestAverageGuessesAtPairsThatWereNotCompared(t *testing.T) {
	a := &group{members: []int{0, 1}, floor: .5 + .5}
	b := &group{members: []int{2, 3}, floor: .5 + .5}
	one := tie{sum: .9, links: 1, guessed: .25}
	if got, want := one.average(a, b), (.9+3*.25)/4; math.Abs(got-want) > 1e-12 {
		t.Errorf("saturated: %v, want %v", got, want)
	}
	a.floor = 0
	one.guessed = 0
	if got, want := one.average(a, b), .9/4; math.Abs(got-want) > 1e-12 {
		t.Errorf("not saturated: %v, want %v", got, want)
	}
}

func TestFloorIsTheRootOfTheLowerQuarter(t *testing.T) {
	if got := floorOf([]float64{.9, .04, .5, .25}); math.Abs(got-.5) > 1e-12 {
		t.Errorf("floor %v, want .5", got)
	}
}
