package claim

import (
	"cmp"
	"slices"

	"stemma/news"
)

// dispute is one contradiction between two passages.
type dispute struct {
	kind  news.ConflictKind
	about string
	a, b  side
}

// side is a value and the passage that gives it.
type side struct {
	value    string // as it is shown
	key      string // equal for values that do not contradict
	at       int    // where the value stands in the article
	evidence news.Evidence
	copies   []news.Evidence // articles with the same sentence
}

// groups joins disputes on one thing into conflicts.
type groups struct {
	order map[news.ArticleID]int
	all   []dispute
}

func newGroups(rs []*news.Reading) *groups {
	g := &groups{order: make(map[news.ArticleID]int, len(rs))}
	for i, r := range rs {
		g.order[r.ID] = i
	}
	return g
}

func (g *groups) add(d dispute) { g.all = append(g.all, d) }

// place is where a value stands, for joining.
type position struct {
	kind    news.ConflictKind
	article news.ArticleID
	start   int
}

// conflicts joins the disputes that share a passage.
func (g *groups) conflicts() []news.Conflict {
	parent := make([]int, len(g.all))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	first := map[position]int{}
	for i, d := range g.all {
		for _, s := range [...]side{d.a, d.b} {
			p := position{d.kind, s.evidence.Article, s.at}
			if j, ok := first[p]; ok {
				a, b := root(i), root(j)
				parent[max(a, b)] = min(a, b)
			} else {
				first[p] = i
			}
		}
	}
	merged := map[int]*contradiction{}
	var roots []int
	for i, d := range g.all {
		r := root(i)
		c := merged[r]
		if c == nil {
			c = &contradiction{Conflict: news.Conflict{Kind: d.kind, About: d.about}}
			merged[r] = c
			roots = append(roots, r)
		}
		c.add(d.a)
		c.add(d.b)
	}
	out := make([]news.Conflict, 0, len(roots))
	for _, r := range roots {
		c := merged[r]
		for i := range c.Sides {
			slices.SortFunc(c.Sides[i].Members, func(a, b news.Evidence) int {
				return cmp.Or(cmp.Compare(g.order[a.Article], g.order[b.Article]), cmp.Compare(a.Span.Start, b.Span.Start))
			})
		}
		slices.SortStableFunc(c.Sides, func(a, b news.Side) int { return cmp.Compare(len(b.Members), len(a.Members)) })
		out = append(out, c.Conflict)
	}
	return out
}

// values are the places of the values in dispute, in copies of a passage too.
func (g *groups) values() map[news.ArticleID][]int {
	out := map[news.ArticleID][]int{}
	for i := range g.all {
		for _, s := range [...]*side{&g.all[i].a, &g.all[i].b} {
			out[s.evidence.Article] = append(out[s.evidence.Article], s.at)
			for _, c := range s.copies {
				out[c.Article] = append(out[c.Article], c.Span.Start+s.at-s.evidence.Span.Start)
			}
		}
	}
	return out
}

// contradiction is a conflict that is being put together.
type contradiction struct {
	news.Conflict
	keys []string // of the sides
	told map[member]bool
}

// member is a passage on a side of a conflict.
type member struct {
	side    int
	article news.ArticleID
	span    news.Span
}

// add puts the evidence of s that is not told yet under its value.
func (c *contradiction) add(s side) {
	at := slices.Index(c.keys, s.key)
	if at < 0 {
		at = len(c.keys)
		c.keys = append(c.keys, s.key)
		c.Sides = append(c.Sides, news.Side{Value: s.value})
	}
	if c.told == nil {
		c.told = map[member]bool{}
	}
	for _, e := range append([]news.Evidence{s.evidence}, s.copies...) {
		if m := (member{at, e.Article, e.Span}); !c.told[m] {
			c.told[m] = true
			c.Sides[at].Members = append(c.Sides[at].Members, e)
		}
	}
}
