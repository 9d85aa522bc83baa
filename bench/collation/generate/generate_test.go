package main

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"stemma/bench/collation/truth"
	"stemma/news"
)

func base(t testing.TB) []truth.Base {
	t.Helper()
	b, err := truth.Read[truth.Base]("../base.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSameSeedSameStories(t *testing.T) {
	run := func() ([]truth.Story, []truth.Article) {
		return generate(base(t), 5, 0, options{articles: 6}, 4, 0.15)
	}
	s1, a1 := run()
	s2, a2 := run()
	if !reflect.DeepEqual(s1, s2) || !reflect.DeepEqual(a1, a2) {
		t.Fatal("two runs differ")
	}
}

func TestTruthHolds(t *testing.T) {
	for seed := range uint64(4) {
		stories, written := generate(base(t), seed, 0, options{articles: 8}, 4, 0.15)
		text := map[string]string{}
		for _, a := range written {
			if _, ok := text[a.ID]; ok {
				t.Fatalf("two articles %s", a.ID)
			}
			text[a.ID] = a.Text
		}
		n := 0
		for _, s := range stories {
			var places []truth.Evidence
			for _, q := range s.Quotations {
				places = slices.Concat(places, q.Members, q.Sources)
			}
			for _, c := range s.Conflicts {
				places = slices.Concat(places, c.Sides[0].Members, c.Sides[1].Members)
				if c.Sides[0].Value == c.Sides[1].Value {
					t.Errorf("conflict of %q with itself", c.Sides[0].Value)
				}
			}
			for _, e := range slices.Concat(places, s.Credits) {
				if text[e.Article][e.Span[0]:e.Span[1]] != e.Text {
					t.Errorf("%s %v is %q, not %q", e.Article, e.Span, text[e.Article][e.Span[0]:e.Span[1]], e.Text)
				}
			}
			for _, e := range s.Edges {
				if text[e.From] == "" || text[e.To] == "" {
					t.Errorf("edge to an article that is not there: %+v", e)
				}
			}
			for _, a := range s.Accounts {
				n += len(a)
			}
		}
		if n != len(written) {
			t.Errorf("seed %d: %d articles have accounts, %d were written", seed, n, len(written))
		}
	}
}

func TestInflect(t *testing.T) {
	for _, c := range []struct {
		lemma string
		tag   news.Tag
		form  form
		want  string
	}{
		{"reveal", news.VERB, past, "revealed"},
		{"trim", news.VERB, gerund, "trimming"},
		{"deny", news.VERB, third, "denies"},
		{"hold", news.VERB, participle, "held"},
		{"choose", news.VERB, participle, "chosen"},
		{"seize", news.VERB, past, "seized"},
		{"assist", news.VERB, past, "assisted"},
		{"free", news.VERB, past, "freed"},
		{"city", news.NOUN, plural, "cities"},
		{"business", news.NOUN, plural, "businesses"},
		{"run to", news.VERB, third, "runs to"},
		{"crisis", news.NOUN, plural, "crises"},
	} {
		if got := inflect(c.lemma, c.tag, c.form); got != c.want {
			t.Errorf("%s: %s, want %s", c.lemma, got, c.want)
		}
	}
}

func TestTurns(t *testing.T) {
	for _, c := range []struct {
		turn     func(sentence) sentence
		from, to string
	}{
		{attributionFirst, "The bridge was closed for a week, the mayor said.", "The mayor said that the bridge was closed for a week."},
		{attributionLast, "The mayor said that the bridge was closed.", "The bridge was closed, according to the mayor."},
		{clauseFirst, "The council closed the bridge after the river rose by a metre.", "After the river rose by a metre, the council closed the bridge."},
		{passive, "The council rejected the plan on Monday.", "The plan was rejected by the council on Monday."},
	} {
		if got := c.turn(parseLine(c.from)).String(); got != c.to {
			t.Errorf("%q\n got %q\nwant %q", c.from, got, c.to)
		}
	}
}

func TestRewritesKeepQuotations(t *testing.T) {
	for _, b := range base(t) {
		d := parse(b.Text, 1)
		want := len(d.quotations(1))
		rewrite(rand.New(rand.NewPCG(1, 2)), &d, "light")
		if got := len(d.quotations(1)); got != want {
			t.Errorf("%s: %d quotations of %d left", b.ID, got, want)
		}
	}
}

// letters is a text without marks, blanks and case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

func TestPlantedDiffers(t *testing.T) {
	for seed := range uint64(3) {
		stories, _ := generate(base(t), seed, 0, options{articles: 8}, 4, 0.15)
		for _, s := range stories {
			invented := map[string]bool{}
			for _, q := range s.Quotations {
				for _, m := range q.Members {
					if q.Kind != truth.Invented && letters(m.Text) == letters(q.Original) {
						t.Errorf("%s: %q is not altered", q.Kind, m.Text)
					}
				}
				if q.Kind == truth.Invented {
					if invented[letters(q.Members[0].Text)] {
						t.Errorf("invented twice: %q", q.Members[0].Text)
					}
					invented[letters(q.Members[0].Text)] = true
				}
			}
			for _, c := range s.Conflicts {
				for _, a := range c.Sides[0].Members {
					for _, b := range c.Sides[1].Members {
						if letters(a.Text) == letters(b.Text) {
							t.Errorf("%s: %q on both sides", c.Kind, a.Text)
						}
					}
				}
			}
		}
	}
}

func TestRewritesChangeTheText(t *testing.T) {
	// least is how many runs of three words a rewrite of a level changes.
	least := map[string]float64{truth.Light: 0.02, truth.Medium: 0.08, truth.Heavy: 0.2}
	for seed := range uint64(2) {
		stories, written := generate(base(t), seed, 0, options{articles: 8}, 4, 0.15)
		runs := map[string]map[[3]string]bool{}
		for _, a := range written {
			runs[a.ID] = map[[3]string]bool{}
			words := strings.Fields(a.Text)
			for i := range len(words) - 2 {
				runs[a.ID][[3]string(words[i:i+3])] = true
			}
		}
		for _, s := range stories {
			for _, e := range s.Edges {
				changed := 0
				for r := range runs[e.To] {
					if !runs[e.From][r] {
						changed++
					}
				}
				if share := float64(changed) / float64(len(runs[e.To])); share < least[e.Kind] {
					t.Errorf("%s rewrite %s of %s changes %.3f", e.Kind, e.To, e.From, share)
				}
			}
		}
	}
}
