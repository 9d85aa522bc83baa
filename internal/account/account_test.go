package account

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stemma/news"
)

func TestCount(t *testing.T) {
	for _, c := range []struct {
		name     string
		carriers []Carrier
		want     int
		ties     []news.Tie
	}{
		{"nobody", nil, 0, nil},
		{"two that name no source", []Carrier{{Account: 0}, {Account: 1}}, 2, nil},
		{"one account twice", []Carrier{{Account: 3}, {Account: 3}}, 1, nil},
		{
			"two have it from one outlet, which is there",
			[]Carrier{{Account: 0, Via: []string{"the Morning Bell"}}, {Account: 2, Via: []string{"Morning Bell"}}, {Account: 1, Outlet: "Morning Bell"}, {Account: 4}},
			2,
			[]news.Tie{{Kind: news.Via, Name: "the Morning Bell", Accounts: []int{0, 1, 2}, Once: true}},
		},
		{
			"an agency and its short name",
			[]Carrier{{Account: 0, Agency: "Halden News Agency"}, {Account: 1, Via: []string{"HNA"}}},
			1,
			[]news.Tie{{Kind: news.Agency, Name: "Halden News Agency", Accounts: []int{0, 1}, Once: true}},
		},
		{
			"an outlet that is known by its address",
			[]Carrier{
				{Account: 0, Via: []string{"Orrin Post"}},
				{Account: 1, Outlet: "www.orrinpost.co.uk"},
				Of(&news.Reading{Article: news.Article{URL: "https://news.OrrinPost.com/1"}}, 1),
			},
			1,
			[]news.Tie{{Kind: news.Via, Name: "Orrin Post", Accounts: []int{0, 1}, Once: true}},
		},
		{"a post for all to read", []Carrier{{Account: 0, Via: []string{"Facebook"}}, {Account: 1, Via: []string{"Facebook"}}}, 2, nil},
		{"its own source only", []Carrier{{Account: 0, Via: []string{"Morning Bell"}}, {Account: 1}}, 2, nil},
		{
			"a chain of two sources",
			[]Carrier{{Account: 0, Via: []string{"Morning Bell"}}, {Account: 1, Via: []string{"Morning Bell", "Orrin Post"}}, {Account: 2, Via: []string{"Orrin Post"}}},
			1,
			[]news.Tie{
				{Kind: news.Via, Name: "Morning Bell", Accounts: []int{0, 1}, Once: true},
				{Kind: news.Via, Name: "Orrin Post", Accounts: []int{1, 2}, Once: true},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, ties := Count(c.carriers)
			if n != c.want {
				t.Errorf("%d accounts, want %d", n, c.want)
			}
			if d := cmp.Diff(c.ties, ties); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ outlet, address, want string }{
		{"Orrin Post", "https://www.orrinpost.com/1", "Orrin Post"},
		{"", "https://news.OrrinPost.co.uk:80/1", "orrinpost.co.uk"},
		{"St. Brannoc Echo", "", "St. Brannoc Echo"},
		{"", "::", ""},
	} {
		if got := Of(&news.Reading{Article: news.Article{Outlet: c.outlet, URL: c.address}}, 0).Outlet; got != c.want {
			t.Errorf("%q at %q is %q, want %q", c.outlet, c.address, got, c.want)
		}
	}
}

func TestAgencies(t *testing.T) {
	got := Agencies([]Carrier{{Account: 0, Agency: "HNA"}, {Account: 2, Agency: "HNA"}, {Account: 1, Agency: "Tarn Wire"}, {Account: 2, Agency: "HNA"}})
	if d := cmp.Diff([]news.Tie{{Kind: news.Agency, Name: "HNA", Accounts: []int{0, 2}}}, got); d != "" {
		t.Error(d)
	}
}

// TestBounds checks that sources never add an account, and that each tie
// explains what is counted once.
func TestBounds(t *testing.T) {
	name := rapid.SampledFrom([]string{"", "HNA", "Morning Bell", "the Morning Bell", "Orrin Post", "X"})
	carrier := rapid.Custom(func(t *rapid.T) Carrier {
		return Carrier{Account: rapid.IntRange(0, 6).Draw(t, "account"), Outlet: name.Draw(t, "outlet"), Agency: name.Draw(t, "agency"), Via: rapid.SliceOfN(name, 0, 2).Draw(t, "via")}
	})
	rapid.Check(t, func(t *rapid.T) {
		carriers := rapid.SliceOf(carrier).Draw(t, "carriers")
		accounts := map[int]bool{}
		for _, c := range carriers {
			accounts[c.Account] = true
		}
		n, ties := Count(carriers)
		if n > len(accounts) || n == 0 && len(carriers) > 0 {
			t.Errorf("%d of %d accounts", n, len(accounts))
		}
		if (n < len(accounts)) != (len(ties) > 0) {
			t.Errorf("%d of %d accounts with the ties %v", n, len(accounts), ties)
		}
	})
}

func BenchmarkCount(b *testing.B) {
	var carriers []Carrier
	for i := range 1000 {
		carriers = append(carriers, Carrier{Account: i, Outlet: fmt.Sprint("Paper ", i%100), Via: []string{fmt.Sprint("Paper ", i%40)}})
	}
	b.ReportAllocs()
	for b.Loop() {
		Count(carriers)
	}
}
