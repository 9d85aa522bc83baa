package diff

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stemma/news"
)

func TestNormal(t *testing.T) {
	for word, want := range map[string]string{
		"“Stark,”": "stark", "U.S.": "us", "F.B.I.’s": "fbi's", "[W]e": "we", "clear-eyed": "cleareyed", "won’t": "won't",
		"5.7": "5.7", "1,200": "1200", "$3.5": "$3.5", "40%": "40percent", "Sen.": "senator", "Three": "3", "one-in-three": "1in3", "Müller’s": "muller's",
		"—": "", "...": "", "&": "and", "'em": "em", "dogs'": "dogs",
	} {
		if got := Normal(word); got != want {
			t.Errorf("Normal(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSplit(t *testing.T) {
	text := "— We will[, I hope,] mend the dam—and soon … in two-thirds (or so) of Corvale."
	var got []string
	for _, w := range Split(text) {
		s := w.Norm + " " + w.Span.Of(text)
		if w.Bracket {
			s += " bracket"
		}
		if w.GapAfter {
			s += " gap"
		}
		if w.StopHere {
			s += " stop"
		}
		got = append(got, s)
	}
	want := []string{
		"we — We", "will will[, stop", "i I bracket", "hope hope,] bracket stop", "mend mend", "the the", "dam dam— stop", "and and",
		"soon soon … gap stop", "in in", "2thirds two-thirds", "or (or bracket", "so so) bracket", "of of", "corvale Corvale. stop",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if w := Split(" … — "); w != nil {
		t.Errorf("marks alone are words: %v", w)
	}
}

func TestRender(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		want           []news.DiffOp
	}{
		{"equal", "The dam held.", "the dam held,", []news.DiffOp{{"=", "the dam held,"}}},
		{"swapped", "because of stark facts here", "because of bright facts here", []news.DiffOp{{"=", "because of"}, {"-", "stark"}, {"+", "bright"}, {"=", "facts here"}}},
		{"trimmed", "I think the dam held all night.", "the dam held", []news.DiffOp{{"-", "I think"}, {"=", "the dam held"}, {"-", "all night."}}},
		{"one word of two", "a clear eyed view", "a clear-eyed view", []news.DiffOp{{"=", "a clear-eyed view"}}},
		{"a fragment stays in one piece", "the end of the road of the war is the end", "the war is the end", []news.DiffOp{{"-", "the end of the road of"}, {"=", "the war is the end"}}},
		{"nothing in common", "stark facts", "bright hopes", []news.DiffOp{{"-", "stark facts"}, {"+", "bright hopes"}}},
		{"all gone", "stark facts", "", []news.DiffOp{{"-", "stark facts"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			from, to := Split(c.from), Split(c.to)
			if d := cmp.Diff(c.want, Render(c.from, from, c.to, to, Words(from, to))); d != "" {
				t.Error(d)
			}
		})
	}
}

// side is what the operations make of one of the two lists.
func side[T any](ops []Op, from, to []T, without Kind) []T {
	var out []T
	for _, op := range ops {
		switch {
		case op.Kind == without:
		case without == Insert:
			out = append(out, from[op.From0:op.From1]...)
		default:
			out = append(out, to[op.To0:op.To1]...)
		}
	}
	return out
}

// The operations rebuild both lists; equal runs are equal; runs alternate.
func checkAlign(t interface{ Fatalf(string, ...any) }, from, to []byte) {
	ops := Align(from, to, nil)
	if got := side(ops, from, to, Insert); !slices.Equal(got, from) {
		t.Fatalf("from is %q, not %q", got, from)
	}
	if got := side(ops, from, to, Delete); !slices.Equal(got, to) {
		t.Fatalf("to is %q, not %q", got, to)
	}
	for i, op := range ops {
		if op.Kind == Equal && !slices.Equal(from[op.From0:op.From1], to[op.To0:op.To1]) {
			t.Fatalf("%q is not %q", from[op.From0:op.From1], to[op.To0:op.To1])
		}
		if i > 0 && (ops[i-1].Kind == op.Kind || ops[i-1].Kind == Insert && op.Kind == Delete) {
			t.Fatalf("%c behind %c", op.Kind, ops[i-1].Kind)
		}
		if op.From0 == op.From1 && op.To0 == op.To1 {
			t.Fatalf("an empty run")
		}
	}
}

func TestAlignRebuilds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.ByteRange('a', 'e'), 0, 40)
		checkAlign(t, list.Draw(t, "from"), list.Draw(t, "to"))
	})
}

// A part of a list is aligned in one piece.
func TestAlignFindsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.SliceOfN(rapid.ByteRange('a', 'e'), 1, 40).Draw(t, "from")
		i := rapid.IntRange(0, len(from)-1).Draw(t, "start")
		j := rapid.IntRange(i+1, len(from)).Draw(t, "end")
		equal := 0
		for _, op := range Align(from, from[i:j], nil) {
			if op.Kind == Equal {
				equal++
			}
		}
		if equal != 1 {
			t.Fatalf("%q in %q is in %d pieces", from[i:j], from, equal)
		}
	})
}

func TestAlignLong(t *testing.T) {
	var from, to []int
	for i := range 40_000 {
		from = append(from, i)
		if i%100 != 7 {
			to = append(to, i)
		}
		if i%100 == 50 {
			to = append(to, -1)
		}
	}
	ops := Align(from, to, nil)
	if !slices.Equal(side(ops, from, to, Insert), from) || !slices.Equal(side(ops, from, to, Delete), to) {
		t.Error("the operations do not rebuild the lists")
	}
	deleted := 0
	for _, op := range ops {
		if op.Kind == Delete {
			deleted += op.From1 - op.From0
		}
	}
	if deleted != 400 {
		t.Errorf("%d deleted, want 400", deleted)
	}
}

// A diff of texts gives both sides back, and is empty of changes if and only
// if their words are alike.
func TestWordsRebuild(t *testing.T) {
	word := rapid.SampledFrom([]string{"the", "The", "dam", "dam,", "U.S.", "US", "held", "—", "not", "[sic]", "well-kept", "well", "kept", "…", "2", "two"})
	text := rapid.Map(rapid.SliceOfN(word, 0, 20), func(w []string) string { return strings.Join(w, " ") })
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "from"), text.Draw(t, "to")
		from, to := Split(a), Split(b)
		ops := Words(from, to)
		if got, want := letters(side(ops, from, to, Insert)), letters(from); got != want {
			t.Fatalf("from is %q, not %q", got, want)
		}
		var rebuilt []string
		for _, op := range Render(a, from, b, to, ops) {
			if op[0] != "-" {
				rebuilt = append(rebuilt, op[1])
			}
		}
		if got, want := strings.Join(rebuilt, " "), strings.Join(strings.Fields(b), " "); len(to) > 0 && got != want {
			t.Fatalf("to is %q, not %q", got, want)
		}
		same := len(ops) == 0 || len(ops) == 1 && ops[0].Kind == Equal
		if same != (letters(from) == letters(to)) {
			t.Fatalf("same: %v for %q and %q", same, a, b)
		}
	})
}

func FuzzWords(f *testing.F) {
	f.Add("The dam — held… “well”", "[T]he dam (not) held")
	f.Add("\xff\xfe --", "'’' ]] [[")
	f.Fuzz(func(t *testing.T, a, b string) {
		from, to := Split(a), Split(b)
		Render(a, from, b, to, Words(from, to))
		checkAlign(t, []byte(a), []byte(b))
	})
}

const sample = "we are also here today to say in plain words that the old bridge over the Corve will not carry the weight of another winter " +
	"and that nobody in the council chamber has asked for the money that a new one costs"

func BenchmarkSplit(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		Split(sample)
	}
}

func BenchmarkWords(b *testing.B) {
	from, to := Split(sample), Split(strings.Replace(sample, "plain", "clear", 1))
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		Words(from, to)
	}
}

func TestSpelling(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"harbour", "harbor", true},
		{"favourites", "favorites", true},
		{"organised", "organized", true},
		{"programme", "program", true},
		{"theatre", "theater", true},
		{"defence", "defense", true},
		{"travelled", "traveled", true},
		{"sceptical", "skeptical", true},
		{"learnt", "learned", true},
		{"towards", "toward", true},
		{"greet", "gray", false},
		{"labelling", "labeling", true},
		{"filled", "filed", false},
		{"four", "for", false},
		{"poller", "poler", false},
		{"tours", "tors", false},
		{"wise", "wize", false},
	} {
		if got := Spelling(c.a) == Spelling(c.b); got != c.same {
			t.Errorf("%s and %s one word: %v", c.a, c.b, got)
		}
	}
}

func TestSameWords(t *testing.T) {
	for _, c := range []struct {
		from, to string
		same     bool
	}{
		{"they climb the tower", "they climb[ed] the tower", true},
		{"they climbed the tower", "they climb[s] the tower", true},
		{"they climb the tower", "they climbed the tower", false},
		{"a happy tower", "an [un]happy tower", false},
		{"a blasted tower", "a bl****d tower", true},
		{"a blasted tower", "a b**** tower", true},
		{"a gilded tower", "a bl****d tower", false},
		{"a tower*", "a towers", false},
		{"the coloured harbours", "the colored harbors", true},
		{"it costs (about 4", "it cost[s] (about 4", true},
	} {
		if got := len(Words(Split(c.from), Split(c.to))) == 1; got != c.same {
			t.Errorf("%q and %q the same: %v", c.from, c.to, got)
		}
	}
}
