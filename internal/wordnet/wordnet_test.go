package wordnet

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"stemma/news"
)

func TestBase(t *testing.T) {
	for _, c := range []struct {
		word string
		tag  news.Tag
		want string
	}{
		{"Said", news.VERB, "say"},
		{"was", news.AUX, "be"},
		{"went", news.VERB, "go"},
		{"stopped", news.VERB, "stop"},
		{"agrees", news.VERB, "agree"},
		{"making", news.VERB, "make"},
		{"children", news.NOUN, "child"},
		{"realities", news.NOUN, "reality"},
		{"bridges", news.NOUN, "bridge"},
		{"news", news.NOUN, "news"},
		{"worse", news.ADJ, "bad"},
		{"better", news.ADV, "well"},
		{"starker", news.ADJ, "stark"},
		{"axes", news.NOUN, "ax"},
		{"zwibbled", news.VERB, "zwibbled"},
		{"wolves", news.X, "wolf"},
		{"the", news.DET, "the"},
		{"", news.NOUN, ""},
	} {
		if got := Base(c.word, c.tag); got != c.want {
			t.Errorf("Base(%q, %d) = %q, want %q", c.word, c.tag, got, c.want)
		}
	}
}

func TestRelations(t *testing.T) {
	if s := Synonyms("buy", news.VERB); !slices.Contains(s, "purchase") || slices.Contains(s, "buy") {
		t.Errorf("synonyms of buy: %q", s)
	}
	if !Opposite("rises", "falling") || !Opposite("possible", "impossible") || Opposite("rises", "climbing") {
		t.Error("rises is against falling, not climbing")
	}
}

// Every lemma is found under its own name, so the table holds together.
func TestLemmasAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.IntRange(0, words.lemmas-1).Draw(t, "id")
		l := words.lemma(id)
		senses := words.senses(l, news.X)
		if len(senses) == 0 {
			t.Fatalf("%q has no sense", l)
		}
		for _, s := range senses {
			if !slices.Contains(words.synset(s).words, id) {
				t.Fatalf("synset %d lacks %q", s, l)
			}
		}
	})
}

func FuzzBase(f *testing.F) {
	f.Add("running")
	f.Add("\xff\n men")
	f.Fuzz(func(t *testing.T, word string) {
		for tag := news.X; tag <= news.VERB; tag++ {
			Base(word, tag)
			Synonyms(word, tag)
		}
		Opposite(word, word)
	})
}

func BenchmarkBase(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Base("realities", news.NOUN)
		Base("thought", news.VERB)
	}
}

func BenchmarkSynonyms(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Synonyms("make", news.VERB)
	}
}
