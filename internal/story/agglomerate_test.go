package story

import (
	"math"
	"testing"
)

// TestApartEvidence checks that days apart count only where several articles
// on both sides vouch for them.
func TestApartEvidence(t *testing.T) {
	dated := func(n int, day float64) *group { return &group{dated: n, days: float64(n) * day} }
	for _, c := range []struct {
		what string
		a, b *group
		want float64
	}{
		{"no day known", dated(0, 0), dated(3, 100), 0},
		{"one article against three", dated(1, 10), dated(3, 100), 0},
		{"two against three", dated(2, 10), dated(3, 100), math.Log(stray)},
		{"many", dated(9, 10), dated(9, 100), 2 * math.Log(stray)},
		{"within a week", dated(9, 10), dated(9, 17), 0},
	} {
		if got := apartEvidence(c.a, c.b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: want %.2f, got %.2f", c.what, c.want, got)
		}
		if got, back := apartEvidence(c.a, c.b), apartEvidence(c.b, c.a); got != back {
			t.Errorf("%s: %.2f one way, %.2f the other", c.what, got, back)
		}
	}
}
