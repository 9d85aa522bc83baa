package render

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"stemma/news"
)

// TestReasons checks that every format tells what ties accounts, of the story
// and of a statement, and where an owner is said to be one.
func TestReasons(t *testing.T) {
	r := sample()
	s := &r.Stories[0]
	s.Derivations, s.Accounts, s.Articles[1].Account = nil, 2, 1
	s.Ties = []news.Tie{
		{Kind: news.Owner, Name: "Tarn Media", Accounts: []int{0, 1}, Outlets: []news.Owned{
			{Name: "Orrin Post", Source: "https://www.tarnmedia.example/about", AsOf: "2031-03"}, {Name: "The Ledger", Source: "the masthead", AsOf: "2031"},
		}},
		{Kind: news.Agency, Name: "HNA", Accounts: []int{0, 1}},
	}
	s.Quotations[0].Ties = []news.Tie{
		{Kind: news.Outlet, Name: "The Ledger", Accounts: []int{0, 2}},
		s.Ties[0],
		{Kind: news.Via, Name: "Radio One", Accounts: []int{0, 1}, Once: true},
	}
	s.Quotations[0].Accounts = 3
	s.Claims = []news.Claim{{
		ID: "c", Text: "People were hurt.", Accounts: 1, Ties: []news.Tie{{Kind: news.Agency, Name: "HNA", Accounts: []int{0, 1}, Once: true}},
		Members: []news.Evidence{s.Conflicts[0].Sides[0].Members[0], s.Conflicts[0].Sides[1].Members[0]},
	}}
	var page, text, md strings.Builder
	if err := errors.Join(HTML(&page, r), Text(&text, r, TextOptions{Width: 200}), Markdown(&md, r)); err != nil {
		t.Fatal(err)
	}
	for format, got := range map[string]string{"html": page.String(), "text": text.String(), "md": md.String()} {
		for _, want := range []string{
			"at most 2: ties that the texts do not show would make them fewer",
			"A and B are counted apart, but Orrin Post and The Ledger both belong to Tarn Media",
			"tarnmedia.example",
			"Mar 2031",
			"the masthead",
			"A and B are counted apart, but articles of both credit HNA",
			"on at most 3 accounts, 2 of them owned by Tarn Media: Orrin Post and The Ledger, 2 of them by The Ledger; A and B counted once: both have it from Radio One",
			"A and B counted once: articles of both credit HNA",
		} {
			if format == "md" && want[0] == 'a' && strings.HasPrefix(want, "at most") {
				want = "At" + want[2:]
			}
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q:\n%s", format, want, got)
			}
		}
	}
	if strings.Contains(text.String(), "Known") {
		t.Error("what one agency says is called known on two accounts")
	}
}

// TestManyReasons checks that a story of many outlets is not all reasons.
func TestManyReasons(t *testing.T) {
	s := news.Story{Accounts: 40}
	for i := range 20 {
		s.Ties = append(s.Ties, news.Tie{Kind: news.Outlet, Name: fmt.Sprint("Paper ", i), Accounts: []int{2 * i, 2*i + 1}})
	}
	s.Ties = append(s.Ties, news.Tie{Kind: news.Outlet, Name: "Big Paper", Accounts: []int{0, 2, 4}}, news.Tie{Kind: news.Agency, Name: "HNA", Accounts: []int{0, 2}})
	v := &view{}
	v.addReasons(&s)
	if n := len(v.Reasons); n != mostReasons+1 || v.Reasons[0].Text != "A and C are counted apart, but articles of both credit HNA" ||
		v.Reasons[1].Text != "A, C and E are counted apart, but Big Paper has articles in all" || !strings.HasPrefix(v.Reasons[n-1].Text, "10 more") {
		t.Errorf("%+v", v.Reasons)
	}
	if got, want := onAccounts(40, s.Ties[:9]), "at most 40 accounts, 2 of them by Paper 0, 2 of them by Paper 1, 2 of them by Paper 2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{asOf("2031"), "2031"},
		{asOf("2031-03"), "Mar 2031"},
		{asOf("2031-03-09"), "9 Mar 2031"},
		{asOf(""), ""},
		{quote("It fell."), "“It fell.”"},
		{quote(`"It fell.`), "“It fell.”"},
		{quote(`It fell."`), "“It fell.”"},
		{quote(`"It fell," he said. "All of it."`), `"It fell," he said. "All of it."`},
		{quote(`He said “It fell.`), "“He said “It fell.”"},
		{quote(""), "“”"},
		{ofThem(2, 3), "2 of them"},
		{ofThem(2, 2), "both"},
		{ofThem(3, 3), "all"},
		{letters([]int{0}), "A"},
		{letters([]int{0, 2}), "A and C"},
		{letters([]int{0, 2, 27}), "A, C and B1"},
		{and(strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14")), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 others"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestHeads checks what stands in for a title and for outlets that are not
// known.
func TestHeads(t *testing.T) {
	text := "Ada Moss\n\nThe \"old\" dam above Corvale gave way on Monday and nobody who had warned of it was asked.\n"
	name, first := news.Span{Start: 0, End: 8}, news.Span{Start: 10, End: len(text) - 1}
	reading := func(sentences ...news.Span) *news.Reading {
		return &news.Reading{Article: news.Article{Text: text}, Sentences: sentences}
	}
	v := layout(&news.Story{Accounts: 4, Articles: []news.StoryArticle{
		{ID: "a", Outlet: "Orrin Post", Title: "A  dam", Reading: reading()},
		{ID: "b", URL: "https://www.ledger.example/1", Reading: reading(name, first)},
		{ID: "c", Path: "c.txt", Reading: reading(name)},
		{ID: "d", Reading: reading()},
	}})
	for i, want := range []string{
		"A dam",
		"“The \"old\" dam above Corvale gave way on Monday and nobody who had warned of it …”",
		"“Ada Moss”",
		"",
	} {
		if got := v.Articles[i].Head; got != want {
			t.Errorf("article %d is headed %q, want %q", i+1, got, want)
		}
	}
	if got, want := counts(v), "4 articles · 2 outlets known · at most 4 independent accounts"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := begin([]string{strings.Repeat("x", 90)}, 80); len([]rune(got)) != 80 {
		t.Errorf("a long word is cut to %q", got)
	}
}
