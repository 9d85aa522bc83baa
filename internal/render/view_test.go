package render

import (
	"slices"
	"testing"

	"stemma/news"
)

func TestShortened(t *testing.T) {
	const long = "one two three four five six seven eight nine ten eleven twelve thirteen"
	for _, c := range []struct {
		name       string
		diff, want []news.DiffOp
	}{
		{"what is cut at either end", []news.DiffOp{{"-", long}, {"=", "it sank"}, {"-", long}}, []news.DiffOp{{"=", "[…]"}, {"=", "it sank"}, {"=", "[…]"}}},
		{"what is cut within", []news.DiffOp{{"=", "it"}, {"-", long}, {"=", "sank"}}, []news.DiffOp{{"=", "it"}, {"-", "one two three … eleven twelve thirteen"}, {"=", "sank"}}},
		{"a short cut", []news.DiffOp{{"-", "perhaps"}, {"=", "it sank"}}, []news.DiffOp{{"-", "perhaps"}, {"=", "it sank"}}},
		{"what is put in", []news.DiffOp{{"=", "it sank"}, {"+", long}}, []news.DiffOp{{"=", "it sank"}, {"+", long}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := slices.Clone(c.diff)
			if got := shortened(c.diff); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			if !slices.Equal(c.diff, before) {
				t.Error("the diff itself was changed")
			}
		})
	}
}
