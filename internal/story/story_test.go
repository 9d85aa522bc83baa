package story

import (
	"os"
	"path/filepath"
	"testing"

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
			t.Log(p.A, p.B, chance(&weights, &p.Features), p.Features)
		}
		t.Errorf("want one story, got %d", len(got))
	}
}
