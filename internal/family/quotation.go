package family

import (
	"cmp"
	"slices"
	"strings"

	"stemma/internal/diff"
	"stemma/news"
)

// quotation is the family g as it is printed.
func (s *story) quotation(g *group) news.Quotation {
	ref := s.reference(g)
	q := news.Quotation{ID: s.id(g), Text: strings.Join(strings.Fields(ref.text), " "), Speaker: s.speakerOf(g)}
	for _, i := range g.members {
		m := s.members[i]
		text := s.text(i)
		ops := diff.Words(ref.words, m.words)
		q.Members = append(q.Members, news.QuotationMember{
			Article:          s.readings[m.article].ID,
			Span:             m.span,
			Text:             text,
			Variant:          variantOf(ref.words, m.words, ops),
			Meaning:          meaning(ref.words, m.words, ops),
			Speaker:          s.nameOf(m),
			SpeakerAsWritten: asWritten(s.readings[m.article], m.attribution),
			Via:              m.attribution.Via,
			Diff:             diff.Render(ref.text, ref.words, text, m.words, ops),
		})
	}
	q.Accounts = s.accountsOf(g)
	return q
}

// nameOf is the canonical name of m's speaker, else the name in its article.
func (s *story) nameOf(m member) string {
	if m.speaker >= 0 {
		return s.speakers.names[m.speaker]
	}
	return m.attribution.Speaker
}

// speakerOf is the name that most accounts give the family's speaker.
func (s *story) speakerOf(g *group) string {
	votes := map[string]map[int]bool{}
	for _, i := range g.members {
		m := s.members[i]
		n := s.nameOf(m)
		if votes[n] == nil {
			votes[n] = map[int]bool{}
		}
		votes[n][s.accounts[m.article]] = true
	}
	names := make([]string, 0, len(votes))
	for n := range votes {
		names = append(names, n)
	}
	slices.Sort(names)
	return slices.MaxFunc(names, func(a, b string) int {
		return cmp.Or(
			compareBool(isName(a), isName(b)),
			cmp.Compare(len(votes[a]), len(votes[b])),
			-cmp.Compare(a, b),
		)
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// asWritten is the text of an attribution's source.
func asWritten(r *news.Reading, a *news.Attribution) string {
	parts := make([]string, 0, len(a.Source))
	for _, s := range a.Source {
		if 0 <= s.Start && s.Start <= s.End && s.End <= len(r.Text) {
			parts = append(parts, s.Of(r.Text))
		}
	}
	return strings.Join(parts, " ")
}

// accountsOf is the number of accounts that carry g in quotation marks. Those
// that have it from one outlet, or from one agency, count as one.
func (s *story) accountsOf(g *group) int {
	root := map[int]int{}
	var find func(int) int
	find = func(a int) int {
		if b, ok := root[a]; ok && b != a {
			return find(b)
		}
		root[a] = a
		return a
	}
	from := map[string]int{} // an outlet → one of the accounts that have it from there
	for _, i := range g.members {
		m := s.members[i]
		account := s.accounts[m.article]
		find(account)
		r := s.readings[m.article]
		for _, source := range []string{outletKey(m.attribution.Via), outletKey(r.Agency), outletKey(r.Outlet)} {
			if source == "" {
				continue
			}
			if other, ok := from[source]; ok {
				root[find(account)] = find(other)
			}
			from[source] = account
		}
	}
	n := 0
	for a := range root {
		if find(a) == a {
			n++
		}
	}
	return n
}

// platforms are where people speak to all: who has a statement from there may
// have read it there.
var platforms = map[string]bool{
	"twitter": true, "x": true, "truth social": true, "facebook": true, "instagram": true, "telegram": true,
	"youtube": true, "tiktok": true, "linkedin": true, "threads": true, "bluesky": true, "mastodon": true, "weibo": true, "reddit": true,
}

// outletKey is the normal form of an outlet's name, "" for a platform.
func outletKey(name string) string {
	key := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(name)), "the ")
	if platforms[key] {
		return ""
	}
	return key
}
