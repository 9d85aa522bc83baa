package claim

import (
	"maps"
	"slices"
	"strings"

	"stemma/internal/entity"
	"stemma/internal/quantity"
	"stemma/news"
)

// Ages: a person has one age, whatever else the sentences say that give it
// ("Sixty-year-old Ida Holm was arrested", "Holm, 61, has run the mill"). They are
// therefore compared by person across a story.

// aged is an age that an article gives a person.
type aged struct {
	name string
	unit int32
	f    *figure
}

// ages compares the ages of each person.
func (s *story) ages(g *groups) {
	bySurname := map[string][]aged{}
	for i := range s.units {
		u := &s.units[i]
		if u.same >= 0 || !u.numeric || u.question || u.guess {
			continue
		}
		for k := range u.figures { // read by gather
			f := &u.figures[k]
			if f.Unit != quantity.Age || f.Hedged {
				continue
			}
			if name := personOfAge(u, s.rs[u.article], f); fullName(name) {
				key := baseOf(lower(name[strings.LastIndexByte(name, ' ')+1:]), news.PROPN)
				bySurname[key] = append(bySurname[key], aged{name, int32(i), f})
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(bySurname)) {
		s.disputedAges(g, bySurname[key])
	}
}

// disputedAges reports the ages of one person that contradict each other; an
// article that gives two is of two people, or of two times.
func (s *story) disputedAges(g *groups, all []aged) {
	all = all[:min(len(all), maxNamesakes)]
	gives := func(article int, y aged) bool {
		return slices.ContainsFunc(all, func(z aged) bool {
			return s.units[z.unit].article == article && z.f.Value == y.f.Value && entity.SameName(z.name, y.name)
		})
	}
	for j, y := range all {
		for _, x := range all[:j] {
			if x.f.Value == y.f.Value || !entity.SameName(x.name, y.name) || gives(s.units[x.unit].article, y) || gives(s.units[y.unit].article, x) {
				continue
			}
			if c := s.compare(g, x.unit, y.unit); c.a.article != c.b.article && !c.ofOtherTimes() {
				c.report(news.NumberConflict, "the age of "+x.name, x.f.Span.Of(c.ra.Text), figureKey(x.f), x.f.Span, y.f.Span.Of(c.rb.Text), figureKey(y.f), y.f.Span)
			}
		}
	}
}

// apposed are the words that may stand between a name and an age, or an age and
// the name behind it.
var apposed = set(", ( a an the who is was aged age - of")

// maxApposed bounds the tokens between an age and a name.
const maxApposed = 6

// personOfAge is the full name of whose age a figure of u is, "" where that could
// not be told: of whoever it describes, of the name right behind it, or of the one
// before.
func personOfAge(u *unit, r *news.Reading, f *figure) string {
	before := ""
	for _, m := range mentionsIn(r, u.span) {
		if m.Entity < 0 || m.Entity >= len(r.Entities) || r.Entities[m.Entity].Kind != news.Person {
			continue
		}
		name := bareName(r.Entities[m.Entity].Name)
		switch {
		case m.Span.Overlaps(f.Span), m.Kind == news.PersonName && m.Span.Start >= f.Span.End && apposition(r, u, f.Span.End, m.Span.Start, nil):
			return name
		case m.Kind == news.PersonName && m.Span.End <= f.Span.Start && apposition(r, u, m.Span.End, f.Span.Start, apposed):
			before = name
		}
	}
	return before
}

// apposition reports whether only the given words, or none but nouns and their
// attributes, stand between two places of u.
func apposition(r *news.Reading, u *unit, from, to int, words map[string]bool) bool {
	n := 0
	for k := u.tokens[0]; k < u.tokens[1]; k++ {
		t := r.Tokens[k]
		if t.Span.Start < from || t.Span.End > to {
			continue
		}
		noun := t.Tag == news.NOUN || t.Tag == news.PROPN || t.Tag == news.ADJ || t.Tag == news.X
		if n++; n > maxApposed || words != nil && !words[lowerAt(r, k)] || words == nil && !noun {
			return false
		}
	}
	return true
}
