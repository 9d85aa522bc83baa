package family

import "strings"

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
	from := map[string]int{} // a source → one of the accounts that have it from there
	for _, i := range g.members {
		m := s.members[i]
		account := s.accounts[m.article]
		if _, ok := root[account]; !ok {
			root[account] = account
		}
		for _, source := range []string{m.attribution.Via, s.readings[m.article].Agency} {
			source = sourceKey(source)
			if source == "" {
				continue
			}
			if other, ok := from[source]; ok {
				root[find(account)] = find(other)
			}
			from[source] = account
		}
	}
	for _, i := range g.members {
		m := s.members[i]
		if other, ok := from[sourceKey(s.readings[m.article].Outlet)]; ok {
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

// sourceKey is the normal form of an outlet's name, "" for a platform.
func sourceKey(name string) string {
	key := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(name)), "the ")
	if platforms[key] {
		return ""
	}
	return key
}
