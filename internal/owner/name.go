package owner

import (
	"cmp"
	"slices"

	"stemma/internal/outlet"
	"stemma/news"
)

// Name adds to a story, and to the quotations and claims on several accounts,
// the ties of accounts whose outlets have one owner or are one outlet.
func (t *Table) Name(s *news.Story) {
	holders := make(map[news.ArticleID]holder, len(s.Articles))
	all := make([]holder, len(s.Articles))
	for i := range s.Articles {
		all[i] = t.holder(&s.Articles[i])
		holders[s.Articles[i].ID] = all[i]
	}
	s.Ties = append(s.Ties, ties(all, nil)...)
	several := len(s.Ties) > 0 // what ties no accounts of the story ties none of a statement
	for i := range s.Quotations {
		q := &s.Quotations[i]
		if !several || q.Accounts < 2 {
			continue
		}
		var carriers []holder
		for _, m := range q.Members {
			if m.Variant != news.Reported { // these are not counted
				carriers = append(carriers, holders[m.Article])
			}
		}
		q.Ties = append(q.Ties, ties(carriers, q.Ties)...)
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		if !several || c.Accounts < 2 {
			continue
		}
		carriers := make([]holder, len(c.Members))
		for k, m := range c.Members {
			carriers[k] = holders[m.Article]
		}
		c.Ties = append(c.Ties, ties(carriers, c.Ties)...)
	}
}

// holder is who stands behind an article of an account.
type holder struct {
	account int
	key     string // of the owner, else of the outlet, "" where neither is known
	name    string // of the outlet, as the article has it
	row     *Outlet
}

func (t *Table) holder(a *news.StoryArticle) holder {
	h := holder{account: a.Account, name: a.Outlet}
	if h.name == "" {
		h.name = outlet.Domain(hostOf(a.URL))
	}
	if o := t.Find(a.Outlet, a.URL); o != nil && o.ownedOn(a.Published) {
		h.key, h.row = "owner "+outlet.Key(o.Owner), o
	} else if key := outlet.Key(h.name); key != "" {
		h.key = "outlet " + key
	}
	return h
}

// ties are those of carriers with one key on several accounts, where these are
// not counted as one by the known ties. They come in the order of the accounts.
func ties(carriers []holder, known []news.Tie) []news.Tie {
	byKey := map[string]*news.Tie{}
	names := map[string]string{} // of the first outlet of each key
	for _, c := range carriers {
		if c.key == "" {
			continue
		}
		t := byKey[c.key]
		if t == nil {
			t = &news.Tie{Kind: news.Outlet, Name: c.name}
			names[c.key] = c.name
			if c.row != nil {
				t.Kind, t.Name = news.Owner, c.row.Owner
			}
			byKey[c.key] = t
		}
		if !slices.Contains(t.Accounts, c.account) {
			t.Accounts = append(t.Accounts, c.account)
		}
		if c.row != nil && !slices.ContainsFunc(t.Outlets, func(o news.Owned) bool { return o.Name == c.row.Name }) {
			t.Outlets = append(t.Outlets, news.Owned{Name: c.row.Name, Source: c.row.Source, AsOf: c.row.AsOf})
		}
	}
	var out []news.Tie
	for key, t := range byKey {
		slices.Sort(t.Accounts)
		if len(t.Accounts) < 2 || countedOnce(t.Accounts, known) {
			continue
		}
		if len(t.Outlets) == 1 {
			*t = news.Tie{Kind: news.Outlet, Name: names[key], Accounts: t.Accounts}
		}
		slices.SortFunc(t.Outlets, func(a, b news.Owned) int { return cmp.Compare(a.Name, b.Name) })
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b news.Tie) int {
		return cmp.Or(slices.Compare(a.Accounts, b.Accounts), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// countedOnce reports whether a tie makes one account of these.
func countedOnce(accounts []int, known []news.Tie) bool {
	return slices.ContainsFunc(known, func(t news.Tie) bool {
		return t.Once && !slices.ContainsFunc(accounts, func(a int) bool { return !slices.Contains(t.Accounts, a) })
	})
}
