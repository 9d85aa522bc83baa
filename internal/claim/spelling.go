package claim

import (
	"slices"

	"stemma/internal/entity"
	"stemma/news"
)

// Spellings: "Duncan Orrick" in one account is "Duncan Orricke" in another. Full
// names with one word in common and a slip of a letter in the other are one
// person's, unless an article has both. What differs as transliterations and
// short forms do is no slip (see entity.FullName).

// spelling is a full name as articles write it.
type spelling struct {
	entity.FullName
	name   string
	places []namePlace // the first of each article
}

// namePlace is where a name stands.
type namePlace struct {
	article int
	unit    int32
	start   int
}

// maxNamesakes bounds the names with one word in common that are compared.
const maxNamesakes = 48

// spellings reports the people whose names the articles spell differently.
func (s *story) spellings() []news.Conflict {
	g := newGroups(s.rs)
	all := s.fullNames()
	for _, shared := range [...]func(*spelling) string{
		func(n *spelling) string { return n.Given },
		func(n *spelling) string { return n.Surname },
	} {
		byWord := map[string][]*spelling{}
		for _, n := range all {
			namesakes := byWord[shared(n)]
			if len(namesakes) == maxNamesakes {
				continue
			}
			for _, o := range namesakes {
				if misspelled(o, n) {
					s.disputeSpelling(g, o, n)
				}
			}
			byWord[shared(n)] = append(namesakes, n)
		}
	}
	return g.conflicts()
}

// fullNames are the names of a given name and a surname that the sentences of
// the story have, each with the first sentence of each article.
func (s *story) fullNames() []*spelling {
	byKey := map[string]*spelling{}
	var out []*spelling
	for a, r := range s.rs {
		ids := s.unitsOf(a)
		for i := range r.Mentions {
			m := &r.Mentions[i]
			if m.Kind != news.PersonName {
				continue
			}
			for len(ids) > 0 && s.units[ids[0]].span.End <= m.Span.Start {
				ids = ids[1:]
			}
			if len(ids) == 0 || !s.units[ids[0]].span.Contains(m.Span) {
				continue
			}
			name := oneLine(bareName(m.Span.Of(r.Text)))
			full, ok := entity.Full(name)
			if !ok || !fullName(name) {
				continue
			}
			key := full.Given + " " + full.Surname
			n := byKey[key]
			if n == nil {
				n = &spelling{FullName: full, name: name}
				byKey[key] = n
				out = append(out, n)
			}
			if last := len(n.places) - 1; last < 0 || n.places[last].article != a {
				n.places = append(n.places, namePlace{a, ids[0], m.Span.Start})
			}
		}
	}
	return out
}

// misspelled reports whether two names are one person's, one of them with a slip:
// no article has both.
func misspelled(a, b *spelling) bool {
	return a.Slip(b.FullName) && !slices.ContainsFunc(a.places, func(p namePlace) bool {
		return slices.ContainsFunc(b.places, func(o namePlace) bool { return o.article == p.article })
	})
}

// disputeSpelling reports two spellings of a name where sentences that have them
// share more than the name.
func (s *story) disputeSpelling(g *groups, a, b *spelling) {
	near := func(n *spelling) []namePlace { return n.places[:min(len(n.places), maxCompared)] }
	related := slices.ContainsFunc(near(a), func(x namePlace) bool {
		return slices.ContainsFunc(near(b), func(y namePlace) bool { return shareWords(s.original(x.unit), s.original(y.unit)) })
	})
	if !related {
		return
	}
	of := func(n *spelling, at namePlace) side {
		return side{value: n.name, key: n.name, at: at.start, evidence: s.passage(at.unit)}
	}
	between := func(x, y namePlace) dispute {
		return dispute{kind: news.NameConflict, about: "the name of " + a.name, a: of(a, x), b: of(b, y)}
	}
	for _, x := range a.places {
		g.add(between(x, b.places[0]))
	}
	for _, y := range b.places[1:] {
		g.add(between(a.places[0], y))
	}
}
