package notice

import (
	"strings"
	"testing"
	"unicode/utf8"

	"stemma/news"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name    string
		article news.Article
		kind    news.NoticeKind // "" for no notice
		holds   string
	}{
		{"developing", news.Article{Text: "The dam held.\nThis is a developing story. Please check back for updates."}, news.Developing, "developing story"},
		{"development is none", news.Article{Text: "The story of a developing country is long."}, "", ""},
		{"correction line", news.Article{Text: "Body.\n\nCorrection: The mayor is 61, not 71."}, news.Correction, "61, not 71"},
		{"earlier version", news.Article{Text: "Body. An earlier version of this article gave the wrong day."}, news.Correction, "wrong day"},
		{"a bill's earlier version", news.Article{Text: "An earlier version of this bill failed."}, "", ""},
		{"false credit", news.Article{Text: "Body.\nThis story first appeared on northgazette.example. More from Harbour News:"}, news.Credit, "northgazette"},
		{"fitting credit", news.Article{Text: "Body.\nThis story first appeared on harbournews.example. More from Harbour News:"}, "", ""},
		{"initials fit", news.Article{Text: "Body.\nThis story first appeared on hbc.example.\nMore from Harbour Broadcasting Company:\n"}, "", ""},
		{"syndicated by its outlet", news.Article{Outlet: "Harbour News", Text: "This article originally appeared in The Vale Times.\n© 2031 Harbour News"}, "", ""},
		{"another house's line", news.Article{Outlet: "Vale Times", Text: "Body.\n© 2031 Harbour News"}, news.Credit, "Harbour News"},
		{"agency against origin", news.Article{Agency: "Meridian Press", Text: "Body.\nThis article was originally published by The Vale Times."}, news.Credit, "Meridian Press"},
		{"an author's handle", news.Article{Outlet: "Vale Times", Text: "Body.\n\nFollow Jo Lund on Twitter @jolund."}, "", ""},
		{"more from a region", news.Article{Text: "The county drew more from Harbour City than it gave."}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Find(&c.article)
			if c.kind == "" {
				if len(found) != 0 {
					t.Fatalf("want none, got %+v", found)
				}
				return
			}
			if len(found) != 1 || found[0].Kind != c.kind || !strings.Contains(found[0].Text, c.holds) {
				t.Fatalf("want one %s with %q, got %+v", c.kind, c.holds, found)
			}
		})
	}
}

// TestDevelopingTwice checks that a notice covers its own line only.
func TestDevelopingTwice(t *testing.T) {
	a := news.Article{Text: "Developing story. Check back for updates.\n\nThe dam held.\n\nThis story will be updated."}
	found := Find(&a)
	if len(found) != 2 || strings.Contains(found[0].Span.Of(a.Text), "dam") {
		t.Errorf("want a notice a line, got %+v", found)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("This story first appeared on x.example. More from Harbour News:", "Vale Times")
	f.Add("Correction: é\nDeveloping story", "")
	f.Fuzz(func(t *testing.T, text, outlet string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		for _, n := range Find(&news.Article{Text: text, Outlet: outlet}) {
			if n.Span.Start < 0 || n.Span.End > len(text) || n.Span.Start > n.Span.End || n.Text == "" {
				t.Fatalf("bad notice %+v", n)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	a := &news.Article{Outlet: "Vale Times", Text: strings.Repeat("The council of Harbour City voted on Monday to close the bridge. More from the first of the engineers, who like it, will follow.\n\n", 30) + "More from Harbour News"}
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Find(a)
	}
}
