package frequency

import "testing"

func TestOf(t *testing.T) {
	for _, c := range []struct{ common, rare string }{
		{"the", "government"}, {"government", "harbour"}, {"police", "xylophonist"},
	} {
		if Of(c.common) <= Of(c.rare) {
			t.Errorf("%q should be more common than %q: %v, %v", c.common, c.rare, Of(c.common), Of(c.rare))
		}
	}
	if p := InArticle(Hash("the"), 600); p < .99 {
		t.Errorf("nearly every article has %q, got %v", "the", p)
	}
}

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		Of("government")
	}
}
