package claim_test

import (
	"testing"

	"stemma/news"
)

// TestKnownIsNotInDispute checks that no claim has members that a conflict
// about a number puts on two sides.
func TestKnownIsNotInDispute(t *testing.T) {
	claims, conflicts := find(read(
		"The Old Ferry Bridge opened in 1941 and carried some 26,000 vehicles a day.",
		"The Old Ferry Bridge opened in 1941 and carried some 26,000 vehicles a day, the port said.",
		"The bridge carried 62,000 vehicles a day.",
	))
	if len(conflicts) == 0 {
		t.Fatal("no conflict between 26,000 and 62,000")
	}
	for _, claim := range claims {
		for _, c := range conflicts {
			sides := 0
			for _, side := range c.Sides {
				if anyOverlap(claim.Members, side.Members) {
					sides++
				}
			}
			if sides > 1 {
				t.Errorf("%q has both sides of %q", claim.Text, c.About)
			}
		}
	}
}

func anyOverlap(a, b []news.Evidence) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Article == y.Article && x.Span.Overlaps(y.Span) {
				return true
			}
		}
	}
	return false
}
