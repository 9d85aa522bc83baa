package reuse

import "testing"

func TestOneSpelling(t *testing.T) {
	for _, c := range [][2]string{
		{"colour", "color"},
		{"neighbours", "neighbors"},
		{"centre", "center"},
		{"theatres", "theaters"},
		{"programmes", "programs"},
		{"organised", "organized"},
		{"criticise", "criticize"},
		{"defence", "defense"},
		{"analysed", "analyzed"},
		{"percent", "cent"},
		{"realising", "realizing"},
		{"harbour", "harbor"},
	} {
		if a, b := lookup(c[0]).id, lookup(c[1]).id; a != b {
			t.Errorf("%s and %s are two words", c[0], c[1])
		}
	}
	for _, c := range [][2]string{{"sentence", "sense"}, {"source", "sore"}, {"promise", "prize"}, {"course", "corps"}} {
		if a, b := lookup(c[0]).id, lookup(c[1]).id; a == b {
			t.Errorf("%s and %s are one word", c[0], c[1])
		}
	}
}
