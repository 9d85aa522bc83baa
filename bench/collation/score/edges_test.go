package main

import (
	"testing"

	"stemma/bench/collation/truth"
)

// story is a copy c of a, a rewrite d of c that may as well come from a, and two
// siblings of an unseen text, of which nothing shows that they are.
func story() *known {
	return newTruth([]truth.Story{{
		ID:       "s",
		Articles: []truth.Member{{ID: "a", Base: []string{"x"}}, {ID: "c", Base: []string{"x"}}, {ID: "d", Base: []string{"x"}}, {ID: "u", Base: []string{"y"}}, {ID: "v", Base: []string{"y"}}},
		Edges: []truth.Edge{
			{From: "a", To: "c", Kind: truth.Copy, Directed: true},
			{From: "c", To: "d", Kind: truth.Heavy, Directed: true, Or: []string{"a"}},
			{From: "u", To: "v", Kind: truth.Common, Unclear: true},
		},
		Accounts: [][]string{{"a", "c", "d"}, {"u", "v"}},
	}}, false)
}

func TestEdges(t *testing.T) {
	for _, c := range []struct {
		name   string
		link   link
		figure string
		value  float64
		strict float64
	}{
		{"the edge", link{From: "a", To: "c", Kind: "copy"}, "copy edges F1", 1, 1},
		{"another kind", link{From: "a", To: "c", Kind: "rewrite"}, "copy edges F1", 0, 0},
		{"a source that would do as well", link{From: "a", To: "d", Kind: "rewrite"}, "heavy rewrite edges F1", 1, 0},
		{"the edge of a rewrite", link{From: "c", To: "d", Kind: "rewrite"}, "heavy rewrite edges F1", 1, 1},
		{"siblings by name", link{From: "u", To: "v", Kind: "common source"}, "common source F1", 1, 1},
	} {
		k := story()
		for _, f := range []struct {
			of   *known
			want float64
		}{{k, c.value}, {k.strictly(), c.strict}} {
			n := f.of.edges([]link{c.link})
			for _, got := range append(n.figures(false), n.common()) {
				if got.name == c.figure && got.value != f.want {
					t.Errorf("%s (strict %v): %s is %v, want %v", c.name, f.of.strict, got.name, got.value, f.want)
				}
			}
		}
	}
}

func TestGrandparentIsWrongOnlyWhenStrict(t *testing.T) {
	k := story()
	links := []link{{From: "a", To: "d", Kind: "copy"}}
	if w := k.edges(links).wrong["copy"]; w != 0 {
		t.Errorf("an edge to a further ancestor counts as %d wrong", w)
	}
	if w := k.strictly().edges(links).wrong["copy"]; w != 1 {
		t.Errorf("strictly, an edge to a further ancestor counts as %d wrong", w)
	}
}
