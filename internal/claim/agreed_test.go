package claim

import "testing"

// TestKnownIsNotInDispute checks that no claim has members that a conflict
// about what happened puts on two sides.
func TestKnownIsNotInDispute(t *testing.T) {
	rs := read(
		"The Old Ferry Bridge opened in 1941 and carried some 26,000 vehicles a day.",
		"The Old Ferry Bridge opened in 1941 and carried some 26,000 vehicles a day, the port said.",
		"The bridge carried 62,000 vehicles a day.",
	)
	claims, conflicts := find(rs)
	if len(conflicts) == 0 {
		t.Fatal("no conflict between 26,000 and 62,000")
	}
	st := stancesOf(conflicts)
	for _, c := range claims {
		sides := map[int]int{}
		for _, m := range c.Members {
			for _, x := range st.of(m.Article, m.Span) {
				if side, seen := sides[x.conflict]; seen && side != x.side {
					t.Errorf("%q has both sides of a conflict", c.Text)
				}
				sides[x.conflict] = x.side
			}
		}
	}
}
