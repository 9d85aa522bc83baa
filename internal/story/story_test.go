package story

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stemma/internal/english"
	"stemma/news"
)

func readingOf(id, text string) *news.Reading {
	return &news.Reading{
		Article: news.Article{ID: news.ArticleID(id), Text: text},
		Tokens:  english.Parse(text, nil, nil).Tokens,
	}
}

// TestSeeds groups five real accounts of one event.
func TestSeeds(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(paths) == 0 {
		t.Skip("../shared/seeds is absent")
	}
	var rs []*news.Reading
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, readingOf(filepath.Base(p), string(b)))
	}
	if got := Group(rs); len(got) != 1 {
		for _, p := range Compare(rs).Pairs {
			t.Log(p.A, p.B, logistic(sum(&model.Pair, &p.Features)), p.Features)
		}
		t.Errorf("want one story, got %d", len(got))
	}
}

// invented makes articles on a number of events: sentences drawn from a pool
// of each event, so that articles of one event share names and facts but not
// their order.
func invented(events, articles int) []*news.Reading {
	var rs []*news.Reading
	for e := range events {
		town, person, thing := fmt.Sprintf("Ost%cvale", 'a'+e), fmt.Sprintf("Mar%cick", 'a'+e), things[e%len(things)]
		pool := []string{
			fmt.Sprintf("A %s in %s was destroyed by fire on Tuesday, %s said.", thing, town, person),
			fmt.Sprintf("%s, the mayor of %s, said that %d families had lost the %s.", person, town, 20+7*e, thing),
			fmt.Sprintf("Firefighters from %s needed %d hours to save what was left of the %s.", town, 3+e, thing),
			fmt.Sprintf("The %s of %s had been built in %d and was insured, %s told reporters.", thing, town, 1801+9*e, person),
			fmt.Sprintf("Nobody in %s remembers a worse night, said neighbours of the %s.", town, thing),
		}
		for a := range articles {
			var text []string
			for k := range 4 {
				text = append(text, pool[(a+k)%len(pool)])
			}
			rs = append(rs, readingOf(fmt.Sprintf("%02d-%02d", e, a), strings.Join(text, " ")))
		}
	}
	return rs
}

var things = []string{"windmill", "granary", "boathouse", "chapel", "tannery", "sawmill", "library", "brewery"}

func TestGroup(t *testing.T) {
	groups := Group(invented(8, 5))
	if len(groups) != 8 {
		t.Errorf("want 8 stories, got %d", len(groups))
	}
	for _, g := range groups {
		for _, r := range g {
			if r.ID[:2] != g[0].ID[:2] {
				t.Errorf("%s and %s are one story", r.ID, g[0].ID)
			}
		}
	}
}

func TestGroupOfNothing(t *testing.T) {
	if got := Group(nil); len(got) != 0 {
		t.Errorf("want no story, got %v", got)
	}
	if got := Group([]*news.Reading{readingOf("a", ""), readingOf("b", "")}); len(got) != 2 {
		t.Errorf("two empty articles are %d stories", len(got))
	}
}

// TestOrder checks that the order of the readings is irrelevant.
func TestOrder(t *testing.T) {
	rs := invented(5, 4)
	want := ids(Group(rs))
	rapid.Check(t, func(t *rapid.T) {
		if got := ids(Group(rapid.Permutation(rs).Draw(t, "order"))); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func ids(groups [][]*news.Reading) (out []string) {
	for _, g := range groups {
		s := ""
		for _, r := range g {
			s += string(r.ID) + " "
		}
		out = append(out, s)
	}
	return out
}

// BenchmarkGroup shows that an article costs the same in a larger corpus.
func BenchmarkGroup(b *testing.B) {
	for _, events := range []int{20, 200} {
		rs := invented(events, 5)
		b.Run(fmt.Sprint(len(rs)), func(b *testing.B) {
			for b.Loop() {
				Group(rs)
			}
			b.ReportMetric(float64(len(rs)*b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
