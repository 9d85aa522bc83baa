package collate

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stemma/internal/reading"
	"stemma/news"
)

const dispatch = `The ferry Blue Heron ran aground off Sandray on Monday with 212 people aboard, the coast guard said.

Lifeboats from three villages took the passengers to the harbour of Port Ellery before dawn, where the parish had lit stoves in the school.

"We could hear the rocks under the floor for an hour," said Marit Solheim, a nurse who was on her way to work.

The captain told the coast guard that the radar had failed twice since Friday, and that the owner had promised a new one.`

// one reads an article with an outlet and the agency that it credits.
func one(id, outlet, agency, text string) *news.Reading {
	return reading.Read(&news.Article{ID: news.ArticleID(id), Outlet: outlet, Agency: agency, Text: text})
}

// TestAccounts checks what makes one account and what is only named.
func TestAccounts(t *testing.T) {
	s := Story([]*news.Reading{
		one("a", "Orrin Post", "HNA", dispatch),
		one("b", "Tarn Gazette", "", dispatch+"\n\nSailings are cancelled until Thursday."),
		one("c", "Sandray Echo", "HNA", `Stoves burned in the school of Port Ellery on Monday night, and the baker came with bread at five.

Nobody asked who would pay. "You bring what you have," said the baker, Ole Brandt.

The ferry had carried 214 people when it ran aground off Sandray on Monday.`),
		one("d", "The Orrin Post", "", `Who owns the ferry that lies on the rocks? A firm in Harnes, a firm behind that firm, and at the end of the chain a retired dentist.

He was surprised to hear it, he said by telephone from his garden. "I thought I had bought a car park," said Karl Munthe.`),
	})
	account := map[news.ArticleID]int{}
	for _, a := range s.Articles {
		account[a.ID] = a.Account
	}
	if s.Accounts != 3 || account["a"] != account["b"] || account["c"] == account["d"] || account["a"] == account["d"] {
		t.Fatalf("want the first two as one of three accounts: %v", account)
	}
	pair := func(x, y news.ArticleID) []int {
		return []int{min(account[x], account[y]), max(account[x], account[y])}
	}
	want := []news.Tie{{Kind: news.Agency, Name: "HNA", Accounts: pair("a", "c")}}
	if d := cmp.Diff(want, s.Ties); d != "" {
		t.Error(d)
	}
	at := slices.IndexFunc(s.Conflicts, func(c news.Conflict) bool { return c.Kind == news.NumberConflict })
	if at < 0 {
		t.Fatalf("no conflict on 212 and 214: %+v", s.Conflicts)
	}
	for _, side := range s.Conflicts[at].Sides {
		if side.Accounts != 1 {
			t.Errorf("%q on %d accounts, want 1: a copy adds none", side.Value, side.Accounts)
		}
	}
}

func BenchmarkStory(b *testing.B) {
	rs := []*news.Reading{
		one("a", "Orrin Post", "HNA", dispatch),
		one("b", "Tarn Gazette", "", dispatch+"\n\nSailings are cancelled until Thursday."),
	}
	b.SetBytes(int64(len(rs[0].Text) + len(rs[1].Text)))
	b.ReportAllocs()
	for b.Loop() {
		Story(rs)
	}
	b.ReportMetric(float64(len(rs)*b.N)/b.Elapsed().Seconds(), "articles/s")
}
