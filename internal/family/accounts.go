package family

import (
	"strings"

	"stemma/internal/entity"
)

// accountsOf is the number of independent accounts that carry g in quotation
// marks, an upper bound. Accounts that have it from one outlet ("told CNN") or
// from one agency count as one, the outlet's own included.
func (s *story) accountsOf(g *group) int {
	root := map[int]int{}
	find := func(a int) int {
		for root[a] != a {
			a = root[a]
		}
		return a
	}
	var sources []source
	for _, i := range g.members {
		m := s.members[i]
		account := s.accounts[m.article]
		if _, ok := root[account]; !ok {
			root[account] = account
		}
		for _, name := range []string{m.attribution.Via, s.readings[m.article].Agency} {
			if name == "" || platforms[strings.ToLower(name)] {
				continue
			}
			if other := known(sources, name); other >= 0 {
				root[find(account)] = find(other)
			} else if len(sources) < maxSources {
				sources = append(sources, source{name, account})
			}
		}
	}
	for _, i := range g.members {
		m := s.members[i]
		if other := known(sources, s.readings[m.article].Outlet); other >= 0 {
			root[find(s.accounts[m.article])] = find(other)
		}
	}
	n := 0
	for a, b := range root {
		if a == b {
			n++
		}
	}
	return n
}

// platforms are where people speak to everyone: who has a statement from there
// can have read it there.
var platforms = map[string]bool{
	"twitter": true, "x": true, "truth social": true, "facebook": true, "instagram": true, "telegram": true, "youtube": true,
	"tiktok": true, "linkedin": true, "threads": true, "bluesky": true, "mastodon": true, "weibo": true, "reddit": true,
}

// source is an outlet or an agency and one of the accounts that have a
// statement from there.
type source struct {
	name    string
	account int
}

// maxSources bounds the sources of one statement that are told apart.
const maxSources = 32

// known is the account of the source of that name, -1 for none.
func known(sources []source, name string) int {
	if name == "" {
		return -1
	}
	for _, s := range sources {
		if strings.EqualFold(s.name, name) || entity.SameName(s.name, name) {
			return s.account
		}
	}
	return -1
}
