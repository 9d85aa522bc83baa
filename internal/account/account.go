// Package account counts the independent accounts that a statement rests on.
//
// Which articles are one account is told by their texts (package derive). Of a
// single statement more is known: articles that were written independently may
// all have it from one outlet ("told CNN", "Reuters reported") or from the one
// agency that they credit. For that statement they are one account, and so is
// the outlet itself where it is among them.
//
// How it works: each source that an article names for the statement ties the
// accounts that name it, and that of the article which the source published.
// Tied accounts are counted once, and each tie is told. Names are one source's
// where they are the same words, or one is short for the other ("AP"). What is
// posted for all to read is no source in this sense: everyone can have read it
// there. Whatever an article does not say ties nothing, so the number is an
// upper bound.
package account

import (
	"net/url"
	"slices"
	"strings"

	"stemma/internal/entity"
	"stemma/internal/outlet"
	"stemma/news"
)

// Carrier is an article that carries a statement.
type Carrier struct {
	Account int
	Outlet  string   // that published it, "" for unknown
	Agency  string   // that it credits, "" for none
	Via     []string // outlets that it has the statement from
}

// Of is the carrier that an article of an account is, but for whom it has a
// statement from. Where the outlet's name is not known its domain stands in for
// it.
func Of(r *news.Reading, account int) Carrier {
	c := Carrier{Account: account, Outlet: r.Outlet, Agency: r.Agency}
	if c.Outlet == "" {
		if u, err := url.Parse(r.URL); err == nil {
			c.Outlet = outlet.Domain(u.Hostname())
		}
	}
	return c
}

// Count is the number of independent accounts among the carriers of one
// statement, an upper bound, and the ties by which some are counted once.
func Count(carriers []Carrier) (int, []news.Tie) {
	if !slices.ContainsFunc(carriers, func(c Carrier) bool { return c.Account != carriers[0].Account }) {
		return min(1, len(carriers)), nil
	}
	s := sourcesOf(carriers)
	for _, c := range carriers {
		s.publishes(c)
	}
	root := map[int]int{}
	for _, c := range carriers {
		root[c.Account] = c.Account
	}
	find := func(a int) int {
		for root[a] != a {
			a = root[a]
		}
		return a
	}
	n := len(root)
	var ties []news.Tie
	for _, one := range s.all {
		if len(one.Accounts) < 2 {
			continue
		}
		slices.Sort(one.Accounts)
		for _, a := range one.Accounts[1:] {
			if x, y := find(one.Accounts[0]), find(a); x != y {
				root[max(x, y)] = min(x, y)
				n--
			}
		}
		one.Once = true
		ties = append(ties, *one)
	}
	return n, ties
}

// Agencies are the ties of a story's accounts that credit one agency though
// their texts do not hang together. They are not counted once: each may have
// more than the agency's report.
func Agencies(carriers []Carrier) []news.Tie {
	var ties []news.Tie
	for _, one := range sourcesOf(carriers).all {
		if one.Kind == news.Agency && len(one.Accounts) > 1 {
			slices.Sort(one.Accounts)
			ties = append(ties, *one)
		}
	}
	return ties
}

// maxSources bounds the sources of one statement that are told apart.
const maxSources = 32

// sources are those that carriers name, each as the tie that it makes.
type sources struct {
	all   []*news.Tie
	known map[string]*news.Tie // by each name that was asked for, nil for none
}

func sourcesOf(carriers []Carrier) *sources {
	s := &sources{known: map[string]*news.Tie{}}
	for _, c := range carriers {
		for _, name := range c.Via {
			s.credit(name, news.Via, c.Account)
		}
		s.credit(c.Agency, news.Agency, c.Account)
	}
	return s
}

// credit notes that an account has the statement from a source.
func (s *sources) credit(name string, kind news.TieKind, account int) {
	if name == "" || platforms[strings.ToLower(name)] {
		return
	}
	one := s.find(name)
	if one == nil {
		if len(s.all) == maxSources {
			return
		}
		one = &news.Tie{Kind: kind, Name: name}
		s.all = append(s.all, one)
		clear(s.known)
	}
	if kind == news.Agency {
		one.Kind = kind
	}
	add(one, account)
}

// publishes notes that a carrier is itself the article of a source.
func (s *sources) publishes(c Carrier) {
	if one := s.find(c.Outlet); one != nil {
		add(one, c.Account)
	}
}

func add(t *news.Tie, account int) {
	if !slices.Contains(t.Accounts, account) {
		t.Accounts = append(t.Accounts, account)
	}
}

// find is the source of that name, nil for none.
func (s *sources) find(name string) *news.Tie {
	if name == "" {
		return nil
	}
	one, asked := s.known[name]
	if !asked {
		if i := slices.IndexFunc(s.all, func(t *news.Tie) bool { return same(t.Name, name) }); i >= 0 {
			one = s.all[i]
		}
		s.known[name] = one
	}
	return one
}

// same reports whether two names are one outlet's.
func same(a, b string) bool { return outlet.Same(a, b) || entity.SameName(a, b) }

// platforms are where people speak to everyone: who has a statement from there
// can have read it there.
var platforms = map[string]bool{
	"twitter": true, "x": true, "truth social": true, "facebook": true, "instagram": true, "telegram": true, "youtube": true,
	"tiktok": true, "linkedin": true, "threads": true, "bluesky": true, "mastodon": true, "weibo": true, "reddit": true,
}
