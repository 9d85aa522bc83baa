package outlet

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"AP", "The Associated Press", true},
		{"AFP", "Agence France-Presse", true},
		{"PTI", "Press Trust of India", true},
		{"reuters.com", "Reuters", true},
		{"The Vale Herald", "www.valeherald.co.uk", true},
		{"valeherald.example/world", "Vale Herald", true},
		{"archive.valeherald.co.uk", "The Vale Herald", true},
		{"U.S.News", "US News", true},
		{"VALE HERALD", "Vale-Herald", true},
		{"Callan’s Post", "Callans Post", true},
		{"Post", "Herald", false},
		{"Herald", "Vale Herald", false},
		{"Vale Herald", "Vale Haven", false},
		{"", "", false},
		{"...", "...", false},
		{"The", "", false},
	} {
		if got := Same(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
		if Same(c.a, c.b) != Same(c.b, c.a) {
			t.Errorf("%q and %q: the order matters", c.a, c.b)
		}
	}
	for host, want := range map[string]string{"archive.vale.co.uk": "vale.co.uk", "localhost": "localhost", "Vale Herald": "vale herald", "": ""} {
		if got := Domain(host); got != want {
			t.Errorf("%q: %q, want %q", host, got, want)
		}
	}
}

func TestAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.String().Draw(t, "name")
		if k := Key(a); k != "" && !Same(a, a) {
			t.Errorf("%q is not itself", a)
		}
		Domain(a)
		Initials(a)
	})
}

func BenchmarkKey(b *testing.B) {
	for b.Loop() {
		Key("www.theharbourherald.co.uk")
	}
}
