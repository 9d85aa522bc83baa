package place

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		inner, outer string
		want         bool
	}{
		{"Brussels", "Belgium", true},
		{"Brussels", "Europe", true},
		{"Belgium", "Brussels", false},
		{"Kiev", "Kyiv", true},
		{"Kyiv", "Kiev", true},
		{"Paris", "France", true},
		{"Chicago", "Illinois", true},
		{"Chicago", "the U.S.", true},
		{"Chicago", "Texas", false},
		{"White House", "Washington", true},
		{"the Kremlin", "Russia", true},
		{"Springfield, Illinois", "Illinois", true},
		{"Springfield, Illinois", "Missouri", false},
		{"Scotland", "Britain", true},
		{"Glasgow", "Scotland", true},
		{"Scotland", "England", false},
		{"Heathrow", "England", true},
		{"Capitol Hill", "the United States", true},
		{"Brooklyn", "New York", true},
		{"Odesa", "Ukraine", true},
		{"Mumbai", "Asia", true},
		{"Lagos", "Europe", false},
		{"Nowhereville", "Belgium", false},
		{"", "", false},
	} {
		if got := Within(c.inner, c.outer); got != c.want {
			t.Errorf("%q in %q: %v", c.inner, c.outer, got)
		}
	}
}

func TestConflict(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Brussels", "Vienna", true},
		{"Brussels", "Belgium", false},
		{"Berlin", "France", true},
		{"Texas", "Oklahoma", true},
		{"Springfield", "Illinois", false},
		{"Nowhereville", "Vienna", false},
		{"Manhattan", "New York City", false},
		{"Washington", "the White House", false},
		{"England", "Scotland", true},
		{"Glasgow", "Scotland", false},
		{"Glasgow", "France", true},
		{"Bombay", "Mumbai", false},
		{"Burma", "Myanmar", false},
		{"Moscow", "the Kremlin", false},
		{"Portland", "Maine", false},
		{"Portland", "Ohio", true},
		{"Germany", "Europe", false},
		{"Germany", "Asia", true},
		{"the U.K.", "Wales", false},
	} {
		if Conflict(c.a, c.b) != c.want || Conflict(c.b, c.a) != c.want {
			t.Errorf("%q against %q: %v", c.a, c.b, !c.want)
		}
	}
}

func TestProperties(t *testing.T) {
	name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Paris", "Texas", "U.S.", "Kiev", "the Pentagon", "Georgia", "Europe", "Springfield, Ohio", ", ,"}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		if Known(a) && !Within(a, a) {
			t.Fatalf("%q is not within itself", a)
		}
		if Conflict(a, b) != Conflict(b, a) || Conflict(a, a) {
			t.Fatalf("conflict of %q and %q", a, b)
		}
	})
}

func BenchmarkConflict(b *testing.B) {
	for b.Loop() {
		Conflict("Brussels", "Vienna")
	}
}
