package vectors

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func cos(t *testing.T, a, b string) float64 {
	t.Helper()
	va, vb := Sentence(strings.Fields(a)), Sentence(strings.Fields(b))
	return Cosine(&va, &vb)
}

func TestLikeMeaningsAreNear(t *testing.T) {
	for _, c := range []struct{ of, near, far string }{
		{"troops", "soldiers", "banana"},
		{"said", "stated", "river"},
		{"doctor", "physician", "engine"},
		{"killed", "died", "sings"},
		{"Paris", "France", "spoon"},
		{"the council approved the budget", "councillors passed the spending plan", "a storm closed the coastal road"},
		{"police arrested two men on Friday", "officers detained a pair of suspects", "the orchestra opened its season"},
	} {
		if near, far := cos(t, c.of, c.near), cos(t, c.of, c.far); near < far+0.15 {
			t.Errorf("%q is %.2f to %q and %.2f to %q", c.of, near, c.near, far, c.far)
		}
	}
}

func TestLookUp(t *testing.T) {
	lower, ok := Of("government")
	if !ok || lower.Zero() {
		t.Fatal("a common word is unknown")
	}
	for _, same := range []string{"Government", "GOVERNMENT", "government's", "government’s"} {
		if v, ok := Of(same); !ok || v != lower {
			t.Errorf("%q differs from government (known: %v)", same, ok)
		}
	}
	for _, unknown := range []string{"", "-", "'", "xqzzkv", "3.14", strings.Repeat("a", 1000), "\xff\xfe"} {
		if v, ok := Of(unknown); ok || !v.Zero() {
			t.Errorf("%.20q is known", unknown)
		}
	}
	if v, ok := Of("river-bridge-xqzzkv"); !ok || v.Zero() {
		t.Error("a compound of known words is unknown")
	}
	if v := Sentence(nil); !v.Zero() || Cosine(&v, &lower) != 0 {
		t.Error("no words have a meaning")
	}
}

func TestProperties(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"war", "peace", "mayor", "bridge", "on", "the", "Tuesday", "well-known"}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOfN(word, 0, 12).Draw(t, "a"), rapid.SliceOfN(word, 0, 12).Draw(t, "b")
		va, vb := Sentence(a), Sentence(b)
		if c, d := Cosine(&va, &vb), Cosine(&vb, &va); math.Abs(c-d) > 1e-6 || c < -1 || c > 1 || math.IsNaN(c) {
			t.Fatalf("cosine %v one way, %v the other", c, d)
		}
		if c := Cosine(&va, &va); !va.Zero() && math.Abs(c-1) > 1e-5 {
			t.Fatalf("a sentence is %v like itself", c)
		}
		both, sum := Sentence(append(append([]string{}, a...), b...)), va.Add(vb)
		if c := Cosine(&both, &sum); !both.Zero() && c < 0.999 {
			t.Fatalf("the sum of the halves is %v like the whole", c)
		}
	})
}

func TestNothingIsAllocated(t *testing.T) {
	words := strings.Fields("The mayor's office said the well-known bridge would stay closed xqzzkv")
	if n := testing.AllocsPerRun(100, func() {
		v := Sentence(words)
		_ = Cosine(&v, &v)
	}); n != 0 {
		t.Errorf("%v allocations a sentence", n)
	}
}

func BenchmarkOf(b *testing.B) {
	words := strings.Fields("the mayor government said bridge closed Tuesday xqzzkv committee soldiers")
	for i := 0; b.Loop(); i++ {
		Of(words[i%len(words)])
	}
}

func BenchmarkSentence(b *testing.B) {
	text := "The committee said on Tuesday that soldiers would not be sent abroad without a vote of both houses"
	words := strings.Fields(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Sentence(words)
	}
}
