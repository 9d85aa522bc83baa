package claim

import (
	"cmp"
	"slices"
	"strings"

	"stemma/internal/role"
	"stemma/news"
)

// holding is one role that one article gives to a person.
type holding struct {
	title    role.Title
	text     string
	evidence news.Evidence
}

// person is someone of whom articles speak, by all names that fit.
type person struct {
	name  string // the fullest, or the commonest of these
	roles []holding
}

// Bounds on what is compared of one person.
const (
	maxTitles = 24 // different titles
)

// roles reports the people to whom articles give titles that cannot both be
// right.
func roles(rs []*news.Reading) []news.Conflict {
	var out []news.Conflict
	for _, p := range people(rs) {
		out = append(out, p.conflicts()...)
	}
	return out
}

// people joins the persons of all articles by surname and fitting first name.
func people(rs []*news.Reading) []*person {
	bySurname := map[string][]*person{}
	var order []*person
	for _, r := range rs {
		for i := range r.Entities {
			e := &r.Entities[i]
			if e.Kind != news.Person || len(e.Roles) == 0 {
				continue
			}
			words := strings.Fields(e.Name)
			if len(words) == 0 {
				continue
			}
			key := baseOf(lower(words[len(words)-1]), news.PROPN)
			at := slices.IndexFunc(bySurname[key], func(p *person) bool { return fitsPerson(p.name, e.Name) })
			if at < 0 {
				p := &person{name: e.Name}
				bySurname[key] = append(bySurname[key], p)
				order = append(order, p)
				at = len(bySurname[key]) - 1
			}
			p := bySurname[key][at]
			if len(e.Name) > len(p.name) {
				p.name = e.Name
			}
			p.hold(r, e)
		}
	}
	return order
}

// fitsPerson reports whether two names with one surname can be one person's:
// one has no first name, or the first names are alike.
func fitsPerson(a, b string) bool {
	x, y := strings.Fields(lower(a)), strings.Fields(lower(b))
	if len(x) < 2 || len(y) < 2 {
		return true
	}
	return x[0][0] == y[0][0] && (strings.HasPrefix(x[0], y[0]) || strings.HasPrefix(y[0], x[0]) || closeSpelling(x[0], y[0]) || len(strings.Trim(x[0], ".")) == 1 || len(strings.Trim(y[0], ".")) == 1)
}

// hold adds the roles that r gives to e, each with the place where it does.
func (p *person) hold(r *news.Reading, e *news.Entity) {
	for _, text := range e.Roles {
		if at, ok := roleSpan(r, e.ID, text); ok {
			p.roles = append(p.roles, holding{role.Parse(text), text, news.Evidence{Article: r.ID, Span: at, Text: at.Of(r.Text)}})
		}
	}
}

// near is how far in bytes a role may stand from the name.
const near = 40

// roleSpan is the stretch of r that gives the role to the entity: the role
// with the name it stands beside.
func roleSpan(r *news.Reading, entity int, text string) (news.Span, bool) {
	if text == "" {
		return news.Span{}, false
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Entity != entity || m.Kind == news.Pronoun || m.Kind == news.Description {
			continue
		}
		lo, hi := max(0, m.Span.Start-len(text)-near), min(len(r.Text), m.Span.End+len(text)+near)
		if at := strings.Index(r.Text[lo:hi], text); at >= 0 {
			s := news.Span{Start: lo + at, End: lo + at + len(text)}
			return news.Span{Start: min(s.Start, m.Span.Start), End: max(s.End, m.Span.End)}, true
		}
	}
	return news.Span{}, false
}

// conflicts are the titles of p that contradict each other, unless one article
// gives both.
func (p *person) conflicts() []news.Conflict {
	byTitle := map[role.Title][]holding{}
	var titles []role.Title
	for _, h := range p.roles {
		if _, ok := byTitle[h.title]; !ok {
			titles = append(titles, h.title)
		}
		byTitle[h.title] = append(byTitle[h.title], h)
	}
	titles = titles[:min(len(titles), maxTitles)]
	var out []news.Conflict
	used := map[role.Title]bool{}
	for i, a := range titles {
		for _, b := range titles[i+1:] {
			if used[a] || used[b] || role.Relation(a, b) != role.Differ || p.both(a, b) {
				continue
			}
			used[a], used[b] = true, true
			c := news.Conflict{Kind: news.RoleConflict, About: p.name}
			for _, t := range [...]role.Title{a, b} {
				c.Sides = append(c.Sides, p.side(t, byTitle))
			}
			slices.SortStableFunc(c.Sides, func(x, y news.Side) int { return cmp.Compare(len(y.Members), len(x.Members)) })
			out = append(out, c)
		}
	}
	return out
}

// both reports whether an article that gives one of two titles also gives one
// that agrees with the other.
func (p *person) both(a, b role.Title) bool {
	type has struct{ a, b bool }
	articles := map[news.ArticleID]*has{}
	for _, h := range p.roles {
		x := articles[h.evidence.Article]
		if x == nil {
			x = &has{}
			articles[h.evidence.Article] = x
		}
		x.a = x.a || h.title == a || role.Relation(h.title, a) == role.Same && role.Relation(h.title, b) == role.Differ
		x.b = x.b || h.title == b || role.Relation(h.title, b) == role.Same && role.Relation(h.title, a) == role.Differ
	}
	for _, x := range articles {
		if x.a && x.b {
			return true
		}
	}
	return false
}

// side is one title with all that agree with it and not with the other.
func (p *person) side(t role.Title, byTitle map[role.Title][]holding) news.Side {
	s := news.Side{Value: byTitle[t][0].text}
	for _, h := range byTitle[t] {
		s.Members = append(s.Members, h.evidence)
	}
	return s
}
