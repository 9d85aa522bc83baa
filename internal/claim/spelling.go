package claim

import (
	"slices"
	"strings"

	"stemma/internal/entity"
	"stemma/news"
)

// Spellings: "Duncan Orrick" in one account is "Duncan Orricke" in another. Full
// names with one word in common and a slip of a letter in the other are one
// person's, unless an article has both. What differs as transliterations and
// short forms do is no slip (see entity.Key and entity.SameName).

// spelling is a full name as articles write it.
type spelling struct {
	name           string
	given, surname string      // in the normal form of entity.Key
	places         []namePlace // the first of each article
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
		func(n *spelling) string { return n.given },
		func(n *spelling) string { return n.surname },
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
			words := strings.Fields(entity.Key(name))
			if !fullName(name) || len(words) < 2 {
				continue
			}
			key := words[0] + " " + words[len(words)-1]
			n := byKey[key]
			if n == nil {
				n = &spelling{name: name, given: words[0], surname: words[len(words)-1]}
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

// misspelled reports whether two names are one person's, one of them with a slip.
func misspelled(a, b *spelling) bool {
	x, y, given := a.surname, b.surname, false
	if x == y {
		x, y, given = a.given, b.given, true
	}
	if !slipped(x, y) || sounds(x) == sounds(y) || entity.SameName(a.name, b.name) || synonyms(x, y) {
		return false
	}
	if !given && (x+"s" == y || y+"s" == x) {
		return false // all of a family, or a team
	}
	if given && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || x[:len(x)-1] == y[:len(y)-1]) {
		return false // Paul and Paula, Julia and Julie
	}
	return !slices.ContainsFunc(a.places, func(p namePlace) bool {
		return slices.ContainsFunc(b.places, func(o namePlace) bool { return o.article == p.article })
	})
}

// longName is the length from which two letters of a name may be slips.
const longName = 9

// slipped reports whether two words differ in a letter, in the order of two, or,
// where they are long, in two letters; other vowels in the same places are
// taken for another transliteration.
func slipped(x, y string) bool {
	if min(len(x), len(y)) < 3 || max(len(x), len(y)) > longestWord || x == y {
		return false
	}
	if len(x) == len(y) {
		vowels := true
		first, last := -1, -1
		for i := range len(x) {
			if x[i] != y[i] {
				if first < 0 {
					first = i
				}
				last = i
				vowels = vowels && isVowel(x[i]) && isVowel(y[i])
			}
		}
		if last == first+1 && x[first] == y[last] && x[last] == y[first] {
			return true
		}
		if vowels {
			return false
		}
	}
	d := editDistance(x, y)
	return d == 1 || d == 2 && max(len(x), len(y)) >= longName
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// sounds is a word with the letters alike that stand for one in other
// transliterations.
func sounds(w string) string {
	if w[0] == 'e' {
		w = "i" + w[1:]
	}
	return alikeLetters.Replace(w)
}

var alikeLetters = strings.NewReplacer("gi", "i", "g", "k", "c", "k", "b", "v", "z", "s", "d", "t", "h", "k")

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
