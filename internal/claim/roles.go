package claim

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stemma/internal/role"
	"stemma/news"
)

// holding is one role that one article gives to a person.
type holding struct {
	title     role.Title
	text      string
	evidence  news.Evidence
	published news.Moment
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
	find := func(name string) *person {
		words := strings.Fields(name)
		key := baseOf(lower(words[len(words)-1]), news.PROPN)
		at := slices.IndexFunc(bySurname[key], func(p *person) bool { return fitsPerson(p.name, name) })
		if at < 0 {
			p := &person{name: name}
			bySurname[key] = append(bySurname[key], p)
			order = append(order, p)
			at = len(bySurname[key]) - 1
		}
		p := bySurname[key][at]
		if len(name) > len(p.name) {
			p.name = name
		}
		return p
	}
	for _, r := range rs {
		for _, h := range holdings(r) {
			find(h.person).hold(h.holding)
		}
	}
	return order
}

// held is a role and the name of whoever has it.
type held struct {
	person string
	holding
}

// maxHoldings bounds the roles that are read in one article.
const maxHoldings = 400

// holdings are the roles that r gives to people by name: those that the
// reading lists, and titles right before a name.
func holdings(r *news.Reading) []held {
	var out []held
	add := func(name, text string, at news.Span) {
		t := role.Parse(text)
		if t.Rank != "" && len(out) < maxHoldings && strings.Contains(name, " ") {
			out = append(out, held{name, holding{t, oneLine(text), news.Evidence{Article: r.ID, Span: at, Text: at.Of(r.Text)}, r.Published}})
		}
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		name := bareName(e.Name)
		if e.Kind != news.Person || name == "" {
			continue
		}
		for _, text := range e.Roles {
			if at, ok := roleSpan(r, e.ID, text); ok {
				add(name, text, at)
			}
		}
	}
	tok := 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		for tok < len(r.Tokens) && r.Tokens[tok].Span.Start < m.Span.Start {
			tok++
		}
		if m.Kind != news.PersonName || m.Entity < 0 || m.Entity >= len(r.Entities) {
			continue
		}
		if title, whole, ok := titleBefore(r, tok, m.Span); ok {
			name := bareName(r.Entities[m.Entity].Name)
			if name != "" {
				add(name, title.Of(r.Text), whole)
			}
		}
	}
	return out
}

// bareName is name without the title words before it.
func bareName(name string) string {
	words := strings.Fields(name)
	for i := len(words) - 2; i >= 0; i-- {
		if role.IsPart(words[i]) || honorific(words[i]) {
			words = words[i+1:]
			break
		}
	}
	for len(words) > 1 && words[0][0] >= 'a' && words[0][0] <= 'z' && len(words[0]) > 3 { // "reporter", but not "van"
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// honorific reports whether w is a title cut short, "Sens.", and no initial.
func honorific(w string) bool { return len(w) > 3 && w[len(w)-1] == '.' && strings.Count(w, ".") == 1 }

// bareSpan is the span of a name without the title words in it.
func bareSpan(r *news.Reading, name news.Span) news.Span {
	bare := bareName(name.Of(r.Text))
	if bare == "" || len(bare) > name.Len() || r.Text[name.End-len(bare):name.End] != bare {
		return name
	}
	return news.Span{Start: name.End - len(bare), End: name.End}
}

// maxTitle is the number of tokens of the longest title before a name.
const maxTitle = 7

// titleBefore is the title that stands right before the name which begins at
// token tok, and the title with the name. A name that begins with words of a
// title gives them to it.
func titleBefore(r *news.Reading, tok int, name news.Span) (title, whole news.Span, ok bool) {
	end := tok
	for k := tok; k < len(r.Tokens) && r.Tokens[k].Span.End < name.End; k++ {
		if role.IsPart(r.Tokens[k].Span.Of(r.Text)) {
			end = k + 1
		}
	}
	start := end
	for start > 0 && end-start < maxTitle {
		t := r.Tokens[start-1]
		w := t.Span.Of(r.Text)
		joins := role.IsPart(w) || w == "of" || w == "for" || w == "-" || w == "." || w == "'s" || w == "’s"
		if !joins || strings.ContainsAny(r.Text[t.Span.End:r.Tokens[start].Span.Start], "\n") {
			break
		}
		start--
	}
	for start < end && !role.IsPart(r.Tokens[start].Span.Of(r.Text)) {
		start++
	}
	if start == end {
		return title, whole, false
	}
	title = news.Span{Start: r.Tokens[start].Span.Start, End: r.Tokens[end-1].Span.End}
	return title, news.Span{Start: title.Start, End: name.End}, true
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

// hold adds a role, unless the article gave it before.
func (p *person) hold(h holding) {
	for _, o := range p.roles {
		if o.evidence.Article == h.evidence.Article && o.title == h.title {
			return
		}
	}
	p.roles = append(p.roles, h)
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
			if used[a] || used[b] || role.Relation(a, b) != role.Differ || p.both(a, b) || a.Elect != b.Elect && !p.atOnce(a, b) {
				continue
			}
			c := news.Conflict{Kind: news.RoleConflict, About: p.name}
			sideA, inA := p.side(a, b, titles, byTitle)
			sideB, inB := p.side(b, a, titles, byTitle)
			for _, t := range append(inA, inB...) {
				used[t] = true
			}
			c.Sides = append(c.Sides, sideA, sideB)
			slices.SortStableFunc(c.Sides, func(x, y news.Side) int { return cmp.Compare(len(y.Members), len(x.Members)) })
			out = append(out, c)
		}
	}
	return out
}

// inOffice is the time within which nobody takes or leaves an office unnoticed.
const inOffice = 36 * time.Hour

// atOnce reports whether all articles that give one of two titles came out at
// one time: somebody elected takes office later.
func (p *person) atOnce(a, b role.Title) bool {
	var first, last time.Time
	for _, h := range p.roles {
		switch {
		case h.title != a && h.title != b:
		case !h.published.Known():
			return false
		case first.IsZero():
			first, last = h.published.Time, h.published.Time
		case h.published.Time.Before(first):
			first = h.published.Time
		case h.published.Time.After(last):
			last = h.published.Time
		}
	}
	return last.Sub(first) <= inOffice
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

// side is one title with all that agree with it and not with the other, under
// the fullest of them.
func (p *person) side(t, other role.Title, titles []role.Title, byTitle map[role.Title][]holding) (news.Side, []role.Title) {
	var s news.Side
	var in []role.Title
	for _, o := range titles {
		if o != t && (role.Relation(o, t) != role.Same || role.Relation(o, other) != role.Differ) {
			continue
		}
		in = append(in, o)
		for _, h := range byTitle[o] {
			if len(h.text) > len(s.Value) {
				s.Value = h.text
			}
			if !slices.ContainsFunc(s.Members, func(e news.Evidence) bool { return e.Article == h.evidence.Article }) {
				s.Members = append(s.Members, h.evidence)
			}
		}
	}
	return s, in
}
