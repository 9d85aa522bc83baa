package reuse

import (
	"testing"

	"pgregory.net/rapid"
)

// ferry told anew
const retoldFerry = `212 people had to be fetched from the Marabel in fishing boats on Tuesday. ` +
	`The ferry, whose steering broke down in thick fog, had run onto the rocks off Port Ellery. ` +
	`As early as March engineers had told the firm to exchange the hydraulic pump. ` +
	`The ship is to be hauled off by a tug from Sandwick on Thursday at high tide.`

func TestRetell(t *testing.T) {
	tell := func(child, parent string) *Retelling {
		r := Retell(NewText(read("child", child)), NewText(read("parent", parent)))
		r.Align()
		return r
	}
	retold, other := tell(retoldFerry, ferry), tell(otherFerry, ferry)
	if retold.Names.Own > 0 || retold.Figures.Count != retold.Figures.All || retold.Share < 0.7 {
		t.Errorf("what was retold has facts of its own: %+v %+v, share %.2f", retold.Names, retold.Figures, retold.Share)
	}
	if other.Names.Own <= retold.Names.Own || other.Sentences >= retold.Sentences {
		t.Errorf("another's report has no more of its own: names %+v, sentences %.2f of %.2f", other.Names, other.Sentences, retold.Sentences)
	}
}

// TestRetellItself checks that a text has no fact that it has not, and that passages
// lie within the texts, whatever these are.
func TestRetellItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := read("a", article(t, "a")+rapid.String().Draw(t, "more")), read("b", article(t, "b"))
		x, y := NewText(a), NewText(b)
		same := Retell(x, x)
		same.Align()
		if same.Names.Own+same.Figures.Own > 0 || same.Sentences > 1+1e-6 {
			t.Fatalf("%+v", same)
		}
		r := Retell(x, y)
		r.Align()
		for _, p := range r.Passages(Compare(y, x)) {
			if p.From.Empty() || p.To.Empty() || p.From.End > len(b.Text) || p.To.End > len(a.Text) {
				t.Fatalf("passage %+v", p)
			}
		}
	})
}

func BenchmarkRetell(b *testing.B) {
	x, y := benchmarkTexts()
	b.SetBytes(int64(len(x.Reading.Text) + len(y.Reading.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Retell(x, y).Align()
	}
}
