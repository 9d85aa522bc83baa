package story

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawNamings draws the names of a group of n articles.
func drawNamings(t *rapid.T, label string, n int) []naming {
	keys := rapid.SliceOfNDistinct(rapid.Uint32Range(1, 30), 0, 12, func(k uint32) uint32 { return k }).Draw(t, label)
	slices.Sort(keys)
	out := make([]naming, len(keys))
	for i, k := range keys {
		articles := rapid.IntRange(1, n).Draw(t, label)
		out[i] = naming{k, int32(articles), int32(rapid.IntRange(0, articles).Draw(t, label)), float32(k) / 3}
	}
	return out
}

func TestBalanceDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 9).Draw(t, "n"), rapid.IntRange(1, 9).Draw(t, "m")
		a, b := drawNamings(t, "a", n), drawNamings(t, "b", m)
		x, y := balance(a, b, n, m)
		u, v := balance(b, a, m, n)
		if x != u || y != v {
			t.Fatalf("balance %v, %v; the other way round %v, %v", x, y, u, v)
		}
		if !slices.Equal(together(a, b), together(b, a)) {
			t.Fatalf("together %v; the other way round %v", together(a, b), together(b, a))
		}
	})
}

// The chances of all outcomes add up to one, but for the share of articles that
// have a name, which logChance takes for small.
func TestLogChanceIsAChance(t *testing.T) {
	const share = .02
	rarity := -math.Log(usualArticles * share)
	binomial := 1.0
	sum := 0.0
	const n = 6
	for k := range n + 1 {
		l := logChance(k, n)
		if k > 0 {
			l -= rarity
		}
		sum += binomial * math.Exp(l)
		binomial = binomial * float64(n-k) / float64(k+1)
	}
	if math.Abs(sum-1) > 2*share {
		t.Errorf("the chances of 0 to %d articles add up to %.4f", n, sum)
	}
}

func TestBalanceTellsTwins(t *testing.T) {
	const rarity = 5
	all := func(n int32, keys ...uint32) (out []naming) {
		for _, k := range keys {
			out = append(out, naming{k, n, n, rarity})
		}
		return out
	}
	tests := map[string]struct {
		a, b []naming
		n, m int
		same bool
	}{
		"the same names":             {all(4, 1, 2, 3), all(3, 1, 2, 3), 4, 3, true},
		"most names":                 {all(4, 1, 2, 3), all(3, 1, 2), 4, 3, true},
		"one in common, others not":  {all(4, 1, 2, 3, 4), all(3, 1, 5, 6, 7), 4, 3, false},
		"nothing in common":          {all(1, 1, 2), all(1, 3, 4), 1, 1, false},
		"one that only few articles": {append(all(4, 1, 2), naming{9, 1, 0, rarity}), all(3, 1, 2), 4, 3, true},
	}
	for name, tt := range tests {
		if anywhere, _ := balance(tt.a, tt.b, tt.n, tt.m); anywhere > 0 != tt.same {
			t.Errorf("%s: balance %.2f", name, anywhere)
		}
	}
}

func TestBalanceOfManyArticles(t *testing.T) {
	all := func(n int32) []naming { return []naming{{1, n, n, 5}, {2, n, n / 2, 5}} }
	small, _ := balance(all(mostCounted), all(mostCounted), mostCounted, mostCounted)
	large, _ := balance(all(100*mostCounted), all(100*mostCounted), 100*mostCounted, 100*mostCounted)
	if small != large {
		t.Errorf("balance of %d articles %v, of a hundred times as many %v", mostCounted, small, large)
	}
}
